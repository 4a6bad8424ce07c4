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
    /// JSON has a list, or its only item bare; XML repeats an element. Either may lack the wrapper that the field
    /// declares, or have one that it does not declare, which its name tells.
    func items(of object: borrowing WireNode, field: Int, kind: ItemKind) -> Items? {
        let start = state.pointee.items.count
        let slot = object.slot(field)
        if slot != 0 {
            let first = Int(slot & ~DecodingState.repeatedFlag)
            let isRepeated = slot & DecodingState.repeatedFlag != 0
            let itemName = object.table.pointee.itemName(ofField: field)
            if itemName != 0, isRepeated, hasWrapper(from: first, to: node(object.index).end, under: itemName) {
                fail(first, "given several times")
                return Items(start: start, count: 0)
            }
            if itemName != 0, !isRepeated, isPlainObject(first) {
                addWrapped(first, under: itemName, kind: kind)
            } else if !isRepeated, isNothing(first) {
                return node(first).kind == .null ? nil : Items(start: start, count: 0)
            } else {
                addSiblings(from: first, to: isRepeated ? node(object.index).end : node(first).end, kind: kind)
            }
        } else if object.table.pointee.fieldCount != 1 || object.table.pointee.itemName(ofField: field) != 0
            || !addUnwrapped(object.index, kind: kind)
        {
            return nil
        }
        return Items(start: start, count: state.pointee.items.count - start)
    }

    /// Whether any of the values of one name is the wrapper that a field declares.
    private func hasWrapper(from first: Int, to end: Int, under itemName: UInt32) -> Bool {
        let name = node(first).name
        var sibling = first
        while sibling < end {
            if node(sibling).name == name, isPlainObject(sibling) {
                var child = sibling + 1
                while child < node(sibling).end {
                    if node(child).name == itemName { return true }
                    child = node(child).end
                }
            }
            sibling = node(sibling).end
        }
        return false
    }

    /// Whether a value that may be an item, or a list of them, holds nothing: no list, and null or empty.
    private func isNothing(_ index: Int) -> Bool {
        node(index).kind != .array && (node(index).kind == .null || isEmpty(index))
    }

    /// Adds the items that stand under a name in the wrapper that a field declares.
    private func addWrapped(_ wrapper: Int, under itemName: UInt32, kind: ItemKind) {
        let end = node(wrapper).end
        var first = 0
        var count = 0
        var child = wrapper + 1
        while child < end {
            if node(child).name == itemName {
                first = first == 0 ? child : first
                count += 1
            }
            child = node(child).end
        }
        guard count > 0 else {
            if canStandForList(wrapper, kind: kind) {
                addSiblings(from: wrapper, to: end, kind: kind)
            } else {
                markMembersUnknown(of: wrapper, besides: itemName)
            }
            return
        }
        markMembersUnknown(of: wrapper, besides: itemName)
        if count > 1 || !isNothing(first) {
            addSiblings(from: first, to: end, kind: kind)
        }
    }

    /// Whether what stands where a wrapper is declared is the only item itself, or a wrapper of another name.
    private func canStandForList(_ index: Int, kind: ItemKind) -> Bool {
        hasKnownMember(index, kind: kind) || isWrapper(index, of: node(index).name, kind: kind)
    }

    private func markMembersUnknown(of wrapper: Int, besides itemName: UInt32) {
        var child = wrapper + 1
        while child < node(wrapper).end {
            if node(child).name != itemName {
                state.pointee.tree.nodes.base[child].markUnknownMember()
            }
            child = node(child).end
        }
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
        if isPlainObject(index), node(index).kind == .element, !hasKnownMember(index, kind: kind) {
            // An element for the list, with one for each item in it.
            addChildren(of: index, kind: kind)
        } else if !isEmpty(index) {
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
                    addItem(sibling, of: name, kind: kind)
                }
            }
            sibling = node.end
        }
    }

    private func addChildren(of list: Int, kind: ItemKind) {
        let listName = node(list).name
        let end = node(list).end
        var child = list + 1
        while child < end {
            addItem(child, of: listName, kind: kind)
            child = node(child).end
        }
    }

    private func addItem(_ index: Int, of listName: UInt32, kind: ItemKind) {
        guard isWrapper(index, of: listName, kind: kind) else {
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

    /// Whether a value is not an item but holds the items: an object with one name in it, which is one for the list's
    /// items and for no member of theirs.
    private func isWrapper(_ index: Int, of listName: UInt32, kind: ItemKind) -> Bool {
        let wrapper = node(index)
        guard wrapper.end > index + 1, wrapper.kind == .object || wrapper.kind == .element else {
            return false
        }
        let itemName = node(index + 1).name
        switch kind {
        case .values:
            return false
        case .scalars:
            break
        case .objects(let table):
            if table.pointee.field(ofName: itemName) != 0 {
                return false
            }
        }
        guard names(itemName, anItemOf: listName, isElement: wrapper.kind == .element) else {
            return false
        }
        var child = index + 1
        var hasItem = false
        while child < wrapper.end {
            if node(child).name != itemName || !canBeItems(child, kind: kind, hasItem: &hasItem) {
                return false
            }
            child = node(child).end
        }
        return hasItem
    }

    /// Whether a name can be that of an item of a list: the list's own, or its beginning (`InstanceId` of
    /// `InstanceIdSet`, `Tag` of `Tags`); in XML, where an item can't be without a name, also one that says nothing.
    func names(_ itemName: UInt32, anItemOf listName: UInt32, isElement: Bool) -> Bool {
        if itemName == listName {
            return true
        }
        let item = state.pointee.tree.names.name(itemName)
        if isElement, ["element", "Element", "item", "Item"].contains(where: { $0.utf8.elementsEqual(item) }) {
            return true
        }
        let list = state.pointee.tree.names.name(listName)
        if list.count > item.count, item.count > 0, list.starts(with: item) {
            let ending = list[item.count...]
            let beginsWord = ending.first.map { $0 >= 0x41 && $0 <= 0x5A } == true
            return beginsWord || ending.elementsEqual("s".utf8) || ending.elementsEqual("es".utf8)
        }
        return item.last == UInt8(ascii: "y") && list.elementsEqual(Array(item.dropLast()) + Array("ies".utf8))
    }

    /// Whether a value in what may be a wrapper is an item, or a list of them.
    ///
    /// - Parameter hasItem: set where one of them certainly is: empty ones alone are no reason to leave anything out.
    private func canBeItems(_ index: Int, kind: ItemKind, hasItem: inout Bool) -> Bool {
        guard node(index).kind == .array else {
            return canBeItem(index, kind: kind, isItem: &hasItem)
        }
        var child = index + 1
        while child < node(index).end {
            if !canBeItem(child, kind: kind, isItem: &hasItem) {
                return false
            }
            child = node(child).end
        }
        return true
    }

    private func canBeItem(_ index: Int, kind: ItemKind, isItem: inout Bool) -> Bool {
        if isEmpty(index) {
            return true
        }
        if case .objects = kind {
            guard hasKnownMember(index, kind: kind) else {
                return false
            }
        } else if node(index).end > index + 1 {
            return false
        }
        isItem = true
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
