public import DiagnosticsCore
import ExactText
public import SourceTree

/// Which parameters name resources, and of which type in the platform's resource names.
public struct ResourceTypes: Sendable {
    private let members: [(name: [UInt8], type: String)]

    /// Reads the bundled table.
    ///
    /// - Parameter file: `api-specs/resource-types.json`.
    /// - Throws: `UnreadableInput` where it is not JSON.
    public init(_ file: SourceFile) throws(UnreadableInput) {
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(file, limits: .metadata, into: &sink)
        members = (root["resourceTypes"]?.items ?? []).flatMap { entry -> [(name: [UInt8], type: String)] in
            guard let type = entry["type"]?.text else { return [] }
            return (entry["members"]?.items ?? []).compactMap(\.text).map { (Array($0.utf8), type) }
        }
    }

    /// The resource type that the value under a wire name is the id of: `securitygroup` for
    /// `NetworkInterface.1.SecurityGroupIds.2`; nil for what names no resource.
    ///
    /// It is told from the last part of the name that is no list position.
    public func type(ofParameter name: String) -> String? {
        var name = name
        return name.withUTF8 { bytes in
            var end = bytes.endIndex
            while true {
                let start = bytes[..<end].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
                if start == 0 || start == end || !bytes[start].isASCIIDigit {
                    return type(ofMember: bytes[start..<end])
                }
                end = start - 1
            }
        }
    }

    private func type(ofMember name: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        // Each parameter of each request is asked for, and the length tells nearly all of them apart. By index: to hand
        // a member to a closure is to count one more reference to it.
        let index = members.indices.first { index in
            members[index].name.count == name.count && members[index].name.elementsEqual(name)
        }
        return index.map { members[$0].type }
    }
}
