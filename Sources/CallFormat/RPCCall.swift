public import DiagnosticsCore
import ExactText
public import QueryEncoding
public import SourceTree

/// An RPC call as a JSON object of its parameters, flattened.
public struct RPCCall: Sendable {
    /// The action.
    public let action: String
    /// Where the action's name stands.
    public let actionPosition: Diagnostic.Position?
    /// The API version.
    public let version: String
    /// The region the call names, if any.
    public let regionID: String?
    /// All parameters, `Action` and `Version` among them.
    public let parameters: [QueryParameter]

    /// Reads a call.
    ///
    /// Nested objects and lists are flattened as the platform's SDKs do (`Tag.1.Key`); `null` is left out.
    ///
    /// - Parameters:
    ///   - file: A JSON object.
    ///   - defaultRegion: The `RegionId` where the call has none.
    ///   - sink: Takes the findings.
    /// - Returns: nil where there are errors.
    /// - Throws: `UnreadableInput` where the text is not JSON.
    public static func read(
        _ file: SourceFile, defaultRegion: String?, into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> RPCCall? {
        let root = try DocumentReader.readJSON(file, into: &sink)
        func report(_ rule: Rule, _ message: String, _ span: SourceSpan, _ path: String) {
            sink.report(
                Diagnostic(.error, rule, message, at: Diagnostic.Position(file: file, span: span), path: path)
            )
        }
        let start = SourceSpan(root.span.start, min(root.span.start + 1, root.span.end))
        guard let entries = root.entries else {
            report(.wrongType, "expected an object of parameters, found \(root.kindName)", start, "$")
            return nil
        }
        var budget = Self.longestNames
        guard let flattened = flatten(entries, within: &budget) else {
            report(
                .limitExceeded, "the names of the parameters are longer than \(Self.longestNames) bytes together",
                start,
                "$"
            )
            return nil
        }
        var seen: Set<ExactText> = []
        for (parameter, keySpan) in flattened where !seen.insert(ExactText(parameter.name)).inserted {
            report(.duplicateKey, "the parameter '\(parameter.name)' is given twice", keySpan, "$.\(parameter.name)")
        }
        var parameters = flattened.map(\.parameter)
        func value(_ name: String) -> String? { parameters.first { $0.isNamed(name) }?.value }
        for name in ["Action", "Version"] where value(name) == nil {
            report(.missingKey, "the parameter '\(name)' is missing", start, "$")
        }
        if let defaultRegion, value("RegionId") == nil {
            parameters.append(QueryParameter(name: "RegionId", value: defaultRegion))
        }
        guard !sink.hasErrors, let action = value("Action"), let version = value("Version") else { return nil }
        let actionNode = entries.first { $0.key.isExactly("Action") }?.value
        return RPCCall(
            action: action, actionPosition: actionNode.map { Diagnostic.Position(file: file, span: $0.span) },
            version: version, regionID: value("RegionId"), parameters: parameters
        )
    }

    /// The parameters of an object, flattened, whatever call they are of; nil where their names are too long together.
    ///
    /// - Parameters:
    ///   - entries: The object.
    ///   - budget: How many bytes the names may still have; less by what they have afterwards, below 0 with nil.
    public static func parameters(
        of entries: [DocumentNode.Entry], within budget: inout Int
    ) -> [QueryParameter]? {
        flatten(entries, within: &budget)?.map(\.parameter)
    }

    /// How many bytes the flattened names may have together: in them a key is repeated for each item below it.
    public static let longestNames = 4 << 20

    private static func flatten(
        _ entries: [DocumentNode.Entry], within budget: inout Int
    ) -> [(parameter: QueryParameter, keySpan: SourceSpan)]? {
        var flattened: [(parameter: QueryParameter, keySpan: SourceSpan)] = []
        for entry in entries where budget >= 0 {
            flatten(entry.value, name: entry.key, keySpan: entry.keySpan, into: &flattened, budget: &budget)
        }
        return budget < 0 ? nil : flattened
    }

    private static func flatten(
        _ node: DocumentNode, name: String, keySpan: SourceSpan,
        into parameters: inout [(parameter: QueryParameter, keySpan: SourceSpan)], budget: inout Int
    ) {
        budget -= name.utf8.count
        if budget < 0 { return }
        switch node.content {
        case .scalar(let scalar):
            if !scalar.isNull { parameters.append((QueryParameter(name: name, value: scalar.text), keySpan)) }
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                flatten(item, name: "\(name).\(index + 1)", keySpan: keySpan, into: &parameters, budget: &budget)
            }
        case .mapping(let entries):
            for entry in entries {
                flatten(
                    entry.value, name: "\(name).\(entry.key)", keySpan: entry.keySpan, into: &parameters,
                    budget: &budget)
            }
        }
    }
}
