public import DiagnosticsCore
import ExactText
public import SourceTree

/// What is known offline of instance and image families, and as of when.
public struct PlatformFacts: Sendable {
    /// A security-enhanced generation: its families differ in what switches the trusted system on.
    public enum EnhancedGeneration: Sendable {
        /// g6t, c6t, r6t: the trusted system comes with the image.
        case sixth
        /// g7t, c7t, r7t: vTPM mode is asked for, and there is SGX.
        case seventh
    }

    /// The date of the table of instance families, as `2021-07-19`.
    public let asOf: String
    /// The public image families.
    public let images: ImageFamilies
    private let enhanced: [ExactText: EnhancedGeneration]
    private let file: SourceFile
    /// Where each family is described; only those that are asked for are read.
    private let familySpans: [ExactText: SourceSpan]

    /// Reads the bundled table of instance types.
    ///
    /// - Parameters:
    ///   - file: `api-specs/ecs/instance-types.json`.
    ///   - images: The public image families; none where only instances matter.
    /// - Throws: `UnreadableInput` where the file is not JSON.
    public init(_ file: SourceFile, images: ImageFamilies = .none) throws(UnreadableInput) {
        self.file = file
        self.images = images
        let root = try Self.spans(in: file, at: 0)
        asOf =
            try root["asOf"].flatMap { (span) throws(UnreadableInput) in
                try Self.value(span, of: file).scalarText
            } ?? ""
        familySpans =
            try root["families"].map { (span) throws(UnreadableInput) in
                try Self.spans(in: file, at: span.start)
            } ?? [:]
        var enhanced: [ExactText: EnhancedGeneration] = [:]
        if let span = root["securityEnhanced"] {
            for image in try Self.value(span, of: file)["images"]?.items ?? [] {
                for family in image["families"]?.items.compactMap(\.scalarText) ?? [] {
                    // The generation is the digit in the name.
                    enhanced[ExactText(family)] =
                        family.utf8.first { $0.isASCIIDigit } == UInt8(ascii: "6") ? .sixth : .seventh
                }
            }
        }
        self.enhanced = enhanced
    }

    private static func spans(in file: SourceFile, at offset: Int) throws(UnreadableInput) -> [ExactText: SourceSpan] {
        let members = try JSONScanner.members(of: file, at: offset)
        return Dictionary(members.map { (ExactText($0.key), $0.valueSpan) }) { first, _ in first }
    }

    private static func value(_ span: SourceSpan, of file: SourceFile) throws(UnreadableInput) -> DocumentNode {
        var sink = DiagnosticSink()
        return try DocumentReader.readJSONValue(in: span, of: file, limits: .metadata, into: &sink)
    }

    /// The generation of a security-enhanced family; nil for every other family.
    public func enhancedGeneration(of family: String) -> EnhancedGeneration? {
        enhanced[ExactText(family)]
    }

    /// Whether a family has a trusted system; nil where the table does not know the family, or does not say.
    public func hasTrustedSystem(_ family: String) -> Bool? {
        if enhanced[ExactText(family)] != nil { return true }
        guard let span = familySpans[ExactText(family)], let facts = try? Self.value(span, of: file) else { return nil }
        return facts["trusted"]?.scalarText.map { $0 == "true" }
    }

    /// The processors of a family, which are `x86_64` where the table says nothing else; nil where it does not know the
    /// family.
    public func architecture(of family: String) -> Architecture? {
        guard let span = familySpans[ExactText(family)], let facts = try? Self.value(span, of: file) else { return nil }
        guard let name = facts["architecture"]?.scalarText else { return .x86_64 }
        return Architecture.allCases.first { $0.rawValue.isExactly(name) }
    }

    /// The family in an instance type: `c6t` of `ecs.c6t.large`.
    public static func family(ofType type: String) -> String? {
        let parts = type.splitExactly(at: UInt8(ascii: "."), maxSplits: 2)
        guard parts.count >= 3, parts[0].isExactly("ecs"), !parts[1].isEmpty else { return nil }
        return String(parts[1])
    }
}

extension DocumentNode {
    var scalarText: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }

    var items: [DocumentNode] {
        if case .sequence(let items) = content { items } else { [] }
    }
}
