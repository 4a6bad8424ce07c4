public import DiagnosticsCore
import SourceTree

/// One correction of the metadata: what it says, what it should say, and why.
public struct Patch: Sendable {
    /// What of a member is corrected.
    public enum Property: String, Sendable, Hashable, CaseIterable {
        /// Whether the member exists; `true` to `false` takes it away.
        case present
        /// Whether it has to be given.
        case required
        /// Whether it should no longer be used.
        case deprecated
        /// `string`, `int32`, `int64`, `double` or `bool`.
        case type
        /// A ``WireStyle``.
        case style
        /// The list of known values.
        case values
        /// Least number.
        case minimum
        /// Greatest number.
        case maximum
        /// Least count of characters.
        case minLength
        /// Greatest count of characters.
        case maxLength
        /// Least count of list items.
        case minItems
        /// Greatest count of list items.
        case maxItems
    }

    /// A property's value; scalars as text, `nil` for what is not stated.
    public typealias Value = [String]?

    /// The actions it is for, with `*` and `?` as in ``ActionFilter``.
    public var action: String
    /// The member, from the action: `request.DataDisk[].Size`.
    public var member: String
    /// What is corrected.
    public var property: Property
    /// What the metadata says; anything else means that the patch no longer applies.
    public var from: Value
    /// What it should say.
    public var to: Value
    /// Why, with the source.
    public var reason: String
    /// Where the patch stands.
    public var position: Diagnostic.Position
}

/// Reads patch lists: `{"patches": [{"action", "member", "change", "from", "to", "reason"}]}`.
public enum PatchListReader {
    /// Reads a file; what is wrong in it is reported, and the rest is kept.
    public static func read(_ file: SourceFile, reportingTo sink: inout DiagnosticSink) -> [Patch] {
        let document: DocumentNode
        do {
            document = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        } catch {
            sink.report(error.diagnostic)
            return []
        }
        guard let list = document["patches"], case .sequence(let items) = list.content else {
            let position = Diagnostic.Position(file: file, span: SourceSpan(0, 0))
            sink.report(
                Diagnostic(.error, "invalid-patch", "a patch list has one key, 'patches', a list", at: position)
            )
            return []
        }
        return items.compactMap { read($0, of: file, reportingTo: &sink) }
    }

    private static func read(
        _ node: DocumentNode,
        of file: SourceFile,
        reportingTo sink: inout DiagnosticSink
    ) -> Patch? {
        let position = Diagnostic.Position(file: file, span: node.span)
        func text(_ key: String) -> String? {
            guard case .scalar(let scalar) = node[key]?.content, !scalar.isNull else { return nil }
            return scalar.text
        }
        guard let action = text("action"), let member = text("member"), let reason = text("reason"),
            let change = text("change"), let property = Patch.Property(rawValue: change),
            let from = node["from"], let to = node["to"]
        else {
            let known = Patch.Property.allCases.map(\.rawValue).joined(separator: ", ")
            let message = "a patch has the keys action, member, change (one of \(known)), from, to and reason"
            sink.report(Diagnostic(.error, "invalid-patch", message, at: position))
            return nil
        }
        return Patch(
            action: action,
            member: member,
            property: property,
            from: value(from),
            to: value(to),
            reason: reason,
            position: position
        )
    }

    private static func value(_ node: DocumentNode) -> Patch.Value {
        switch node.content {
        case .scalar(let scalar): scalar.isNull ? nil : [scalar.text]
        case .sequence(let items):
            items.map { item in
                if case .scalar(let scalar) = item.content { scalar.text } else { "" }
            }
        case .mapping: nil
        }
    }
}
