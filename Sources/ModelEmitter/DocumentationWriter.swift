import ServiceModel

/// Writes doc comments: what the metadata says, in as few lines as possible.
struct DocumentationWriter {
    private let service: Service

    init(service: Service) { self.service = service }

    /// For the request of an action, with the link to its official page.
    func lines(forRequestOf action: Action) -> [String] {
        summary(action.summary) + ["Request of \(link(to: action))."] + deprecation(of: action)
    }

    /// The name of an action as a link to its official page, whose address has the form that the OpenAPI portal gives
    /// for its own pages.
    private func link(to action: Action) -> String {
        "[`\(action.name)`](https://api.alibabacloud.com/document/\(service.product)/\(service.version)/\(action.name))"
    }

    private func deprecation(of action: Action) -> [String] {
        guard action.isDeprecated else { return [] }
        let gone = action.goneAsOf.map { " Gone from the official SDK as of \(plain($0))." } ?? ""
        let substitutes = action.substitutes.map { "`\(plain($0))`" }.joined(separator: ", ")
        return ["", "- Warning: Deprecated." + gone + (substitutes.isEmpty ? "" : " Instead: \(substitutes).")]
    }

    /// For the response of an action.
    func lines(forResponseOf action: Action) -> [String] {
        ["Response of \(link(to: action))."]
            + (action.response.members.isEmpty ? ["", "The metadata names nothing in it."] : [])
    }

    /// For a shape that several places refer to.
    func lines(forShared shape: Shape) -> [String] {
        summary(shape.summary) + ["Schema `\(shape.schemaName)`."]
    }

    /// For the type of an object member.
    func lines(forPart shape: Shape, of member: Member) -> [String] {
        switch member.type {
        case .list: ["One item of `\(plain(member.qualifiedWireName))`."]
        case .map: ["One value of `\(plain(member.wireName))`."]
        default: ["Type of `\(plain(member.wireName))`."]
        }
    }

    /// For the type of a text with known values.
    func lines(forEnumerationOf wireName: String) -> [String] {
        ["Known values of `\(plain(wireName))`; others are legal too."]
    }

    /// For a property: prose if there is any, then wire name, type and limits.
    func lines(for member: Member) -> [String] {
        let phrases = member.phrases { "`\(plain($0))`" }
        let facts = "`\(plain(member.qualifiedWireName))`: \(phrases.joined(separator: ", "))."
        return summary(member.facts.summary) + [facts] + deprecation(member.isDeprecated)
    }

    private func deprecation(_ isDeprecated: Bool) -> [String] {
        isDeprecated ? ["", "- Warning: Deprecated."] : []
    }

    private func summary(_ prose: String?) -> [String] {
        prose.map(Self.firstSentence).map { $0.isEmpty ? [] : [$0, ""] } ?? []
    }

    /// Text that can stand in a comment and between backticks.
    private func plain(_ text: String) -> String { Self.singleLine(text, replacingBackticks: true) }

    private static let fullStop: Unicode.Scalar = "."
    private static let ideographicStop: Unicode.Scalar = "。"

    /// The first sentence of a longer text, on one line.
    static func firstSentence(_ prose: String) -> String {
        let line = singleLine(String(prose.unicodeScalars.prefix(1000)), replacingBackticks: false)
            .unicodeScalars
        var end = line.endIndex
        if let stop = line.firstIndex(of: ideographicStop) { end = line.index(after: stop) }
        var search = line.startIndex
        while let stop = line[search..<end].firstIndex(of: fullStop) {
            let next = line.index(after: stop)
            if next == line.endIndex || line[next] == " " {
                end = next
                break
            }
            search = next
        }
        let sentence = line[..<end]
        return sentence.count > 200 ? String(sentence.prefix(199)) + "…" : String(sentence)
    }

    /// White space and control characters in a row become one blank.
    private static func singleLine(_ text: String, replacingBackticks: Bool) -> String {
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "`") }
        if isPlain { return text }
        var line = ""
        var isAfterBlank = true
        for scalar in text.unicodeScalars {
            let isBlank =
                scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format
            if isBlank {
                if !isAfterBlank { line += " " }
            } else if scalar == "`", replacingBackticks {
                line += "'"
            } else {
                line.unicodeScalars.append(scalar)
            }
            isAfterBlank = isBlank
        }
        if line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
        return line
    }
}
