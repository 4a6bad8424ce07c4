import DiagnosticsCore
import Testing

@Suite struct InvisibleCharacterTests {
    @Test(
        arguments: [
            "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{A0}", "\u{202E}", "\u{2066}", "\u{AD}", "\u{2060}",
            "\u{115F}", "\u{E0041}", "\u{2003}", "\u{7}", "\u{200D}", "\u{FE0F}",
        ])
    func `what can't be seen is escaped wherever it is printed`(_ character: String) {
        let text = "zo\(character)ne"
        #expect(InvisibleCharacter(firstIn: text)?.scalar == character.unicodeScalars.first)
        #expect(InvisibleCharacter.removed(from: text) == "zone")
        let escape = "\\u{\(String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true))}"
        #expect(DisplayText.escape(text) == "zo\(escape)ne")
        let file = SourceFile(name: "a", text: text + ": 1")
        let finding = Diagnostic(
            .error, .someRule, text, at: Diagnostic.Position(file: file, span: SourceSpan(0, 1))
        )
        #expect(TextRenderer().render([finding]).components(of: escape) == 2)
        #expect(!JSONRenderer().render([finding]).unicodeScalars.contains(character.unicodeScalars.first ?? "a"))
    }

    @Test(arguments: ["é", "漢字", "👨‍👩‍👧", "❤️", "全角　空白", "a b"])
    func `what can be seen stays`(_ text: String) {
        #expect(DisplayText.escape(text) == text)
    }
}

extension String {
    /// How often another text stands in this one.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
