public import DiagnosticsCore
import ExactText
import InstanceSpec
public import SpecCompiler

/// How the requests of two specs for one instance differ.
public struct RequestDifference: Sendable {
    /// A parameter on one side.
    public struct Side: Sendable {
        /// The value, or where it will come from.
        public let value: ParameterValue
        /// The value of the spec that it comes from; nil for a default.
        public let position: Diagnostic.Position?
    }

    /// A parameter that is not the same on both sides.
    public struct Change: Sendable {
        /// The wire name.
        public let name: String
        /// What was there; nil for an added parameter.
        public let old: Side?
        /// What is there now; nil for a removed parameter.
        public let new: Side?
    }

    /// `metadata.name`.
    public let name: String
    /// Whether the instance is there at all, before and now.
    public let exists: (before: Bool, now: Bool)
    /// The parameters that differ, by the bytes of their names.
    public let changes: [Change]

    /// Compares the instances of two runs, matched by name: those of the new run in order, then those that are gone.
    public static func between(_ old: [CompiledInstance], _ new: [CompiledInstance]) -> [RequestDifference] {
        let oldByName = Dictionary(old.map { (ExactText($0.name), $0) }) { first, _ in first }
        let newNames = Set(new.map { ExactText($0.name) })
        return new.map { RequestDifference(oldByName[ExactText($0.name)], $0, name: $0.name) }
            + old.filter { !newNames.contains(ExactText($0.name)) }.map { RequestDifference($0, nil, name: $0.name) }
    }

    private init(_ old: CompiledInstance?, _ new: CompiledInstance?, name: String) {
        self.name = name
        exists = (old != nil, new != nil)
        let before = old?.sides ?? [:]
        let after = new?.sides ?? [:]
        let names = Set(before.keys).union(after.keys)
        changes = names.filter { !RequestDifference.isSame(before[$0]?.value, after[$0]?.value) }
            .sorted()
            .map { Change(name: $0.text, old: before[$0], new: after[$0]) }
    }

    /// Whether the same bytes are sent.
    private static func isSame(_ one: ParameterValue?, _ other: ParameterValue?) -> Bool {
        if case (.text(let one)?, .text(let other)?) = (one, other) { return one.isExactly(other) }
        return one == other
    }

    // MARK: - Printing

    /// One object: `name`, `added`, `removed`, `changed`; a side has `value` and, unless it is a default, its place.
    public var json: JSONText {
        func list(_ isWanted: (Change) -> Bool, _ members: (Change) -> [JSONText.Member]) -> JSONText {
            .list(changes.filter(isWanted).map { .object([("name", .string($0.name))] + members($0)) })
        }
        return .object([
            ("name", .string(name)),
            ("added", list({ $0.old == nil }) { $0.new?.json ?? [] }),
            ("removed", list({ $0.new == nil }) { $0.old?.json ?? [] }),
            (
                "changed",
                list({ $0.old != nil && $0.new != nil }) {
                    [("old", .object($0.old?.json ?? [])), ("new", .object($0.new?.json ?? []))]
                }
            ),
        ])
    }

    /// Lines for people; nil where nothing differs.
    public var text: String? {
        guard !changes.isEmpty else { return nil }
        let suffix =
            switch exists {
            case (false, _): " (new)"
            case (_, false): " (gone)"
            default: ""
            }
        let lines =
            ["\(name)\(suffix)"]
            + changes.flatMap { change -> [String] in
                switch (change.old, change.new) {
                case (let old?, let new?):
                    ["  ~ \(change.name)", "      - \(old.text)", "      + \(new.text)"]
                case (let old?, nil): ["  - \(change.name): \(old.text)"]
                case (nil, let new?): ["  + \(change.name): \(new.text)"]
                case (nil, nil): []
                }
            }
        return lines.map { DisplayText.escape($0) + "\n" }.joined()
    }
}

extension CompiledInstance {
    fileprivate var sides: [ExactText: RequestDifference.Side] {
        var sides: [ExactText: RequestDifference.Side] = [:]
        for parameter in request.parameters {
            sides[ExactText(parameter.name)] = RequestDifference.Side(
                value: parameter.value, position: parameter.origin.value.map(position)
            )
        }
        sides["Action"] = RequestDifference.Side(
            value: .text(request.action), position: document.spec["api"].map(position)
        )
        return sides
    }

    private func position(of value: SpecValue) -> Diagnostic.Position {
        Diagnostic.Position(file: document.file, span: value.span)
    }
}

extension RequestDifference.Side {
    fileprivate var json: [JSONText.Member] {
        [("value", value.json)] + (position?.json ?? [])
    }

    fileprivate var text: String {
        let text = value.shownText
        // Of a long value, such as user data, the beginning tells nothing: the size and the place do.
        let shown = text.count > 80 ? "\(text.prefix(40))… (\(text.count) characters)" : text
        guard let position else { return "\(shown)  (default)" }
        let start = position.file.location(at: position.span.start)
        return "\(shown)  (\(position.file.name):\(start.line):\(start.column))"
    }
}
