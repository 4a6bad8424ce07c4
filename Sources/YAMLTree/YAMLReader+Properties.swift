import DiagnosticsCore
import ExactText
import SourceTree

/// Anchors and tags, which stand in front of a node.
extension YAMLReader {
    struct Properties {
        /// Where the node's own text begins.
        let contentStart: Int
        /// Whether a tag says that the scalar is a text, whatever it looks like.
        let isText: Bool
        /// The type that a tag states.
        var statedType: DocumentNode.Scalar.StatedType?
    }

    /// Passes over the anchor and the tag in front of a node and checks the tag.
    func readProperties(of event: YAMLEvent) throws(UnreadableInput) -> Properties {
        guard event.anchor != nil || event.tag != nil else {
            return Properties(contentStart: event.start, isText: false)
        }
        var position = event.start
        var anchor = event.anchor
        var tagSpan: SourceSpan?
        // A node without text of its own ends with its properties.
        loop: while position < event.end {
            switch text.bytes[position] {
            case let byte where byte.isSpace:
                position += 1
            case UInt8(ascii: "#"):
                while position < event.end, text.bytes[position] != 0x0A, text.bytes[position] != 0x0D { position += 1 }
            case UInt8(ascii: "&"):
                guard let name = anchor else { break loop }
                anchor = nil
                position += 1 + name.utf8.count
            case UInt8(ascii: "!"):
                guard event.tag != nil, tagSpan == nil else { break loop }
                let span = spanOfTag(at: position, end: event.end)
                tagSpan = span
                position = span.end
            default:
                break loop
            }
        }
        let name = try checkTag(of: event, at: tagSpan ?? SourceSpan(event.start, event.start))
        return Properties(
            contentStart: min(position, event.end),
            isText: name == "!" || name == "str" || name == "binary",
            statedType: name.flatMap { DocumentNode.Scalar.StatedType(rawValue: $0) }
        )
    }

    /// A tag's own text: `!<…>`, or up to white space or a comma.
    private func spanOfTag(at start: Int, end: Int) -> SourceSpan {
        let isVerbatim = start + 1 < end && text.bytes[start + 1] == UInt8(ascii: "<")
        var position = start + 1
        while position < end, !text.bytes[position].isSpace {
            if isVerbatim, text.bytes[position] == UInt8(ascii: ">") { return SourceSpan(start, position + 1) }
            if !isVerbatim, text.bytes[position] == UInt8(ascii: ",") { break }
            position += 1
        }
        return SourceSpan(start, position)
    }

    /// Refuses tags beyond the core schema, and returns the name of one within it.
    private func checkTag(of event: YAMLEvent, at span: SourceSpan) throws(UnreadableInput) -> String? {
        guard let tag = event.tag else { return nil }
        let prefix = "tag:yaml.org,2002:"
        let name =
            tag.hasExactPrefix(prefix) ? String(decoding: tag.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : tag
        let fits =
            switch (event.kind, name) {
            case (_, "!"): true
            case (.scalar, "str"), (.scalar, "binary"), (.scalar, "int"), (.scalar, "float"), (.scalar, "bool"),
                (.scalar, "null"):
                true
            case (.collectionStart(.mapping), "map"), (.collectionStart(.sequence), "seq"): true
            default: false
            }
        guard fits else {
            throw syntaxError(
                "the tag \(file.quotation(of: span)) has no meaning here",
                at: span,
                help:
                    "only the tags of YAML's core schema are read: !!str, !!int, !!float, !!bool, !!null, !!map, !!seq"
            )
        }
        return name
    }
}
