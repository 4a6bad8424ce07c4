import SourceTree

/// What is known of an instance type. A number is nil where no page tells it.
public struct InstanceType: Sendable {
    /// The name: `ecs.c6t.large`.
    public let name: String
    /// How many virtual processors it has.
    public let vCPUs: Int?
    /// Its memory in GiB, which may be half of one, as it is written.
    public let memoryGiB: String?
    /// How many network interfaces it takes, the primary one included.
    public let interfaces: Int?
    /// Private IPv4 addresses of each interface, the primary one included.
    public let ipv4PerInterface: Int?
    /// IPv6 addresses of each interface.
    public let ipv6PerInterface: Int?
    /// Queues of the primary interface.
    public let queues: Int?
    /// Disks that it takes, the system disk included.
    public let disks: Int?
    /// The last date at which the pages listed the type, where they no longer do.
    public let lastListed: String?

    /// Reads a row, whose columns `typeColumns` of the table names.
    init(_ name: String, _ row: DocumentNode, lastListed: String?) {
        let columns = (row.items ?? []).map(\.text)
        func column(_ index: Int) -> String? { columns.indices.contains(index) ? columns[index] : nil }
        func number(_ index: Int) -> Int? { column(index).flatMap { Int($0) } }
        self.name = name
        vCPUs = number(0)
        memoryGiB = column(1)
        interfaces = number(2)
        ipv4PerInterface = number(3)
        ipv6PerInterface = number(4)
        queues = number(5)
        disks = number(6)
        self.lastListed = lastListed
    }
}
