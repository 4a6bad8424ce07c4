/// Turns generated models with `Codable` into the same types without what the generator writes beside it.
enum SynthesizedModels {
    /// Members that begin so go away, up to the closing brace of the same depth.
    private static let droppedMembers = [
        "public static var wireFields", "public static var wireBody", "public init(from node: borrowing WireNode)",
        "public func encode(into writer", "public init(from decoder", "public func encode(to encoder",
        "private mutating func readFields", "private func writeFields",
        // Stands before functions alone.
        "@available(*, deprecated)",
    ]

    static func rewrite(_ text: String) -> String {
        var lines: [Substring] = []
        var end: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let indentation = line.prefix { $0 == " " }
            let content = line.dropFirst(indentation.count)
            if let closing = end {
                if line == closing { end = nil }
            } else if droppedMembers.contains(where: content.hasPrefix) {
                end = content.hasSuffix("}") ? nil : indentation + "}"
            } else if !content.hasPrefix("public typealias Response") {
                lines.append(line)
            }
        }
        var result = lines.joined(separator: "\n")
        for conformance in ["ServiceRequest", "ServiceResponse", "WireEncodable", "WireDecodable"] {
            result = replacing(": \(conformance)", with: ": Sendable", in: result)
            result = replacing(", \(conformance)", with: "", in: result)
        }
        return replacing(": WireEnumeration", with: ": RawRepresentable, Hashable, Sendable", in: result)
    }

    private static func replacing(_ text: String, with replacement: String, in whole: String) -> String {
        whole.split(separator: text, omittingEmptySubsequences: false).joined(separator: replacement)
    }
}
