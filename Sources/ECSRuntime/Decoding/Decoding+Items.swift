extension Decoding {
    /// What the items of a list are, as far as finding them needs to know.
    enum ItemKind {
        case scalars
        case objects(UnsafeMutablePointer<FieldTable>)
        /// Lists and untyped values: taken as they are.
        case values
    }

    /// Items as a range of `DecodingState.items`, which the caller drops when it is done.
    struct Items {
        var start: Int
        var count: Int
    }

    /// The items of a list member, in whichever shape the body has them; `nil` where the member is absent or null.
    ///
    /// JSON has a list, or its only item bare; XML repeats an element. Either may lack the wrapper that the type
    /// declares, or have one that it does not declare.
    func items(of object: borrowing WireNode, field: Int, kind: ItemKind) -> Items? {
        let start = state.pointee.items.count
        let slot = object.slot(field)
        if slot != 0 {
            let first = Int(slot & ~DecodingState.repeatedFlag)
            let isRepeated = slot & DecodingState.repeatedFlag != 0
            if !isRepeated, node(first).kind != .array {
                if node(first).kind == .null {
                    return nil
                }
                if isEmpty(first) {
                    return Items(start: start, count: 0)
                }
            }
            addSiblings(from: first, to: isRepeated ? node(object.index).end : node(first).end, kind: kind)
        } else if object.table.pointee.fieldCount != 1 || !addUnwrapped(object.index, kind: kind) {
            return nil
        }
        return Items(start: start, count: state.pointee.items.count - start)
    }

    func item(_ number: Int, of items: Items) -> Int {
        Int(state.pointee.items.base[items.start + number])
    }

    func drop(_ items: Items) {
        state.pointee.items.count = items.start
    }

    /// The items of one list inside a list of lists.
    func innerItems(at index: Int, kind: ItemKind) -> Items {
        let start = state.pointee.items.count
        if !isEmpty(index) {
            addSiblings(from: index, to: node(index).end, kind: kind)
        }
        return Items(start: start, count: state.pointee.items.count - start)
    }

    /// Adds the items of a list whose wrapper is missing, `index` being where the wrapper should be.
    ///
    /// - Returns: Whether the value there can be the list.
    private func addUnwrapped(_ index: Int, kind: ItemKind) -> Bool {
        let unwrapped = state.pointee.unwrappedList
        if unwrapped.node == index {
            let isOnlyObject = node(index).kind != .array && node(index).end > index + 1
            if isOnlyObject, !hasKnownMember(index, kind: kind) {
                return false
            }
            state.pointee.unwrappedList.isClaimed = true
            addSiblings(from: index, to: unwrapped.siblingsEnd, kind: kind)
            return true
        }
        if isEmpty(index) {
            return true
        }
        if hasKnownMember(index, kind: kind) {
            add(index)
            return true
        }
        return false
    }

    private func addSiblings(from first: Int, to end: Int, kind: ItemKind) {
        let name = node(first).name
        var sibling = first
        while sibling < end {
            let node = node(sibling)
            if node.name == name {
                if node.kind == .array {
                    addChildren(of: sibling, kind: kind)
                } else {
                    addItem(sibling, kind: kind)
                }
            }
            sibling = node.end
        }
    }

    private func addChildren(of list: Int, kind: ItemKind) {
        let end = node(list).end
        var child = list + 1
        while child < end {
            addItem(child, kind: kind)
            child = node(child).end
        }
    }

    private func addItem(_ index: Int, kind: ItemKind) {
        guard isWrapper(index, kind: kind) else {
            add(index)
            return
        }
        let end = node(index).end
        var child = index + 1
        while child < end {
            if node(child).kind == .array {
                addChildren(of: child, kind: .values)
            } else {
                add(child)
            }
            child = node(child).end
        }
    }

    private func add(_ index: Int) {
        state.pointee.tree.nodes.base[index].markListItem()
        state.pointee.items.append(UInt32(truncatingIfNeeded: index))
    }

    /// Whether a value is not an item but holds the items: an object with one name in it that no item has.
    private func isWrapper(_ index: Int, kind: ItemKind) -> Bool {
        let wrapper = node(index)
        guard wrapper.end > index + 1, wrapper.kind == .object || wrapper.kind == .element else {
            return false
        }
        let first = node(index + 1)
        switch kind {
        case .values:
            return false
        case .scalars:
            break
        case .objects(let table):
            if table.pointee.field(ofName: first.name) != 0 || (first.kind != .array && first.end == index + 2) {
                return false
            }
        }
        var child = first.end
        while child < wrapper.end {
            if node(child).name != first.name {
                return false
            }
            child = node(child).end
        }
        return true
    }

    private func hasKnownMember(_ index: Int, kind: ItemKind) -> Bool {
        guard case .objects(let table) = kind else {
            return false
        }
        var child = index + 1
        while child < node(index).end {
            if table.pointee.field(ofName: node(child).name) != 0 {
                return true
            }
            child = node(child).end
        }
        return false
    }
}
