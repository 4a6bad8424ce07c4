import ECSRuntime
import TestSupport
import Testing

/// Writes what a closure says, as a generated type would.
struct Members: WireEncodable {
    var write: @Sendable (inout WireWriter) -> Void

    init(_ write: @escaping @Sendable (inout WireWriter) -> Void) {
        self.write = write
    }

    static var wireFields: StaticString {
        """
        S\ts
        Nil\tnil
        I\ti
        L\tl
        B\tb
        D\td
        E\te
        Flat\tflat
        List\tlist\t/Item
        Empty\tempty
        Flags\tflags
        Tag\ttag\t/Item
        Nested\tnested
        Deep\tdeep
        Map\tmap
        Values\tvalues
        Maps\tmaps
        Any\tany
        Object\tobject\t{\t[
        Objects\tobjects\t{\t[
        Strings\tstrings\t{\t[
        None\tnone\t{\t[
        Ints\tints\t{\t[
        Map\tjSONMap\t{\t[
        Values\tjSONValues\t{\t[
        Value\tvalue\t{\t[
        Lists\tlists\t{\t[
        """
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
        writer.string(0, "a b&")
        writer.string(1, nil)
        writer.int32(2, -5)
        writer.int64(3, .max)
        writer.bool(4, true)
        writer.double(5, 0.165)
        writer.enumeration(6, Instances.Status.running)
        writer.object(7, Instances.Tag(key: "k", value: nil))
        writer.strings(8, ["x", "y"])
        writer.strings(9, [])
        writer.bools(10, [true, false])
        writer.objects(11, [Instances.Tag(key: "a", value: "1"), Instances.Tag(key: "b", value: "2")])
        writer.stringLists(12, [["p", "q"], ["r"]])
        writer.objectLists(13, [[Instances.Tag(key: "z")]])
        writer.stringMap(14, ["b": "2", "a": "1"])
        writer.valueMap(15, ["n": 1, "l": ["x", .null]])
        writer.stringMaps(16, [["k": "v"]])
    }

    @Test func parametersAreFlattened() throws {
        #expect(
            try parameters(Self.writeEverything) == [
                "S=a b&", "I=-5", "L=9223372036854775807", "B=true", "D=0.165", "E=Running", "Flat.Key=k",
                "List.Item.1=x",
                "List.Item.2=y", "Flags.1=true", "Flags.2=false", "Tag.Item.1.Key=a", "Tag.Item.1.Value=1",
                "Tag.Item.2.Key=b", "Tag.Item.2.Value=2", "Nested.1.1=p", "Nested.1.2=q", "Nested.2.1=r",
                "Deep.1.1.Key=z", "Map.a=1", "Map.b=2",
                "Values.l.1=x", "Values.n=1", "Maps.1.k=v",
            ]
        )
    }

    @Test func jsonIsNested() throws {
        #expect(
            try json(Self.writeEverything)
                == #"{"S":"a b&","I":-5,"L":9223372036854775807,"B":true,"D":0.165,"E":"Running","Flat":{"Key":"k"},"#
                + #""List":{"Item":["x","y"]},"Flags":[true,false],"Tag":{"Item":[{"Key":"a","Value":"1"},"#
                + #"{"Key":"b","Value":"2"}]},"Nested":[["p","q"],["r"]],"Deep":[[{"Key":"z"}]],"Map":{"a":"1","b":"2"},"#
                + #""Values":{"l":["x",null],"n":1},"Maps":[{"k":"v"}]}"#
        )
    }

    @Test func jsonStyleIsOneParameter() throws {
        let found = try parameters { writer in
            writer.object(18, Members(Self.writeStyleMembers))
            writer.objects(19, [Instances.Tag(key: "\"\\\u{1}\n/é", value: "")])
            writer.strings(20, ["a", "b"])
            writer.strings(21, [])
            writer.int32s(22, [1, 2])
            writer.stringMap(23, ["b": "2", "a": "1"])
            writer.valueMap(24, ["a": .number("1.50"), "b": .number("x")])
            writer.value(25, ["x"])
            writer.int64Lists(26, [[1], []])
            writer.object(18, Instances.Tag?.none)
            writer.string(0, "1")
        }
        #expect(
            found == [
                #"Object={"Object":{"Key":"k"},"Ints":[1,2]}"#, #"Objects=[{"Key":"\"\\\u0001\n/é","Value":""}]"#,
                #"Strings=["a","b"]"#, "None=[]", "Ints=[1,2]", #"Map={"a":"1","b":"2"}"#,
                #"Values={"a":1.50,"b":"x"}"#, #"Value=["x"]"#, "Lists=[[1],[]]", "S=1",
            ]
        )
    }

    private static let writeStyleMembers: @Sendable (inout WireWriter) -> Void = { writer in
        writer.object(18, Instances.Tag(key: "k"))
        writer.int64s(22, [1, 2])
    }

    @Test(
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1.0, "1"), (112.0, "112"), (-2.5, "-2.5"), (0.165, "0.165"), (1e-7, "0.0000001"),
            (1.5e-10, "0.00000000015"), (1e21, "1000000000000000000000"), (1.25e22, "12500000000000000000000"),
            (123456789.125, "123456789.125"), (9007199254740993.0, "9007199254740992"),
        ] as [(Double, String)]
    )
    func numbersHaveNoExponent(value: Double, text: String) throws {
        #expect(try parameters { $0.double(5, value) } == ["D=" + text])
    }

    @Test func everyNumberReadsBack() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = try json { $0.double(5, value) }
            let number = text.dropFirst(#"{"D":"#.utf8.count).dropLast()
            let instance = try decodeInstance(.json, #""SpotPriceLimit":"# + number)
            #expect(instance.spotPriceLimit == value)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func numbersWithoutSpellingAreRefused(value: Double) {
        #expect(throws: WireEncodingError.self) { try parameters { $0.doubles(10, [1, value]) } }
        #expect(throws: WireEncodingError.self) { try json { $0.object(18, Members { $0.double(5, value) }) } }
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
