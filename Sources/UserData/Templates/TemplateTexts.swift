import DiagnosticsCore

/// The texts between the tags of a template.
///
/// A tag that makes no text itself takes its line with it where nothing else stands on that line, so that sections can
/// be laid out in lines of their own (Mustache specification, "Standalone Lines").
enum TemplateTexts {
    /// The text before each tag, and the one behind the last.
    static func between(_ tags: [TemplateTag], in bytes: [UInt8]) -> [Range<Int>] {
        var texts: [Range<Int>] = []
        texts.reserveCapacity(tags.count + 1)
        var start = 0
        for tag in tags {
            var end = tag.span.start
            var next = tag.span.end
            if makesNoText(tag), let line = standaloneLine(of: tag, in: bytes) {
                end = line.lowerBound
                next = line.upperBound
            }
            texts.append(start..<max(start, end))
            start = next
        }
        return texts + [min(start, bytes.count)..<bytes.count]
    }

    private static func makesNoText(_ tag: TemplateTag) -> Bool {
        switch tag.kind {
        case .section, .invertedSection, .sectionEnd, .comment, .delimiters: true
        case .value, .raw, .item: false
        }
    }

    /// The line of a tag with its line break, if there are only blanks besides; a comment may stand on several.
    private static func standaloneLine(of tag: TemplateTag, in bytes: [UInt8]) -> Range<Int>? {
        var start = tag.span.start
        while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
        guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
        var end = tag.span.end
        while end < bytes.count, isBlank(bytes[end]) { end += 1 }
        if end == bytes.count { return start..<end }
        if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { return start..<(end + 2) }
        return bytes[end] == 0x0A ? start..<(end + 1) : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
