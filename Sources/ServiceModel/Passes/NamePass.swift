public import DiagnosticsCore
public import ExactText

/// Gives every action, shape, member and known value its Swift name.
///
/// Two members of one shape, or two types declared in one place, that get the same name are an error that shows both:
/// a silent number behind one of them would change its meaning with the order of the metadata.
public struct NamePass: Sendable {
    /// Names chosen by the user, by what has them: see `init(overrides:)`.
    private let overrides: [ExactText: String]

    /// A pass with the user's own names.
    ///
    /// - Parameter overrides: Swift names by
    ///   - the name of an action (`RunInstances`), for the types of its request and its response;
    ///   - a path, for one member (`RunInstances.request.DataDisk[].Size`), one type (`RunInstances.request.DataDisk[]`)
    ///     or one shared schema (`#Task`, and its members `#Task.Id`);
    ///   - a wire name (`KMSKeyId`), for all members of that name.
    public init(overrides: [ExactText: String] = [:]) { self.overrides = overrides }

    /// Names everything in a service.
    ///
    /// - Returns: the overrides that something was found for.
    public func name(_ service: inout Service, into sink: inout DiagnosticSink) -> Set<ExactText> {
        var run = Run(overrides: overrides, actionNames: Set(service.actions.map { ExactText($0.name) }))
        let sharedNames = service.sharedShapes.map { run.typeName(ofShared: $0) }
        let actionNames = service.actions.map { run.typeNames(of: $0) }
        run.outerTypeNames = Set(sharedNames + actionNames.map(\.response))
        var topLevel = Scope()
        for (index, name) in sharedNames.enumerated() {
            let shape = service.sharedShapes[index]
            run.claim(name, for: shape.schemaName, path: shape.path, at: shape.position, in: &topLevel)
            run.name(&service.sharedShapes[index], as: name)
        }
        for (index, names) in actionNames.enumerated() {
            let action = service.actions[index]
            for (name, shape) in [(names.request, action.request), (names.response, action.response)] {
                run.claim(name, for: action.name, path: action.name, at: shape.position, in: &topLevel)
            }
            run.name(&service.actions[index].request, as: names.request)
            run.name(&service.actions[index].response, as: names.response)
        }
        sink.report(contentsOf: run.findings)
        return run.usedOverrides
    }
}

/// Names taken in one place, with who took them.
private typealias Scope = [String: (wireName: String, position: Diagnostic.Position?)]

private struct Run {
    let overrides: [ExactText: String]
    /// Wire names of actions: as a key of overrides such a name is the action's.
    let actionNames: Set<ExactText>
    /// Types that others refer to by their bare names, so that no type inside those may have the same.
    var outerTypeNames: Set<String> = []
    var usedOverrides: Set<ExactText> = []
    var findings: [Diagnostic] = []

    private mutating func override(_ key: @autoclosure () -> String) -> String? {
        // Paths of ten thousands of members are not worth making for nothing.
        if overrides.isEmpty { return nil }
        let key = ExactText(key())
        guard let name = overrides[key] else { return nil }
        usedOverrides.insert(key)
        return name
    }

    // MARK: - Types

    /// The type of a shared shape.
    mutating func typeName(ofShared shape: Shape) -> String {
        chosenTypeName(of: shape) ?? SwiftNaming.typeName(shape.schemaName)
    }

    /// The types of an action, whose name stays as the API spells it, so that it can be searched for.
    mutating func typeNames(of action: Action) -> (request: String, response: String) {
        let isTypeName = SwiftNaming.isIdentifier(action.name) && action.name.first?.isUppercase == true
        let derived = isTypeName ? action.name : SwiftNaming.typeName(action.name)
        let base = override(action.name) ?? derived
        func name(_ ending: String) -> String {
            SwiftNaming.isUsableTypeName(base + ending) ? base + ending : base + "Action" + ending
        }
        return (
            chosenTypeName(of: action.request) ?? name("Request"),
            chosenTypeName(of: action.response) ?? name("Response")
        )
    }

    /// The name that the user chose for a type; one that can't be is reported.
    private mutating func chosenTypeName(of shape: Shape) -> String? {
        guard let name = override(shape.path) else { return nil }
        if !SwiftNaming.isUsableTypeName(name) {
            let message = "'\(name)' can't be the name of the type of '\(shape.path)': generated code uses it"
            findings.append(Diagnostic(.error, .nameCollision, message, at: shape.position))
        }
        return name
    }

    // MARK: - Members

