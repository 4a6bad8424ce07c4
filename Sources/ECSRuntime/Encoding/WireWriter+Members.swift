extension WireWriter {
    /// Writes a text.
    public mutating func string(_ name: String, _ value: String?) {
        guard let value else { return }
        let length = begin(name)
        write(value)
        end(length)
    }

    /// Writes a whole number.
    public mutating func int32(_ name: String, _ value: Int32?) {
        guard let value else { return }
        let length = begin(name)
        write(Int64(value))
        end(length)
    }

    /// Writes a whole number.
    public mutating func int64(_ name: String, _ value: Int64?) {
        guard let value else { return }
        let length = begin(name)
        write(value)
        end(length)
    }

    /// Writes a number, without exponent and as short as it can be read back exactly.
    public mutating func double(_ name: String, _ value: Double?) {
        guard let value else { return }
        let length = begin(name)
        write(value)
        end(length)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ name: String, _ value: Bool?) {
        guard let value else { return }
        let length = begin(name)
        write(value)
        end(length)
    }

    /// Writes a string with known values.
    public mutating func enumeration<Value: WireText>(_ name: String, _ value: Value?) {
        string(name, value?.rawValue)
    }

    /// Writes an object: flattened to `Name.Member`, or as a JSON object.
    public mutating func object<Value: WireEncodable>(_ name: String, _ value: Value?) {
        guard let value else { return }
        let length = begin(name)
        writeObject(value)
        end(length)
    }

    /// Writes a map: flattened to `Name.key`, or as a JSON object; keys sorted.
    public mutating func stringMap(_ name: String, _ values: [String: String]?) {
        guard let values else { return }
        let length = begin(name)
        writeMap(values) { $0.write($1) }
        end(length)
    }

    /// Writes a map of untyped values; keys sorted.
    public mutating func valueMap(_ name: String, _ values: [String: WireValue]?) {
        guard let values else { return }
        let length = begin(name)
        writeMap(values) { $0.write($1) }
        end(length)
    }

    /// Writes a map of objects: flattened to `Name.key.Member`, or as a JSON object; keys sorted.
    public mutating func objectMap<Value: WireEncodable>(_ name: String, _ values: [String: Value]?) {
        guard let values else { return }
        let length = begin(name)
        writeMap(values) { $0.writeObject($1) }
        end(length)
    }

    /// Writes an untyped value.
    public mutating func value(_ name: String, _ value: WireValue?) {
        guard let value else { return }
        let length = begin(name)
        write(value)
        end(length)
    }
}
