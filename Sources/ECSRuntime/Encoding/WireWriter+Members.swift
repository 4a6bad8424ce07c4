extension WireWriter {
    /// Writes a text.
    public mutating func string(_ field: Int, _ value: String?) {
        guard let value else { return }
        member(field, value) { $0.write(value) }
    }

    /// Writes a whole number that has 32 bits on the wire.
    public mutating func int32(_ field: Int, _ value: Int?) {
        guard let value else { return }
        member(field, value) { $0.write32(value) }
    }

    /// Writes a whole number.
    public mutating func int64(_ field: Int, _ value: Int?) {
        guard let value else { return }
        member(field, value) { $0.write(value) }
    }

    /// Writes a number, without exponent and as short as it can be read back exactly.
    public mutating func double(_ field: Int, _ value: Double?) {
        guard let value else { return }
        member(field, value) { $0.write(value) }
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ field: Int, _ value: Bool?) {
        guard let value else { return }
        member(field, value) { $0.write(value) }
    }

    /// Writes a string with known values.
    public mutating func enumeration<Value: WireText>(_ field: Int, _ value: Value?) {
        guard let value else { return }
        member(field, value) { $0.write(value.rawValue) }
    }

    /// Writes an object: flattened to `Name.Member`, or nested.
    public mutating func object<Value: WireEncodable>(_ field: Int, _ value: Value?) {
        guard let value else { return }
        member(field, value) { $0.writeObject(value) }
    }

    /// Writes an untyped value.
    public mutating func value(_ field: Int, _ value: WireValue?) {
        guard let value else { return }
        member(field, value) { $0.write(value) }
    }

    /// Writes a map: flattened to `Name.key`, or nested; keys sorted.
    public mutating func stringMap(_ field: Int, _ values: [String: String]?) {
        map(field, values) { $0.write($1) }
    }

    /// Writes a map of untyped values; keys sorted.
    public mutating func valueMap(_ field: Int, _ values: [String: WireValue]?) {
        map(field, values) { $0.write($1) }
    }

    /// Writes a map of objects: flattened to `Name.key.Member`, or nested; keys sorted.
    public mutating func objectMap<Value: WireEncodable>(_ field: Int, _ values: [String: Value]?) {
        map(field, values) { $0.writeObject($1) }
    }

    private mutating func map<Value>(
        _ number: Int, _ values: [String: Value]?, _ write: (inout WireWriter, Value) -> Void
    ) {
        guard let values, let field = field(number), !values.isEmpty || field.keepsEmpty else { return }
        member(number, values) { $0.writeMap(values, write) }
    }
}
