import ExactText
public import Platform

/// An item of a list that is not the same on both sides: a disk, an interface, a tag.
public struct ItemChange: Sendable {
    /// What happened to an item.
    public enum Kind: String, Sendable {
        /// It is there for the first time.
        case added
        /// It is there no longer.
        case removed
        /// Some of what it says has changed.
        case changed
        /// The items that stay come in another order.
        case reordered
    }

    /// The wire name of the list.
    public let list: String
    /// What an item is called: `data disk`.
    public let word: String
    /// What tells it from others, in quotes, or its number; of items in another order those of the new one.
    public let label: String
    /// What happened to it.
    public let kind: Kind
    /// Its number in the old list.
    public let oldNumber: Int?
    /// Its number in the new list.
    public let newNumber: Int?
    /// What it says that has changed; all that it says, where it is added or removed.
    public let settings: [SettingChange]
    /// What applying it takes, for the item as a whole.
    public let requirement: ChangeFacts.Requirement?

    /// The changes of a list.
    static func changes(
        of list: ListKind, from old: [RequestContent.Item], to new: [RequestContent.Item], by facts: ChangeFacts?
    ) -> [ItemChange] {
        let matching = ItemMatching(list, old, new)
        let kept = matching.pairs.compactMap { pair -> ItemChange? in
            let settings = RequestContent.changes(from: old[pair.old].settings, to: new[pair.new].settings)
            guard !settings.isEmpty else { return nil }
            return ItemChange(
                list, new[pair.new], .changed, numbers: (old[pair.old].number, new[pair.new].number),
                settings: settings.map { setting in
                    setting.requiring { facts?.requirement(of: "\(list.name).\(setting.name)", when: $0) }
                }
            )
        }
        let removed = matching.removed.map { index in
            ItemChange(
                list, old[index], .removed, numbers: (old[index].number, nil),
                settings: RequestContent.changes(from: old[index].settings, to: [:]),
                requirement: facts?.requirement(of: list.name, when: .removed)
            )
        }
        let added = matching.added.map { index in
            ItemChange(
                list, new[index], .added, numbers: (nil, new[index].number),
                settings: RequestContent.changes(from: [:], to: new[index].settings),
                requirement: facts?.requirement(of: list.name, when: .added)
            )
        }
        var changes = removed + (kept + added).sorted { ($0.newNumber ?? 0) < ($1.newNumber ?? 0) }
        if matching.isReordered {
            let labels = matching.pairs.sorted { $0.new < $1.new }.map { label(of: old[$0.old], in: list) }
            changes.append(
                ItemChange(
                    list: list.name, word: list.word, label: labels.joined(separator: ", "), kind: .reordered,
                    oldNumber: nil, newNumber: nil, settings: [], requirement: facts.map { _ in .ofOrder }
                )
            )
        }
        return changes
    }

    private init(
        _ list: ListKind, _ item: RequestContent.Item, _ kind: Kind, numbers: (old: Int?, new: Int?),
        settings: [SettingChange], requirement: ChangeFacts.Requirement? = nil
    ) {
        self.init(
            list: list.name, word: list.word, label: Self.label(of: item, in: list), kind: kind,
            oldNumber: numbers.old, newNumber: numbers.new, settings: settings, requirement: requirement
        )
    }

    private init(
        list: String, word: String, label: String, kind: Kind, oldNumber: Int?, newNumber: Int?,
        settings: [SettingChange], requirement: ChangeFacts.Requirement?
    ) {
        self.list = list
        self.word = word
        self.label = label
        self.kind = kind
        self.oldNumber = oldNumber
        self.newNumber = newNumber
        self.settings = settings
        self.requirement = requirement
    }

    private static func label(of item: RequestContent.Item, in list: ListKind) -> String {
        list.identities.lazy.compactMap { item.text(of: $0) }.first.map { "'\($0)'" } ?? String(item.number)
    }
}

extension ChangeFacts.Requirement {
    /// What another order takes.
    fileprivate static let ofOrder = ChangeFacts.Requirement(
        effort: .unknown, actions: [], explanation: "the order counts when an instance is created", source: nil
    )
}
