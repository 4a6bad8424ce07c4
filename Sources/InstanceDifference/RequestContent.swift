import DiagnosticsCore
import ExactText
import InstanceSpec
import SpecCompiler

/// The parameters of a request, sorted for comparing: single ones, and items of lists.
struct RequestContent {
    /// A single parameter, or a value of a list.
    struct Key: Hashable, Comparable {
        let name: ExactText
        /// The text of a value of a list; nil for a parameter with a name of its own.
        let value: ExactText?

        static func < (left: Key, right: Key) -> Bool {
            left.name == right.name ? (left.value ?? "") < (right.value ?? "") : left.name < right.name
        }
    }

    /// An item of a list.
    struct Item {
        /// Its number, from 1.
        let number: Int
        var settings: [Key: SettingSide] = [:]

        /// The text of a member.
        func text(of member: String) -> String? {
            settings[Key(name: ExactText(member), value: nil)]?.value.text
        }

        /// What it says, whatever its place.
        var content: ExactText {
            ExactText(
                settings.sorted { $0.key < $1.key }.map { "\($0.key.name)=\($0.value.value)" }.joined(separator: "\0")
            )
        }
    }

    private(set) var settings: [Key: SettingSide] = [:]
    /// By the names of lists, in the order of their numbers.
    private(set) var items: [ExactText: [Item]] = [:]

    /// The content of an instance's request, without its boot payload.
    init(of instance: CompiledInstance?) {
        guard let instance else { return }
        func position(of value: SpecValue) -> Diagnostic.Position {
            Diagnostic.Position(file: instance.document.file, span: value.span)
        }
        settings[Key(name: "Action", value: nil)] = SettingSide(
            value: .text(instance.request.action), position: instance.document.spec["api"].map(position)
        )
        var byNumber: [ExactText: [Int: Item]] = [:]
        for parameter in instance.request.parameters where !Self.isPayload(parameter, of: instance) {
            let place = WirePlace(parameter.name)
            let side = SettingSide(value: parameter.value, position: parameter.origin.value.map(position))
            let key = Key(
                name: ExactText(place.name), value: place.isValue ? parameter.value.text.map { ExactText($0) } : nil
            )
            if let (list, number) = place.item {
                byNumber[ExactText(list.name), default: [:]][number, default: Item(number: number)].settings[key] = side
            } else {
                settings[key] = side
            }
        }
        items = byNumber.mapValues { $0.values.sorted { $0.number < $1.number } }
    }

    /// Whether a parameter holds the boot payload that is compared by its lines.
    private static func isPayload(_ parameter: RequestParameter, of instance: CompiledInstance) -> Bool {
        parameter.name == "UserData" && instance.userData != nil
    }

    /// The settings that are not the same, by their names.
    static func changes(from old: [Key: SettingSide], to new: [Key: SettingSide]) -> [SettingChange] {
        Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (before, now) = (old[key], new[key])
            if let before, let now, before.value.isSame(as: now.value) { return nil }
            return SettingChange(key.name.text, old: before, new: now)
        }
    }
}
