import ExactText

extension Member {
    /// The member's name on the wire, with that of the items where these stand under one inside it:
    /// `Instances.Instance`.
    public var qualifiedWireName: String { itemName.map { wireName + "." + $0 } ?? wireName }

    /// What is known about the member, in words: type, limits, known values, flags.
    ///
    /// - Parameter quote: how texts from the metadata are set off: in backticks for a doc comment.
    public func phrases(quoting quote: (String) -> String) -> [String] {
        var phrases = [type.description]
        phrases += limitPhrases(quote)
        let known = declaredValues ?? facts.knownValues
        if !known.isEmpty { phrases.append("known values " + Self.list(known, quote)) }
        if let pattern = facts.pattern { phrases.append("matching " + quote(pattern)) }
        if let kind = facts.jsonTextKind {
            phrases.append("the text of a JSON " + (kind.isExactly("objects") ? "array of objects" : kind))
        }
        if let separator = facts.joinedBy { phrases.append("items joined by " + quote(separator)) }
        if mayBeJoined { phrases.append("or one text with commas") }
        if !alternativeNames.isEmpty { phrases.append("also named " + Self.list(alternativeNames, quote)) }
        if let value = facts.defaultValue { phrases.append("default " + quote(value)) }
        if isRequired { phrases.append("required") }
        if facts.isDocumentedAsRequired { phrases.append("required by the documentation") }
        if facts.isRestricted { phrases.append("not generally available") }
        return phrases
    }

    private var declaredValues: [String]? {
        type.enumeration?.values.map(\.wireValue)
    }

    private func limitPhrases(_ quote: (String) -> String) -> [String] {
        func range(_ low: String?, _ high: String?, _ unit: String) -> String? {
            switch (low, high) {
            case (let low?, let high?): "\(low) to \(high)\(unit)"
            case (let low?, nil): "at least \(low)\(unit)"
            case (nil, let high?): "at most \(high)\(unit)"
            case (nil, nil): nil
            }
        }
        return [
            range(facts.minimum, facts.maximum, ""),
            range(facts.minLength.map { String($0) }, facts.maxLength.map { String($0) }, " characters"),
            range(facts.minItems.map { String($0) }, facts.maxItems.map { String($0) }, " items"),
        ].compactMap { $0 }
    }

    /// Values one after another; of very many the first ones.
    private static func list(_ values: [String], _ quote: (String) -> String) -> String {
        let shown = values.prefix(12).map(quote).joined(separator: ", ")
        return values.count > 12 ? shown + " and \(values.count - 12) more" : shown
    }
}

extension ValueType: CustomStringConvertible {
    /// The type in words: `list of texts`.
    public var description: String {
        switch self {
        case .string, .enumeration: "text"
        case .time: "time"
        case .int32: "32-bit integer"
        case .int64: "64-bit integer"
        case .double: "number"
        case .bool: "true or false"
        case .json: "any value"
        case .object, .shared: "object"
        case .list(let item): "list of " + item.pluralDescription
        case .map(let value): "map of " + value.pluralDescription
        }
    }

    private var pluralDescription: String {
        switch self {
        case .string, .enumeration: "texts"
        case .time: "times"
        case .int32: "32-bit integers"
        case .int64: "64-bit integers"
        case .double: "numbers"
        case .bool: "booleans"
        case .json: "any values"
        case .object, .shared: "objects"
        case .list(let item): "lists of " + item.pluralDescription
        case .map(let value): "maps of " + value.pluralDescription
        }
    }
}
