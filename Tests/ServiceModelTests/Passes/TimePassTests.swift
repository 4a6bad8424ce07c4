import Testing

@testable import ServiceModel

@Suite struct TimePassTests {
    @Test(arguments: [
        // By name and example, in every form that is documented.
        (#""CreationTime":{"type":"string","example":"2017-12-10T04:04Z"}"#, true),
        (#""ValidUntil":{"type":"string","example":"2017-12-10T04:04:04Z"}"#, true),
        (#""TimeStamp":{"type":"string","example":"2017-12-10T04:04:04.120+08:00"}"#, true),
        (#""EndTime":{"type":"string","example":"2017-12-10T04Z"}"#, true),
        // By the metadata's own word.
        (#""Moment":{"type":"string","format":"date-time"}"#, true),
        // An example of something else, or a name of something else.
        (#""EndTime":{"type":"string","example":"23:00"}"#, false),
        (#""StartTime":{"type":"string","example":"1645574400"}"#, false),
        (#""InstanceName":{"type":"string","example":"2017-12-10T04:04Z"}"#, false),
        (#""Lifetime":{"type":"string","example":"2017-12-10T04:04Z"}"#, false),
        (#""CreationTime":{"type":"string"}"#, false),
        (#""CreationTime":{"type":"integer","example":"2017-12-10T04:04Z"}"#, false),
        (#""StartTime":{"type":"string","x-jsonText":"array","example":"2017-12-10T04:04Z"}"#, false),
    ])
    func findsTimes(member: String, isTime: Bool) throws {
        var service = try buildService(response: member)
        TimePass.markTimes(of: &service)
        #expect((service.actions.first?.response.members.first?.type.outline == "time") == isTime)
    }

    /// A member without an example goes by the others of its name, if they agree.
    @Test func followsTheOthersOfItsName() throws {
        var service = try buildService(
            parameters: #"""
                {"name":"CreationTime","in":"query","schema":{"type":"string"}},
                {"name":"EndTime","in":"query","schema":{"type":"string"}}
                """#,
            response: #"""
                "CreationTime":{"type":"string","example":"2017-12-10T04:04Z"},
                "EndTime":{"type":"string","example":"2017-12-10T04:04Z"},
                "Window":{"type":"object","properties":{"EndTime":{"type":"string","example":"23:00"}}}
                """#
        )
        TimePass.markTimes(of: &service)
        let action = try #require(service.actions.first)
        #expect(action.request.members.map(\.outline) == ["CreationTime: time", "EndTime: string"])
        #expect(
            action.response.members.map(\.outline)
                == ["CreationTime: time", "EndTime: time", "Window: {EndTime: string}"]
        )
    }
}
