extension WireWriter {
    /// Writes a list of texts: `Name.1`, `Name.2`, or a JSON array.
    public mutating func strings(_ name: String, _ values: [String]?) {
        guard let values else { return }
        list(name, values) { $0.write($1) }
    }

    /// Writes a list of whole numbers: `Name.1`, `Name.2`, or a JSON array.
    public mutating func int32s(_ name: String, _ values: [Int32]?) {
        guard let values else { return }
        list(name, values) { $0.write(Int64($1)) }
    }

    /// Writes a list of whole numbers: `Name.1`, `Name.2`, or a JSON array.
    public mutating func int64s(_ name: String, _ values: [Int64]?) {
        guard let values else { return }
        list(name, values) { $0.write($1) }
    }

    /// Writes a list of numbers: `Name.1`, `Name.2`, or a JSON array.
    public mutating func doubles(_ name: String, _ values: [Double]?) {
        guard let values else { return }
        list(name, values) { $0.write($1) }
    }

    /// Writes a list of booleans: `Name.1`, `Name.2`, or a JSON array.
    public mutating func bools(_ name: String, _ values: [Bool]?) {
        guard let values else { return }
        list(name, values) { $0.write($1) }
    }

    /// Writes a list of strings with known values.
    public mutating func enumerations<Value: WireText>(_ name: String, _ values: [Value]?) {
        guard let values else { return }
        list(name, values) { $0.write($1.rawValue) }
    }

    /// Writes a list of objects: `Name.1.Member`, or a JSON array.
    public mutating func objects<Value: WireEncodable>(_ name: String, _ values: [Value]?) {
        guard let values else { return }
        list(name, values) { $0.writeObject($1) }
    }

    /// Writes a list of untyped values.
    public mutating func values(_ name: String, _ values: [WireValue]?) {
        guard let values else { return }
        list(name, values) { $0.write($1) }
    }

    /// Writes a list of maps of texts.
    public mutating func stringMaps(_ name: String, _ values: [[String: String]]?) {
        guard let values else { return }
        list(name, values) { $0.writeMap($1) { $0.write($1) } }
    }

    /// Writes a list of lists of texts: `Name.1.1`, `Name.1.2`, or JSON arrays.
    public mutating func stringLists(_ name: String, _ values: [[String]]?) {
        guard let values else { return }
        list(name, values) { $0.writeList($1) { $0.write($1) } }
    }

    /// Writes a list of lists of whole numbers: `Name.1.1`, `Name.1.2`, or JSON arrays.
    public mutating func int32Lists(_ name: String, _ values: [[Int32]]?) {
        guard let values else { return }
        list(name, values) { $0.writeList($1) { $0.write(Int64($1)) } }
    }

    /// Writes a list of lists of whole numbers: `Name.1.1`, `Name.1.2`, or JSON arrays.
    public mutating func int64Lists(_ name: String, _ values: [[Int64]]?) {
        guard let values else { return }
        list(name, values) { $0.writeList($1) { $0.write($1) } }
    }

    /// Writes a list of lists of numbers: `Name.1.1`, `Name.1.2`, or JSON arrays.
    public mutating func doubleLists(_ name: String, _ values: [[Double]]?) {
        guard let values else { return }
        list(name, values) { $0.writeList($1) { $0.write($1) } }
    }

    /// Writes a list of lists of booleans: `Name.1.1`, `Name.1.2`, or JSON arrays.
    public mutating func boolLists(_ name: String, _ values: [[Bool]]?) {
        guard let values else { return }
        list(name, values) { $0.writeList($1) { $0.write($1) } }
    }

    /// Writes a list of lists of objects.
    public mutating func objectLists<Value: WireEncodable>(_ name: String, _ values: [[Value]]?) {
        guard let values else { return }
        list(name, values) { $0.writeList($1) { $0.writeObject($1) } }
    }

    private mutating func list<Item>(_ name: String, _ values: [Item], _ write: (inout WireWriter, Item) -> Void) {
        let length = begin(name)
        writeList(values, write)
        end(length)
    }
}
