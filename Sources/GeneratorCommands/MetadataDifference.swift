public import DiagnosticsCore

/// What differs between two versions of a product's metadata.
public struct MetadataDifference: Sendable {
    /// One difference.
    public struct Change: Sendable, Hashable {
        /// What has become of it.
        public enum Kind: String, Sendable, Hashable {
            /// It is new.
            case added
            /// It is gone.
            case removed
            /// It says something else.
            case changed
        }

        /// What has become of it.
        public let kind: Kind
        /// The action.
        public let action: String
        /// The member, `request.DataDisk[].Size`, or another fact of the action, `permission`; nil for the action itself.
        public let path: String?
        /// What was said of it; nil where it is new.
        public let before: String?
        /// What is said of it; nil where it is gone.
        public let after: String?
        /// Whether code for the old version can fail with the new one: something is gone, has another type, or is
        /// required that was not.
        public let isBreaking: Bool
    }

    /// In the order of the new version; what is gone stands at the end of its action, actions that are gone at the end.
    public let changes: [Change]

    /// One line a change, and what they amount to; empty where nothing differs.
    public var text: String {
        guard !changes.isEmpty else { return "" }
        return changes.map { DisplayText.escape($0.text) + "\n" }.joined() + summary + "\n"
    }

    /// `{"changes":[{"kind","action","path","before","after","breaking"}],"added","removed","changed","breaking"}`.
    public var json: JSONText {
        let listed = changes.map { change in
            JSONText.object([
                ("kind", .string(change.kind.rawValue)), ("action", .string(change.action)),
                ("path", change.path.map(JSONText.string) ?? .null),
                ("before", change.before.map(JSONText.string) ?? .null),
                ("after", change.after.map(JSONText.string) ?? .null),
                ("breaking", .literal(change.isBreaking ? "true" : "false")),
            ])
        }
        return .object([
            ("changes", .list(listed)), ("added", .literal(String(count(.added)))),
            ("removed", .literal(String(count(.removed)))), ("changed", .literal(String(count(.changed)))),
            ("breaking", .literal(String(breakingCount))),
        ])
    }

    private var summary: String {
        "\(count(.added)) added, \(count(.removed)) removed, \(count(.changed)) changed; \(breakingCount) breaking"
    }

    private var breakingCount: Int { changes.count(where: \.isBreaking) }

    private func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
}

extension MetadataDifference.Change {
    /// `removed, breaking: Buy request.Id: text, required`
    fileprivate var text: String {
        let subject = path.map { "\(action) \($0)" } ?? "action \(action)"
        let facts: String? =
            switch (before, after) {
            case (let before?, let after?): "\(before) -> \(after)"
            case (let one?, nil), (nil, let one?): one
            case (nil, nil): nil
            }
        return kind.rawValue + (isBreaking ? ", breaking" : "") + ": " + subject + (facts.map { ": \($0)" } ?? "")
    }
}
