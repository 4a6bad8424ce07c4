import ECSRuntime
import Testing

/// One odd value costs itself, not the body.
@Suite struct LenientDecodingTests {
    @Test(arguments: [
        (
            WireFormat.json,
            #"{"Instances":{"Instance":[{"InstanceId":"a","Cpu":"x"},{"InstanceId":{},"Cpu":4294967296,"Tags":7},"#
                + #"{"InstanceId":"c","IoOptimized":"perhaps","Matrix":[["1"],["q"]]}]},"TotalCount":3}"#,
            ["[0].Cpu", "[1].Cpu", "[1].Tags", "[2].IoOptimized", "[2].Matrix[1]"]
        ),
        (
            .xml,
            "<R><Instances><Instance><InstanceId>a</InstanceId><Cpu>x</Cpu></Instance><Instance/><Instance>"
                + "<InstanceId>c</InstanceId><Ports>1</Ports><Ports>one</Ports></Instance></Instances>"
                + "<TotalCount>3</TotalCount></R>",
            ["[0].Cpu", "[2].Ports[1]"]
        ),
    ])
    func keepsTheRest(format: WireFormat, body: String, paths: [String]) throws {
        let report = try WireDecoder(format: format).decodeLeniently(Instances.self, from: body.utf8)
        #expect(report.value.totalCount == 3 && report.value.instances.count == 3)
        #expect(report.value.instances.first?.instanceID == "a" && report.value.instances.last?.instanceID == "c")
        #expect(report.value.instances.first?.cpu == nil)
        let places = report.faults.compactMap(\.path).map { $0.replacing("$.Instances.Instance", with: "") }
        #expect(zip(places, paths).allSatisfy { $0.hasPrefix($1) } && places.count == paths.count, "\(places)")
        #expect(throws: WireDecodingError.self) {
            try WireDecoder(format: format).decode(Instances.self, from: body.utf8)
        }
    }

    @Test func aGoodBodyHasNoFaults() throws {
        let report = try WireDecoder(format: .json).decodeLeniently(
            Instances.self, from: #"{"TotalCount":1,"New":2}"#.utf8)
        #expect(report.faults.isEmpty && report.unknownPaths == ["$.New"])
    }

    @Test func whatIsNoBodyIsRefusedAllTheSame() {
        for body in ["", "{", "[1]", "null", "{\"Instances\":{}"] {
            #expect(throws: WireDecodingError.self, "\(body)") {
                try WireDecoder(format: .json).decodeLeniently(Instances.self, from: body.utf8)
            }
        }
    }

    @Test func pathsOfFaultsAreBounded() {
        var decoder = WireDecoder(format: .json)
        decoder.limits.bodyBytes = 20_000
        let name = String(repeating: "n", count: 5_000)
        let body =
            #"{"Instances":{"Instance":[{"Extra":{""# + name
            + #"":[{"a":1,"a":2},{"a":1,"a":2},{"a":1,"a":2},{"a":1,"a":2},{"a":1,"a":2}]}}]}}"#
        #expect(
            decodingError { _ = try decoder.decodeLeniently(Instances.self, from: body.utf8) }?.code == .limitExceeded)
        #expect(decodingError { _ = try decoder.decode(Instances.self, from: body.utf8) }?.code == .invalidValue)
    }

    @Test func faultsAreBounded() throws {
        let body = #"{"Instances":{"Instance":["# + String(repeating: #"{"Cpu":"x"},"#, count: 5_000) + "{}]}}"
        let report = try WireDecoder(format: .json).decodeLeniently(Instances.self, from: body.utf8)
        #expect(report.faults.count == 1_000 && report.value.instances.count == 5_001)
    }
}
