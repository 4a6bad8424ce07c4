import ExactText

/// How the value of a parameter is written, as far as its name tells: what is called the same is the same thing in every
/// action.
public enum ParameterForm: Sendable {
    /// An id that the platform gives.
    case id(ResourceIDKind)
    /// One IPv4 address.
    case ipv4Address
    /// One IPv6 address.
    case ipv6Address
    /// A moment in UTC: `2030-01-31T12:00:00Z`.
    case time

    /// The form of a parameter's value; nil where the name tells none.
    ///
    /// - Parameter name: The flattened wire name: `NetworkInterface.1.SecurityGroupIds.2`.
    public init?(ofParameter name: String) {
        var name = name
        let index = name.withUTF8 { Self.index(of: $0) }
        guard let index else { return nil }
        self = Self.members[index].form
    }

    /// The row of a name: it is told from the last part that is no list position.
    private static func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        var end = name.endIndex
        while true {
            let start = name[..<end].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
            if start == 0 || start == end || !name[start].isASCIIDigit {
                // Each parameter of each request is asked for, and the length tells nearly all of them apart. By index:
                // to hand a row to a closure is to count more references.
                return members.indices.first { index in
                    members[index].name.count == end - start && members[index].name.elementsEqual(name[start..<end])
                } ?? (name.elementsEqual(poolID) ? members.indices.last : nil)
            }
            end = start - 1
        }
    }

    /// The one id whose own name says nothing.
    private static let poolID = Array("PrivatePoolOptions.Id".utf8)

    private static let members: [(name: [UInt8], form: ParameterForm)] =
        [
            (Array("PrivateIpAddress".utf8), .ipv4Address), (Array("PrimaryIpAddress".utf8), .ipv4Address),
            (Array("Ipv6Address".utf8), .ipv6Address), (Array("AutoReleaseTime".utf8), .time),
        ] + ResourceIDKind.all.flatMap { kind in kind.parameters.map { (Array($0.utf8), .id(kind)) } }
}
