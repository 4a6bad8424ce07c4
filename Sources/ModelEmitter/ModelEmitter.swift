import ExactText
public import ServiceModel
public import SwiftSource

/// Emits the Swift files of a service: the one place that knows both the service model and Swift.
public struct ModelEmitter: Sendable {
    private let options: EmitterOptions

    /// An emitter with these options.
    public init(options: EmitterOptions) { self.options = options }

    /// The files of a named and checked service: always as many as there are shards, some of them perhaps empty.
    public func emit(_ service: Service) -> [SwiftFile] { Self.emit([(service, options)]) }

    /// The files of several services in one module: as many as the first one's options say.
    public static func emit(_ parts: [(service: Service, options: EmitterOptions)]) -> [SwiftFile] {
        guard let options = parts.first?.options else { return [] }
        let shards = parts.map { ModelEmitter(options: $0.options).shards(of: $0.service, count: options.shardCount) }
        let services = parts.map(\.service)
        return (0..<options.shardCount).map { index in
            let name = fileName(ofShard: index, prefix: options.filePrefix)
            return ModelEmitter(options: options).file(name, shards.flatMap { $0[index] }, services)
        }
    }

    /// The declarations of each file.
    private func shards(of service: Service, count: Int) -> [[Declaration]] {
        let types = ShapeEmitter(service: service, options: options)
        let roles = SharedShapeRoles(of: service)
        // One that nothing leads to belonged to an action that is left out.
        let reached = service.sharedShapes.filter { !roles.role(of: $0).isEmpty }
        var units: [ShardPlan.Unit] = reached.map { shape in
            ShardPlan.Unit(name: shape.swiftName, weight: Self.weight(of: shape)) {
                [.type(types.emitShared(shape, role: roles.role(of: shape)))]
            }
        }
        units += service.sharedEnumerations.map { enumeration in
            ShardPlan.Unit(name: enumeration.swiftName, weight: Self.weight(of: enumeration)) {
                [.type(types.emitShared(enumeration))]
            }
        }
        units += service.actions.map { action in
            ShardPlan.Unit(
                name: action.name,
                weight: Self.weight(of: action.request) + Self.weight(of: action.response)
            ) {
                [.type(types.emitRequest(of: action)), .type(types.emitResponse(of: action))]
            }
        }
        return ShardPlan(units: units, shardCount: count).shards.enumerated().map { index, units in
            let table = index == 0 && options.decodableRequests ? [requestTable(of: service)] : []
            return inNamespace(table + units.flatMap { $0.declarations() }, of: service, at: index)
        }
    }

    /// The declarations of a file inside the namespace, if there is one; the first file declares it.
    private func inNamespace(_ declarations: [Declaration], of service: Service, at index: Int) -> [Declaration] {
        guard let name = options.namespace else { return declarations }
        let namespace = TypeDeclaration(
            .enum, documentation: ["The API of \(service.product), version \(service.version)."],
            access: options.access, name: name
        )
        return (index == 0 ? [.type(namespace)] : [])
            + (declarations.isEmpty ? [] : [.extension(of: name, members: declarations)])
    }

    /// The list of requests, for programs that learn at run time which action is meant.
    private func requestTable(of service: Service) -> Declaration {
        let requests = VariableDeclaration(
            documentation: ["As `all`, which is to be used: what names deprecated requests is deprecated itself."],
            attributes: service.actions.contains(where: \.isDeprecated) ? [.deprecated(message: "use all")] : [],
            access: options.access,
            isStatic: true,
            name: "requests",
            type: .array("DecodableRequestType"),
            value: .computed(.array(service.actions.map { .type(.named($0.request.swiftName)) }))
        )
        return .type(
            TypeDeclaration(
                .enum,
                documentation: ["Every request that was generated."],
                // In modules that isolate everything to the main actor, the table is for everybody all the same.
                attributes: ["nonisolated"],
                access: options.access,
                name: "GeneratedRequests",
                conformances: ["RequestTable"],
                members: [.variable(requests)]
            )
        )
    }

    /// `Models01.swift` for the first shard: known before the metadata is, as build plans need it.
    public static func fileName(ofShard index: Int, prefix: String = "") -> String {
        let number = String(index + 1)
        return prefix + "Models" + (number.count < 2 ? "0" : "") + number + ".swift"
    }

    /// Whether a name is one of `fileName(ofShard:prefix:)`.
    public static func isFileName(ofShard name: String, prefix: String = "") -> Bool {
        let start = prefix + "Models"
        let digits = name.utf8.dropFirst(start.utf8.count).dropLast(".swift".utf8.count)
        return name.hasExactPrefix(start) && name.hasExactSuffix(".swift") && !digits.isEmpty
            && digits.allSatisfy(\.isASCIIDigit)
    }

    private func file(_ name: String, _ declarations: [Declaration], _ services: [Service]) -> SwiftFile {
        let products = services.map { "\($0.product) \($0.version)" }.joined(separator: ", ")
        let header = [
            "Generated by \(options.generator) from the metadata of \(products); do not edit.",
            "swift-format-ignore-file",
        ]
        // Without a declaration the import would be an unused one.
        guard !declarations.isEmpty else { return SwiftFile(name: name, header: header) }
        let stamp = Declaration.typeAlias(.private, name: "RequiredRuntime", "ECSRuntime.GeneratedCodeVersion2")
        return SwiftFile(
            name: name,
            header: header,
            imports: [runtimeImport],
            declarations: [stamp] + declarations
        )
    }

    /// The runtime: as itself where others see it too, and else by the name that users do not import
    /// (`Sources/GeneratedModelSupport` tells why).
    private var runtimeImport: SwiftFile.Import {
        options.access == .public
            ? SwiftFile.Import("ECSRuntime", access: .public)
            : SwiftFile.Import("GeneratedModelSupport", access: options.access)
    }

    /// About how many lines a shape makes.
    private static func weight(of shape: Shape) -> Int {
        shape.members.reduce(12) { sum, member in
            switch member.type.declared {
            case .shape(let inner): sum + 4 + weight(of: inner)
            case .enumeration(let enumeration): sum + 4 + weight(of: enumeration)
            case nil: sum + 4
            }
        }
    }

    private static func weight(of enumeration: Enumeration) -> Int { 10 + enumeration.values.count * 2 }
}
