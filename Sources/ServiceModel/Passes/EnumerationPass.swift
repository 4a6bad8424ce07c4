import ExactText

/// Makes one type of the enumerations that mean the same.
///
/// Two members mean the same where their types would have the same name (`InstanceChargeType`), and one's values are among
/// the other's or the two have more values in common than apart: lists of values grow with the documentation, and differ
/// from page to page. A text without listed values means the same where its documented example is one of the values, or
/// where it has none and the name has one meaning only; lists of values are open, so nothing it can hold is lost.
///
/// A name that stands for several meanings (`Status`; `InstanceType`, which is an interface's in three places) is the type
/// of that which more than half of its members have, texts with an example among them. If none has, or it has but one
/// member, the types are declared in place. So which members share a type depends on nothing but the members of that name,
/// not on their order.
public enum EnumerationPass {
    /// Fills ``Service/sharedEnumerations``, and sets ``Enumeration/sharedIndex`` throughout a service.
    ///
    /// - Parameter whole: The service with all actions of its product, if the first has some of them only: an action more
    ///   must not change the types of the others.
    public static func shareEnumerations(of service: inout Service, asIn whole: Service? = nil) {
        var groups = EnumerationGroups()
        if var whole {
            whole.changeMembers { groups.add($0) }
        } else {
            service.changeMembers { groups.add($0) }
        }
        let enumerations = groups.sharedEnumerations()
        if enumerations.isEmpty { return }
        var isUsed = [Bool](repeating: false, count: enumerations.count)
        service.changeMembers { member in
            groups.share(&member)
            if let index = member.type.enumeration?.sharedIndex { isUsed[index] = true }
        }
        service.sharedEnumerations = enumerations.indices.filter { isUsed[$0] }.map { enumerations[$0] }
        if service.sharedEnumerations.count == enumerations.count { return }
        var places: [Int] = []
        for used in isUsed { places.append((places.last ?? 0) + (used ? 1 : 0)) }
        service.changeMembers { member in
            member.type.changeEnumeration { $0.sharedIndex = $0.sharedIndex.map { places[$0] - 1 } }
        }
    }
}

/// The enumerations of a service by the names that their types would have.
private struct EnumerationGroups {
    private struct Group {
        /// The wire name of the first member, or of one of its items.
        let wireName: String
        /// The wire names of all members.
        var wireNames: [ExactText] = []
        /// The different lists of values, in the order of the metadata, each with the number of members that have it.
        var lists: [(values: [String], count: Int)] = []
        /// Where a list is, by its values in order.
        var positions: [[ExactText]: Int] = [:]
        /// The lists that mean what the shared type means.
        var sharedLists: Set<Int> = []
        /// The values of the shared type.
        var sharedValues: Set<ExactText> = []
        /// Its place among the service's.
        var sharedIndex: Int?
        /// Whether nothing under the name means anything else.
        var isUnanimous = false
    }

    /// More lists of values under one name than any product has (ECS: 18). Beyond, only equal ones mean the same, since all
    /// are compared with all.
    private static let largestCount = 64

    private var groups: [Group] = []
    private var indices: [ExactText: Int] = [:]
    /// The group of each wire name.
    private var indicesByWireName: [ExactText: Int] = [:]
    private var names = NameCache()
    /// The examples of texts without listed values, by wire name, each with the number of members that have it.
    private var examples: [ExactText: [ExactText: Int]] = [:]

    private static func key(_ values: [String]) -> [ExactText] { values.map { ExactText($0) }.sorted() }

    mutating func add(_ member: Member) {
        if Self.isPlainText(member), let example = member.facts.example {
            examples[ExactText(member.wireName), default: [:]][ExactText(example), default: 0] += 1
        }
        guard let enumeration = member.type.enumeration else { return }
        let whole = names.typeName(member.itemName ?? member.wireName)
        let name = ExactText(member.type.isContainer ? SwiftNaming.itemTypeName(whole) : whole)
        let index = indices[name] ?? groups.count
        if index == groups.count {
            indices[name] = index
            groups.append(Group(wireName: member.type.isContainer ? name.text : member.wireName))
        }
        if indicesByWireName.updateValue(index, forKey: ExactText(member.wireName)) == nil {
            groups[index].wireNames.append(ExactText(member.wireName))
        }
        let values = enumeration.values.map(\.wireValue)
        let key = Self.key(values)
        if let position = groups[index].positions[key] {
            groups[index].lists[position].count += 1
        } else {
            groups[index].positions[key] = groups[index].lists.count
            groups[index].lists.append((values, 1))
        }
    }

