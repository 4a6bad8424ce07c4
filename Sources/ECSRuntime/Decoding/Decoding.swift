/// A decoding pass: the state and what is done with it.
///
/// It holds an address, not a reference, so that handing it to generated code costs no reference counting. Only
/// ``WireNode`` carries it outside, and a borrowed ``WireNode`` can't be kept.
struct Decoding {
    let state: UnsafeMutablePointer<DecodingState>

    func node(_ index: Int) -> TreeNode {
        state.pointee.tree.nodes.base[index]
    }

    func isEmpty(_ index: Int) -> Bool {
        state.pointee.tree.isEmpty(index)
    }

    func text(of node: TreeNode) -> UnsafeBufferPointer<UInt8> {
        state.pointee.tree.text(of: node)
    }

    /// Keeps a failure; the first one is thrown at the end, unless it is among those that are only told.
    func fail(_ node: Int, _ message: String, code: WireDecodingError.Code = .invalidValue, member: String? = nil) {
        if state.pointee.failures.count < state.pointee.failureLimit, state.pointee.decodedBytesLeft >= 0 {
            state.pointee.failures.append(
                DecodingState.Failure(node: node, code: code, message: message, member: member)
            )
        }
    }

    /// Takes what decoded values need from what they may take; false, with the failure kept, if there is too little left.
    @inline(__always)
    func spend(_ count: Int, _ bytes: Int, at node: Int) -> Bool {
        let (sum, overflows) = count.multipliedReportingOverflow(by: bytes)
        let left = state.pointee.decodedBytesLeft
        if overflows || sum > left {
            failForMemory(node)
            return false
        }
        state.pointee.decodedBytesLeft = left - sum
        return true
    }

    /// A limit outranks a value that does not fit.
    @inline(never)
    private func failForMemory(_ node: Int) {
        guard state.pointee.decodedBytesLeft >= 0 else {
            return
        }
        state.pointee.decodedBytesLeft = -1
        let message = "decoded it would take too much memory for its length"
        state.pointee.failures = [
            DecodingState.Failure(node: node, code: .limitExceeded, message: message, member: nil)
        ]
    }

    /// Reads the body itself, which must be an object or an element.
    func readRoot<Value: WireDecodable>(table: UnsafeMutablePointer<FieldTable>) -> Value? {
        let root = node(0)
        switch root.kind {
        case .object:
            return readMembers(of: 0, table: table, isObject: true)
        case .element where root.end > 1 || isEmpty(0):
            return readMembers(of: 0, table: table, isObject: root.end > 1)
        default:
            fail(0, "expected an object, found \(described(root.kind))")
            return nil
        }
    }

    /// What a value is, in words; never what it says, since that may be a secret.
    func described(_ kind: TreeNode.Kind) -> String {
        switch kind {
        case .object: "an object"
        case .array: "a list"
        case .string, .element: "a text"
        case .number: "a number"
        case .true, .false: "true or false"
        case .null: "null"
        }
    }

    /// Reads the value at `index` as an object; `nil` where it is null or does not fit.
    ///
    /// - Parameter siblingsEnd: end of the nodes among which others of the same name belong to the value.
    func readObject<Value: WireDecodable>(
        at index: Int,
        siblingsEnd: Int,
        table: UnsafeMutablePointer<FieldTable>
    ) -> Value? {
        let node = node(index)
        let isRepeated = siblingsEnd > node.end
        if isPlainObject(index), !isRepeated {
            return readMembers(of: index, table: table, isObject: true)
        }
        if node.kind == .null, !isRepeated {
            return nil
        }
        if isEmpty(index), !isRepeated {
            return readMembers(of: index, table: table, isObject: false)
        }
        // Neither an object nor nothing: right only where the type wraps a list and the wrapper is missing.
        // Not tried twice for one value: a list of its own type would go on for ever.
        let outer = state.pointee.unwrappedList
        if table.pointee.fieldCount == 1, outer.node != index {
            state.pointee.unwrappedList = DecodingState.UnwrappedList(
                node: index,
                siblingsEnd: max(siblingsEnd, node.end)
            )
            let value: Value = readMembers(of: index, table: table, isObject: node.kind != .array)
            let isClaimed = state.pointee.unwrappedList.isClaimed
            state.pointee.unwrappedList = outer
            if isClaimed {
                return value
            }
        }
        fail(index, isRepeated ? "given several times" : "expected an object, found \(described(node.kind))")
        return nil
    }

    /// Whether a value is an object, or an element, with something in it.
    func isPlainObject(_ index: Int) -> Bool {
        let node = node(index)
        return node.end > index + 1 && node.kind != .array
    }

    /// Gives every field its node, then lets the type read them.
    func readMembers<Value: WireDecodable>(
        of index: Int,
        table: UnsafeMutablePointer<FieldTable>,
        isObject: Bool
    ) -> Value {
        let firstSlot = state.pointee.slots.count
        state.pointee.slots.append(repeating: 0, count: table.pointee.fieldCount)
        if isObject {
            assignSlots(from: firstSlot, of: index, table: table)
        }
        let value = Value(from: WireNode(decoding: self, index: index, firstSlot: firstSlot, table: table))
        state.pointee.slots.count = firstSlot
        return value
    }

    private func assignSlots(from firstSlot: Int, of index: Int, table: UnsafeMutablePointer<FieldTable>) {
        let nodes = state.pointee.tree.nodes.base
        let slots = state.pointee.slots.base + firstSlot
        let fields = table.pointee
        let end = nodes[index].end
        var child = index + 1
        while child < end {
            let node = nodes[child]
            let field = fields.field(ofName: node.name)
            if field != 0 {
                if slots[field - 1] == 0 {
                    slots[field - 1] = UInt32(truncatingIfNeeded: child)
                } else {
                    slots[field - 1] |= DecodingState.repeatedFlag
                }
            } else {
                nodes[child].markUnknownMember()
            }
            child = node.end
        }
    }

    /// The field numbers of the type of a member, remembered where the member is.
    func fieldTable<Value: WireDecodable>(
        for type: Value.Type,
        in parent: UnsafeMutablePointer<FieldTable>,
        field: Int
    ) -> UnsafeMutablePointer<FieldTable> {
        let wireFields = Value.wireFields
        if let known = parent.pointee.children[field], known.pointee.wireFields == wireFields.utf8Start {
            return known
        }
        let table = state.pointee.fieldTable(for: wireFields)
        parent.pointee.children[field] = table
        return table
    }

    /// The node of a member that is no list: given several times, it must be the same each time.
    func onlyNode(_ slot: UInt32, among siblingsEnd: Int) -> Int {
        let first = Int(slot & ~DecodingState.repeatedFlag)
        guard slot & DecodingState.repeatedFlag != 0 else {
            return first
        }
        let wanted = node(first)
        var sibling = wanted.end
        while sibling < siblingsEnd {
            let other = node(sibling)
            if other.name == wanted.name {
                let isEqual =
                    other.kind == wanted.kind && other.length == wanted.length && other.end == sibling + 1
                    && wanted.end == first + 1 && text(of: other).elementsEqual(text(of: wanted))
                if !isEqual {
                    fail(first, "given several times")
                    return first
                }
                state.pointee.tree.nodes.base[sibling].markUsed()
            }
            sibling = other.end
        }
        return first
    }
}
