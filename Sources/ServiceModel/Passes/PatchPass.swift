public import DiagnosticsCore
import ExactText

/// Applies corrections of the metadata to a service.
///
/// A patch that finds another value than it corrects, or no member at all, is an error: the metadata has changed, and
/// somebody has to look whether the defect is gone.
public struct PatchPass: Sendable {
    private let patches: [Patch]

    /// A pass that applies these, in order.
    public init(patches: [Patch]) { self.patches = patches }

    /// Patches the actions that a service has.
    ///
    /// - Parameters:
    ///   - allActions: the names of all actions in the metadata: a patch for one of them that was not asked for is
    ///     passed over, a patch for none of them is an error.
    public func patch(_ service: inout Service, allActions: [String], reportingTo sink: inout DiagnosticSink) {
        for patch in patches {
            let isForAnyAction = allActions.contains { ActionFilter.matches($0, patch.action) }
            let selected = service.actions.indices.filter {
                ActionFilter.matches(service.actions[$0].name, patch.action)
            }
            var isApplied = false
            var found: Patch.Value?
            for index in selected {
                switch apply(patch, to: &service.actions[index]) {
                case .applied: isApplied = true
                case .otherValue(let value): found = .some(value)
                case .noMember: break
                }
            }
            // A pattern may pass over actions that do not have the defect, but not over all of them.
            let isPattern = patch.action.contains { $0 == "*" || $0 == "?" }
            let mustApply = isPattern ? selected.count == allActions.count : !selected.isEmpty
            if !isApplied, mustApply || !isForAnyAction {
                sink.report(Self.staleness(of: patch, found: found, isForAnyAction: isForAnyAction))
            }
        }
    }

    private enum Outcome {
        case applied
        case otherValue(Patch.Value)
        case noMember
    }

    private func apply(_ patch: Patch, to action: inout Action) -> Outcome {
        guard let dot = patch.member.utf8.firstIndex(of: UInt8(ascii: ".")) else { return .noMember }
        let steps = patch.member[patch.member.utf8.index(after: dot)...]
        switch patch.member[..<dot] {
        case "request": return apply(patch, to: &action.request, at: steps)
        case "response": return apply(patch, to: &action.response, at: steps)
        default: return .noMember
        }
    }

    private func apply(_ patch: Patch, to shape: inout Shape, at steps: Substring) -> Outcome {
        // A key may have dots of its own: the longest one that exists counts.
        var found: (index: Int, rest: Substring)?
        for index in shape.members.indices {
            guard let rest = Self.rest(of: steps, behind: shape.members[index].wireName) else { continue }
            if rest.utf8.count < found?.rest.utf8.count ?? .max { found = (index, rest) }
        }
        guard let found else { return .noMember }
        let index = found.index
        if found.rest.isEmpty { return apply(patch, toMember: index, of: &shape) }
        guard case .shape(var inner) = shape.members[index].type.declared else { return .noMember }
        let outcome = apply(patch, to: &inner, at: found.rest.dropFirst())
        shape.members[index].type = shape.members[index].type.mappingDeclared { _ in .shape(inner) }
        return outcome
    }

    /// What is left of steps that begin with a key, or with a key and `[]`; nothing, or more steps from a dot on.
    private static func rest(of steps: Substring, behind key: String) -> Substring? {
        guard steps.hasExactPrefix(key) else { return nil }
        var rest = Substring(steps.utf8.dropFirst(key.utf8.count))
        if rest.hasExactPrefix("[]") { rest = Substring(rest.utf8.dropFirst(2)) }
        return rest.isEmpty || rest.utf8.first == UInt8(ascii: ".") ? rest : nil
    }

