import DiagnosticsCore
import ExactText
import SourceTree

/// What members, strings and lists are read with.
extension PolicyReader {
    /// The members of an object that the language knows, each once; a misspelt one is reported, then taken as what it
    /// means.
    mutating func members<Member: RawRepresentable<String> & CaseIterable & Equatable>(
        of node: DocumentNode,
        at path: String,
        named name: String,
        as type: Member.Type
    ) -> [(member: Member, entry: DocumentNode.Entry)]? {
        guard let entries = entries(of: node, at: path, named: name) else { return nil }
        let given = Set(entries.lazy.compactMap { Member(exactly: $0.key)?.rawValue })
        let names = Member.allCases.map(\.rawValue)
        var members: [(member: Member, entry: DocumentNode.Entry)] = []
        for entry in entries {
            if let member = Member(exactly: entry.key) {
                members.append((member, entry))
                continue
            }
            if let note = Self.foreignElements[ExactText(entry.key)] {
                report(
                    .unknownKey, "\(name) has no member '\(entry.key)'", entry.keySpan, "\(path).\(entry.key)",
                    notes: [note],
                    help: "write the statement without it: what it says is not what any other member says"
                )
                continue
            }
            let isMiscased = names.contains { $0.asciiLowercased == entry.key.asciiLowercased }
            let meant = isFull ? nil : NearestName.find(entry.key, among: names).flatMap(Member.init)
            report(
                .unknownKey,
                "\(name) has no member '\(entry.key.shortened)'",
                entry.keySpan,
                "\(path).\(entry.key.shortened)",
                notes: isMiscased ? ["the platform tells upper from lower case in member names"] : [],
                replacement: meant.map { "\"\($0.rawValue)\"" }
            )
            if let meant, !given.contains(meant.rawValue), !members.contains(where: { $0.member == meant }) {
                members.append((meant, entry))
            }
        }
        return members
    }

    /// Elements of policies that the platform does not have (any more), and what is known of each.
    private static let foreignElements: [ExactText: String] = [
        "NotResource": "the platform has no such element; older editions of its pages list one",
        "NotPrincipal": "the platform has no such element",
    ]

    mutating func entries(
        of node: DocumentNode,
        at path: String,
        named name: String
    ) -> [DocumentNode.Entry]? {
        guard let entries = node.entries else {
            report(.wrongType, "\(name) must be an object, not \(node.kindName)", node.span, path)
            return nil
        }
        return entries
    }

    mutating func text(of node: DocumentNode, at path: String) -> String? {
        places.keep(node.span, of: path)
        guard let scalar = node.scalar, scalar.style != .plain else {
            var replacement: String?
            if let scalar = node.scalar, !scalar.isNull { replacement = "\"\(scalar.text)\"" }
            let what = replacement == nil ? node.kindName : "a value without quotes"
            report(.wrongType, "a string is expected here, not \(what)", node.span, path, replacement: replacement)
            return nil
        }
        return scalar.text
    }

    mutating func texts(of node: DocumentNode, at path: String) -> OneOrMany? {
        guard let items = node.items else { return text(of: node, at: path).map(OneOrMany.one) }
        places.keep(node.span, of: path)
        if items.isEmpty { report(.listSize, "the list needs at least one item", node.span, path) }
        var values: [String] = []
        for (index, item) in items.enumerated() {
            guard let value = text(of: item, at: "\(path)[\(index)]") else { continue }
            values.append(value)
        }
        return .many(values)
    }
}
