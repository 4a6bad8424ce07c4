public import InstanceSpec

/// A wire parameter of a compiled request, with where it comes from.
public struct RequestParameter: Sendable {
    /// The flattened wire name: `DataDisk.1.Size`.
    public let name: String
    /// The value, or where it will come from.
    public let value: ParameterValue
    /// What put it there.
    public let origin: ParameterOrigin
    /// Whether a rule of specs has judged the value (`SpecField.hasLimitsOfItsOwn`), so that the metadata's limits would
    /// only say the same again.
    let hasBeenLimited: Bool

    /// A parameter.
    public init(name: String, value: ParameterValue, origin: ParameterOrigin) {
        self.init(name: name, value: value, origin: origin, hasBeenLimited: false)
    }

    init(name: String, value: ParameterValue, origin: ParameterOrigin, hasBeenLimited: Bool) {
        self.name = name
        self.value = value
        self.origin = origin
        self.hasBeenLimited = hasBeenLimited
    }
}

/// The value of a parameter, as far as it is known when a spec is compiled.
public enum ParameterValue: Sendable, Hashable {
    /// The text that is sent.
    case text(String)
    /// A secret, read only when a request is made.
    case secret(SecretReference)
    /// A part of an earlier step's answer, by JSON path (RFC 9535: member names and `[start:end]` slices).
    ///
    /// How it is sent follows from the parameter's metadata. Under a list (`repeatList`) each value gets a name of its
    /// own: `ResourceId.1`, `ResourceId.2`. Under a text that is a JSON list (`InstanceIds`) all values are one compact
    /// text: `["i-1","i-2"]`. Under anything else the value is sent as it is. A single value where a list is wanted is
    /// a list of one. Where there are no values, as in the last slice of fewer instances than were asked for, the step
    /// has nothing to do and is left out.
    case answer(step: String, path: String)

    /// The text, where it is known.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

/// What put a parameter into a request.
public enum ParameterOrigin: Sendable {
    /// A value of the spec, whose place it keeps.
    case spec(SpecValue)
    /// A rule of the language, triggered by a value of the spec: the reason, in a few words.
    case implied(by: SpecValue, because: String)
    /// The compiler itself, as for `Action`.
    case compiler

    /// The value of the spec that a finding about the parameter points at.
    public var value: SpecValue? {
        switch self {
        case .spec(let value), .implied(let value, _): value
        case .compiler: nil
        }
    }
}
