public import SwiftSource

/// What of the generated code is up to the user.
public struct EmitterOptions: Sendable, Hashable {
    /// Who can see the generated types: public, package or internal.
    public var access: Access
    /// How many files there are; at least one.
    public var shardCount: Int
    /// Whether requests can be decoded as well as encoded, and stand in a list.
    public var decodableRequests: Bool
    /// Whether every type is `Codable`, with the wire names as keys.
    public var codable: Bool
    /// Whether values of every type can be compared.
    public var equatable: Bool
    /// Whether values of every type can be compared, and stand in sets.
    public var hashable: Bool
    /// The type, an enum without cases, that all others stand in; nil for types at the top level.
    public var namespace: String?
    /// Whether the files' names begin with the namespace's, so that a module can have those of several products; a build
    /// plan, which is made before the namespace is known, has plain ones.
    public var namesFilesByNamespace = false
    /// The generator's name and version, for the file header.
    public var generator: String

    /// How many files there may be. The plugin `GenerateECSModels`, which can import nothing, says it once more.
    public static let shardCounts = 1...999
    /// How many files there are where nobody said it; also in the plugin.
    public static let defaultShardCount = 4

    /// Options; by default internal types.
    public init(
        access: Access = .internal,
        shardCount: Int = defaultShardCount,
        decodableRequests: Bool = false,
        codable: Bool = false,
        equatable: Bool = false,
        hashable: Bool = false,
        namespace: String? = nil,
        generator: String
    ) {
        self.access = access
        self.shardCount = max(1, shardCount)
        self.decodableRequests = decodableRequests
        self.codable = codable
        self.equatable = equatable
        self.hashable = hashable
        self.namespace = namespace
        self.generator = generator
    }

    /// The protocols of the standard library that every struct conforms to.
    var conformances: [String] {
        (codable ? ["Codable"] : []) + (hashable ? ["Hashable"] : equatable ? ["Equatable"] : [])
    }

    /// What the files' names begin with.
    public var filePrefix: String { namesFilesByNamespace ? namespace ?? "" : "" }
}
