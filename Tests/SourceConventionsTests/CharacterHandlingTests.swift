import Foundation
import Testing

/// No source handles text from outside by `Character`s, but for what `character-handling.txt` allows.
@Suite struct CharacterHandlingTests {
    @Test func noSourceHandlesCharactersUnlessAllowed() throws {
        try Allowances("character-handling.txt").check(CharacterHandling.findings)
    }

    @Test(arguments: [
        #"text.split(separator: "'")"#, #"text.split(separator:",")"#, "text.components(separatedBy: x)",
        "name.hasPrefix(prefix)", #"name.hasSuffix(".json")"#, #"name.contains("/")"#, #"a.firstIndex(of: "=")"#,
        #"a.lastIndex(of: "/")"#, #"a.firstIndex { $0 == "=" }"#, "a.replacingOccurrences(of: b, with: c)",
        #"a.replacing("'", with: "")"#, "a.trimmingCharacters(in: .newlines)", "for character in text {",
        "a.lowercased()", "a.uppercased() // in capitals", "first.isLetter", "c.isWhitespace && d",
        "number.allSatisfy(\\.isNumber)",
        #"a.range(of: "x")"#,
        "UInt8(digits, radix: 16)", "Int(text.dropFirst(2), radix: 8)",
    ]) func findsTheWrongWays(line: String) {
        #expect(CharacterHandling.findings(in: Data("\n\(line)\n".utf8)).map(\.line) == [2])
    }

    @Test(arguments: [
        "text.splitExactly(at: 0x27)", "bytes.split(separator: 0x0A)", "name.hasExactPrefix(prefix)",
        "// a.lowercased()",
        "let a = 1  // name.hasPrefix(x)", "text.utf8.firstIndex(of: UInt8(ascii: \"=\"))", "String(byte, radix: 16)",
        "a.asciiLowercased", "names.contains(name)", "a.isEmpty", "for scalar in text.unicodeScalars {",
        "DecimalText.isNumber(bytes)", "scalar.properties.isWhitespace",
    ]) func passesTheRightWays(line: String) {
        #expect(CharacterHandling.findings(in: Data(line.utf8)).isEmpty)
    }
}