    mutating func name(_ shape: inout Shape, as swiftName: String) {
        shape.swiftName = swiftName
        var properties = Scope()
        var types = Scope()
        let chosen = shape.members.map { chosenName(of: $0, in: shape) }
        let wholeNames = zip(shape.members, chosen).map { member, name in
            name.map(SwiftNaming.typeName(ofValueName:)) ?? SwiftNaming.typeName(member.itemName ?? member.wireName)
        }
        let wholeTypeNames = Set(zip(shape.members, wholeNames).filter { $0.0.type.declared != nil }.map(\.1))
        for index in shape.members.indices {
            shape.members[index].swiftName = chosen[index] ?? SwiftNaming.valueName(shape.members[index].wireName)
        }
        // Names in a script without capitals are the same for a property and its type.
        let propertyNames = Set(shape.members.map(\.swiftName))
        for index in shape.members.indices {
            var member = shape.members[index]
            let (shapePath, wireName, position) = (shape.path, member.wireName, member.position)
            func path() -> String { "\(shapePath).\(wireName)" }
            let isFree = claim(member.swiftName, for: wireName, path: path(), at: position, in: &properties)
            if member.isIndirect {
                claim(member.storageName, for: wireName, path: path(), at: position, in: &properties)
            }
            if let declared = member.type.declared {
                let typeName =
                    chosenTypeName(of: declared)
                    ?? typeName(
                        for: member, named: wholeNames[index], besides: wholeTypeNames, properties: propertyNames)
                // Of two members with one name, their types are no news.
                if isFree { claim(typeName, for: wireName, path: path(), at: position, in: &types) }
                member.type = member.type.mappingDeclared { declared in
                    switch declared {
                    case .shape(var inner):
                        name(&inner, as: typeName)
                        return .shape(inner)
                    case .enumeration(let enumeration):
                        return .enumeration(named(enumeration, typeName))
                    }
                }
            }
            shape.members[index] = member
        }
    }

    /// The name that the user chose for a member, by its path or for all members of its wire name.
    private mutating func chosenName(of member: Member, in shape: Shape) -> String? {
        if let name = override("\(shape.path).\(member.wireName)") { return name }
        return actionNames.contains(ExactText(member.wireName)) ? nil : override(member.wireName)
    }

    /// The name that the user chose for an object in a list or map; that of a plain member is the member's.
    private mutating func chosenTypeName(of declared: DeclaredType) -> String? {
        guard case .shape(let shape) = declared, shape.path.hasExactSuffix("[]") || shape.path.hasExactSuffix("{}")
        else { return nil }
        return chosenTypeName(of: shape)
    }

    /// The type of a member is named after the member, that of what a list or map holds after one of these, unless another
    /// member has that name.
    private func typeName(
        for member: Member, named whole: String, besides wholeNames: Set<String>, properties: Set<String>
    ) -> String {
        let item = member.type.isContainer ? SwiftNaming.itemTypeName(whole) : whole
        let name = item != whole && wholeNames.contains(item) ? whole : item
        // Inside this shape an outer type of the same name would be hidden.
        return outerTypeNames.contains(name) || properties.contains(name) ? name + "Value" : name
    }

    private func named(_ enumeration: Enumeration, _ typeName: String) -> Enumeration {
        var enumeration = enumeration
        enumeration.swiftName = typeName
        // In a script without capitals a value can have the name of the type.
        var taken: Set<String> = [typeName]
        var nextCounts: [String: Int] = [:]
        for index in enumeration.values.indices {
            let name = SwiftNaming.valueName(enumeration.values[index].wireValue)
            var unique = name
            var count = nextCounts[name] ?? 2
            // Values that differ in case only, as `running` and `Running`: both are wanted.
            while !taken.insert(unique).inserted {
                unique = "\(name)_\(count)"
                count += 1
            }
            nextCounts[name] = count
            enumeration.values[index].swiftName = unique
        }
        return enumeration
    }

    /// Takes a name, or reports who has it already; whether it was free.
    @discardableResult
    mutating func claim(
        _ swiftName: String,
        for wireName: String,
        path: @autoclosure () -> String,
        at position: Diagnostic.Position?,
        in scope: inout Scope
    ) -> Bool {
        guard let first = scope[swiftName] else {
            scope[swiftName] = (wireName, position)
            return true
        }
        let labels = first.position.map { [Diagnostic.Label(span: $0.span, text: "'\(first.wireName)' is the first")] }
        findings.append(
            Diagnostic(
                .error,
                .nameCollision,
                "'\(first.wireName)' and '\(wireName)' both get the Swift name '\(swiftName)'",
                at: position,
                labels: labels ?? [],
                help: "give one of them a name of its own under \"names\", as \"\(path())\""
            )
        )
        return false
    }
}
