import SwiftSource
import Testing

@Suite struct SwiftRendererTests {
    @Test func rendersAFile() {
        let property = VariableDeclaration(
            documentation: ["A line.", "", "More."],
            access: .public,
            name: "default",
            type: .optional(.array("Self.Inner"))
        )
        let computed = VariableDeclaration(
            access: .internal,
            name: "next",
            type: .optional("Int"),
            value: .accessors(
                get: .member(.member(.keyword(.self), "storage"), "first"),
                set: [.assign(.member(.keyword(.self), "storage"), .optionalAsArray("newValue"))]
            )
        )
        let names = VariableDeclaration(
            access: .public,
            isStatic: true,
            name: "names",
            type: "StaticString",
            value: .computed(.lines(["a", "b\"c\\d"]))
        )
        let all = VariableDeclaration(
            access: .internal,
            isStatic: true,
            name: "all",
            type: .array("Other"),
            value: .computed(.array([.type("A"), .call("f", "g", .init(nil, .array([.integer(1), .integer(2)])))]))
        )
        let function = FunctionDeclaration(
            access: .private,
            modifiers: ["mutating"],
            name: "read",
            parameters: [.init("from", "node", modifier: "borrowing", "Node"), .init(nil, "in", "Int")],
            returnType: "Bool",
            body: [
                .assign(
                    .member(.keyword(.self), "default"),
                    .call("node", "list", .init(nil, .integer(0)), .init("of", .type("T")))
                ),
                .expression(
                    .call(.keyword(.self), [.init("into", .reference("writer")), .init("or", .emptyDictionary)])),
            ]
        )
        let keys = TypeDeclaration(
            .enum,
            access: .private,
            name: "Keys",
            conformances: ["String", "CodingKey"],
            members: [.enumCase("init", rawValue: "Init"), .enumCase("b", rawValue: nil)]
        )
        let type = TypeDeclaration(
            documentation: ["A type."],
            attributes: ["@frozen"],
            access: .public,
            name: "Thing",
            conformances: ["P", "Q"],
            members: [
                .typeAlias(.public, name: "Other", "Int"), .variable(property), .variable(computed), .variable(names),
                .variable(all), .function(function), .type(keys),
                .type(TypeDeclaration(access: .internal, name: "Empty")),
            ]
        )
        let file = SwiftFile(
            name: "A.swift",
            header: ["Made.", ""],
            imports: [.init("B", isPublic: true), .init("C", isPublic: false)],
            declarations: [.type(type)]
        )
        let expected = #"""
            // Made.
            //

            public import B
            import C

            /// A type.
            @frozen
            public struct Thing: P, Q {
                public typealias Other = Int

                /// A line.
                ///
                /// More.
                public var `default`: [`Self`.Inner]?
                var next: Int? {
                    get { self.storage.first }
                    set {
                        self.storage = newValue.map { [$0] } ?? []
                    }
                }
                public static var names: StaticString {
                    """
                    a
                    b\"c\\d
                    """
                }
                static var all: [Other] {
                    [
                        A.self,
                        f.g([1, 2]),
                    ]
                }

                private mutating func read(from node: borrowing Node, `in`: Int) -> Bool {
                    self.default = node.list(0, of: T.self)
                    self(into: &writer, or: [:])
                }

                private enum Keys: String, CodingKey {
                    case `init` = "Init"
                    case b
                }

                struct Empty {}
            }

            """#
        #expect(SwiftRenderer.render(file) == expected)
    }

    @Test func rendersAnEmptyFileAsItsHeader() {
        #expect(SwiftRenderer.render(SwiftFile(name: "A.swift", header: ["Made."])) == "// Made.\n")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a\"b", #"a\"b"#), (#"\(x)"#, #"\\(x)"#), ("a\nb\r\t", #"a\nb\r\t"#), ("\u{0}", #"\u{0}"#),
        ("\u{202E}", #"\u{202E}"#), ("\u{2028}", #"\u{2028}"#), ("é中", "é中"), ("\u{85}", #"\u{85}"#),
    ])
    func escapesTexts(text: String, escaped: String) {
        let variable = VariableDeclaration(access: .internal, name: "a", type: nil, value: .initial(.string(text)))
        let file = SwiftFile(name: "A.swift", header: [], declarations: [.variable(variable)])
        #expect(SwiftRenderer.render(file) == "\nvar a = \"\(escaped)\"\n")
    }
}
