public import DiagnosticsCore
public import ExactText
import SourceTree

/// A file in OpenAPI meta v1 shape (`api-docs.json`), whole but unread: actions and schemas are parsed when asked for.
///
/// Opening one costs a single pass over the bytes that only finds where the actions are.
public struct MetadataDocument: Sendable {
    /// The file.
    public let file: SourceFile
    /// The product as the API spells it: `Ecs`.
    public let product: String
    /// The API version: `2014-05-26`.
    public let version: String
    /// The protocol style as the file says it: `RPC`, `V3`, `ROA` and others; empty where it says none.
    public let style: String
    /// Names of all actions, in the file's order.
    public let actionNames: [String]
    /// Where the actions stand, whether there are any or none.
    public let actionsPosition: Diagnostic.Position
    /// Host names by region id; where a region is listed twice, the first one.
    public let endpoints: [ExactText: String]
    /// How to find the host of a region that is not listed (`x-endpoint`).
    public let endpointRule: MetadataEndpointRule?
    /// The corrections that everything read from the file has seen.
    public let patches: MetadataPatches
    /// What became of the corrections that concern the product as a whole.
    let patchOutcomes: [PatchOutcome]

    private let actionsByName: [ExactText: JSONScanner.Member]
    private let components: MetadataComponents

    /// Indexes a file.
    ///
    /// - Parameters:
    ///   - file: The metadata.
    ///   - patches: Its corrections: whatever is read from the document has seen them.
    /// - Throws: ``MetadataError`` for text that is not JSON or not OpenAPI meta v1, and for a product, version or
    ///   action whose name could not be one.
    public init(file: SourceFile, patches: MetadataPatches = .none) throws(MetadataError) {
        self.file = file
        let index = try MetadataIndex(file: file)
        let info = try index.readMember("info")
        guard let productNode = info?["product"], let product = productNode.text,
            let versionNode = info?["version"], let version = versionNode.text
        else {
            throw Self.error("this is not API metadata: 'info' with 'product' and 'version' is missing", "/info", file)
        }
        guard let actions = try index.members(of: "apis"), let actionsSpan = index.span(of: "apis") else {
            throw Self.error("this is not API metadata: 'apis' is missing", "/apis", file)
        }
        try MetadataName.check(product, "a product", at: productNode.span, of: file, pointer: "/info/product")
        try MetadataName.check(version, "a version", at: versionNode.span, of: file, pointer: "/info/version")
        for action in actions {
            try MetadataName.check(action.key, "an action", at: action.keySpan, of: file, pointer: "/apis")
        }
        self.product = product
        self.version = version
        style = info?["style"]?.text ?? ""
        actionsPosition = Diagnostic.Position(file: file, span: actionsSpan)
        actionNames = actions.map(\.key)
        actionsByName = Dictionary(actions.map { (ExactText($0.key), $0) }, uniquingKeysWith: { first, _ in first })
        let schemas = try index.members(of: "components")?.first { $0.key == "schemas" }
        components = MetadataComponents(
            file: file,
            members: try schemas.map { (schemas) throws(MetadataError) in
                try MetadataIndex.members(of: schemas, in: file)
            } ?? []
        )
        endpoints = Self.endpoints(try index.readMember("endpoints"))
        var endpointRule = MetadataEndpointRule(try index.readMember("x-endpoint"))
        self.patches = patches
        patchOutcomes = patches.productIndices.map { index in
            let patch = patches.patches[index]
            return PatchOutcome(
                patch: patch, result: MetadataEndpointRule.apply(patch, to: &endpointRule), index: index
            )
        }
        self.endpointRule = endpointRule
    }

    /// Reads one action; nil if the file has none with this name.
    public func action(named name: String) throws(MetadataError) -> MetadataAction? {
        guard let member = actionsByName[ExactText(name)] else { return nil }
        let node = try MetadataIndex.readValue(member.valueSpan, of: file)
        var reader = ActionReader(components: components)
        return try reader.read(
            node, name: name, nameSpan: member.keySpan, patches: patches, service: product.asciiLowercased
        )
    }

    /// Whether an action is called in RPC style: by its name, as the parameter `Action`.
    ///
    /// In a product of that style every action is, whatever `path` says: official files have it empty, as `/`, or as
    /// documentation, and the platform's own SDKs call all of these by name. In a product of style `V3`, and where no
    /// style is stated, those are that have no path of their own. All other styles (`ROA`, `OSS`, `FC`, …) call by path.
    public func isCalledByName(_ action: MetadataAction) -> Bool {
        if style.isExactly("RPC") { return true }
        guard style.isEmpty || style.isExactly("V3") else { return false }
        return action.path.map { $0.isEmpty || $0.isExactly("/") } ?? true
    }

    /// The place of an action's name.
    public func position(ofAction name: String) -> Diagnostic.Position? {
        actionsByName[ExactText(name)].map { Diagnostic.Position(file: file, span: $0.keySpan) }
    }

    /// Names of all schemas below `components.schemas`, in the file's order.
    public var schemaNames: [String] { components.members.map(\.key) }

    /// Reads one schema below `components.schemas`, with what was odd about it; nil if there is none with this name.
    public func schema(
        named name: String
    ) throws(MetadataError) -> (schema: MetadataSchema, findings: [Diagnostic])? {
        try components.schema(named: name)
    }

    /// The schema itself, or the one its chain of references ends at; nil if the chain ends nowhere.
    public func resolve(_ schema: MetadataSchema) -> MetadataSchema? { components.resolve(schema) }

    private static func endpoints(_ node: DocumentNode?) -> [ExactText: String] {
        let pairs = (node?.items ?? []).compactMap { entry -> (ExactText, String)? in
            guard let region = entry["regionId"]?.text, let host = entry["endpoint"]?.text else {
                return nil
            }
            return (ExactText(region), host)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func error(_ message: String, _ pointer: String, _ file: SourceFile) -> MetadataError {
        let position = Diagnostic.Position(file: file, span: SourceSpan(0, 0))
        return MetadataError(Diagnostic(.error, .notMetadata, message, at: position, path: pointer))
    }
}

/// How the host of a product is built (`x-endpoint`).
public struct MetadataEndpointRule: Sendable, Hashable {
    /// Whether every region has a host of its own.
    public enum Kind: String, Sendable, Hashable {
        /// `<code>.<region>.aliyuncs.com`.
        case regional
        /// `<code>.aliyuncs.com` for all regions.
        case central
    }

    /// Whether every region has a host of its own.
    public let kind: Kind
    /// The product's code in host names: `ecs`.
    public let code: String
    /// The host for calls that name no region; nil where every call goes to a region's.
    public private(set) var centralHost: String?

    init?(_ node: DocumentNode?) {
        guard let kind = node?["rule"]?.text.flatMap(Kind.init(rawValue:)),
            let code = node?["code"]?.text
        else { return nil }
        self.kind = kind
        self.code = code
        centralHost = kind == .central ? "\(code).aliyuncs.com" : nil
    }

    /// Applies a correction to what is known of a product's hosts.
    static func apply(_ patch: MetadataPatch, to rule: inout Self?) -> PatchOutcome.Result {
        guard patch.member.isExactly("endpoint"), patch.property == .centralHost, let current = rule else {
            return .noMember
        }
        let value = current.centralHost.map { [$0] }
        guard patch.expects(value), patch.to?.count ?? 1 == 1 else { return .otherValue(value) }
        rule?.centralHost = patch.to?.first
        return .applied
    }
}
