extension WireTree {
    /// Paths of the non-empty leaves that generated code did not take, then of extra texts.
    func unknownPaths() -> [String] {
        var unused: [Int] = []
        for index in 0..<nodes.count where !hasChildren(index) && !nodes.base[index].isUsed && !isEmpty(index) {
            unused.append(index)
        }
        var result = paths(of: unused)
        let parents = paths(of: extraTexts.map(\.node))
        for (parent, extra) in zip(parents, extraTexts) {
            result.append(parent + "." + extra.name)
        }
        return result
    }

    func error(for failure: DecodingState.Failure) -> WireDecodingError {
        var path = paths(of: [failure.node]).first ?? "$"
        if let member = failure.member {
            path += Self.component(member)
        }
        return WireDecodingError(code: failure.code, message: failure.message, offset: nil, path: path)
    }

    /// Paths of nodes, in the order given.
    private func paths(of wanted: [Int]) -> [String] {
        let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
        var result = [String](repeating: "", count: wanted.count)
        var next = 0
        visit(0, path: "$", wanted: wanted, order: order, next: &next, result: &result)
        return result
    }

    /// Walks down to the wanted nodes in document order; depth is within the nesting limit.
    private func visit(
        _ index: Int,
        path: String,
        wanted: [Int],
        order: [Int],
        next: inout Int,
        result: inout [String]
    ) {
        while next < order.count, wanted[order[next]] == index {
            result[order[next]] = path
            next += 1
        }
        let end = nodes.base[index].end
        guard next < order.count, wanted[order[next]] < end else {
            return
        }
        let isArray = nodes.base[index].kind == .array
        let totals = isArray ? [:] : childCounts(of: index)
        var seen: [UInt32: Int] = [:]
        var child = index + 1
        while child < end, next < order.count, wanted[order[next]] < end {
            let node = nodes.base[child]
            let position = seen[node.name, default: 0]
            seen[node.name] = position + 1
            if wanted[order[next]] < node.end {
                var childPath = path
                if isArray {
                    childPath += "[\(position)]"
                } else {
                    childPath += Self.component(String(decoding: names.name(node.name), as: UTF8.self))
                    if totals[node.name, default: 0] > 1 || node.isListItem {
                        childPath += "[\(position)]"
                    }
                }
                visit(child, path: childPath, wanted: wanted, order: order, next: &next, result: &result)
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
