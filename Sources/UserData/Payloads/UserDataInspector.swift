import ByteFormats
import ExactText

/// A payload found inside user data.
public struct InspectedPayload: Sendable {
    /// What it is; nil if nothing says so.
    public let kind: PayloadKind?
    /// The name it has in the archive it came from.
    public let fileName: String?
    /// What was opened to get to it, outermost first: `base64`, `gzip`, `multipart`.
    public let wrappings: [String]
    /// The payload itself.
    public let bytes: [UInt8]
}

/// Takes user data apart again.
public enum UserDataInspector {
    /// The payloads in user data that is given as it is or as Base64, in the order an instance would see them.
    ///
    /// What is taken apart: Base64, gzip, MIME multipart, each in the others; bounded by ``ExpansionBudget`` over the whole
    /// call.
    public static func inspect(_ bytes: [UInt8]) throws(UserDataUnreadable) -> [InspectedPayload] {
        var opener = PayloadOpener(budget: ExpansionBudget())
        if PayloadKind(detecting: bytes) == nil, let decoded = Base64.decode(bytes), !decoded.isEmpty {
            try opener.open(decoded, wrappings: ["base64"])
        } else {
            try opener.open(bytes)
        }
        return opener.payloads
    }

    /// The payloads in user data that is given as it is.
    ///
    /// - Parameter budget: What opening may still take, and what is left of it afterwards.
    static func open(
        _ bytes: [UInt8], within budget: inout ExpansionBudget
    ) throws(UserDataUnreadable) -> [InspectedPayload] {
        var opener = PayloadOpener(budget: budget)
        defer { budget = opener.budget }
        try opener.open(bytes)
        return opener.payloads
    }
}

/// Opens payloads until nothing is wrapped any more.
private struct PayloadOpener {
    var budget: ExpansionBudget
    private(set) var payloads: [InspectedPayload] = []

    init(budget: ExpansionBudget) { self.budget = budget }

    mutating func open(
        _ bytes: [UInt8],
        kind: PayloadKind? = nil,
        fileName: String? = nil,
        wrappings: [String] = []
    ) throws(UserDataUnreadable) {
        guard wrappings.count < ExpansionBudget.maximumNesting else {
            throw UserDataUnreadable("payloads are wrapped too often")
        }
        switch kind ?? PayloadKind(detecting: bytes) {
        case .gzip:
            try open(budget.expand(bytes), fileName: fileName, wrappings: wrappings + ["gzip"])
        case .multipart:
            for part in try MultipartArchive.read(bytes, within: &budget) {
                let kind = PayloadKind(contentType: part.contentType)
                try open(part.bytes, kind: kind, fileName: part.fileName, wrappings: wrappings + ["multipart"])
            }
        case let kind:
            payloads.append(InspectedPayload(kind: kind, fileName: fileName, wrappings: wrappings, bytes: bytes))
        }
    }
}

extension PayloadKind {
    /// The kind a part of a multipart archive is declared to be; nil where its first bytes decide.
    init?(contentType: String) {
        let kinds = Self.allCases.filter { $0 != .script && $0.contentType?.isExactly(contentType) == true }
        guard let kind = kinds.first else { return nil }
        self = kind
    }
}
