/// Two keys of one mapping of a spec that exclude each other (rule `conflicting-keys`).
public struct ExclusiveKeys: Sendable, Hashable {
    /// The keys that lead from `spec` to the mapping.
    public let mapping: [String]
    /// One of the keys.
    public let left: String
    /// The other.
    public let right: String
}

extension SpecValidator {
    /// The pairs that exclude each other wherever they stand together.
    public static let exclusiveKeys = CheckedSpec.exclusivePairs.map {
        ExclusiveKeys(mapping: $0.mapping, left: $0.left, right: $0.right)
    }
}
