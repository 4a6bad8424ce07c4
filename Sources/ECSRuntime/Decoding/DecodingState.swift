/// What one decoding pass over a tree needs besides the tree; ``WireNode`` refers to it by address.
struct DecodingState: ~Copyable {
    struct Failure {
        var node: Int
        var code: WireDecodingError.Code
        var message: String
        /// Name of a missing member, for the path.
        var member: String?
    }

    /// A node that is no object but may be the list, without its wrapper, that a one-member type wraps.
    struct UnwrappedList {
        var node: Int
        /// The nodes of the same name up to here belong to the list too.
        var siblingsEnd: Int
        var isClaimed = false
    }

    var tree: WireTree
    /// For each object being read, the node of every field, 0 if absent (no member is the root).
    var slots = GrowableBuffer<UInt32>(capacity: 512)
    /// Nodes of the lists being read.
    var items = GrowableBuffer<UInt32>(capacity: 256)
    var unwrappedList = UnwrappedList(node: -1, siblingsEnd: 0)
    /// What did not fit, as much of it as is wanted.
    var failures: [Failure] = []
    /// How many failures are kept.
    let failureLimit: Int
    /// Bytes that decoded values may still take; negative once that was too much.
    var decodedBytesLeft: Int
    private var fieldTables: [UnsafeMutablePointer<FieldTable>] = []

    static let repeatedFlag: UInt32 = 1 << 31

    /// - Parameter decodedBytes: that decoded values may take.
    init(tree: consuming WireTree, decodedBytes: Int, failureLimit: Int) {
        self.tree = tree
        self.failureLimit = failureLimit
        decodedBytesLeft = decodedBytes
    }

    deinit {
        for table in fieldTables {
            table.pointee.free()
            table.deallocate()
        }
    }

    /// The field numbers of a type in this body; made when the type is met first.
    mutating func fieldTable(for wireFields: StaticString) -> UnsafeMutablePointer<FieldTable> {
        for table in fieldTables where table.pointee.wireFields == wireFields.utf8Start {
            return table
        }
        let table = UnsafeMutablePointer<FieldTable>.allocate(capacity: 1)
        table.initialize(to: FieldTable(wireFields, names: tree.names))
        fieldTables.append(table)
        return table
    }
}
