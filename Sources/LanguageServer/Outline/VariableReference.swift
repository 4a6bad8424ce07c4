import DiagnosticsCore
import ExactText

/// A `${name}` in a text, complete or not.
struct VariableReference: Sendable {
    /// The name, without dollar and braces.
    let nameSpan: SourceSpan
    /// Whether the closing brace is there.
    let isClosed: Bool

    /// The reference that an offset stands in, from behind `${` to before `}`, or on either.
    init?(at offset: Int, in file: SourceFile) {
        let line = file.span(ofLine: file.lineNumber(at: offset))
        let bytes = file.bytes
        func isName(_ index: Int) -> Bool {
            line.start <= index && index < line.end
                && (bytes[index].isASCIIAlphanumeric || bytes[index] == UInt8(ascii: "_"))
        }
        func isAt(_ index: Int, _ byte: UInt8) -> Bool {
            line.start <= index && index < line.end && bytes[index] == byte
        }
        let (dollar, brace) = (UInt8(ascii: "$"), UInt8(ascii: "{"))
        var start = min(offset, line.end)
        // From the dollar or the brace to the name.
        if isAt(start, dollar), isAt(start + 1, brace) {
            start += 2
        } else if isAt(start, brace), isAt(start - 1, dollar) {
            start += 1
        }
        while isName(start - 1) { start -= 1 }
        guard isAt(start - 1, brace), isAt(start - 2, dollar), !isAt(start - 3, dollar) else { return nil }
        var end = start
        while isName(end) { end += 1 }
        guard offset <= end + 1 else { return nil }
        nameSpan = SourceSpan(start, end)
        isClosed = isAt(end, UInt8(ascii: "}"))
        if offset > end, !isClosed { return nil }
    }
}
