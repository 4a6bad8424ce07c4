import ECSRuntime
import TestSupport
import Testing

/// Writes what a closure says, as a generated type would.
struct Members: WireEncodable {
    var write: @Sendable (inout WireWriter) -> Void

    init(_ write: @escaping @Sendable (inout WireWriter) -> Void) {
        self.write = write
    }

    func encode(into writer: inout WireWriter) {
        write(&writer)
    }
}

@Suite struct WireWriterTests {
    private func parameters(_ write: @escaping @Sendable (inout WireWriter) -> Void) throws -> [String] {
        try Members(write).queryParameters().map { "\($0.name)=\($0.value)" }
    }

    private func json(_ write: @escaping @Sendable (inout WireWriter) -> Void) throws -> String {
        try Members(write).jsonText()
    }

    private static let writeEverything: @Sendable (inout WireWriter) -> Void = { writer in
        writer.string("S", "a b&")
        writer.string("Nil", nil)
        writer.int32("I", -5)
        writer.int64("L", .max)
        writer.bool("B", true)
        writer.double("D", 0.165)
        writer.enumeration("E", Instances.Status.running)
        writer.object("Flat", Instances.Tag(key: "k", value: nil))
        writer.strings("List", ["x", "y"])
        writer.strings("Empty", [])
        writer.bools("Flags", [true, false])
        writer.objects("Tag", [Instances.Tag(key: "a", value: "1"), Instances.Tag(key: "b", value: "2")])
        writer.stringLists("Nested", [["p", "q"], ["r"]])
        writer.objectLists("Deep", [[Instances.Tag(key: "z")]])
        writer.stringMap("Map", ["b": "2", "a": "1"])
        writer.valueMap("Values", ["n": 1, "l": ["x", .null]])
        writer.stringMaps("Maps", [["k": "v"]])
    }

    @Test func parametersAreFlattened() throws {
        #expect(
            try parameters(Self.writeEverything) == [
                "S=a b&", "I=-5", "L=9223372036854775807", "B=true", "D=0.165", "E=Running", "Flat.Key=k", "List.1=x",
                "List.2=y", "Flags.1=true", "Flags.2=false", "Tag.1.Key=a", "Tag.1.Value=1", "Tag.2.Key=b",
                "Tag.2.Value=2", "Nested.1.1=p", "Nested.1.2=q", "Nested.2.1=r", "Deep.1.1.Key=z", "Map.a=1", "Map.b=2",
                "Values.l.1=x", "Values.n=1", "Maps.1.k=v",
            ]
        )
    }

    @Test func jsonIsNested() throws {
        #expect(
            try json(Self.writeEverything)
                == #"{"S":"a b&","I":-5,"L":9223372036854775807,"B":true,"D":0.165,"E":"Running","Flat":{"Key":"k"},"#
                + #""List":["x","y"],"Empty":[],"Flags":[true,false],"Tag":[{"Key":"a","Value":"1"},"#
                + #"{"Key":"b","Value":"2"}],"Nested":[["p","q"],["r"]],"Deep":[[{"Key":"z"}]],"Map":{"a":"1","b":"2"},"#
                + #""Values":{"l":["x",null],"n":1},"Maps":[{"k":"v"}]}"#
        )
    }

    @Test func jsonStyleIsOneParameter() throws {
        let found = try parameters { writer in
            writer.jsonObject("Object", Members(Self.writeStyleMembers))
            writer.jsonObjects("Objects", [Instances.Tag(key: "\"\\\u{1}\n/é", value: "")])
            writer.jsonStrings("Strings", ["a", "b"])
            writer.jsonStrings("None", [])
            writer.jsonInt32s("Ints", [1, 2])
            writer.jsonStringMap("Map", ["b": "2", "a": "1"])
            writer.jsonValueMap("Values", ["a": .number("1.50"), "b": .number("x")])
            writer.jsonValue("Value", ["x"])
            writer.jsonInt64Lists("Lists", [[1], []])
            writer.jsonObject("Nil", Instances.Tag?.none)
            writer.string("After", "1")
        }
        #expect(
            found == [
                #"Object={"Inner":{"Key":"k"},"List":[1,2]}"#, #"Objects=[{"Key":"\"\\\u0001\n/é","Value":""}]"#,
                #"Strings=["a","b"]"#, "None=[]", "Ints=[1,2]", #"Map={"a":"1","b":"2"}"#,
                #"Values={"a":1.50,"b":"x"}"#, #"Value=["x"]"#, "Lists=[[1],[]]", "After=1",
            ]
        )
    }

    private static let writeStyleMembers: @Sendable (inout WireWriter) -> Void = { writer in
        writer.jsonObject("Inner", Instances.Tag(key: "k"))
        writer.jsonInt64s("List", [1, 2])
    }

    @Test(
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1.0, "1"), (112.0, "112"), (-2.5, "-2.5"), (0.165, "0.165"), (1e-7, "0.0000001"),
            (1.5e-10, "0.00000000015"), (1e21, "1000000000000000000000"), (1.25e22, "12500000000000000000000"),
            (123456789.125, "123456789.125"), (9007199254740993.0, "9007199254740992"),
        ] as [(Double, String)]
    )
    func numbersHaveNoExponent(value: Double, text: String) throws {
        #expect(try parameters { $0.double("D", value) } == ["D=" + text])
    }

    @Test func everyNumberReadsBack() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = try json { $0.double("SpotPriceLimit", value) }
            let instance = try decodeInstance(.json, String(text.dropFirst().dropLast()))
            #expect(instance.spotPriceLimit == value)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func numbersWithoutSpellingAreRefused(value: Double) {
        #expect(throws: WireEncodingError.self) { try parameters { $0.doubles("Prices", [1, value]) } }
        #expect(throws: WireEncodingError.self) { try json { $0.jsonObject("O", Members { $0.double("D", value) }) } }
    }

    @Test func decodedValuesEncodeToTheSameJSON() throws {
        let body =
            #"{"Instances":{"Instance":[{"InstanceId":"i","Cpu":8,"IoOptimized":false,"Tags":[{"Key":"a","Value":"b"}],"#
            + #""Ports":[1],"Labels":{"x":"1"},"Extra":{"a":[null,1.0]},"Matrix":[[1],[2]]}]},"RequestId":"R"}"#
        let value = try WireDecoder(format: .json).decode(Instances.self, from: body.utf8)
        #expect(try value.jsonText() == body)
    }

    @Test func requestsReadTheirOwnJSON() throws {
        let body = #"{"RegionId":"r","ResourceId":["a","b"],"First":{"Key":"k"}}"#
        let request = try WireDecoder(format: .json).decode(TagRequest.self, from: body.utf8)
        #expect(try request.jsonText() == body)
        #expect(
            try request.queryParameters() == [
                QueryParameter(name: "RegionId", value: "r"), QueryParameter(name: "ResourceId.1", value: "a"),
                QueryParameter(name: "ResourceId.2", value: "b"), QueryParameter(name: "First.Key", value: "k"),
            ]
        )
    }
}
