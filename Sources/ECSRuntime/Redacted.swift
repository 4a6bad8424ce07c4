/// Keeps a secret out of what is printed: generated types hold their passwords, private keys and tokens in it.
///
/// The property reads and writes as its plain value, and is sent as such. Descriptions, string interpolation, `print`,
/// `dump` and mirrors of the type around it, at any depth, show `redacted`.
@propertyWrapper
@frozen
public struct Redacted<Value: Sendable>: Sendable {
    /// The secret itself.
    public var wrappedValue: Value

    /// Holds a secret.
    @inlinable
    public init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
    }
}

extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the secret, not even whether there is one.
    public var description: String { "redacted" }
    /// The same as `description`.
    public var debugDescription: String { "redacted" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>(), displayStyle: .struct) }
}

extension Redacted: Encodable where Value: Encodable {
    /// Writes the plain value.
    public func encode(to encoder: any Encoder) throws {
        try wrappedValue.encode(to: encoder)
    }
}

extension Redacted: Decodable where Value: Decodable {
    /// Reads the plain value.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try Value(from: decoder)
    }
}

// What synthesized conformances call for a wrapped optional: a key that is not there is no error, nor written as null.
extension KeyedDecodingContainer {
    /// Reads a secret that may be absent.
    public func decode<Value: Decodable>(_ type: Redacted<Value?>.Type, forKey key: Key) throws -> Redacted<Value?> {
        Redacted(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }
}

extension KeyedEncodingContainer {
    /// Writes a secret, if there is one.
    public mutating func encode<Value: Encodable>(_ secret: Redacted<Value?>, forKey key: Key) throws {
        try encodeIfPresent(secret.wrappedValue, forKey: key)
    }
}
