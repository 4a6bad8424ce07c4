import SwiftSource
import Testing

/// Nothing that a value holds can leave the place it is rendered at.
@Suite struct HostileTextTests {
    static let payloads = [
        "\n}\nlet EVIL = 1 //", "\r\nlet EVIL = 1", "\rlet EVIL = 1", "a\u{0}b\nlet EVIL = 1", "\u{2028}let EVIL = 1",
        "\u{85}let EVIL = 1", "*/ let EVIL = 1 /*", "\"\nlet EVIL = \"", "\\(EVIL())", "\"\"\"\nlet EVIL = 1",
        "`; let EVIL = 1",
        "\n#if true\nlet EVIL = 1\n#endif", "a\u{202E}b", "", " ", "1x", "\u{301}\nlet EVIL", "x\u{301}\n",
        "a.b; let EVIL = 1",
    ]

    private func lines(with text: String, in slot: Int) -> [Substring] {
        func at(_ number: Int) -> String { number == slot ? text : "plain" }
        let file = SwiftFile(
            name: "A.swift",
            header: [at(0)],
            imports: [.init(at(1), isPublic: false)],
            declarations: [
                .typeAlias(.internal, name: at(2), .named(at(3))),
                .type(
                    TypeDeclaration(
                        documentation: [at(4)],
                        access: .internal,
                        name: at(5),
                        conformances: [at(6)],
                        members: [
                            .variable(
                                VariableDeclaration(
                                    documentation: [at(7)],
                                    access: .internal,
                                    name: at(8),
                                    type: .optional(.array(.named(at(9)))),
                                    value: .initial(
                                        .call(.member(.name(at(10)), at(11)), [.init(at(12), .string(at(13)))]))
                                )
                            ),
                            .variable(
                                VariableDeclaration(
                                    access: .internal,
                                    isStatic: true,
                                    name: "names",
                                    type: "StaticString",
                                    value: .computed(.lines([at(14), "b"]))
                                )
                            ),
                            .function(
                                FunctionDeclaration(
                                    access: .internal,
                                    name: at(15),
                                    parameters: [.init(at(16), at(17), .dictionary(.named(at(18))))],
                                    body: [.assign(.name(at(19)), .array([.string(at(20))]))]
                                )
                            ),
                            .enumCase(at(21), rawValue: at(22)),
                        ]
                    )
                ),
            ]
        )
        return SwiftRenderer.render(file).split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test(arguments: payloads) func staysInItsPlace(payload: String) {
        for slot in 0...22 {
            let plain = lines(with: "plain", in: slot)
            let hostile = lines(with: payload, in: slot)
            #expect(hostile.count == plain.count, "slot \(slot)")
            for (number, pair) in zip(plain, hostile).enumerated() where pair.0 != pair.1 {
                #expect(!pair.1.unicodeScalars.contains { $0 == "\r" || $0 == "\u{0}" }, "slot \(slot), line \(number)")
                // Only in comments and quotes may it be read at all; elsewhere no blank and no bracket is left of it.
                let isText = [0, 4, 7, 13, 14, 20, 22].contains(slot)
                #expect(isText || !pair.1.contains("let EVIL"), "slot \(slot): \(pair.1)")
            }
        }
    }

    @Test(arguments: [
        ("plain", true), ("_", true), ("é", true), ("实例", true), ("x1", true), ("1x", false), ("", false),
        ("a b", false),
        ("a\n", false), ("a-b", false), ("a.b", false), ("`a`", false), ("a\u{202E}", false), ("\u{301}", false),
    ])
    func identifiersHaveAGrammar(text: String, isIdentifier: Bool) {
        #expect(Identifier.isIdentifier(text) == isIdentifier)
        #expect(Identifier.isIdentifier(Identifier.escapedMember(text)))
        #expect((Identifier.escaped(text) == text) == isIdentifier)
    }
}
