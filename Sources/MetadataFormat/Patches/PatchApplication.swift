import ExactText

/// Applies corrections to what was read of an action.
struct PatchApplication {
    /// The name of the action.
    let action: String
    /// The service's name in permissions: `ecs`.
    let service: String
    let components: MetadataComponents
    var parameters: [MetadataParameter]
    var response: MetadataSchema?
    var authorization: MetadataRAMAuthorization?

    /// Steps of a path beyond which nothing is looked for: more than any API nests, and each costs a search.
    private static let mostSteps = 64

    /// Applies one.
    mutating func apply(_ patch: MetadataPatch) -> PatchOutcome.Result {
        if patch.member.isExactly("authorization") {
            return MetadataRAMAuthorization.apply(
                patch, to: &authorization, orNewFor: "\(service):\(action)"
            )
        }
        var steps = patch.member.splitExactly(at: UInt8(ascii: "."))[...]
        guard steps.count <= Self.mostSteps, let side = steps.popFirst() else { return .noMember }
        if side.isExactly("request") { return applyToRequest(patch, at: steps) }
        guard side.isExactly("response"), var schema = response.flatMap(components.resolve) else { return .noMember }
        let result = apply(patch, inside: &schema, at: steps)
        // The outermost schema may be one that several actions refer to; only this action's is changed.
        if result == .applied { response = schema }
        return result
    }

    private mutating func applyToRequest(_ patch: MetadataPatch, at steps: ArraySlice<Substring>)
        -> PatchOutcome.Result
    {
        for (name, rest) in Self.keys(of: steps) {
            guard let index = parameters.firstIndex(where: { $0.name.isExactly(name) }) else { continue }
            guard rest.isEmpty else { return apply(patch, inside: &parameters[index].schema, at: rest) }
            switch patch.property {
            case .present: return Self.remove(index, from: &parameters, patch)
            case .style:
                let current = parameters[index].style.words
                guard patch.expects(current), let style = MetadataParameter.Style(words: patch.to) else {
                    return .otherValue(current)
                }
                parameters[index].style = style
                parameters[index].schema.patches.append(patch)
                return .applied
            default: return apply(patch, to: &parameters[index].schema)
            }
        }
        return .noMember
    }

    /// Applies a patch to a member of an object, or of the objects in a list or map.
    private func apply(_ patch: MetadataPatch, inside schema: inout MetadataSchema, at steps: ArraySlice<Substring>)
        -> PatchOutcome.Result
    {
        // What several places refer to is not this action's to change.
        guard schema.reference == nil else { return .noMember }
        if var items = schema.items {
            let result = apply(patch, inside: &items, at: steps)
            if result == .applied { schema.items = items }
            return result
        }
        if schema.properties.isEmpty, var values = schema.mapValues {
            let result = apply(patch, inside: &values, at: steps)
            if result == .applied { schema.mapValues = values }
            return result
        }
        for (name, rest) in Self.keys(of: steps) {
            guard let index = schema.properties.firstIndex(where: { $0.name.isExactly(name) }) else { continue }
            guard rest.isEmpty else { return apply(patch, inside: &schema.properties[index].schema, at: rest) }
            if patch.property == .present { return Self.remove(index, from: &schema.properties, patch) }
            return apply(patch, to: &schema.properties[index].schema)
        }
        return .noMember
    }

    /// Applies a patch to the member itself.
    private func apply(_ patch: MetadataPatch, to schema: inout MetadataSchema) -> PatchOutcome.Result {
        let current = schema.value(of: patch.property)
        guard patch.expects(current), schema.set(patch.property, to: patch.to) else { return .otherValue(current) }
        schema.patches.append(patch)
        return .applied
    }

    private static func remove<Member>(
        _ index: Int, from members: inout [Member], _ patch: MetadataPatch
    ) -> PatchOutcome.Result {
        guard patch.expects(["true"]), patch.to == ["false"] else { return .otherValue(["true"]) }
        members.remove(at: index)
        return .applied
    }

    /// The keys that a path can begin with, each with the steps behind it. A key may have dots of its own: the longest
    /// one that exists counts.
    private static func keys(of steps: ArraySlice<Substring>) -> [(name: String, rest: ArraySlice<Substring>)] {
        stride(from: steps.count, to: 0, by: -1).map { length in
            let written = steps.prefix(length).joined(separator: ".")
            let name =
                written.hasExactSuffix("[]") ? String(decoding: written.utf8.dropLast(2), as: UTF8.self) : written
            return (name, steps.dropFirst(length))
        }
    }
}

extension MetadataParameter.Style {
    /// The style in the words of a patch.
    var words: MetadataPatch.Value {
        switch self {
        case .plain: ["plain"]
        case .repeatList: ["repeatList"]
        case .flat: ["flat"]
        case .json: ["json"]
        case .joined(let separator): ["joined by '\(separator)'"]
        }
    }

    /// The style that a patch names.
    init?(words: MetadataPatch.Value) {
        guard let style = [Self.plain, .repeatList, .flat, .json].first(where: { $0.words == words }) else {
            return nil
        }
        self = style
    }
}

extension MetadataRAMAuthorization {
    /// Adds, replaces or takes away one resource; an action without an authorization gets one.
    static func apply(
        _ patch: MetadataPatch, to authorization: inout Self?, orNewFor action: String
    ) -> PatchOutcome.Result {
        let list: WritableKeyPath<Self, [String]>
        switch patch.property {
        case .resource: list = \.resources
        case .optionalResource: list = \.optionalResources
        default: return .noMember
        }
        guard patch.from?.count ?? 1 == 1, patch.to?.count ?? 1 == 1 else { return .otherValue(nil) }
        var changed =
            authorization
            ?? Self(action: action, resources: [], optionalResources: [], alsoActions: [])
        let index = patch.from.flatMap { from in
            changed[keyPath: list].firstIndex { from.count == 1 && $0.isExactly(from[0]) }
        }
        if patch.from != nil, index == nil { return .otherValue(nil) }
        if let added = patch.to?.first, changed.templates.contains(where: { $0.isExactly(added) }) {
            return .otherValue([added])
        }
        switch (index, patch.to?.first) {
        case (let index?, let to?): changed[keyPath: list][index] = to
        case (let index?, nil): changed[keyPath: list].remove(at: index)
        case (nil, let to?): changed[keyPath: list].append(to)
        case (nil, nil): return .otherValue(nil)
        }
        authorization = changed
        return .applied
    }
}
