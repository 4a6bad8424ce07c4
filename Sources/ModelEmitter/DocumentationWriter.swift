import ServiceModel

/// Writes doc comments: what the metadata says, in as few lines as possible.
struct DocumentationWriter {
    private let service: Service

    init(service: Service) { self.service = service }

    /// For the request of an action, with the link to its official page.
    ///
    /// The address has the form that the OpenAPI portal gives for its own pages.
    func lines(forRequestOf action: Action) -> [String] {
        let page = "https://api.alibabacloud.com/document/\(service.product)/\(service.version)/\(action.name)"
        return summary(action.summary) + ["Request of [`\(action.name)`](\(page))."] + deprecation(action.isDeprecated)
    }

    /// For the response of an action.
    func lines(forResponseOf action: Action) -> [String] {
        ["Response of `\(action.name)`."]
            + (action.response.members.isEmpty ? ["", "The metadata does not say what is in it."] : [])
    }

    /// For a shape that several places refer to.
    func lines(forShared shape: Shape) -> [String] {
        summary(shape.summary) + ["Schema `\(shape.schemaName)`."]
    }

    /// For the type of an object member.
    func lines(forPart shape: Shape, of member: Member) -> [String] {
        member.type.isList ? ["One item of `\(plain(member.wireName))`."] : ["Type of `\(plain(member.wireName))`."]
    }

    /// For the type of a text with known values.
    func lines(forEnumerationOf member: Member) -> [String] {
        ["Known values of `\(plain(member.wireName))`; others are legal too."]
    }

    /// For a property: prose if there is any, then wire name, type and limits.
    func lines(for member: Member) -> [String] {
        var parts = [typeName(of: member.type)]
        parts += limits(of: member.facts, isList: member.type.isList)
        if !member.facts.knownValues.isEmpty { parts.append("known values " + list(member.facts.knownValues)) }
        if case .enumeration(let enumeration) = member.type.declared {
            parts.append("known values " + list(enumeration.values.map(\.wireValue)))
        }
        if let pattern = member.facts.pattern { parts.append("matching `\(plain(pattern))`") }
        if let kind = member.facts.jsonTextKind { parts.append("the text of a JSON \(plain(kind))") }
        if let separator = member.facts.joinedBy { parts.append("items joined by `\(plain(separator))`") }
        if member.isRequired { parts.append("required") }
        if member.facts.isRestricted { parts.append("not generally available") }
        let facts = "`\(plain(member.wireName))`: \(parts.joined(separator: ", "))."
        return summary(member.facts.summary) + [facts] + deprecation(member.isDeprecated)
    }

    private func deprecation(_ isDeprecated: Bool) -> [String] {
        isDeprecated ? ["", "- Warning: Deprecated."] : []
    }

    private func summary(_ prose: String?) -> [String] {
        prose.map(Self.firstSentence).map { $0.isEmpty ? [] : [$0, ""] } ?? []
    }

    private func typeName(of type: ValueType) -> String {
        switch type {
        case .string, .enumeration: "text"
        case .int32: "32-bit integer"
        case .int64: "64-bit integer"
        case .double: "number"
        case .bool: "true or false"
        case .json: "any value"
        case .object, .shared: "object"
        case .list(let item): "list of " + pluralName(of: item)
        case .map(let value): "map of " + pluralName(of: value)
        }
    }

    private func pluralName(of type: ValueType) -> String {
        switch type {
        case .string, .enumeration: "texts"
        case .int32: "32-bit integers"
        case .int64: "64-bit integers"
        case .double: "numbers"
        case .bool: "booleans"
        case .json: "any values"
        case .object, .shared: "objects"
        case .list(let item): "lists of " + pluralName(of: item)
        case .map(let value): "maps of " + pluralName(of: value)
        }
    }

    private func limits(of facts: Member.Facts, isList: Bool) -> [String] {
        func range(_ low: String?, _ high: String?, _ unit: String) -> String? {
            switch (low, high) {
            case (let low?, let high?): "\(plain(low)) to \(plain(high))\(unit)"
            case (let low?, nil): "at least \(plain(low))\(unit)"
            case (nil, let high?): "at most \(plain(high))\(unit)"
            case (nil, nil): nil
            }
        }
        return [
            range(facts.minimum, facts.maximum, ""),
            range(facts.minLength.map { String($0) }, facts.maxLength.map { String($0) }, " characters"),
            range(facts.minItems.map { String($0) }, facts.maxItems.map { String($0) }, " items"),
        ].compactMap { $0 }
    }

    /// Values in backticks; of very many the first ones.
    private func list(_ values: [String]) -> String {
        let shown = values.prefix(12).map { "`\(plain($0))`" }.joined(separator: ", ")
        return values.count > 12 ? shown + " and \(values.count - 12) more" : shown
    }

    /// Text that can stand in a comment and between backticks.
    private func plain(_ text: String) -> String { Self.singleLine(text, replacingBackticks: true) }

    /// The first sentence of a longer text, on one line.
    static func firstSentence(_ prose: String) -> String {
        let line = singleLine(String(prose.prefix(1000)), replacingBackticks: false)
        var end = line.endIndex
        if let stop = line.firstIndex(of: "。") { end = line.index(after: stop) }
        var search = line.startIndex
        while let stop = line[search..<end].firstIndex(of: ".") {
            let next = line.index(after: stop)
            if next == line.endIndex || line[next] == " " {
                end = next
                break
            }
            search = next
        }
        let sentence = line[..<end]
        return sentence.count > 200 ? sentence.prefix(199) + "…" : String(sentence)
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
        if line.last == " " { line.removeLast() }
        return line
    }
}
