import ECSRuntime
import TestSupport
import Testing

/// What is read can be written, in both formats, and reads back as the same.
@Suite struct ResponseWritingTests {
    private static let texts = [
        "", " ", "a<b>&c]]>", "\r\n\t", "\u{E9}\u{65}\u{301}😀", "'\"\\", "1e5", "null", "  x  ",
    ]

    /// A response with values of every kind, some of them absent.
    private func response(_ generator: inout SeededGenerator) throws -> Instances {
        func text() -> String { Self.texts.randomElement(using: &generator) ?? "" }
        func flag() -> Bool { Bool.random(using: &generator) }
        var response = try WireDecoder(format: .json).decode(Instances.self, from: #"{"Instances":{}}"#.utf8)
        response.requestID = flag() ? text() : nil
        response.totalCount = flag() ? Int(Int32.random(in: .min ... .max, using: &generator)) : nil
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            var instance = try decodeInstance(.json, #""InstanceId":"i""#)
            instance.localStorageCapacity = flag() ? Int.random(in: .min ... .max, using: &generator) : nil
            instance.spotPriceLimit = flag() ? Double.random(in: -1...1, using: &generator) : nil
            instance.ioOptimized = flag() ? flag() : nil
            instance.status = flag() ? .running : nil
            instance.securityGroupIDs = (0..<Int.random(in: 0...2, using: &generator)).map { "sg-\($0)" }
            instance.tags = (0..<Int.random(in: 0...2, using: &generator)).map { .init(key: "k\($0)", value: text()) }
            instance.ports = (0..<Int.random(in: 0...3, using: &generator)).map { $0 }
            instance.labels = flag() ? ["a": text(), "b_c.d-e": text()] : [:]
            instance.extra = flag() ? .object(["x": .string(text()), "y": .object(["z": "1"])]) : nil
            instance.matrix = (0..<Int.random(in: 0...2, using: &generator)).map { [$0, 7] }
            response.instances.append(instance)
        }
        return response
    }

    @Test func everyValueComesBack() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let value = try response(&generator)
            let json = try value.jsonText()
            #expect(try WireDecoder(format: .json).decode(Instances.self, from: json.utf8) == value, "\(json)")
            let xml = try value.xmlText(root: "DescribeInstancesResponse")
            #expect(try WireDecoder(format: .xml).decode(Instances.self, from: xml.utf8) == value, "\(xml)")
        }
    }

    @Test func writesListsUnderTheirItems() throws {
        let instance = try decodeInstance(
            .json, #""SecurityGroupIds":{"SecurityGroupId":["a","b"]},"Tags":[{"Key":"k"}]"#)
        #expect(
            try instance.jsonText() == #"{"SecurityGroupIds":{"SecurityGroupId":["a","b"]},"Tags":[{"Key":"k"}]}"#
        )
        #expect(
            try instance.xmlText(root: "Instance")
                == "<Instance><SecurityGroupIds><SecurityGroupId>a</SecurityGroupId><SecurityGroupId>b</SecurityGroupId>"
                + "</SecurityGroupIds><Tags><Key>k</Key></Tags></Instance>"
        )
    }

    @Test(arguments: [
        (#""InstanceId":"\u0001""#, "InstanceId: a text with U+1"),
        (#""Labels":{"a b":"1"}"#, "'a b' can't be the name"),
        (#""Labels":{"":"1"}"#, "'' can't be the name"), (#""Labels":{"1a":"1"}"#, "'1a' can't be the name"),
        (#""Labels":{"a:b":"1"}"#, "'a:b' can't be the name"), (#""Extra":[1]"#, "Extra: a list without a type"),
        (#""Extra":{"><x":1}"#, "'><x' can't be the name"), (#""InstanceId":"\uffff""#, "U+FFFF"),
    ])
    func whatXMLCannotSayIsAnError(members: String, message: String) throws {
        let instance = try decodeInstance(.json, members)
        let error = #expect(throws: WireEncodingError.self) { try instance.xmlText(root: "R") }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        #expect(throws: Never.self) { try instance.jsonText() }
    }

    @Test func aRootIsAName() throws {
        let instance = try decodeInstance(.json, "")
        #expect(throws: WireEncodingError.self) { try instance.xmlText(root: "a><b") }
    }
}
