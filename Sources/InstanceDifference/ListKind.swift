import ExactText

/// A list of a request whose items are told from each other by what they are, and not by their place in it.
struct ListKind: Sendable {
    /// The wire name of the list.
    let name: String
    /// What an item is called.
    let word: String
    /// The members that tell an item from others, the one that does it best first.
    let identities: [String]
    /// Whether items that nothing else tells apart are compared by what they have in common.
    let comparesContent: Bool
    /// Whether the order of the items says something.
    let isOrdered: Bool

    /// The lists. Source: the order decides which device name the platform gives to a disk, and which interface is the
    /// first; the order of tags says nothing.
    static let all = [
        ListKind(
            name: "DataDisk", word: "data disk", identities: ["Device", "DiskName", "SnapshotId"],
            comparesContent: true, isOrdered: true
        ),
        ListKind(
            name: "NetworkInterface", word: "network interface",
            identities: ["NetworkInterfaceId", "NetworkInterfaceName", "PrimaryIpAddress"], comparesContent: true,
            isOrdered: true
        ),
        ListKind(name: "Tag", word: "tag", identities: ["Key"], comparesContent: false, isOrdered: false),
    ]

    /// Lists of values of which each stands for itself, by the last part of their names; one value can have a name of its
    /// own. The order of none of them says anything.
    static func valueList(named name: some StringProtocol) -> String? {
        let lists = ["SecurityGroupIds", "Ipv6Address"]
        if name.isExactly("SecurityGroupId") { return "SecurityGroupIds" }
        return lists.first { name.isExactly($0) }
    }
}

/// A parameter's place in a request.
struct WirePlace {
    /// The list and the item's number, where it is in an item of a list that is compared by items.
    let item: (list: ListKind, number: Int)?
    /// The name, relative to the item; that of a value of a list without its number.
    let name: String
    /// Whether it is a value of a list, and so told by its text.
    let isValue: Bool

    init(_ wireName: String) {
        var rest = wireName.splitExactly(at: UInt8(ascii: "."))
        var item: (list: ListKind, number: Int)?
        if rest.count > 2, let list = ListKind.all.first(where: { $0.name.isExactly(String(rest[0])) }),
            let number = Int(rest[1])
        {
            item = (list, number)
            rest.removeFirst(2)
        }
        self.item = item
        let last = rest.last.flatMap { Int($0) } == nil ? rest.count : rest.count - 1
        if let member = rest[..<last].last, let list = ListKind.valueList(named: member) {
            name = (rest[..<(last - 1)].map(String.init) + [list]).joined(separator: ".")
            isValue = true
        } else {
            name = rest.joined(separator: ".")
            isValue = false
        }
    }
}
