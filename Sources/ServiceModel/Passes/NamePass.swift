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
    ///   - a path, for one member (`RunInstances.request.DataDisk[].Size`), one type (`RunInstances.request.DataDisk[]`),
    ///     one shared schema (`#Task`, and its members `#Task.Id`), or one enumeration that several members have
    ///     (`#InstanceChargeType`);
    ///   - a wire name (`KMSKeyId`), for all members of that name.
    public init(overrides: [ExactText: String] = [:]) { self.overrides = overrides }

    /// Names everything in a service.
    ///
    /// - Returns: the overrides that something was found for.
    public func name(_ service: inout Service, into sink: inout DiagnosticSink) -> Set<ExactText> {
        var run = Run(overrides: overrides, actionNames: Set(service.actions.map { ExactText($0.name) }))
        let sharedNames = service.sharedShapes.map { run.typeName(ofShared: $0) }
        let actionNames = service.actions.map { run.typeNames(of: $0) }
        var topLevel = Scope()
        for (shape, name) in zip(service.sharedShapes, sharedNames) {
            run.claim(name, for: shape.schemaName, path: shape.path, at: shape.position, in: &topLevel)
            run.sharedShapeNames[ExactText(shape.schemaName)] = name
        }
        for (action, names) in zip(service.actions, actionNames) {
            for (name, shape) in [(names.request, action.request), (names.response, action.response)] {
                run.claim(name, for: action.name, path: action.name, at: shape.position, in: &topLevel)
            }
        }
        for index in service.sharedEnumerations.indices {
            run.name(&service.sharedEnumerations[index], besides: &topLevel)
        }
        for (index, name) in sharedNames.enumerated() { run.name(&service.sharedShapes[index], as: name) }
        for (index, names) in actionNames.enumerated() {
            run.name(&service.actions[index].request, as: names.request, referringTo: [names.response])
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
    /// The names of the shared shapes, by their schemas.
    var sharedShapeNames: [ExactText: String] = [:]
    /// The names of the shared enumerations.
    var sharedEnumerationNames: [String] = []
    var usedOverrides: Set<ExactText> = []
    /// What is derived from wire names.
    var names = NameCache()
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
        chosenTypeName(of: shape) ?? SwiftNaming.outerTypeName(shape.schemaName)
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

    /// Names a shared enumeration, after the members that have it.
    mutating func name(_ enumeration: inout Enumeration, besides scope: inout Scope) {
        let wireName = enumeration.wireName
        let chosen = override("#\(wireName)") ?? self.chosenName(of: wireName).map(SwiftNaming.typeName(ofValueName:))
        var typeName = chosen ?? SwiftNaming.outerTypeName(wireName)
        // A schema or an action has the name because it is called so; and in a script without capitals the properties have.
        if chosen == nil, scope[typeName] != nil || typeName == names.valueName(wireName) { typeName += "Value" }
        claim(typeName, for: wireName, path: "#\(wireName)", at: nil, in: &scope)
        name(&enumeration, as: typeName)
        sharedEnumerationNames.append(typeName)
    }

    // MARK: - Members

    /// Names a shape and all that is in it.
    ///
    /// - Parameter others: Types at the top level that its code refers to, besides those of its members.
    /// - Returns: The types at the top level that the code of the shape, and of those in it, refers to.
    @discardableResult
    mutating func name(_ shape: inout Shape, as swiftName: String, referringTo others: Set<String> = []) -> Set<String>
    {
        shape.swiftName = swiftName
        var references = others
        let path = shape.path
        var properties = Scope()
        // By member, for those that declare a type; of two members with one name, their types are no news.
        var wholeNames: [String?] = []
        var isRepeated: Set<Int> = []
        for index in shape.members.indices {
            let wireName = shape.members[index].wireName
            let position = shape.members[index].position
            let chosen = chosenName(of: wireName, in: path)
            let name = chosen ?? names.valueName(wireName)
            shape.members[index].swiftName = name
            if !claim(name, for: wireName, path: "\(path).\(wireName)", at: position, in: &properties) {
                isRepeated.insert(index)
            }
            if shape.members[index].isIndirect {
                let storage = shape.members[index].storageName
                claim(storage, for: wireName, path: "\(path).\(wireName)", at: position, in: &properties)
            }
            let declaresType = shape.members[index].type.declaresType
            wholeNames.append(
                declaresType
                    ? chosen.map(SwiftNaming.typeName(ofValueName:))
                        ?? names.typeName(shape.members[index].itemName ?? wireName) : nil
            )
            if let name = nameShared(&shape.members[index].type) { references.insert(name) }
            // Its own name follows, when it is known what this shape refers to.
            shape.members[index].type.changeDeclared(shape: { references.formUnion(self.name(&$0, as: "")) })
        }
        let wholeTypeNames = Set(wholeNames.compactMap(\.self))
        var types = Scope()
        for (index, whole) in wholeNames.enumerated() {
            guard let whole else { continue }
            let typeName =
                chosenTypeName(of: shape.members[index].type)
                ?? typeName(
                    for: shape.members[index].type, named: whole, besides: wholeTypeNames,
                    isTaken: { references.contains($0) || properties[$0] != nil }
                )
            if !isRepeated.contains(index) {
                let wireName = shape.members[index].wireName
                let position = shape.members[index].position
                claim(typeName, for: wireName, path: "\(path).\(wireName)", at: position, in: &types)
            }
            shape.members[index].type.changeDeclared(
                shape: { $0.swiftName = typeName }, enumeration: { name(&$0, as: typeName) }
            )
        }
        return references
    }

    /// Gives a member the name of the type at the top level that it has; nil if it has none.
    private func nameShared(_ type: inout ValueType) -> String? {
        if let schema = type.sharedSchema { return sharedShapeNames[ExactText(schema)] }
        guard let index = type.enumeration?.sharedIndex else { return nil }
        let name = sharedEnumerationNames[index]
        type.changeEnumeration { $0.swiftName = name }
        return name
    }

    /// The name that the user chose for a member, by its path or for all members of its wire name.
    private mutating func chosenName(of wireName: String, in path: String) -> String? {
        override("\(path).\(wireName)") ?? chosenName(of: wireName)
    }

    /// The name that the user chose for all members of a wire name.
    private mutating func chosenName(of wireName: String) -> String? {
        actionNames.contains(ExactText(wireName)) ? nil : override(wireName)
    }

    /// The name that the user chose for an object in a list or map; that of a plain member is the member's.
    private mutating func chosenTypeName(of type: ValueType) -> String? {
        guard !overrides.isEmpty, type.isContainer, case .shape(let shape) = type.declared else { return nil }
        return chosenTypeName(of: shape)
    }

    /// The type of a member is named after the member, that of what a list or map holds after one of these, unless another
    /// member has that name.
    private func typeName(
        for type: ValueType, named whole: String, besides wholeNames: Set<String>, isTaken: (String) -> Bool
    ) -> String {
        let item = type.isContainer ? SwiftNaming.itemTypeName(whole) : whole
        let name = item != whole && wholeNames.contains(item) ? whole : item
        // A type at the top level that this shape refers to would be hidden by one of the same name inside; and names in a
        // script without capitals are the same for a property and its type.
        return isTaken(name) ? name + "Value" : name
    }

    private mutating func name(_ enumeration: inout Enumeration, as typeName: String) {
        enumeration.swiftName = typeName
        // In a script without capitals a value can have the name of the type.
        var taken: Set<String> = [typeName]
        var nextCounts: [String: Int] = [:]
        for index in enumeration.values.indices {
            let name = names.valueName(enumeration.values[index].wireValue)
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
