public import DiagnosticsCore
import Platform
import RequestEmission
import SpecCompiler

extension InstanceDifference {
    /// One object: `name`, `change` (`none`, `changed`, `new`, `gone`), `settings`, `items`, `userData`, `policies`,
    /// `plan`, and `applying`, what applying takes in all, the gravest first.
    ///
    /// A setting has `name`, `change`, and `old` and `new` with `value` and, unless it is a default, its place; an item of
    /// a list the wire name of the `list`, what tells it from others (`label`), its numbers in both lists, and its own
    /// `settings`. `applying` of either says what it takes: `effort` (`newInstance`, `stopFirst`, `nextBoot`, `atOnce`,
    /// `nothing`, `unknown`), the actions, a few words and the source.
    public var json: JSONText {
        let change =
            switch exists {
            case (false, _): "new"
            case (_, false): "gone"
            default: isEmpty ? "none" : "changed"
            }
        return .object([
            ("name", .string(name)), ("change", .string(change)), ("settings", .list(settings.map(\.json))),
            ("items", .list(items.map(\.json))), ("userData", payload?.json ?? .null),
            ("policies", .list(policies.map(\.json))), ("plan", .list(steps.map(\.json))),
            (
                "applying",
                .list(
                    efforts.map { effort, names in
                        .object([("effort", .string(effort.name)), ("names", .list(names.map(JSONText.string)))])
                    }
                )
            ),
        ])
    }
}

extension ChangeFacts.Effort {
    fileprivate var name: String {
        switch self {
        case .newInstance: "newInstance"
        case .stop: "stopFirst"
        case .nextBoot: "nextBoot"
        case .atOnce: "atOnce"
        case .nothing: "nothing"
        case .unknown: "unknown"
        }
    }
}

extension ChangeFacts.Kind {
    fileprivate var json: JSONText { .string(self == .smaller ? "changed" : rawValue) }
}

extension ChangeFacts.Requirement {
    fileprivate var json: JSONText {
        .object([
            ("effort", .string(effort.name)), ("actions", .list(actions.map(JSONText.string))),
            ("how", .string(explanation)),
            (
                "source",
                source.map { source in
                    .object([
                        ("text", .string(source.text)), ("url", .string(source.address)),
                        ("date", .string(source.date)),
                    ])
                } ?? .null
            ),
        ])
    }
}

extension SettingSide {
    fileprivate var json: JSONText { .object([("value", value.json)] + (position?.json ?? [])) }
}

extension SettingChange {
    fileprivate var json: JSONText {
        .object(
            [
                ("name", .string(name)), ("change", kind.json), ("old", old?.json ?? .null),
                ("new", new?.json ?? .null),
            ] + (requirement.map { [("applying", $0.json)] } ?? [])
        )
    }
}

extension ItemChange {
    fileprivate var json: JSONText {
        .object(
            [
                ("list", .string(list)), ("label", .string(label)), ("change", .string(kind.rawValue)),
                ("old", oldNumber.map(JSONText.number) ?? .null), ("new", newNumber.map(JSONText.number) ?? .null),
                ("settings", .list(settings.map(\.json))),
            ] + (requirement.map { [("applying", $0.json)] } ?? [])
        )
    }
}

extension PayloadDifference {
    fileprivate var json: JSONText {
        .object(
            [
                ("change", kind.json), ("old", positions.old.map { .object($0.json) } ?? .null),
                ("new", positions.new.map { .object($0.json) } ?? .null),
                (
                    "packing",
                    packing.map { .object([("old", .string($0.old)), ("new", .string($0.new))]) } ?? .null
                ),
                ("parts", .list(parts.map(\.json))),
            ] + (requirement.map { [("applying", $0.json)] } ?? [])
        )
    }
}

extension PayloadDifference.Part {
    fileprivate var json: JSONText {
        .object([
            ("label", .string(label)), ("change", kind.json),
            (
                "bytes",
                .object([
                    ("old", bytes.old.map(JSONText.number) ?? .null), ("new", bytes.new.map(JSONText.number) ?? .null),
                ])
            ),
            ("hunks", lines.map { lines in .list(lines.hunks.map { $0.json(in: lines) }) } ?? .null),
        ])
    }
}

extension LineDifference.Hunk {
    /// `header`, and `lines`, each with a blank, `-` or `+` before it.
    fileprivate func json(in difference: LineDifference) -> JSONText {
        let texts = lines.map { line in
            switch line {
            case .kept(let index, _): " " + difference.old[index]
            case .removed(let index): "-" + difference.old[index]
            case .added(let index): "+" + difference.new[index]
            }
        }
        return .object([("header", .string(header)), ("lines", .list(texts.map(JSONText.string)))])
    }
}

extension PolicyDifference {
    fileprivate var json: JSONText {
        let statements = self.statements.map { statement in
            JSONText.object([
                ("statement", .string(statement.label)), ("change", .string(Self.change(statement.exists))),
                ("removed", .list(statement.removed.map(JSONText.string))),
                ("added", .list(statement.added.map(JSONText.string))),
            ])
        }
        return .object([
            ("document", .string(document.rawValue)), ("change", .string(Self.change(exists))),
            ("statements", .list(statements)),
        ])
    }

    private static func change(_ exists: (before: Bool, now: Bool)) -> String {
        exists.before ? exists.now ? "changed" : "removed" : "added"
    }
}

extension StepDifference {
    fileprivate var json: JSONText {
        .object([
            ("step", .string(id)), ("call", .string(call)), ("change", kind.json),
            ("settings", .list(settings.map(\.json))),
        ])
    }
}
