public import DiagnosticsCore
import ExactText
import MetadataFormat
import SourceTree

/// Members whose values are never to be printed, by their wire names.
public struct SecretMember: Sendable {
    /// The wire name, with `*` and `?` as in `ActionFilter`.
    public var member: String
    /// Why.
    public var reason: String
    /// Where the entry stands.
    public var position: Diagnostic.Position
}

/// Reads the list of secret members: `{"secretMembers": [{"member", "reason"}]}`.
public enum SecretMemberReader {
    /// Reads a file; what is wrong in it is reported, and the rest is kept.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> [SecretMember] {
        func refuse(_ message: String, _ span: SourceSpan) {
            let position = Diagnostic.Position(file: file, span: span)
            sink.report(Diagnostic(.error, .invalidSecretMember, message, at: position))
        }
        let document: DocumentNode
        do {
            document = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        } catch {
            sink.report(error.diagnostic)
            return []
        }
        guard let items = document["secretMembers"]?.items else {
            refuse("a list of secret members has one key, 'secretMembers', a list", SourceSpan(0, 0))
            return []
        }
        return items.compactMap { item in
            guard let member = item["member"]?.scalar, let reason = item["reason"]?.scalar
            else {
                refuse("an entry has the keys member and reason", item.span)
                return nil
            }
            return SecretMember(
                member: member.text,
                reason: reason.text,
                position: Diagnostic.Position(file: file, span: item.span)
            )
        }
    }
}

/// Marks the members that are not to be printed.
public struct SecretPass: Sendable {
    private let patterns: [WildcardPattern]

    /// A pass for these.
    public init(secrets: [SecretMember]) { patterns = secrets.map { WildcardPattern($0.member) } }

    /// Sets ``Member/isSecret`` throughout a service.
    ///
    /// - Returns: The indices of the entries that a member was found for.
    @discardableResult
    public func mark(_ service: inout Service) -> Set<Int> {
        var used: Set<Int> = []
        for index in service.sharedShapes.indices { mark(&service.sharedShapes[index], used: &used) }
        for index in service.actions.indices {
            mark(&service.actions[index].request, used: &used)
            mark(&service.actions[index].response, used: &used)
        }
        return used
    }

    private func mark(_ shape: inout Shape, used: inout Set<Int>) {
        for index in shape.members.indices {
            if shape.members[index].type.holdsText {
                let name = Array(shape.members[index].wireName.unicodeScalars)
                let hits = patterns.indices.filter { patterns[$0].matches(name) }
                used.formUnion(hits)
                shape.members[index].isSecret = !hits.isEmpty
            }
            shape.members[index].type.changeDeclared(shape: { mark(&$0, used: &used) })
        }
    }
}

extension ValueType {
    /// Whether it can say a secret: a number or a flag of such a name tells about one, an object has members of its own.
    fileprivate var holdsText: Bool {
        switch self {
        case .string, .enumeration, .json: true
        case .list(let item), .map(let item): item.holdsText
        case .int32, .int64, .double, .bool, .time, .object, .shared: false
        }
    }
}
