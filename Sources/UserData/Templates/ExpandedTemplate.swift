import DiagnosticsCore

/// A template whose sections are expanded and whose values are still holes.
struct ExpandedTemplate: Sendable {
    /// A place for a value.
    struct Hole: Sendable {
        /// The tag in the template.
        let tag: SourceSpan
        /// The parameter whose value goes here.
        let name: String
        let type: TemplateParameter.ValueType
        /// Which item of a list it is; nil for the value itself.
        let item: Int?

        /// The tag as messages write it.
        var tagText: String { item == nil ? "{{\(name)}}" : "{{.}}" }

        /// A name for a variable that holds the value, in messages.
        var variableName: String { item == nil ? name : "item" }
    }

    /// The text; every hole is one NUL byte, which no template contains otherwise.
    var bytes: [UInt8] = []
    var holes: [Hole] = []

    /// Puts something in the place of each hole.
    func filled(with fillings: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(fillings.reduce(bytes.count) { $0 + $1.count })
        var rest = bytes[...]
        for filling in fillings {
            guard let hole = rest.firstIndex(of: 0) else { break }
            result += rest[..<hole]
            result += filling
            rest = rest[(hole + 1)...]
        }
        return result + rest
    }
}

/// Writes values into the holes of one expanded template: made once from its text, used for any values.
protocol HoleFiller: Sendable {
    /// How a hole is to be filled.
    ///
    /// - Parameters:
    ///   - index: The hole's number in the template.
    ///   - hole: The hole.
    ///   - content: The value.
    func filling(of index: Int, _ hole: ExpandedTemplate.Hole, with content: TemplateValue.Content) -> HoleFilling

    /// Whether a filled template still says the same, but for the values in their places.
    ///
    /// - Parameters:
    ///   - text: The template with `contents` put in.
    ///   - contents: The value of each hole.
    func isFaithful(_ text: [UInt8], to contents: [TemplateValue.Content]) -> Bool
}

extension HoleFiller {
    /// Scripts are not read again: their contexts leave nothing that a value could end.
    func isFaithful(_ text: [UInt8], to contents: [TemplateValue.Content]) -> Bool { true }
}

/// What is made of a hole.
enum HoleFilling: Equatable {
    /// The value as it has to be written there.
    case text([UInt8])
    /// No value can stand there: why, and what to do instead.
    case misplaced(String, help: String)
    /// This value can't stand there: why.
    case unfit(String)
}
