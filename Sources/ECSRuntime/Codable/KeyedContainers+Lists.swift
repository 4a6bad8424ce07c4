// What `Codable` code, generated on demand, calls for lists and maps: absent and empty are alike, and items stand under
// the names that they have on the wire.

extension KeyedDecodingContainer {
    /// Reads a list; an absent one, or null, is empty.
    ///
    /// - Parameter itemName: The name that the items stand under inside the value (`Instances.Instance`), if any.
    public func decodeItems<Item: Decodable>(
        _ type: Item.Type, forKey key: Key, under itemName: String? = nil
    ) throws -> [Item] {
        guard let itemName else {
            return try decodeIfPresent([Item].self, forKey: key) ?? []
        }
        guard contains(key), try !decodeNil(forKey: key) else { return [] }
        let wrapper = try nestedContainer(keyedBy: WireName.self, forKey: key)
        return try wrapper.decodeIfPresent([Item].self, forKey: WireName(stringValue: itemName)) ?? []
    }

    /// Reads a map; an absent one, or null, is empty.
    public func decodeEntries<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> [String: Value] {
        try decodeIfPresent([String: Value].self, forKey: key) ?? [:]
    }
}

extension KeyedEncodingContainer {
    /// Writes a list, unless it is empty.
    ///
    /// - Parameter itemName: The name that the items stand under inside the value, if any.
    public mutating func encodeItems<Item: Encodable>(
        _ items: [Item], forKey key: Key, under itemName: String? = nil
    ) throws {
        guard !items.isEmpty else { return }
        guard let itemName else {
            return try encode(items, forKey: key)
        }
        var wrapper = nestedContainer(keyedBy: WireName.self, forKey: key)
        try wrapper.encode(items, forKey: WireName(stringValue: itemName))
    }

    /// Writes a map, unless it is empty.
    public mutating func encodeEntries<Value: Encodable>(_ entries: [String: Value], forKey key: Key) throws {
        if !entries.isEmpty { try encode(entries, forKey: key) }
    }
}

/// A name on the wire as a key.
private struct WireName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
