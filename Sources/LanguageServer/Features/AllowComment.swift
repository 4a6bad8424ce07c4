import DiagnosticsCore
import ExactText

/// A comment `# ecsc:allow RULE reason`, complete or not.
struct AllowComment {
    /// The place of the rule's name, empty where it is yet to be written.
    let ruleSpan: SourceSpan

    /// Reads a comment; nil for one like any other.
    init?(_ comment: SourceSpan, in file: SourceFile) {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let content = file.bytes(in: comment).dropFirst().drop(while: isBlank)
        let marker = "ecsc:allow"
        guard content.starts(with: marker.utf8) else { return nil }
        let rest = content.dropFirst(marker.utf8.count)
        guard let first = rest.first, isBlank(first) else { return nil }
        let name = rest.drop(while: isBlank).prefix { !isBlank($0) }
        ruleSpan = SourceSpan(name.startIndex, name.endIndex)
    }
}
