public import DiagnosticsCore
import ExactText
import Platform
import RequestEmission
import SpecCompiler

/// Differences for people: `+` what is new, `-` what is gone, `~` what has changed, and `=` what applying it takes.
public struct DifferenceText {
    private let usesColor: Bool
    private var lines: [String] = []

    /// The text of differences; empty where there are none.
    ///
    /// - Parameters:
    ///   - differences: The instances in order.
    ///   - usesColor: Whether for a terminal that shows colours.
    public static func render(_ differences: [InstanceDifference], usesColor: Bool) -> String {
        var text = DifferenceText(usesColor: usesColor)
        for difference in differences where !difference.isEmpty {
            if !text.lines.isEmpty { text.lines.append("") }
            text.add(difference)
        }
        return text.lines.map { $0 + "\n" }.joined()
    }

    private init(usesColor: Bool) { self.usesColor = usesColor }

    /// What stands before a line.
    private enum Mark: String {
        case added = "+"
        case removed = "-"
        case changed = "~"
        case applying = "="

        init(_ kind: ChangeFacts.Kind) {
            switch kind {
            case .added: self = .added
            case .removed: self = .removed
            case .changed, .smaller: self = .changed
            }
        }

        init(_ exists: (before: Bool, now: Bool)) {
            self = exists.before ? exists.now ? .changed : .removed : .added
        }

        var color: TextColor {
            switch self {
            case .added: .green
            case .removed: .red
            case .changed: .yellow
            case .applying: .cyan
            }
        }
    }

    private mutating func add(_ mark: Mark, _ text: String, _ depth: Int = 0) {
        let line = "\(mark.rawValue) \(DisplayText.escape(text))"
        lines.append(indentation(depth) + mark.color.applied(to: line, if: usesColor))
    }

    private mutating func add(_ text: String, _ depth: Int = 0) {
        lines.append(indentation(depth) + DisplayText.escape(text))
    }

    private func indentation(_ depth: Int) -> String { String(repeating: " ", count: 2 + 4 * depth) }

    // MARK: - An instance

    private mutating func add(_ difference: InstanceDifference) {
        let suffix =
            switch difference.exists {
            case (false, _): " (new)"
            case (_, false): " (gone)"
            default: ""
            }
        lines.append(TextColor.bold.applied(to: DisplayText.escape(difference.name), if: usesColor) + suffix)
        // By the names of the request, as they would stand in it.
        let settings = difference.settings.map { (name: $0.name, setting: Optional($0), item: ItemChange?.none) }
        let items = difference.items.map { (name: $0.list, setting: SettingChange?.none, item: Optional($0)) }
        let sorted = (settings + items).enumerated().sorted { left, right in
            left.element.name.isExactly(right.element.name)
                ? left.offset < right.offset : left.element.name.precedesExactly(right.element.name)
        }
        for change in sorted.map(\.element) {
            if let setting = change.setting { add(setting) }
            if let item = change.item { add(item) }
        }
        if let payload = difference.payload { add(payload) }
        for policy in difference.policies { add(policy) }
        if !difference.steps.isEmpty { add(difference.steps, of: difference.exists) }
        let efforts = difference.efforts
        guard !efforts.isEmpty else { return }
        add(.applying, "applying takes")
        for (effort, names) in efforts { add("\(effort.words): \(names.joined(separator: ", "))", 1) }
    }

    // MARK: - The request

    private mutating func add(_ setting: SettingChange, _ depth: Int = 0) {
        switch (setting.old, setting.new) {
        case (let old?, let new?):
            add(.changed, setting.name, depth)
            add(.removed, old.shown, depth + 1)
            add(.added, new.shown, depth + 1)
        case (let old?, nil): add(.removed, "\(setting.name): \(old.shown)", depth)
        case (nil, let new?): add(.added, "\(setting.name): \(new.shown)", depth)
        case (nil, nil): break
        }
        add(setting.requirement, depth + 1)
    }

    private mutating func add(_ item: ItemChange) {
        let name = "\(item.word) \(item.label)"
        switch item.kind {
        case .reordered:
            add(.changed, "order of the \(item.word)s: now \(item.label)")
        case .added, .removed:
            let mark = item.kind == .added ? Mark.added : .removed
            let shown = item.settings.filter { !item.isTold(by: $0) }
            if shown.count == 1, item.list.isExactly("Tag"), let side = shown.first.flatMap({ $0.new ?? $0.old }) {
                add(mark, "\(name): \(side.shown)")
            } else {
                add(mark, name)
                for setting in shown {
                    guard let side = setting.new ?? setting.old else { continue }
                    add("\(setting.name): \(side.shown)", 1)
                }
            }
        case .changed:
            add(.changed, name)
            for setting in item.settings { add(setting, 1) }
        }
        add(item.requirement, 1)
    }

