extension WireNode {
    /// A list of texts; empty if absent or null.
    public borrowing func strings(_ field: Int) -> [String] {
        scalars(field) { decoding, item in decoding.string(at: item) }
    }

    /// A list of texts that may also come as one text with commas between them, each in quotes or not; empty if absent or
    /// null.
    public borrowing func joinedStrings(_ field: Int) -> [String] {
        var parts: [String] = []
        for text in strings(field) {
            let words = text.utf8.split(separator: UInt8(ascii: ","))
            guard decoding.spend(words.count, MemoryLayout<String>.stride, at: index) else { return [] }
            parts += words.compactMap(Self.unquoted)
        }
        return parts
    }

    /// A part of a joined text without the white space and quotes around it; `nil` where that is all of it.
    private static func unquoted(_ word: Substring.UTF8View) -> String? {
        let isEdge: (UInt8) -> Bool = { isWhitespace($0) || $0 == UInt8(ascii: "\"") }
        guard let first = word.firstIndex(where: { !isEdge($0) }), let last = word.lastIndex(where: { !isEdge($0) })
        else { return nil }
        return String(word[first...last])
    }

    /// A list of whole numbers; empty if absent or null.
    public borrowing func int32s(_ field: Int) -> [Int] {
        scalars(field) { decoding, item in decoding.int32(at: item) }
    }

    /// A list of whole numbers; empty if absent or null.
    public borrowing func int64s(_ field: Int) -> [Int] {
        scalars(field) { decoding, item in decoding.int64(at: item) }
    }

    /// A list of numbers; empty if absent or null.
    public borrowing func doubles(_ field: Int) -> [Double] {
        scalars(field) { decoding, item in decoding.double(at: item) }
    }

    /// A list of booleans; empty if absent or null.
    public borrowing func bools(_ field: Int) -> [Bool] {
        scalars(field) { decoding, item in decoding.bool(at: item) }
    }

    /// A list of strings with known values; empty if absent or null.
    public borrowing func enumerations<Value: WireText>(_ field: Int, of type: Value.Type) -> [Value] {
        scalars(field) { decoding, item in decoding.string(at: item).map { Value(rawValue: $0) } }
    }

    /// A list of objects; empty if absent or null.
    @inlinable
    public borrowing func objects<Value: WireDecodable>(_ field: Int, of type: Value.Type) -> [Value] {
        // Made in the module of the type: elsewhere each array costs a search for the metadata of its storage.
        objects(field) { count, read in
            var values: [Value] = []
            values.reserveCapacity(count)
            for number in 0..<count {
                if let value = read(number) {
                    values.append(value)
                }
            }
            return values
        }
    }

    /// A list of objects, collected by who knows their type.
    ///
    /// - Parameter collect: Makes the list of what `read` gives for each number below `count`; a null item gives `nil`.
    @usableFromInline
    borrowing func objects<Value: WireDecodable>(
        _ field: Int,
        collect: (_ count: Int, _ read: (_ number: Int) -> Value?) -> [Value]
    ) -> [Value] {
        guard field >= 0, field < table.pointee.fieldCount else {
            return []
        }
        let itemTable = decoding.fieldTable(for: Value.self, in: table, field: field)
        guard let items = decoding.items(of: self, field: field, kind: .objects(itemTable)) else {
            return []
        }
        defer { decoding.drop(items) }
        guard decoding.spend(items.count, MemoryLayout<Value>.stride, at: index) else {
            return []
        }
        return collect(items.count) { [decoding] number in
            decoding.readObject(at: decoding.item(number, of: items), siblingsEnd: 0, table: itemTable)
        }
    }

    /// A list of whatever is there; empty if absent or null.
    public borrowing func values(_ field: Int) -> [WireValue] {
        list(field, kind: .values) { decoding, item in decoding.value(at: item) }
    }

    /// A list of maps of texts; empty if absent or null.
    public borrowing func stringMaps(_ field: Int) -> [[String: String]] {
        list(field, kind: .values) { decoding, item in decoding.stringMap(at: item) }
    }

    /// A list of lists of texts; empty if absent or null.
    public borrowing func stringLists(_ field: Int) -> [[String]] {
        scalarLists(field) { decoding, item in decoding.string(at: item) }
    }

    /// A list of lists of whole numbers; empty if absent or null.
    public borrowing func int32Lists(_ field: Int) -> [[Int]] {
        scalarLists(field) { decoding, item in decoding.int32(at: item) }
    }

    /// A list of lists of whole numbers; empty if absent or null.
    public borrowing func int64Lists(_ field: Int) -> [[Int]] {
        scalarLists(field) { decoding, item in decoding.int64(at: item) }
    }

    /// A list of lists of numbers; empty if absent or null.
    public borrowing func doubleLists(_ field: Int) -> [[Double]] {
        scalarLists(field) { decoding, item in decoding.double(at: item) }
    }

    /// A list of lists of booleans; empty if absent or null.
    public borrowing func boolLists(_ field: Int) -> [[Bool]] {
        scalarLists(field) { decoding, item in decoding.bool(at: item) }
    }

    /// A list of lists of objects; empty if absent or null.
    public borrowing func objectLists<Value: WireDecodable>(_ field: Int, of type: Value.Type) -> [[Value]] {
        guard field >= 0, field < table.pointee.fieldCount else {
            return []
        }
        let itemTable = decoding.fieldTable(for: type, in: table, field: field)
        return list(field, kind: .values) { decoding, item in
            let inner = decoding.innerItems(at: item, kind: .objects(itemTable))
            defer { decoding.drop(inner) }
            return decoding.readItems(inner, at: item) { decoding, item in
                decoding.readObject(at: item, siblingsEnd: 0, table: itemTable)
            }
        }
    }

    /// A map of texts; empty if absent or null.
    public borrowing func stringMap(_ field: Int) -> [String: String] {
        let node = onlyNode(field)
        return node == 0 ? [:] : decoding.stringMap(at: node) ?? [:]
    }

    /// A map of whatever is there; empty if absent or null.
    public borrowing func valueMap(_ field: Int) -> [String: WireValue] {
        let node = onlyNode(field)
        return node == 0 ? [:] : decoding.valueMap(at: node) ?? [:]
    }

    /// A map of objects; empty if absent or null.
    public borrowing func objectMap<Value: WireDecodable>(_ field: Int, of type: Value.Type) -> [String: Value] {
        let node = onlyNode(field)
        guard node != 0 else {
            return [:]
        }
        return decoding.objectMap(at: node, table: decoding.fieldTable(for: type, in: table, field: field)) ?? [:]
    }

    private func scalars<Item>(_ field: Int, _ read: (Decoding, Int) -> Item?) -> [Item] {
        list(field, kind: .scalars, read)
    }

    private func scalarLists<Item>(_ field: Int, _ read: (Decoding, Int) -> Item?) -> [[Item]] {
        list(field, kind: .values) { decoding, item in
            let inner = decoding.innerItems(at: item, kind: .scalars)
            defer { decoding.drop(inner) }
            return decoding.readItems(inner, at: item, read)
        }
    }

    private func list<Item>(_ field: Int, kind: Decoding.ItemKind, _ read: (Decoding, Int) -> Item?) -> [Item] {
        guard let items = decoding.items(of: self, field: field, kind: kind) else {
            return []
        }
        defer { decoding.drop(items) }
        return decoding.readItems(items, at: index, read)
    }
}
