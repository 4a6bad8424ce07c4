/// Whether a body is the answer that a type is read from, or another, or none.
///
/// XML tells by the name of its root. JSON has no such name, and roots of real answers are not all alike, so the members
/// decide where the root does not: one that is the action's own is enough. What an answer may have beyond its type
/// (members that are new) is no reason to refuse it, unless it has nothing else and looks like another answer.
struct AnswerCheck {
    enum Verdict {
        case answer
        /// The root is not an answer, but a member of one.
        case onlyMember
        case error
        /// Neither; why not.
        case refused(String)
    }

    /// What the members of the body are to the type.
    private struct Members {
        /// Any that is the type's own, and not only what every answer may have.
        var hasOwn = false
        var hasKnown = false
        var hasUnknown = false
        /// Any that holds values, and whose name the type does not have.
        var hasUnknownContainer = false
        /// Any such that is a list with a wrapper, as `Zones` with `Zone` in it.
        var hasUnknownList = false
        var hasCode = false
        var hasMessage = false
        /// Code or message is not a member of the type.
        var isErrorForeign = false

        /// A success of this shape has both as members of its type, or says so in its code.
        var isError: Bool { hasCode && hasMessage && isErrorForeign && !saysSuccess }
        var saysSuccess = false
    }

    let decoding: Decoding
    let table: UnsafeMutablePointer<FieldTable>

    /// Looks at the root and, until it is sure, at the members. Time in proportion to these.
    func verdict(on body: WireBody) -> Verdict {
        let root = decoding.node(0)
        guard root.kind == .object || root.kind == .element else {
            return .answer
        }
        switch body.kind {
        case .any: return .answer
        case .error: return verdictOnError()
        case .response(let action, let product):
            return root.kind == .object
                ? verdictOnObject(action) : verdictOnElement(root, action: action, product: product)
        }
    }

    // MARK: - Answers

    private func verdictOnElement(_ root: TreeNode, action: StaticString, product: StaticString) -> Verdict {
        let name = decoding.state.pointee.tree.names.name(root.name)
        if Self.isSame(name, "error") || Self.isSame(name, "errorresponse") {
            let members = members(untilOwn: false)
            return members.hasCode || members.hasMessage ? .error : .refused(mismatch(name, action))
        }
        let isNamed = Self.isSame(name, action, "response") || Self.isSame(name, action) || Self.isSame(name, product)
        let members = members()
        if members.hasOwn { return .answer }
        if members.isError { return .error }
        if isNamed { return .answer }
        if root.end == 1, !decoding.isEmpty(0), table.pointee.field(ofName: root.name) != 0 { return .onlyMember }
        // All there is belongs to the type, and the type has nothing that would have to be there.
        if members.hasKnown, !members.hasUnknown, !hasOwnFields { return .answer }
        return .refused(mismatch(name, action))
    }

    private func verdictOnObject(_ action: StaticString) -> Verdict {
        let members = members()
        if members.hasOwn { return .answer }
        if members.isError { return .error }
        // Nothing is known of what the answer holds.
        if table.pointee.fieldCount == 0 { return .answer }
        let isOther = members.hasKnown ? hasOwnFields && members.hasUnknownList : members.hasUnknown
        // A whole object under a name that the type has not may be a new one.
        if isOther, members.hasKnown || members.hasUnknownList || !members.hasUnknownContainer {
            return .refused("the object has no member of an answer to \(action)")
        }
        return .answer
    }

    private func verdictOnError() -> Verdict {
        let members = members()
        if members.hasKnown || members.hasOwn || decoding.isEmpty(0) && decoding.node(0).kind == .object {
            return .answer
        }
        return .refused("this is no error answer: it has neither a code nor a message")
    }

    private func mismatch(_ name: UnsafeBufferPointer<UInt8>, _ action: StaticString) -> String {
        "the root element is \(quoted(name)), not '\(action)Response'"
    }

    // MARK: - Members

    /// What every answer may have, whatever its action is.
    private static let commonNames: [StaticString] = [
        "RequestId", "TotalCount", "PageNumber", "PageSize", "NextToken", "MaxResults",
    ]

    /// Codes, in lower case, that products give to what is no error.
    private static let successCodes: [StaticString] = ["ok", "success", "200", "0"]

    /// - Parameter untilOwn: whether it is enough to know that there is a member of the type's own.
    private func members(untilOwn: Bool = true) -> Members {
        var members = Members()
        let end = decoding.node(0).end
        var child = 1
        while child < end, !untilOwn || !members.hasOwn {
            look(at: child, into: &members)
            child = decoding.node(child).end
        }
        if members.hasCode, members.hasMessage, !members.isErrorForeign { members.hasOwn = true }
        return members
    }

    private func look(at child: Int, into members: inout Members) {
        let node = decoding.node(child)
        let name = decoding.state.pointee.tree.names.name(node.name)
        let isKnown = table.pointee.field(ofName: node.name) != 0
        if isKnown {
            members.hasKnown = true
        } else {
            members.hasUnknown = true
        }
        // What an error says is a text; an object or list of that name is no part of one.
        let isText =
            node.end == child + 1 && node.kind != .object && node.kind != .array && !decoding.isEmpty(child)
        if isText, Self.isSame(name, "code") {
            let code = decoding.text(of: node)
            members.hasCode = true
            members.saysSuccess = Self.successCodes.contains { Self.isSame(code, $0) }
            members.isErrorForeign = members.isErrorForeign || !isKnown
        } else if isText, Self.isSame(name, "message") {
            members.hasMessage = true
            members.isErrorForeign = members.isErrorForeign || !isKnown
        } else if isKnown {
            members.hasOwn = members.hasOwn || !Self.commonNames.contains { Self.isExactly(name, $0) }
        } else if node.end > child + 1 {
            members.hasUnknownContainer = true
            let inner = decoding.node(child + 1)
            if inner.end == node.end, decoding.names(inner.name, anItemOf: node.name, isElement: false),
                inner.name != node.name
            {
                members.hasUnknownList = true
            }
        }
    }

    /// Whether the type has a member beyond the common ones.
    private var hasOwnFields: Bool {
        (0..<table.pointee.fieldCount).contains { field in
            let name = table.pointee.name(ofField: field)
            return !Self.commonNames.contains { name.utf8.elementsEqual($0.bytes) }
        }
    }

    // MARK: - Names

    private static func isExactly(_ name: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        name.elementsEqual(word.bytes)
    }

    /// Compares with one word, or two behind each other, in any letter case.
    private static func isSame(
        _ name: UnsafeBufferPointer<UInt8>, _ first: StaticString, _ second: StaticString = ""
    ) -> Bool {
        let firstBytes = first.bytes
        guard name.count == firstBytes.count + second.bytes.count else {
            return false
        }
        func areSame(_ part: Slice<UnsafeBufferPointer<UInt8>>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
            zip(part, word).allSatisfy { lowercased($0) == lowercased($1) }
        }
        return areSame(name.prefix(firstBytes.count), firstBytes)
            && areSame(name.dropFirst(firstBytes.count), second.bytes)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
