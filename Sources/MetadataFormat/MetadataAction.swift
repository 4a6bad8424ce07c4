public import DiagnosticsCore
import ExactText

/// One API operation, with the quirks of official files resolved: each parameter stands once, and dotted names are
/// merged into the object or list they belong to.
public struct MetadataAction: Sendable {
    /// The name: `RunInstances`.
    public let name: String
    /// Where the name stands in the file.
    public let nameSpan: SourceSpan
    /// Whether it should no longer be called.
    public let isDeprecated: Bool
    /// HTTP methods it can be called with, in capitals.
    public let methods: [String]
    /// URL path: of an operation in ROA style what it is called by; official files state one for RPC operations too, as
    /// documentation, see ``MetadataDocument/isCalledByName(_:)``.
    public let path: String?
    /// What it can be sent, in the file's order.
    public let parameters: [MetadataParameter]
    /// Parameters that travel neither in the query nor in the form, which no RPC call can carry.
    public let parametersElsewhere: [ParameterElsewhere]
    /// What it answers; nil where the file does not say.
    public let responseSchema: MetadataSchema?
    /// The RAM permission it needs, where stated (`x-ram`).
    public let ramAuthorization: MetadataRAMAuthorization?
    /// How its results come in pages; the first way is the preferred one.
    public let paginations: [MetadataPagination]
    /// The parameter that makes a repeated call harmless (`x-idempotencyToken`).
    public let idempotencyToken: String?
    /// Whether it has a dry run (`x-dryRun`).
    public let supportsDryRun: Bool
    /// What it does to resources: `create`, `get`, `list`, `update`, `delete` or `none`; nil where nothing says so.
    public let accessLevel: String?
    /// The date of the newest official SDK, where that no longer has the action (`x-gone`).
    public let goneAsOf: String?
    /// What to call instead of a deprecated action: `Ecs::2014-05-26::DescribeCapacityReservations`.
    public let substitutes: [String]
    /// One line of prose from an official file; the bundled files have none.
    public let summary: String?
    /// What was odd about it, at most warnings.
    public let findings: [Diagnostic]
    /// What became of the corrections that are for it, in their order.
    public let patchOutcomes: [PatchOutcome]

    let components: MetadataComponents
    private let parameterIndex: [ExactText: Int]
    /// See `indexingParameters()`.
    var index: WireNameIndex?
    /// A count of items that no list of the parameters refuses; 0 where it is not known. See `indexingParameters()`.
    public internal(set) var shortestListLimit = 0

    /// The first pagination, if the action has any.
    public var pagination: MetadataPagination? { paginations.first }

    init(
        name: String,
        nameSpan: SourceSpan,
        fields: Fields,
        parameters: [MetadataParameter],
        parametersElsewhere: [ParameterElsewhere],
        responseSchema: MetadataSchema?,
        findings: [Diagnostic],
        patchOutcomes: [PatchOutcome],
        components: MetadataComponents
    ) {
        self.name = name
        self.nameSpan = nameSpan
        isDeprecated = fields.isDeprecated
        methods = fields.methods
        path = fields.path
        self.parameters = parameters
        self.parametersElsewhere = parametersElsewhere
        self.responseSchema = responseSchema
        ramAuthorization = fields.ramAuthorization
        paginations = fields.paginations
        idempotencyToken = fields.idempotencyToken
        supportsDryRun = fields.supportsDryRun
        accessLevel = fields.accessLevel
        goneAsOf = fields.goneAsOf
        substitutes = fields.substitutes
        summary = fields.summary
        self.findings = findings
        self.patchOutcomes = patchOutcomes
        self.components = components
        parameterIndex = Dictionary(
            parameters.indices.map { (ExactText(parameters[$0].name), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// A parameter that travels neither in the query nor in the form.
    public struct ParameterElsewhere: Sendable {
        /// The name on the wire.
        public let name: String
        /// Where it travels, as the file says it: `header`, `path`.
        public let place: String
        /// Whether it has to be given.
        public let isRequired: Bool
        /// Where the name stands in the file.
        public let nameSpan: SourceSpan
    }

    /// The scalar facts of an action, as read.
    struct Fields: Sendable {
        var isDeprecated = false
        var methods: [String] = []
        var path: String?
        var ramAuthorization: MetadataRAMAuthorization?
        var paginations: [MetadataPagination] = []
        var idempotencyToken: String?
        var supportsDryRun = false
        var accessLevel: String?
        var goneAsOf: String?
        var substitutes: [String] = []
        var summary: String?
    }

    /// The top-level parameter with exactly this name.
    public func parameter(named name: String) -> MetadataParameter? {
        parameterIndex[ExactText(name)].map { parameters[$0] }
    }
}

/// Which RAM permission a call needs.
public struct MetadataRAMAuthorization: Sendable, Hashable {
    /// `ecs:RunInstances`.
    public var action: String
    /// Resource patterns with placeholders in braces (`{regionId}`); empty where none are stated.
    public var resources: [String]
    /// Resource patterns that are checked only when the request names such a resource.
    public var optionalResources: [String]
    /// Further actions the caller needs.
    public var alsoActions: [String]
    /// Keys that a policy can set conditions on for this action: `ecs:InstanceType`.
    public var conditionKeys: [String] = []
    /// What the newest official table states instead of `resources`, where two official tables differ and nothing says
    /// that the older one has ended: `*`. Empty where they agree.
    public var newestResources: [String] = []

    /// All resources it names, those that only some calls are checked against among them.
    public var templates: [String] { resources + optionalResources }
}

/// How an action hands out its results in pages.
public struct MetadataPagination: Sendable, Hashable {
    /// What is passed on from page to page.
    public enum Kind: String, Sendable, Hashable {
        /// An opaque token from the answer before.
        case token
        /// A page number.
        case page
    }

    /// What is passed on from page to page.
    public var kind: Kind
    /// Request parameters: token and page size, or page number and page size.
    public var request: [String]
    /// Response fields: the next token, or total, page number and page size. Paths are dotted from the response root.
    public var response: [String]
    /// Path of the list of results, where there is exactly one.
    public var items: String?
    /// Whether the platform has announced that this way will end.
    public var isRetiring = false
}
