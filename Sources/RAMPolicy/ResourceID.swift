import DiagnosticsCore
import ExactText

/// The id of a resource that a call names, to be put into a resource name.
///
/// The one place where text of a spec becomes part of a policy: what is a wildcard to the platform must not get there,
/// or the least policy would allow more than the call needs.
public enum ResourceID: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A thing by its id or name.
    case named(String)
    /// One that is not known in advance: any.
    case unknown

    /// A named thing; `*` for one that is not known.
    public init(stringLiteral text: String) { self = text == "*" ? .unknown : .named(text) }

    /// The id as a policy writes it: without wildcards and variables, but for the `****` that ids of the documentation
    /// end in.
    var pattern: String {
        switch self {
        case .unknown: "*"
        case .named(let id): Self.isDocumentationID(id) ? id : Self.withoutWildcards(id)
        }
    }

    /// What makes a text no id: the first character that has a meaning in resource names, or can't be seen. Nil for an
    /// id.
    ///
    /// - Parameter allowsColon: Names that users give, such as those of key pairs, may hold one.
    public static func fault(of id: String, allowsColon: Bool = false) -> Unicode.Scalar? {
        if isDocumentationID(id) { return nil }
        return id.unicodeScalars.first { scalar in
            switch scalar {
            case "*", "?", "/", "$", "{", "}", " ": true
            case ":": !allowsColon
            default: InvisibleCharacter.isInvisible(scalar)
            }
        }
    }

    /// Whether a text is an id as the platform's documentation shows ids, its last part replaced: `sg-bp1c3o8h****`.
    public static func isDocumentationID(_ text: String) -> Bool {
        let bytes = text.utf8
        guard text.hasExactSuffix("****"), let kind = bytes.firstIndex(of: UInt8(ascii: "-")) else { return false }
        let shown = bytes[bytes.index(after: kind)...].dropLast(4)
        return kind > bytes.startIndex && bytes[..<kind].allSatisfy(\.isASCIIAlphanumeric)
            && shown.last?.isASCIIAlphanumeric ?? false
            && shown.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    /// A name without what is a wildcard or a variable in policies.
    static func withoutWildcards(_ name: String) -> String {
        guard name.utf8.contains(where: { "*?$".utf8.contains($0) }) else { return name }
        return String(decoding: name.utf8.filter { !"*?$".utf8.contains($0) }, as: UTF8.self)
    }
}
