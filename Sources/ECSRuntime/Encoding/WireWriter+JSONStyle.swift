/// The `json` style: one parameter that holds a JSON text. Inside JSON they write the same as their namesakes.
extension WireWriter {
    /// Writes an object as one JSON text.
    public mutating func jsonObject<Value: WireEncodable>(_ name: String, _ value: Value?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeObject(value) }
    }

    /// Writes a list of objects as one JSON text.
    public mutating func jsonObjects<Value: WireEncodable>(_ name: String, _ value: [Value]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeObject($1) } }
    }

    /// Writes a list of texts as one JSON text.
    public mutating func jsonStrings(_ name: String, _ value: [String]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write($1) } }
    }

    /// Writes a list of whole numbers as one JSON text.
    public mutating func jsonInt32s(_ name: String, _ value: [Int32]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write(Int64($1)) } }
    }

    /// Writes a list of whole numbers as one JSON text.
    public mutating func jsonInt64s(_ name: String, _ value: [Int64]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write($1) } }
    }

    /// Writes a list of numbers as one JSON text.
    public mutating func jsonDoubles(_ name: String, _ value: [Double]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write($1) } }
    }

    /// Writes a list of booleans as one JSON text.
    public mutating func jsonBools(_ name: String, _ value: [Bool]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write($1) } }
    }

    /// Writes a list of strings with known values as one JSON text.
    public mutating func jsonEnumerations<Value: WireText>(_ name: String, _ value: [Value]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write($1.rawValue) } }
    }

    /// Writes a map of texts as one JSON text.
    public mutating func jsonStringMap(_ name: String, _ value: [String: String]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeMap(value) { $0.write($1) } }
    }

    /// Writes a map of untyped values as one JSON text.
    public mutating func jsonValueMap(_ name: String, _ value: [String: WireValue]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeMap(value) { $0.write($1) } }
    }

    /// Writes a map of objects as one JSON text.
    public mutating func jsonObjectMap<Value: WireEncodable>(_ name: String, _ value: [String: Value]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeMap(value) { $0.writeObject($1) } }
    }

    /// Writes a list of maps of texts as one JSON text.
    public mutating func jsonStringMaps(_ name: String, _ value: [[String: String]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeMap($1) { $0.write($1) } } }
    }

    /// Writes an untyped value as one JSON text.
    public mutating func jsonValue(_ name: String, _ value: WireValue?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.write(value) }
    }

    /// Writes a list of untyped values as one JSON text.
    public mutating func jsonValues(_ name: String, _ value: [WireValue]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.write($1) } }
    }

    /// Writes a list of lists of texts as one JSON text.
    public mutating func jsonStringLists(_ name: String, _ value: [[String]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeList($1) { $0.write($1) } } }
    }

    /// Writes a list of lists of whole numbers as one JSON text.
    public mutating func jsonInt32Lists(_ name: String, _ value: [[Int32]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeList($1) { $0.write(Int64($1)) } } }
    }

    /// Writes a list of lists of whole numbers as one JSON text.
    public mutating func jsonInt64Lists(_ name: String, _ value: [[Int64]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeList($1) { $0.write($1) } } }
    }

    /// Writes a list of lists of numbers as one JSON text.
    public mutating func jsonDoubleLists(_ name: String, _ value: [[Double]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeList($1) { $0.write($1) } } }
    }

    /// Writes a list of lists of booleans as one JSON text.
    public mutating func jsonBoolLists(_ name: String, _ value: [[Bool]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeList($1) { $0.write($1) } } }
    }

    /// Writes a list of lists of objects as one JSON text.
    public mutating func jsonObjectLists<Value: WireEncodable>(_ name: String, _ value: [[Value]]?) {
        guard let value else { return }
        writeJSONStyle(name) { $0.writeList(value) { $0.writeList($1) { $0.writeObject($1) } } }
    }
}
