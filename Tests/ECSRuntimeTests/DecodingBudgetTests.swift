import ECSRuntime
import Testing

/// What grows with a body is bounded by its length, and refused early.
@Suite struct DecodingBudgetTests {
    private func error(_ format: WireFormat, _ body: String) -> WireDecodingError? {
        decodingError { _ = try WireDecoder(format: format).decodeReportingUnknown(Instances.self, from: body.utf8) }
    }

    private static func names(_ count: Int, _ text: (String) -> String) -> String {
        (0..<count).map { text("n" + String($0, radix: 36)) }.joined()
    }

    @Test(
        "Bodies with too much of something",
        arguments: [
            (.json, #"{"Instances":{"Instance":["# + String(repeating: "{},", count: 400_000) + "{}]}}"),
            (.json, #"{"A":["# + String(repeating: "0,", count: 400_000) + "0]}"),
            (.json, #"{"Extra":{"A":["# + String(repeating: "[],", count: 400_000) + "0]}}"),
            (.json, "{" + names(70_000) { "\"\($0)\":1," } + "\"a\":1}"),
            (.json, #"{"Extra":{"# + names(70_000) { "\"\($0)\":1," } + #""a":1}}"#),
            (.xml, "<R " + names(257) { "\($0)='' " } + "/>"),
            (.xml, "<R " + names(20_000) { "\($0)='' " } + "/>"),
            (.xml, "<R " + names(257) { "xmlns:\($0)='\($0)' " } + "/>"),
            (.xml, "<R><!-- ' --><![CDATA[\"]]><?p '?><a " + names(257) { "\($0)='>' " } + "/></R>"),
            (.xml, "<R " + names(100) { "xmlns:\($0)='\($0)' " } + "><a/></R>"),
            (.xml, "<R>" + names(70_000) { "<\($0)/>" } + "</R>"),
            (.xml, "<R>" + names(70_000) { "<a \($0)=''/>" } + "</R>"),
            (.xml, "<R>" + names(70_000) { "<\($0):a/>" } + "</R>"),
            (.xml, "<R>" + names(70_000) { "<?\($0) ?>" } + "</R>"),
            (.xml, "<R>" + String(repeating: "<a/>", count: 500_000) + "</R>"),
            (.xml, "<?xml version='1.0' encoding='UTF-7'?><R>" + String(repeating: " ", count: 70_000) + "</R>"),
        ] as [(WireFormat, String)]
    )
    func isRefusedWithItsOffset(format: WireFormat, body: String) {
        let error = error(format, body)
        #expect(error?.code == .limitExceeded, "\(body.prefix(60)): \(error?.description ?? "accepted")")
        #expect((1...body.utf8.count).contains(error?.offset ?? -1), "\(body.prefix(60))")
    }

    @Test(
        "Bodies with much of something",
        arguments: [
            (
                .json,
                #"{"Instances":{"Instance":["# + String(repeating: #"{"InstanceId":"i-0000000000000"},"#, count: 3_000)
                    + "{}]}}"
            ),
            (.json, #"{"A":["# + String(repeating: "0,", count: 200_000) + "0]}"),
            (.json, "{" + names(60_000) { "\"\($0)\":1," } + "\"a\":1}"),
            (.xml, "<R " + names(256) { "\($0)='=' " } + ">" + String(repeating: "=", count: 1_000) + "</R>"),
            (.xml, "<R " + names(60) { "xmlns:\($0)='\($0)' " } + "><a/></R>"),
            (.xml, "<R>" + names(60_000) { "<\($0)/>" } + "</R>"),
            (.xml, "<R>" + String(repeating: "<a b='c'/>", count: 100_000) + "</R>"),
            (
                .xml,
                "<?xml version='1.0' encoding='GB18030'?><R><a>" + String(repeating: " ", count: 70_000) + "</a></R>"
            ),
        ] as [(WireFormat, String)]
    )
    func isRead(format: WireFormat, body: String) {
        // Nor is text at the root an object.
        let error = error(format, body)
        #expect(error == nil || error?.path == "$", "\(body.prefix(60)): \(error?.description ?? "")")
    }

    @Test func aLargeStructCannotComeOfTwoBytesOverAndOver() {
        var decoder = WireDecoder(format: .json)
        let body = #"{"Instances":{"Instance":["# + String(repeating: "{},", count: 100_000) + "{}]}}"
        #expect(decodingError { _ = try decoder.decode(Instances.self, from: body.utf8) }?.code == .limitExceeded)
        decoder.limits.expansion = 64
        let small = #"{"Instances":{"Instance":["# + String(repeating: "{},", count: 1_000) + "{}]}}"
        #expect((try? decoder.decode(Instances.self, from: small.utf8))?.instances.count == 1_001)
    }

    @Test func aLimitOutranksAValueThatDoesNotFit() {
        let body =
            #"{"RequestId":{"a":1},"Instances":{"Instance":["# + String(repeating: "{},", count: 200_000) + "{}]}}"
        #expect(error(.json, body)?.code == .limitExceeded)
    }

    @Test func namesOfParametersAreBounded() throws {
        let key = String(repeating: "k", count: 1 << 20)
        let members = Members { $0.valueMap(15, [key: .array(Array(repeating: "1", count: 100))]) }
        #expect(throws: WireEncodingError.self) { try members.queryParameters() }
        #expect(throws: Never.self) { try members.jsonText() }
    }
}
