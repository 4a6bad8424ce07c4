public import DiagnosticsCore
public import ExactText

/// Gives every action, shape, member and known value its Swift name.
///
/// Two members of one shape, or two types declared in one place, that get the same name are an error that shows both:
/// a silent number behind one of them would change its meaning with the order of the metadata.
public struct NamePass: Sendable {
    /// Property names chosen by the user, by wire name.
    private let overrides: [ExactText: String]

    /// A pass with the user's own names for some wire names.
    public init(overrides: [ExactText: String] = [:]) { self.overrides = overrides }

    /// Names everything in a service.
    ///
    /// - Returns: the overrides that a member was found for.
    public func name(_ service: inout Service, into sink: inout DiagnosticSink) -> Set<ExactText> {
        var run = Run(overrides: overrides)
        for index in service.sharedShapes.indices {
            let schemaName = service.sharedShapes[index].schemaName
            run.sharedTypeNames.insert(SwiftNaming.typeName(schemaName))
        }
        var topLevel = Scope()
        for index in service.sharedShapes.indices {
            let schemaName = service.sharedShapes[index].schemaName
            let name = SwiftNaming.typeName(schemaName)
            run.claim(name, for: schemaName, at: service.sharedShapes[index].position, in: &topLevel)
            run.name(&service.sharedShapes[index], as: name)
        }
        for index in service.actions.indices {
            let action = service.actions[index]
            let base = Self.typeName(ofAction: action.name)
            run.claim(base + "Request", for: action.name, at: action.request.position, in: &topLevel)
            run.claim(base + "Response", for: action.name, at: action.response.position, in: &topLevel)
            run.name(&service.actions[index].request, as: base + "Request")
            run.name(&service.actions[index].response, as: base + "Response")
        }
        sink.report(contentsOf: run.findings)
        return run.usedOverrides
    }

    /// Action names stay as the API spells them, so that they can be searched for.
    static func typeName(ofAction name: String) -> String {
        SwiftNaming.isIdentifier(name) && name.first?.isUppercase == true ? name : SwiftNaming.typeName(name)
    }
}

/// Names taken in one place, with who took them.
private typealias Scope = [String: (wireName: String, position: Diagnostic.Position?)]

private struct Run {
    let overrides: [ExactText: String]
    var sharedTypeNames: Set<String> = []
    var usedOverrides: Set<ExactText> = []
    var findings: [Diagnostic] = []

    mutating func name(_ shape: inout Shape, as swiftName: String) {
        shape.swiftName = swiftName
        var properties = Scope()
        var types = Scope()
        let wholeNames = Set(shape.members.filter { $0.type.declared != nil }.map(wholeTypeName))
        for index in shape.members.indices {
            var member = shape.members[index]
            if let override = overrides[ExactText(member.wireName)] {
                usedOverrides.insert(ExactText(member.wireName))
                member.swiftName = override
            } else {
                member.swiftName = SwiftNaming.valueName(member.wireName)
            }
            let isFree = claim(member.swiftName, for: member.wireName, at: member.position, in: &properties)
            if member.type.declared != nil {
                let typeName = typeName(for: member, besides: wholeNames)
                // Of two members with one name, their types are no news.
                if isFree { claim(typeName, for: member.wireName, at: member.position, in: &types) }
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

    /// The type of a member is named after the member, that of a list's items after one of them, unless another member
    /// has that name.
    private func typeName(for member: Member, besides wholeNames: Set<String>) -> String {
        let whole = wholeTypeName(of: member)
        let singular = member.type.isList ? SwiftNaming.singular(whole) : whole
        let name = wholeNames.contains(singular) ? whole : singular
        // Inside this shape the shared type of the same name would be hidden.
        return sharedTypeNames.contains(name) ? name + "Value" : name
    }

    private func wholeTypeName(of member: Member) -> String {
        overrides[ExactText(member.wireName)].map(SwiftNaming.typeName(ofValueName:))
            ?? SwiftNaming.typeName(member.wireName)
    }

    private func named(_ enumeration: Enumeration, _ typeName: String) -> Enumeration {
        var enumeration = enumeration
        enumeration.swiftName = typeName
        var taken: Set<String> = []
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
                help: "give one of them a name of its own under \"names\""
            )
        )
        return false
    }
}
