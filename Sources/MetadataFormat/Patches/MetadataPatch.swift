public import DiagnosticsCore
import ExactText

/// One correction of the metadata: what it says, what it should say, why, and who says so.
public struct MetadataPatch: Sendable {
    /// What is corrected.
    public enum Property: String, Sendable, Hashable, CaseIterable {
        /// Whether the member exists; `true` to `false` takes it away.
        case present
        /// Whether it has to be given.
        case required
        /// Whether it should no longer be used.
        case deprecated
        /// `string`, `int32`, `int64`, `double` or `bool`.
        case type
        /// `plain`, `repeatList`, `flat` or `json`.
        case style
        /// The list of known values.
        case values
        /// What JSON a text holds: `array` (of texts), `objects` (an array of objects), `object`; `null` for none.
        case jsonText
        /// Least number.
        case minimum
        /// Greatest number.
        case maximum
        /// Least count of characters.
        case minLength
        /// Greatest count of characters.
        case maxLength
        /// Least count of list items, those of a list that travels as one JSON text among them.
        case minItems
        /// Greatest count of list items, those of a list that travels as one JSON text among them.
        case maxItems
        /// Of `authorization`: a resource that the call is checked against; from `null` adds one, to `null` takes it
        /// away.
        case resource
        /// Of `authorization`: a resource that the call is checked against if it names such a one.
        case optionalResource
        /// Of `endpoint`: the host for calls that name no region.
        case centralHost
    }

    /// A property's value; scalars as text, `nil` for what is not stated.
    public typealias Value = [String]?

    /// The actions it is for, with `*` and `?` as in ``ActionFilter``; nil for what concerns the product as a whole.
    public var action: String?
    /// What is corrected: a member, from the action (`request.DataDisk[].Size`), `authorization`, or `endpoint`.
    public var member: String
    /// What of it.
    public var property: Property
    /// What the metadata says; anything else means that the patch no longer applies.
    public var from: Value
    /// What it should say.
    public var to: Value
    /// Why.
    public var reason: String
    /// Who says so: the document and its date. A list of one's own may do without.
    public var source: String?
    /// Where the patch stands.
    public var position: Diagnostic.Position

    /// What it changes, in words: `maximum of request.Amount: '100' instead of '1000'`.
    public var change: String {
        "\(property) of \(member): \(Self.text(to)) instead of \(Self.text(from))"
    }

    /// What a finding that rests on it adds: what the metadata says, why that is not so, and who says so.
    public var notes: [String] {
        let original = from.map { $0.joined(separator: ", ") } ?? "nothing"
        return ["the API's metadata says \(original), and is corrected here: \(reason)"]
            + (source.map { ["source: \($0)"] } ?? [])
    }

    /// Whether a value is the one that the metadata is expected to have.
    func expects(_ value: Value) -> Bool { from?.map(ExactText.init) == value?.map(ExactText.init) }

    /// A value in words.
    static func text(_ value: Value) -> String {
        value.map { $0.map { "'\($0)'" }.joined(separator: ", ") } ?? "not stated"
    }
}

/// What became of a patch that was to be applied.
public struct PatchOutcome: Sendable {
    /// What happened.
    public enum Result: Sendable, Hashable {
        /// The metadata said what the patch expects, and says the other now.
        case applied
        /// The metadata says this, or can't say what the patch wants.
        case otherValue(MetadataPatch.Value)
        /// There is no such member.
        case noMember
    }

    /// The patch.
    public let patch: MetadataPatch
    /// What happened.
    public let result: Result
    /// Its number in the list.
    let index: Int
}