    /// Decides which lists mean the same, and gives the types that several members share.
    mutating func sharedEnumerations() -> [Enumeration] {
        var shared: [Enumeration] = []
        for index in groups.indices {
            let lists = groups[index].lists
            let meanings = Self.meanings(of: lists.map { Set($0.values.map { ExactText($0) }) })
            func count(_ meaning: [Int]) -> Int { meaning.reduce(0) { $0 + lists[$1].count } }
            // Texts can only add to the meaning of most lists, or speak against it.
            guard let main = meanings.max(by: { count($0) < count($1) }) else { continue }
            var values: [String] = []
            var known: Set<ExactText> = []
            for value in main.flatMap({ lists[$0].values }) where known.insert(ExactText(value)).inserted {
                values.append(value)
            }
            let texts = groups[index].wireNames.flatMap { examples[$0] ?? [:] }
            let ofOneMeaning = count(main) + texts.reduce(0) { $0 + (known.contains($1.key) ? $1.value : 0) }
            let all = lists.reduce(0) { $0 + $1.count } + texts.reduce(0) { $0 + $1.value }
            guard ofOneMeaning > 1, ofOneMeaning * 2 > all else { continue }
            groups[index].sharedValues = known
            groups[index].sharedLists = Set(main)
            groups[index].isUnanimous = ofOneMeaning == all
            groups[index].sharedIndex = shared.count
            var enumeration = Enumeration(wireValues: values)
            enumeration.wireName = groups[index].wireName
            shared.append(enumeration)
        }
        return shared
    }

    /// The numbers of the lists that mean the same, together.
    private static func meanings(of lists: [Set<ExactText>]) -> [[Int]] {
        guard lists.count <= largestCount else { return lists.indices.map { [$0] } }
        var meanings: [[Int]] = []
        for (number, list) in lists.enumerated() {
            let related = meanings.indices.filter { meaning in
                meanings[meaning].contains { isSameMeaning(lists[$0], list) }
            }
            guard let first = related.first else {
                meanings.append([number])
                continue
            }
            // A list can be what connects several.
            for other in related.dropFirst().reversed() { meanings[first] += meanings.remove(at: other) }
            meanings[first] = (meanings[first] + [number]).sorted()
        }
        return meanings
    }

    /// Whether a member is a text without listed values, and nothing else inside it.
    private static func isPlainText(_ member: Member) -> Bool {
        guard case .string = member.type else { return false }
        return member.facts.jsonTextKind == nil && member.facts.joinedBy == nil
    }

    private static func isSameMeaning(_ one: Set<ExactText>, _ other: Set<ExactText>) -> Bool {
        let common = one.intersection(other).count
        return common == min(one.count, other.count) || common * 2 > one.count + other.count - common
    }

    /// Gives a member the shared type if it is one of those that have it.
    func share(_ member: inout Member) {
        guard let index = indicesByWireName[ExactText(member.wireName)], let shared = groups[index].sharedIndex
        else { return }
        if let enumeration = member.type.enumeration {
            let position = groups[index].positions[Self.key(enumeration.values.map(\.wireValue))]
            if position.map(groups[index].sharedLists.contains) == true {
                member.type.changeEnumeration { $0.sharedIndex = shared }
            }
        } else if Self.isPlainText(member),
            member.facts.example.map({ groups[index].sharedValues.contains(ExactText($0)) })
                ?? groups[index].isUnanimous
        {
            var enumeration = Enumeration(wireValues: [])
            enumeration.sharedIndex = shared
            member.type = .enumeration(enumeration)
        }
    }
}
