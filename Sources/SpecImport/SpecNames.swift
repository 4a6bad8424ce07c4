import ExactText
import SpecRules

/// Hands out names of specs, none of them twice.
public struct SpecNames {
    private var used: Set<ExactText> = []
    /// The last number behind each name that was wanted more than once.
    private var numbers: [ExactText: Int] = [:]

    /// A fresh start.
    public init() {}

    /// A name that was not given yet: the one that is wanted, shortened and with a number where it has to be.
    ///
    /// - Parameter wanted: A name that a spec can have.
    public mutating func unused(for wanted: String) -> String {
        if used.insert(ExactText(wanted)).inserted { return wanted }
        while true {
            let number = (numbers[ExactText(wanted)] ?? 1) + 1
            numbers[ExactText(wanted)] = number
            let suffix = "-\(number)"
            let beginning = wanted.utf8.prefix(SpecName.longest - suffix.utf8.count)
            let name = String(Substring(beginning)) + suffix
            if used.insert(ExactText(name)).inserted { return name }
        }
    }

    /// A name for a spec, from that of the instance: letters, digits and `-`.
    public static func name(from text: String) -> String {
        let bytes = text.utf8.map { $0.isASCIIAlphanumeric ? $0.asciiLowercased : UInt8(ascii: "-") }
        let words = bytes.split(separator: UInt8(ascii: "-"))
        let joined = Array(words.joined(separator: [UInt8(ascii: "-")])).drop { !$0.isASCIILetter }
            .prefix(SpecName.longest)
        return joined.isEmpty ? "imported" : String(decoding: joined, as: UTF8.self)
    }

    /// Whether a spec can have a name.
    public static func isPossible(_ name: String) -> Bool { SpecName.isValid(name) }
}
