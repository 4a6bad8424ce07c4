import ByteFormats
import DiagnosticsCore
import ExactText
import SourceTree

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
    /// Where it stands in what was opened.
    let place: PayloadPlace
    /// Whether an archive says what it is, and not its own first bytes.
    let isDeclared: Bool
}

/// Takes user data apart again.
public enum UserDataInspector {
    /// The payloads in user data that is given as it is or as Base64, in the order an instance would see them.
    ///
    /// What is taken apart: Base64, gzip, MIME multipart, cloud-config archives, each in the others; bounded by ``ExpansionBudget`` over the whole
    /// call.
    public static func inspect(_ bytes: [UInt8]) throws(UserDataUnreadable) -> [InspectedPayload] {
        var opener = PayloadOpener(budget: ExpansionBudget())
        if PayloadKind(detecting: bytes) == nil, let decoded = Base64.decode(bytes), !decoded.isEmpty {
            try opener.open(decoded, wrappings: ["base64"], place: .decoded(SourceSpan(0, bytes.count)))
        } else {
            try opener.open(bytes)
        }
        return opener.payloads
    }

    /// The payloads in user data that is given as it is; what can't be opened is one payload, as it is.
    public static func payloads(in bytes: [UInt8]) -> [InspectedPayload] {
        var budget = ExpansionBudget()
        return (try? open(bytes, within: &budget)) ?? [
            InspectedPayload(
                kind: PayloadKind(detecting: bytes), fileName: nil, wrappings: [], bytes: bytes,
                place: .verbatim(at: 0), isDeclared: false
            )
        ]
    }

    /// User data without its compression; what can't be expanded stays as it is.
    public static func uncompressed(_ bytes: [UInt8]) -> [UInt8] {
        var budget = ExpansionBudget()
        var bytes = bytes
        for _ in 0..<ExpansionBudget.maximumNesting where PayloadKind(detecting: bytes) == .gzip {
            guard let expanded = try? budget.expand(bytes) else { break }
            bytes = expanded
        }
        return bytes
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
struct PayloadOpener {
    var budget: ExpansionBudget
    private(set) var payloads: [InspectedPayload] = []

    init(budget: ExpansionBudget) { self.budget = budget }

    mutating func open(
        _ bytes: [UInt8],
        kind: PayloadKind? = nil,
        fileName: String? = nil,
        wrappings: [String] = [],
        place: PayloadPlace = .verbatim(at: 0)
    ) throws(UserDataUnreadable) {
        guard wrappings.count < ExpansionBudget.maximumNesting else {
            throw UserDataUnreadable("payloads are wrapped too often")
        }
        switch kind ?? PayloadKind(detecting: bytes) {
        case .gzip:
            let inner = PayloadPlace.decoded(place.span(of: SourceSpan(0, bytes.count)))
            try open(budget.expand(bytes), fileName: fileName, wrappings: wrappings + ["gzip"], place: inner)
        case .multipart:
            var parts: [MultipartArchive.Part] = []
            var fault: UserDataUnreadable?
            do { try MultipartArchive.read(bytes, within: &budget, into: &parts) } catch { fault = error }
            for part in parts {
                let kind = PayloadKind(contentType: part.contentType)
                try open(
                    part.bytes, kind: kind, fileName: part.fileName, wrappings: wrappings + ["multipart"],
                    place: place.place(ofPart: part.range, isVerbatim: part.isVerbatim)
                )
            }
            if let fault { throw fault }
        case .cloudConfigArchive:
            var parts: [CloudConfigArchive.Part] = []
            var fault: UserDataUnreadable?
            do { try CloudConfigArchive.read(bytes, within: &budget, into: &parts) } catch { fault = error }
            for part in parts {
                payloads.append(
                    InspectedPayload(
                        kind: part.kind, fileName: part.fileName,
                        wrappings: wrappings + [PayloadKind.cloudConfigArchive.rawValue], bytes: part.bytes,
                        place: part.map.map { .written($0, in: place) } ?? .decoded(place.span(of: part.span)),
                        isDeclared: part.isDeclared)
                )
            }
            if let fault { throw fault }
        case let found:
            payloads.append(
                InspectedPayload(
                    kind: found, fileName: fileName, wrappings: wrappings, bytes: bytes, place: place,
                    isDeclared: kind != nil)
            )
        }
    }
}

/// Where the bytes of a payload stand in the user data that it was found in.
indirect enum PayloadPlace: Sendable {
    /// As they are, from an offset on.
    case verbatim(at: Int)
    /// Compressed, or in an encoding, as these bytes.
    case decoded(SourceSpan)
    /// As a scalar of a YAML text that stands there.
    case written(ScalarSourceMap, in: PayloadPlace)

    /// Whether they stand there one by one.
    var isVerbatim: Bool { if case .verbatim = self { true } else { false } }

    /// Where bytes of the payload stand.
    func span(of inner: SourceSpan) -> SourceSpan {
        switch self {
        case .verbatim(let offset): SourceSpan(offset + inner.start, offset + inner.end)
        case .decoded(let span): span
        case .written(let map, let outer): outer.span(of: map.sourceSpan(ofDecoded: inner.start..<inner.end))
        }
    }

    /// Where a part of the payload stands.
    func place(ofPart range: Range<Int>, isVerbatim: Bool) -> PayloadPlace {
        switch self {
        case .verbatim(let offset) where isVerbatim: .verbatim(at: offset + range.lowerBound)
        default: .decoded(span(of: SourceSpan(range.lowerBound, range.upperBound)))
        }
    }
}

extension PayloadKind {
    /// The kind a part of a multipart archive is declared to be; nil where its first bytes decide.
    init?(contentType: String) {
        if Self.compressedTypes.contains(where: { $0.isExactly(contentType) }) {
            self = .gzip
            return
        }
        if contentType.isExactly("text/x-include-once-url") {
            self = .includeList
            return
        }
        let kinds = Self.allCases.filter { $0 != .script && $0.contentType?.isExactly(contentType) == true }
        guard let kind = kinds.first else { return nil }
        self = kind
    }

    /// The other types that cloud-init expands (its `user_data.py`).
    private static let compressedTypes = [
        "application/gzip-compressed", "application/gzipped", "application/x-compress", "application/x-compressed",
        "application/x-gunzip", "application/x-gzip", "application/x-gzip-compressed",
    ]
}
