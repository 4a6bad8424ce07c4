extension WireWriter {
    /// Writes a list of texts: `Name.1`, `Name.2`, or nested.
    public mutating func strings(_ field: Int, _ values: [String]?) {
        list(field, values) { $0.write($1) }
    }

    /// Writes a list of whole numbers that have 32 bits on the wire.
    public mutating func int32s(_ field: Int, _ values: [Int]?) {
        list(field, values) { $0.write32($1) }
    }

    /// Writes a list of whole numbers.
    public mutating func int64s(_ field: Int, _ values: [Int]?) {
        list(field, values) { $0.write($1) }
    }

    /// Writes a list of numbers.
    public mutating func doubles(_ field: Int, _ values: [Double]?) {
        list(field, values) { $0.write($1) }
    }

    /// Writes a list of booleans.
    public mutating func bools(_ field: Int, _ values: [Bool]?) {
        list(field, values) { $0.write($1) }
    }

    /// Writes a list of strings with known values.
    public mutating func enumerations<Value: WireText>(_ field: Int, _ values: [Value]?) {
        list(field, values) { $0.write($1.rawValue) }
    }

    /// Writes a list of objects: `Name.1.Member`, or nested.
    public mutating func objects<Value: WireEncodable>(_ field: Int, _ values: [Value]?) {
        list(field, values) { $0.writeObject($1) }
    }

    /// Writes a list of untyped values.
    public mutating func values(_ field: Int, _ values: [WireValue]?) {
        list(field, values) { $0.write($1) }
    }

    /// Writes a list of maps of texts.
    public mutating func stringMaps(_ field: Int, _ values: [[String: String]]?) {
        list(field, values) { $0.writeMap($1) { $0.write($1) } }
    }

    /// Writes a list of lists of texts: `Name.1.1`, `Name.1.2`, or nested.
    public mutating func stringLists(_ field: Int, _ values: [[String]]?) {
        listOfLists(field, values) { $0.write($1) }
    }

    /// Writes a list of lists of whole numbers that have 32 bits on the wire.
    public mutating func int32Lists(_ field: Int, _ values: [[Int]]?) {
        listOfLists(field, values) { $0.write32($1) }
    }

    /// Writes a list of lists of whole numbers.
    public mutating func int64Lists(_ field: Int, _ values: [[Int]]?) {
        listOfLists(field, values) { $0.write($1) }
    }

    /// Writes a list of lists of numbers.
    public mutating func doubleLists(_ field: Int, _ values: [[Double]]?) {
        listOfLists(field, values) { $0.write($1) }
    }

    /// Writes a list of lists of booleans.
    public mutating func boolLists(_ field: Int, _ values: [[Bool]]?) {
        listOfLists(field, values) { $0.write($1) }
    }

    /// Writes a list of lists of objects.
    public mutating func objectLists<Value: WireEncodable>(_ field: Int, _ values: [[Value]]?) {
        listOfLists(field, values) { $0.writeObject($1) }
    }

    /// Writes a list; an empty one like an absent one, unless the field tells them apart.
    private mutating func list<Item>(
        _ number: Int, _ values: [Item]?, _ write: (inout WireWriter, Item) -> Void
    ) {
        guard let field = field(number) else { return }
        if output == .limits {
            named(field.wireName) { $0.check(itemCount: values?.count ?? 0, of: field) }
        }
        guard let values, !values.isEmpty || field.keepsEmpty else { return }
        if output == .xml, field.itemName == nil {
            // Without a wrapper the member itself is repeated.
            return writeItems(values, itemName: field.wireName, write)
        }
        member(number, values) { writer in
            guard let itemName = field.itemName else {
                return writer.writeItems(values, itemName: "", write)
            }
            writer.writeWrapped(itemName) { $0.writeItems(values, itemName: itemName, write) }
        }
    }

    private mutating func listOfLists<Item>(
        _ number: Int, _ values: [[Item]]?, _ write: (inout WireWriter, Item) -> Void
    ) {
        guard let field = field(number) else { return }
        let itemName = field.itemName ?? field.wireName
        list(number, values) { $0.writeItems($1, itemName: itemName, write) }
    }

    mutating func write32(_ value: Int) {
        if Int32(exactly: value) == nil { fail("\(value) is out of the range of a 32-bit integer") }
        write(value)
    }
}
