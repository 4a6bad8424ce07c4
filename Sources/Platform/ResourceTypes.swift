public import DiagnosticsCore
import ExactText
public import SourceTree

/// Which parameters name resources, and of which type in the platform's resource names.
public struct ResourceTypes: Sendable {
    private let typesByMember: [ExactText: String]

    /// Reads the bundled table.
    ///
    /// - Parameter file: `api-specs/resource-types.json`.
    /// - Throws: `UnreadableInput` where it is not JSON.
    public init(_ file: SourceFile) throws(UnreadableInput) {
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        var typesByMember: [ExactText: String] = [:]
        for entry in root["resourceTypes"]?.items ?? [] {
            guard let type = entry["type"]?.text else { continue }
            for member in entry["members"]?.items?.compactMap(\.text) ?? [] {
                typesByMember[ExactText(member)] = type
            }
        }
        self.typesByMember = typesByMember
    }

    /// The resource type that the value under a wire name is the id of: `securitygroup` for
    /// `NetworkInterface.1.SecurityGroupIds.2`; nil for what names no resource.
    ///
    /// It is told from the last part of the name that is no list position.
    public func type(ofParameter name: String) -> String? {
        let bytes = Array(name.utf8)
        var end = bytes.endIndex
        while true {
            let start = bytes[..<end].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
            if start == 0 || start == end || !bytes[start].isASCIIDigit {
                return typesByMember[ExactText(String(decoding: bytes[start..<end], as: UTF8.self))]
            }
            end = start - 1
        }
    }
}
