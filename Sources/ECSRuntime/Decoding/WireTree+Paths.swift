extension WireTree {
    /// Paths of the leaves that generated code did not take, then of extra texts. Empty leaves are left out; but a member
    /// that a type does not have is listed itself where it holds nothing else, unless it is null, which stands for an
    /// absent one. Each path once.
    ///
    /// - Parameter limit: bytes of all paths together: a small body can have very many long ones.
    /// - Throws: `limitExceeded` if they are longer.
    func unknownPaths(limit: Int) throws(WireDecodingError) -> [String] {
        var unused: [Int] = []
        var index = 0
        while index < nodes.count {
            let node = nodes.base[index]
            // What is in an unknown member is not taken either.
            let end = node.isUnknownMember ? node.end : index + 1
            var saysNothing = node.isUnknownMember && node.kind != .null
            for leaf in index..<end where !hasChildren(leaf) && !isEmpty(leaf) {
                // An object that was tried as the wrapper of a list had no such member; read as an item it had.
                saysNothing = false
                if !nodes.base[leaf].isUsed { unused.append(leaf) }
            }
            if saysNothing { unused.append(index) }
            index = end
        }
        var result = try paths(of: unused, limit: limit)
        let parents = try paths(of: extraTexts.map(\.node), limit: limit)
        for (parent, extra) in zip(parents, extraTexts) {
            result.append(parent + "." + extra.name)
        }
        // A member that is given several times has one path.
        var seen: Set<[UInt8]> = []
        return result.filter { seen.insert(Array($0.utf8)).inserted }
    }

    /// The errors of failures, with their paths: all found in one walk.
    ///
    /// - Parameter limit: bytes of all paths together.
    /// - Throws: `limitExceeded` if they are longer, and where that is the first failure itself.
    func errors(for failures: [DecodingState.Failure], limit: Int) throws(WireDecodingError) -> [WireDecodingError] {
        if let failure = failures.first, failure.code == .limitExceeded {
            throw .limitExceeded(failure.message, at: offset(of: failure.node))
        }
        let paths = try paths(of: failures.map(\.node), limit: limit)
        return zip(failures, paths).map { failure, path in
            let member = failure.member.map(Self.component) ?? ""
            return WireDecodingError(
                code: failure.code, message: failure.message, offset: nil, path: path + member)
        }
    }

    /// About where a value stands: an element's start is that of the first text in it, or behind it.
    private func offset(of node: Int) -> Int {
        var index = node
        while index < nodes.count {
            let candidate = nodes.base[index]
            if candidate.start > 0, !candidate.isCopied {
                return candidate.start
            }
            index += 1
        }
        return 0
    }

    /// Paths of nodes, in the order given.
    private func paths(of wanted: [Int], limit: Int) throws(WireDecodingError) -> [String] {
        var search = PathSearch(wanted: wanted, limit: limit)
        visit(0, path: "$", isUntyped: false, search: &search)
        if search.isOverLimit {
            throw .limitExceeded("the paths of unknown values are longer than \(limit) bytes", at: 0)
        }
        return search.paths
    }

    /// Walks down to the wanted nodes in document order; depth is within the nesting limit.
    ///
    /// What is counted in a path is a list: an array, items that were read as such, and elements of one name where no
    /// type says what they are. A member that is no list and given several times is one member with one path.
    private func visit(_ index: Int, path: String, isUntyped: Bool, search: inout PathSearch) {
        search.found(index, path: path)
        let end = nodes.base[index].end
        guard search.hasNext(before: end) else {
            return
        }
        let isArray = nodes.base[index].kind == .array
        let totals = isArray ? [:] : childCounts(of: index)
        var seen: [UInt32: Int] = [:]
        var child = index + 1
        while child < end, search.hasNext(before: end) {
            let node = nodes.base[child]
            let position = seen[node.name, default: 0]
            seen[node.name] = position + 1
            if search.hasNext(before: node.end) {
                var childPath = path
                if !isArray {
                    childPath += Self.component(String(decoding: names.name(node.name), as: UTF8.self))
                }
                let isUntyped = isUntyped || node.isUnknownMember
                let isRepeatedElement = isUntyped && node.kind == .element && totals[node.name, default: 0] > 1
                if isArray || node.isListItem || isRepeatedElement {
                    childPath += "[\(position)]"
                }
                visit(child, path: childPath, isUntyped: isUntyped, search: &search)
            }
            child = node.end
        }
    }

    private func childCounts(of index: Int) -> [UInt32: Int] {
        var counts: [UInt32: Int] = [:]
        var child = index + 1
        while child < nodes.base[index].end {
            counts[nodes.base[child].name, default: 0] += 1
            child = nodes.base[child].end
        }
        return counts
    }

    /// `.Name`, or `['odd name']` with control characters escaped.
    private static func component(_ name: String) -> String {
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
                    || byte == 0x2D
            }
        if isPlain {
            return "." + name
        }
        var name = name
        return "[" + name.withUTF8 { quoted($0) } + "]"
    }
}

/// Nodes whose paths are looked for, and those found so far.
private struct PathSearch {
    private(set) var paths: [String]
    private(set) var isOverLimit = false
    private let wanted: [Int]
    /// Indices of `wanted` in document order.
    private let order: [Int]
    private var next = 0
    private var bytesLeft: Int

    init(wanted: [Int], limit: Int) {
        self.wanted = wanted
        order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
        paths = [String](repeating: "", count: wanted.count)
        bytesLeft = limit
    }

    /// Whether the next wanted node comes before `end`.
    func hasNext(before end: Int) -> Bool {
        next < order.count && !isOverLimit && wanted[order[next]] < end
    }

    mutating func found(_ node: Int, path: String) {
        while hasNext(before: node + 1) {
            bytesLeft -= path.utf8.count
            isOverLimit = bytesLeft < 0
            paths[order[next]] = path
            next += 1
        }
    }
}
