import ECSRuntime
import Testing

/// A wrapper is known by its name, not by being alone in an item.
@Suite struct ListWrapperTests {
    private func report(_ format: WireFormat, _ body: String) throws -> WireDecoder.Report<Instances> {
        try WireDecoder(format: format).decodeReportingUnknown(Instances.self, from: body.utf8)
    }

    @Test(
        "Items with one member that is not known",
        arguments: [
            #"{"Brand":{"InstanceId":"zzz","Cpu":9}}"#, #"{"Brand":[{"InstanceId":"a"},{"InstanceId":"b"}]}"#,
            #"{"Brand":[]}"#, #"{"Brand":["x"]}"#, #"{"Brand":"x"}"#, #"{"Brand":null}"#, #"{"Brand":{}}"#,
            #"{"Item":[{"InstanceId":"a"}]}"#, #"{"Id":{"InstanceId":"a"}}"#, #"{"Ins":{"InstanceId":"a"}}"#,
            #"{"instance":{"InstanceId":"a"}}"#, #"{"Instance":["x"]}"#, #"{"Instance":[]}"#, #"{"Instance":null}"#,
            #"{"Instance":{"New":1}}"#, #"{"Instance":{"InstanceId":"a"},"Brand":{"InstanceId":"b"}}"#,
        ]
    )
    func anItemIsNoWrapper(item: String) throws {
        for list in ["[\(item)]", "[\(item),\(item)]", item] {
            let report = try report(.json, #"{"Instances":{"Instance":\#(list)}}"#)
            let count = list.hasPrefix("[") && list != "[\(item)]" ? 2 : 1
            #expect(report.value.instances.count == count, "\(list)")
            #expect(report.value.instances.allSatisfy { $0.instanceID == nil } == true, "\(list)")
            #expect(report.unknownPaths.isEmpty == item.hasSuffix(":null}"), "\(list)")
        }
    }

    @Test(
        "Wrappers that a type does not declare",
        arguments: [
            (.json, #"{"Instances":{"Instance":[{"Instance":{"InstanceId":"a"}},{"Instance":{"InstanceId":"b"}}]}}"#),
            (.json, #"{"Instances":{"Instance":{"Instance":[{"InstanceId":"a"},{"InstanceId":"b"}]}}}"#),
            (.json, #"{"Instances":[{"Instance":[{"InstanceId":"a"},{"InstanceId":"b"}]}]}"#),
            (
                .xml,
                "<R><Instances><Instance><item><InstanceId>a</InstanceId></item><item><InstanceId>b</InstanceId></item>"
                    + "</Instance></Instances></R>"
            ),
            (
                .xml,
                "<R><Instances><Instance><element><InstanceId>a</InstanceId></element>"
                    + "<element><InstanceId>b</InstanceId></element></Instance></Instances></R>"
            ),
        ] as [(WireFormat, String)]
    )
    func aWrapperIsKnownByItsName(format: WireFormat, body: String) throws {
        #expect(try report(format, body).value.instances.map(\.instanceID) == ["a", "b"])
    }

    @Test(
        arguments: [
            (.json, #"{"Instances":{"Instance":[{"InstanceId":"a"}]},"Instances":{"Instance":[{"InstanceId":"b"}]}}"#),
            (.json, #"{"Instances":{},"Instances":{"Instance":[{"InstanceId":"b"}]}}"#),
            (
                .xml,
                "<R><Instances><Instance><Cpu>1</Cpu></Instance></Instances>"
                    + "<Instances><Instance><Cpu>2</Cpu></Instance></Instances></R>"
            ),
        ] as [(WireFormat, String)])
    func aWrapperStandsOnce(format: WireFormat, body: String) {
        let error = decodingError { _ = try report(format, body) }
        #expect(error?.path?.hasPrefix("$.Instances") == true && error?.message == "given several times")
    }

    @Test func anElementOfAnotherNameIsAnItem() throws {
        let xml = "<R><Instances><Instance><Brand><InstanceId>a</InstanceId></Brand></Instance></Instances></R>"
        let report = try report(.xml, xml)
        #expect(report.value.instances.map(\.instanceID) == [nil])
        #expect(report.unknownPaths == ["$.Instances.Instance[0].Brand.InstanceId"])
    }
}
