extension Decoding {
    /// Reads every item; null and empty ones that give no value are left out.
    func readItems<Item>(_ items: Items, at node: Int, _ read: (Decoding, Int) -> Item?) -> [Item] {
        var result: [Item] = []
        guard spend(items.count, MemoryLayout<Item>.stride, at: node) else {
            return result
        }
        result.reserveCapacity(items.count)
        for number in 0..<items.count {
            if let value = read(self, item(number, of: items)) {
                result.append(value)
            }
        }
        return result
    }

    /// A value for a required object that is not there; the failure was reported.
    func readAbsentObject<Value: WireDecodable>(table: UnsafeMutablePointer<FieldTable>) -> Value {
        let firstSlot = state.pointee.slots.count
        state.pointee.slots.append(repeating: 0, count: table.pointee.fieldCount)
        defer { state.pointee.slots.count = firstSlot }
        return Value(from: WireNode(decoding: self, index: 0, firstSlot: firstSlot, table: table))
    }

    func stringMap(at index: Int) -> [String: String]? {
        map(at: index, areSame: ==) { decoding, item in decoding.string(at: item) }
    }

    func valueMap(at index: Int) -> [String: WireValue]? {
        map(at: index, areSame: ==) { decoding, item in decoding.value(at: item) }
    }

    /// - Parameter table: the members of the objects.
    func objectMap<Value: WireDecodable>(
        at index: Int, table: UnsafeMutablePointer<FieldTable>
    ) -> [String: Value]? {
        // Objects are not compared: one that is given twice is not known to be the same.
        map(at: index, areSame: { _, _ in false }) { decoding, item in
            guard decoding.spend(1, MemoryLayout<Value>.stride, at: item) else {
                return nil
            }
            return decoding.readObject(at: item, siblingsEnd: 0, table: table)
        }
    }

    private func map<Item>(
        at index: Int, areSame: (Item, Item) -> Bool, _ read: (Decoding, Int) -> Item?
    ) -> [String: Item]? {
        let object = node(index)
        if object.kind == .null {
            return nil
        }
        if isEmpty(index) {
            return [:]
        }
        guard object.end > index + 1, object.kind != .array else {
            fail(index, "expected an object, found \(described(object.kind))")
            return nil
        }
        var result: [String: Item] = [:]
        var child = index + 1
        while child < object.end {
            guard spend(1, Self.entryBytes, at: child) else {
                return nil
            }
            let name = name(of: child)
            if let value = read(self, child), let other = result.updateValue(value, forKey: name) {
                if !isSpelled(name, in: result) {
                    failForEquivalentKeys(child)
                } else if !areSame(other, value) {
                    fail(child, "given several times")
                }
            }
            child = node(child).end
        }
        return result
    }

    /// About what an entry of a dictionary takes, with its share of free places; and a boxed value.
    private static var entryBytes: Int { 80 }
    private static var boxBytes: Int { 64 }

    /// Whether the key of a dictionary that is equal to a name has its bytes too: Swift takes canonically equivalent
    /// texts for equal, JSON and XML do not.
    private func isSpelled<Item>(_ name: String, in members: [String: Item]) -> Bool {
        members.index(forKey: name).map { members[$0].key.utf8.elementsEqual(name.utf8) } ?? true
    }

    @inline(never)
    private func failForEquivalentKeys(_ node: Int) {
        fail(node, "two names that differ only in how Unicode composes them can't both be kept")
    }

    /// Whatever is at `index`. Recursive, within the nesting limit that the reader has checked.
    func value(at index: Int) -> WireValue {
        let node = node(index)
        guard spend(1, Self.boxBytes, at: index) else {
            return .null
        }
        switch node.kind {
        case .null:
            return .null
        case .string, .number, .true, .false:
            return scalarValue(at: index, kind: node.kind)
        case .array:
            return .array(childValues(of: index))
        case .element where node.end == index + 1:
            return scalarValue(at: index, kind: .string)
        case .object, .element:
            return .object(memberValues(of: index))
        }
    }

    private func scalarValue(at index: Int, kind: TreeNode.Kind) -> WireValue {
        let text = string(at: index) ?? ""
        switch kind {
        case .number: return .number(text)
        case .true: return .bool(true)
        case .false: return .bool(false)
        default: return .string(text)
        }
    }

    private func childValues(of index: Int) -> [WireValue] {
        var values: [WireValue] = []
        var child = index + 1
        while child < node(index).end {
            values.append(value(at: child))
            child = node(child).end
        }
        return values
    }

    /// Members by name; an element that is repeated is a list.
    private func memberValues(of index: Int) -> [String: WireValue] {
        var members: [String: WireValue] = [:]
        var repeated: [String: [WireValue]] = [:]
        var child = index + 1
        while child < node(index).end {
            let name = name(of: child)
            let value = value(at: child)
            if !spend(1, Self.entryBytes, at: child) {
                return [:]
            }
            if repeated[name] != nil, isSpelled(name, in: repeated) {
                repeated[name]?.append(value)
            } else if let first = members.updateValue(value, forKey: name) {
                if !isSpelled(name, in: members) {
                    failForEquivalentKeys(child)
                } else if node(child).kind == .element {
                    repeated[name] = [first, value]
                } else if first != value {
                    fail(child, "given several times")
                }
            }
            child = node(child).end
        }
        for (name, values) in repeated {
            members[name] = .array(values)
        }
        return members
    }

    private func name(of index: Int) -> String {
        String(decoding: state.pointee.tree.names.name(node(index).name), as: UTF8.self)
    }
}
