import ExactText
import QueryEncoding

/// Parameters that are taken one by one, until only those are left that nothing was made of.
struct ParameterSet {
    private var values: [ExactText: String]
    private let order: [String]
    /// The positions below each list, by the list's name.
    private let positions: [ExactText: Set<Int>]

    init(_ parameters: [QueryParameter]) {
        order = parameters.map(\.name)
        values = Dictionary(parameters.map { (ExactText($0.name), $0.value) }) { first, _ in first }
        var positions: [ExactText: Set<Int>] = [:]
        for name in order where name.utf8.count <= Self.longestName {
            for (list, position) in Self.positions(in: name) {
                positions[ExactText(list), default: []].insert(position)
            }
        }
        self.positions = positions
    }

    /// Bytes of a name that is looked at for lists: no parameter of the platform has a longer one.
    private static let longestName = 256

    /// The value under a name, if it is still there.
    func value(_ name: String) -> String? { values[ExactText(name)] }

    /// Takes the value under a name.
    mutating func take(_ name: String) -> String? { values.removeValue(forKey: ExactText(name)) }

    /// Takes the value under a name, if it is one that is wanted.
    mutating func take(_ name: String, if isWanted: (String) -> Bool) -> String? {
        value(name).map(isWanted) == true ? take(name) : nil
    }

    /// How many items a list has; 0 where there are none, or where they are not numbered 1, 2, 3.
    func count(of list: String) -> Int {
        guard let positions = positions[ExactText(list)], positions.max() == positions.count, positions.min() == 1
        else {
            return 0
        }
        return positions.count
    }

    /// What is left, in its order.
    var rest: [QueryParameter] {
        order.compactMap { name in value(name).map { QueryParameter(name: name, value: $0) } }
    }

    /// The lists that a name leads through: `Tag` and 2 for `Tag.2.Key`.
    private static func positions(in name: String) -> [(list: Substring, position: Int)] {
        var found: [(list: Substring, position: Int)] = []
        var end = name.startIndex
        for step in name.splitExactly(at: UInt8(ascii: ".")) {
            if let position = DecimalText.natural(step, upTo: 999_999), position > 0, end > name.startIndex,
                String(position).isExactly(step)
            {
                found.append((name[..<end], position))
            }
            end = step.endIndex
        }
        return found
    }
}
