import ExactText

extension MetadataAction {
    /// Finds what may be sent under a flattened wire name; list positions are numbers or `N`.
    ///
    /// - Returns: nil if the action has no such parameter, or the name goes on inside a value that is sent whole.
    public func parameter(matching wireName: String) -> MetadataParameterMatch? {
        if let match = index?.match(wireName) { return match }
        if let parameter = parameter(named: wireName) {
            let schema = components.resolve(parameter.schema) ?? parameter.schema
            return MetadataParameterMatch(parameter: parameter, pattern: wireName, schema: schema)
        }
        // A dot can be part of a name, so the longest first part that is a parameter counts.
        let firstParts = wireName.utf8.indices.lazy.filter { wireName.utf8[$0] == UInt8(ascii: ".") }
            .prefix(DottedName.largestStepCount)
        for dot in Array(firstParts).reversed() {
            guard let parameter = parameter(named: String(wireName[..<dot])) else { continue }
            guard parameter.style == .flat || parameter.style == .repeatList else { return nil }
            return match(parameter, rest: wireName[wireName.utf8.index(after: dot)...])
        }
        return nil
    }

    private func match(_ parameter: MetadataParameter, rest: Substring) -> MetadataParameterMatch? {
        var pattern = parameter.name
        guard var schema = components.resolve(parameter.schema) else { return nil }
        var rest: Substring? = rest
        // A schema that contains itself would take as many steps as there are.
        for _ in 0..<DottedName.largestStepCount {
            guard let steps = rest else {
                return MetadataParameterMatch(parameter: parameter, pattern: pattern, schema: schema)
            }
            let next: MetadataSchema?
            switch schema.type {
            case .array:
                let (step, others) = DottedName.cut(steps)
                guard DottedName.isPosition(step), !step.isExactly("0") else { return nil }
                next = schema.items
                pattern += ".N"
                rest = others
            case .object:
                if let property = schema.longestProperty(beginning: steps) {
                    next = property.schema
                    pattern += "." + property.name
                    rest = DottedName.dropFirst(property.name, of: steps)
                } else {
                    let (step, others) = DottedName.cut(steps)
                    next = schema.mapValues
                    pattern += "." + step
                    rest = others
                }
            default:
                return nil
            }
            guard let next, let resolved = components.resolve(next) else { return nil }
            schema = resolved
        }
        return nil
    }

    /// Every name the action can be sent values under, list positions written `N`, in the file's order.
    ///
    /// Objects nested deeper than any real API (16) and members of maps, which have no fixed names, are left out.
    public var flattenedParameters: [MetadataParameterMatch] {
        allMatches.filter(\.isSentDirectly)
    }

    /// The action with an index of its parameters, for callers that ask `parameter(matching:)` again and again, and with
    /// its `shortestListLimit`.
    public func indexingParameters() -> MetadataAction {
        var action = self
        action.index = WireNameIndex(allMatches)
        action.shortestListLimit = parameters.map(\.schema.shortestListLimit).min() ?? .max
        return action
    }

    /// More names than any real API has (RunInstances: 254); schemas that refer to each other several times over would
    /// make any number of them.
    private static let largestMatchCount = 1 << 16

    /// The flattened parameters and the lists and objects they are in, up to `largestMatchCount`.
    private var allMatches: [MetadataParameterMatch] {
        var found: [MetadataParameterMatch] = []
        for parameter in parameters {
            collect(parameter.schema, of: parameter, pattern: parameter.name, depth: 0, into: &found)
        }
        return found
    }

    private func collect(
        _ schema: MetadataSchema,
        of parameter: MetadataParameter,
        pattern: String,
        depth: Int,
        into found: inout [MetadataParameterMatch]
    ) {
        guard depth <= 16, found.count < Self.largestMatchCount, let schema = components.resolve(schema) else { return }
        let match = MetadataParameterMatch(parameter: parameter, pattern: pattern, schema: schema)
        found.append(match)
        if match.isSentDirectly { return }
        if let items = schema.items {
            collect(items, of: parameter, pattern: pattern + ".N", depth: depth + 1, into: &found)
        }
        for property in schema.properties {
            let pattern = pattern + "." + property.name
            collect(property.schema, of: parameter, pattern: pattern, depth: depth + 1, into: &found)
        }
    }
}

extension MetadataSchema {
    /// A count of items that neither it nor a list in it refuses; 0 where that takes following a reference.
    fileprivate var shortestListLimit: Int {
        if reference != nil { return 0 }
        var shortest = limits.maxItems ?? .max
        for property in properties { shortest = min(shortest, property.schema.shortestListLimit) }
        if let items { shortest = min(shortest, items.shortestListLimit) }
        if let mapValues { shortest = min(shortest, mapValues.shortestListLimit) }
        return shortest
    }

    /// The member whose key dotted steps begin with; of several the one with the longest key, since a key may have dots.
    fileprivate func longestProperty(beginning steps: Substring) -> MetadataProperty? {
        var longest: MetadataProperty?
        for property in properties where property.name.utf8.count > longest?.name.utf8.count ?? -1 {
            if DottedName.begins(steps, with: property.name) { longest = property }
        }
        return longest
    }
}