    /// What applying something takes, and who says so.
    private mutating func add(_ requirement: ChangeFacts.Requirement?, _ depth: Int) {
        guard let requirement else { return }
        add(.applying, "\(requirement.effort.words): \(requirement.explanation)", depth)
        let source = requirement.source.map { ["by \($0.text), \($0.date)"] } ?? []
        let actions = requirement.actions.isEmpty ? [] : [requirement.actions.joined(separator: ", ")]
        if !(actions + source).isEmpty { add("  " + (actions + source).joined(separator: "; "), depth) }
    }

    // MARK: - The boot payload

    private mutating func add(_ payload: PayloadDifference) {
        let places = [payload.positions.old, payload.positions.new].compactMap(\.self).map(\.shown)
        add(Mark(payload.kind), "user data" + (places.isEmpty ? "" : "  (\(places.joined(separator: ", ")))"))
        if let packing = payload.packing {
            func shown(_ text: String) -> String { text.isEmpty ? "not at all" : text }
            add("packed: \(shown(packing.old)), now \(shown(packing.new))", 1)
        }
        if payload.parts.isEmpty, payload.packing == nil { add("the same parts, put together in another way", 1) }
        for part in payload.parts {
            add(Mark(part.kind), part.label, 1)
            guard let lines = part.lines else {
                let sizes = [part.bytes.old, part.bytes.new].compactMap(\.self).map { "\($0) bytes" }
                add("not a text: \(sizes.joined(separator: ", now "))", 1)
                continue
            }
            if lines.isEmpty { add("unchanged, in another place", 1) }
            add(lines)
        }
        add(payload.requirement, 1)
    }

    private mutating func add(_ difference: LineDifference) {
        if difference.isCoarse { add("(so much has changed that not every line in common was looked for)", 1) }
        for hunk in difference.hunks {
            lines.append(indentation(1) + TextColor.cyan.applied(to: hunk.header, if: usesColor))
            for line in hunk.lines {
                switch line {
                case .kept(let index, _): add(difference.old[index], after: " ", nil)
                case .removed(let index): add(difference.old[index], after: "-", .red)
                case .added(let index): add(difference.new[index], after: "+", .green)
                }
            }
        }
    }

    /// A line of a text, as it looks in a unified diff.
    private mutating func add(_ line: String, after mark: String, _ color: TextColor?) {
        let content = line.withoutExactSuffix("\n")
        let text = mark + DisplayText.escape(String(content ?? line[...]))
        lines.append(indentation(1) + (color?.applied(to: text, if: usesColor) ?? text))
        if content == nil { add("\\ No newline at end of file", 1) }
    }

    // MARK: - Policies and plan

    private mutating func add(_ policy: PolicyDifference) {
        add(Mark(policy.exists), "\(policy.document.rawValue) policy")
        for statement in policy.statements {
            add(Mark(statement.exists), statement.label, 1)
            for line in statement.removed { add(.removed, line, 2) }
            for line in statement.added { add(.added, line, 2) }
        }
    }

    private mutating func add(_ steps: [StepDifference], of exists: (before: Bool, now: Bool)) {
        add(Mark(exists), "plan")
        for step in steps {
            add(Mark(step.kind), "\(step.id) (\(step.call))", 1)
            for setting in step.settings {
                let sides = [setting.old, setting.new].map { $0?.value.shortText ?? "absent" }
                add("\(setting.name): \(sides.joined(separator: ", now "))", 2)
            }
        }
    }
}

extension ChangeFacts.Effort {
    /// What applying takes, in two words.
    var words: String {
        switch self {
        case .newInstance: "new instance"
        case .stop: "stop first"
        case .nextBoot: "next boot"
        case .atOnce: "at once"
        case .nothing: "nothing"
        case .unknown: "not known"
        }
    }
}

extension ItemChange {
    /// Whether the label says what a setting does.
    fileprivate func isTold(by setting: SettingChange) -> Bool {
        let text = (setting.new ?? setting.old)?.value.text
        let list = ListKind.all.first { $0.name.isExactly(self.list) }
        return list?.identities.contains { $0.isExactly(setting.name) } == true
            && text.map { label.isExactly("'\($0)'") } == true
    }
}

extension ParameterValue {
    /// Of a long value, such as a policy, the beginning tells nothing; its size does.
    fileprivate var shortText: String {
        let text = shownText
        let count = text.unicodeScalars.count
        guard count > 80 else { return text }
        return "\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))))… (\(count) characters)"
    }
}

extension SettingSide {
    fileprivate var shown: String { "\(value.shortText)  (\(position?.shown ?? "default"))" }
}

extension Diagnostic.Position {
    /// `web.ecs.yaml:12:3`.
    fileprivate var shown: String {
        let start = file.location(at: span.start)
        return "\(file.name):\(start.line):\(start.column)"
    }
}
