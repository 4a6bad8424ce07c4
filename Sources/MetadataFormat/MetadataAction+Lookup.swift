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
        var end = wireName.endIndex
        while let dot = wireName[..<end].lastIndex(of: ".") {
            end = dot
            guard let parameter = parameter(named: String(wireName[..<dot])) else { continue }
            guard parameter.style == .flat || parameter.style == .repeatList else { return nil }
            let rest = wireName[wireName.index(after: dot)...].split(separator: ".", omittingEmptySubsequences: false)
            return match(parameter, rest: rest)
        }
        return nil
    }

    private func match(_ parameter: MetadataParameter, rest: [Substring]) -> MetadataParameterMatch? {
        var pattern = parameter.name
        guard var schema = components.resolve(parameter.schema) else { return nil }
        var steps = rest[...]
        while let step = steps.first {
            let next: MetadataSchema?
            switch schema.type {
            case .array:
                guard ParameterMerger.isPosition(step), step != "0" else { return nil }
                next = schema.items
                pattern += ".N"
                steps = steps.dropFirst()
            case .object:
                // As above, the longest key that fits.
                let lengths = (1...steps.count).reversed()
                let keys = lengths.map { steps.prefix($0).joined(separator: ".") }
                let key = keys.first { schema.property(named: $0) != nil } ?? String(step)
                next = schema.property(named: key) ?? schema.mapValues
                pattern += "." + key
                steps = steps.dropFirst(key.split(separator: ".").count)
            default:
                return nil
            }
            guard let next, let resolved = components.resolve(next) else { return nil }
            schema = resolved
        }
        return MetadataParameterMatch(parameter: parameter, pattern: pattern, schema: schema)
    }

    /// Every name the action can be sent values under, list positions written `N`, in the file's order.
    ///
    /// Objects nested deeper than any real API (16) and members of maps, which have no fixed names, are left out.
    public var flattenedParameters: [MetadataParameterMatch] {
        allMatches.filter(\.isSentDirectly)
    }

    /// The action with an index of its parameters, for callers that ask `parameter(matching:)` again and again.
    public func indexingParameters() -> MetadataAction {
        var action = self
        action.index = WireNameIndex(allMatches)
        return action
    }

    /// The flattened parameters and the lists and objects they are in.
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
        guard depth <= 16, let schema = components.resolve(schema) else { return }
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