    private func apply(_ patch: Patch, toMember index: Int, of shape: inout Shape) -> Outcome {
        let current = shape.members[index].value(of: patch.property)
        guard current == patch.from else { return .otherValue(current) }
        if patch.property == .present {
            guard patch.to == ["false"] else { return .otherValue(current) }
            shape.members.remove(at: index)
            return .applied
        }
        return shape.members[index].set(patch.property, to: patch.to) ? .applied : .otherValue(current)
    }

    private static func staleness(of patch: Patch, found: Patch.Value?, isForAnyAction: Bool) -> Diagnostic {
        let reason =
            if !isForAnyAction {
                "there is no action '\(patch.action)'"
            } else if let found {
                "\(patch.property) of '\(patch.member)' is \(text(found)), not \(text(patch.from)), or cannot become "
                    + text(patch.to)
            } else {
                "'\(patch.action)' has no member '\(patch.member)'"
            }
        return Diagnostic(
            .error,
            "stale-patch",
            "this patch no longer applies: \(reason)",
            at: patch.position,
            help: "look whether the metadata is right now; if so, remove the patch"
        )
    }

    private static func text(_ value: Patch.Value) -> String {
        value.map { $0.map { "'\($0)'" }.joined(separator: ", ") } ?? "not stated"
    }
}

extension Member {
    /// What the member says about a property, in the words of a patch.
    func value(of property: Patch.Property) -> Patch.Value {
        switch property {
        case .present: ["true"]
        case .required: [String(isRequired)]
        case .deprecated: [String(isDeprecated)]
        case .type: scalarTypeName.map { [$0] }
        case .style: [style.rawValue]
        case .values: knownValues.isEmpty ? nil : knownValues
        case .minimum: facts.minimum.map { [$0] }
        case .maximum: facts.maximum.map { [$0] }
        case .minLength: facts.minLength.map { [String($0)] }
        case .maxLength: facts.maxLength.map { [String($0)] }
        case .minItems: facts.minItems.map { [String($0)] }
        case .maxItems: facts.maxItems.map { [String($0)] }
        }
    }

    /// Changes what the member says; false if it cannot say that.
    mutating func set(_ property: Patch.Property, to value: Patch.Value) -> Bool {
        let text = value?.first
        let count = text.flatMap { text in text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(text) : nil }
        if let value, value.count != 1, property != .values { return false }
        switch property {
        case .present: return false
        case .required: isRequired = text == "true"
        case .deprecated: isDeprecated = text == "true"
        case .type:
            guard let type = text.flatMap(Self.scalarType(named:)), scalarTypeName != nil else { return false }
            self.type = type
        case .style:
            guard let style = text.flatMap(WireStyle.init(rawValue:)) else { return false }
            self.style = style
        case .values: return setKnownValues(value ?? [])
        case .minimum: facts.minimum = text
        case .maximum: facts.maximum = text
        case .minLength: facts.minLength = count
        case .maxLength: facts.maxLength = count
        case .minItems: facts.minItems = count
        case .maxItems: facts.maxItems = count
        }
        return true
    }

    private var knownValues: [String] {
        guard case .enumeration(let enumeration) = type.declared else { return facts.knownValues }
        return enumeration.values.map(\.wireValue)
    }

    private mutating func setKnownValues(_ values: [String]) -> Bool {
        switch type {
        case .string where !values.isEmpty, .enumeration where !values.isEmpty:
            type = .enumeration(Enumeration(wireValues: values))
        case .enumeration: type = .string
        case .list(.enumeration), .list(.string):
            type = .list(values.isEmpty ? .string : .enumeration(Enumeration(wireValues: values)))
        case .int32, .int64, .double, .bool: facts.knownValues = values
        default: return false
        }
        return true
    }

    private var scalarTypeName: String? {
        switch type {
        case .string: "string"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .bool: "bool"
        default: nil
        }
    }

    private static func scalarType(named name: String) -> ValueType? {
        switch name {
        case "string": .string
        case "int32": .int32
        case "int64": .int64
        case "double": .double
        case "bool": .bool
        default: nil
        }
    }
}
