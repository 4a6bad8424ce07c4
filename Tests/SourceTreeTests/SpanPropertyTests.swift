import DiagnosticsCore
import SourceTree
import TestSupport
import Testing
import YAMLTree

/// Properties of every span and map, over generated texts.
struct SpanPropertyTests {
    @Test(arguments: 0..<300)
    func generatedYAMLReadsAsMeant(seed: Int) throws {
        var writer = YAMLWriter(seed: UInt64(seed))
        let (text, expected) = writer.document()
        let file = SourceFile(name: "\(seed).yaml", text: text)
        let outcome = Outcome(file, .yaml)
        #expect(describe(outcome.error) == "none", "\(text)")
        let root = try #require(outcome.documents.first)
        #expect(dump(root) == expected, "\(text)")
        checkSpans(of: root, within: SourceSpan(0, file.bytes.count))
        for scalar in scalars(of: root) {
            try checkRereads(scalar, in: file)
            try checkMap(of: scalar, in: file)
        }
    }

    /// Children lie inside their parent, in order.
    private func checkSpans(of node: DocumentNode, within outer: SourceSpan) {
        #expect(outer.start <= node.span.start && node.span.end <= outer.end)
        var children: [(SourceSpan, DocumentNode?)] = []
        switch node.content {
        case .scalar: return
        case .sequence(let items): children = items.map { ($0.span, $0) }
        case .mapping(let entries): children = entries.flatMap { [($0.keySpan, nil), ($0.value.span, $0.value)] }
        }
        var end = node.span.start
        for (span, child) in children {
            #expect(end <= span.start)
            end = span.end
            if let child { checkSpans(of: child, within: node.span) }
        }
        #expect(end <= node.span.end)
    }

    private func scalars(of node: DocumentNode) -> [DocumentNode] {
        switch node.content {
        case .scalar: [node]
        case .sequence(let items): items.flatMap(scalars)
        case .mapping(let entries): entries.flatMap { scalars(of: $0.value) }
        }
    }

    /// A scalar's own text, read alone, is the scalar.
    private func checkRereads(_ node: DocumentNode, in file: SourceFile) throws {
        guard case .scalar(let scalar) = node.content, node.span.start < node.span.end else { return }
        // What ends a block's last line lies behind its span.
        let isBlock = scalar.style == .block
        let text = file.text(in: node.span) + (isBlock ? "\n" : "")
        let root = try #require(Outcome(SourceFile(name: "alone", text: text), .yaml).documents.first, "\(text)")
        guard case .scalar(let again) = root.content else {
            Issue.record("not a scalar: \(text)")
            return
        }
        #expect(again.style == scalar.style)
        #expect(withoutFinalBreaks(again.text, isBlock) == withoutFinalBreaks(scalar.text, isBlock))
        #expect(root.span == SourceSpan(0, node.span.end - node.span.start))
    }

    private func withoutFinalBreaks(_ text: String, _ isBlock: Bool) -> Substring {
        var text = text[...]
        while isBlock, text.last == "\n" { text.removeLast() }
        return text
    }

    /// Every byte of the text has a place, the places are in order, and characters that need no escape are there.
    private func checkMap(of node: DocumentNode, in file: SourceFile) throws {
        guard case .scalar(let scalar) = node.content else { return }
        let map = try #require(ScalarSourceMap(of: node, in: file))
        var offset = 0
        var last = node.span.start
        for character in scalar.text.unicodeScalars {
            let length = String(character).utf8.count
            let span = map.sourceSpan(ofDecoded: offset..<(offset + length))
            #expect(last <= span.start && span.start < span.end && span.end <= file.bytes.count)
            last = span.end
            offset += length
            if character.properties.isAlphabetic {
                let text = file.text(in: span)
                #expect(text == String(character) || text.hasPrefix("\\"))
            }
        }
    }
}

/// Writes random YAML documents in all styles, along with what they mean.
private struct YAMLWriter {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func document() -> (text: String, dump: String) {
        let (text, dump) = Bool.random(using: &random) ? mapping(indent: 0, depth: 0) : sequence(indent: 0, depth: 0)
        let start = random.pick(["", "---\n", "# first\n", "\u{FEFF}"])
        return (start + text, dump)
    }

    private mutating func mapping(indent: Int, depth: Int) -> (String, String) {
        let entries = (0..<Int.random(in: 1...4, using: &random)).map { index in
            let name = random.pick(["key", "ключ", "鍵 🎉", "a-b"]) + "\(index)"
            let key = random.pick([name, "'\(name)'", "\"\(name)\""])
            let (text, dump) = value(indent: indent, depth: depth + 1)
            return (String(repeating: " ", count: indent) + key + ":" + text, "\(name): \(dump)")
        }
        return (entries.map(\.0).joined(), "{" + entries.map(\.1).joined(separator: ", ") + "}")
    }

    private mutating func sequence(indent: Int, depth: Int) -> (String, String) {
        let items = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let (text, dump) = value(indent: indent, depth: depth + 1)
            return (String(repeating: " ", count: indent) + "-" + text, dump)
        }
        return (items.map(\.0).joined(), "[" + items.map(\.1).joined(separator: ", ") + "]")
    }

    /// What stands behind `key:` or `-`, down to the next line.
    private mutating func value(indent: Int, depth: Int) -> (String, String) {
        let inner = indent + Int.random(in: 1...3, using: &random)
        let end = random.pick(["\n", "\n", " # why\n", "\n\n", "\r\n"])
        switch Int.random(in: depth < 4 ? 0...9 : 2...9, using: &random) {
        case 0:
            let (text, dump) = mapping(indent: inner, depth: depth)
            return (end + text, dump)
        case 1:
            let (text, dump) = sequence(indent: inner, depth: depth)
            return (random.pick(["", " &anchor", " !!seq"]) + end + text, dump)
        case 2: return block(indent: inner, sign: "|")
        case 3: return block(indent: inner, sign: ">")
        case 4:
            let words = words()
            return (" " + words + end, words)
        case 5:
            let (first, second) = (words(), words())
            let padding = String(repeating: " ", count: inner)
            return (" \(first)\n\(padding)\(second)\(end)", "\(first) \(second)")
        case 6:
            let words = words()
            return (" 'it''s \(words)'" + end, "\"it's \(words)\"")
        case 7:
            let words = words()
            let escaped = random.pick(["\\t", "\\u0009", "\\x09"])
            return (" \"\\\"\(words)\(escaped)x\"" + end, "\"\"\(words)\tx\"")
        case 8:
            // In brackets, '{' does not belong to a plain word.
            let (first, second) = (words().replacing("${v}", with: "$v"), words())
            return (" [ \(first) , {k: '\(second)'}, [] ]" + end, "[\(first), {k: \"\(second)\"}, []]")
        default:
            return (end, "")
        }
    }

    private mutating func block(indent: Int, sign: String) -> (String, String) {
        let chomping = random.pick(["", "-", "+"])
        let padding = String(repeating: " ", count: indent)
        let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in words() }
        let emptyLines = Int.random(in: 0...2, using: &random)
        let text = lines.map { padding + $0 + "\n" }.joined() + String(repeating: "\n", count: emptyLines)
        let joined = lines.joined(separator: sign == "|" ? "\n" : " ")
        let tail =
            switch chomping {
            case "-": ""
            case "+": String(repeating: "\n", count: 1 + emptyLines)
            default: "\n"
            }
        return (" \(sign)\(chomping)\n\(text)", "|\(joined)\(tail)")
    }

    private mutating func words() -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in random.pick(["a", "${v}", "héllo", "漢字", "🎉x", "1.10"]) }
            .joined(separator: " ")
    }
}
