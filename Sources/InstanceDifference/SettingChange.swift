public import DiagnosticsCore
import ExactText
public import Platform
public import SpecCompiler

/// A parameter on one side of a difference.
public struct SettingSide: Sendable {
    /// The value, or where it will come from.
    public let value: ParameterValue
    /// The value of the spec that it comes from; nil for a default.
    public let position: Diagnostic.Position?
}

/// A parameter that is not the same on both sides.
public struct SettingChange: Sendable {
    /// The wire name; in an item of a list relative to the item.
    public let name: String
    /// What was there; nil for an added parameter.
    public let old: SettingSide?
    /// What is there now; nil for a removed parameter.
    public let new: SettingSide?
    /// What applying it takes; nil where nobody asks, since the instance or item is a new one or goes.
    public let requirement: ChangeFacts.Requirement?

    /// What happened to it.
    public var kind: ChangeFacts.Kind {
        guard let old else { return .added }
        guard let new else { return .removed }
        if let before = old.value.text.flatMap({ Int($0) }), let now = new.value.text.flatMap({ Int($0) }), now < before
        {
            return .smaller
        }
        return .changed
    }

    init(_ name: String, old: SettingSide?, new: SettingSide?, requirement: ChangeFacts.Requirement? = nil) {
        self.name = name
        self.old = old
        self.new = new
        self.requirement = requirement
    }

    /// The same with what applying it takes.
    func requiring(_ find: (ChangeFacts.Kind) -> ChangeFacts.Requirement?) -> SettingChange {
        SettingChange(name, old: old, new: new, requirement: find(kind))
    }
}

extension ParameterValue {
    /// Whether the same bytes are sent.
    func isSame(as other: ParameterValue) -> Bool {
        if case (.text(let one), .text(let other)) = (self, other) { return one.isExactly(other) }
        return self == other
    }
}
