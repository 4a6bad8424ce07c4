/// What one decoding pass over a tree needs besides the tree; `WireNode` refers to it by address.
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
    var failure: Failure?
    private var fieldTables: [UnsafeMutablePointer<FieldTable>] = []

    static let repeatedFlag: UInt32 = 1 << 31

    init(tree: consuming WireTree) {
        self.tree = tree
    }

    deinit {
        for table in fieldTables {
            table.pointee.free()
            table.deallocate()
        }
    }

    /// The field numbers of a type in this body; made when the type is met first.
    mutating func fieldTable(for wireNames: StaticString) -> UnsafeMutablePointer<FieldTable> {
        for table in fieldTables where table.pointee.wireNames == wireNames.utf8Start {
            return table
        }
        let table = UnsafeMutablePointer<FieldTable>.allocate(capacity: 1)
        table.initialize(to: FieldTable(wireNames, names: tree.names))
        fieldTables.append(table)
        return table
    }
}

/// Name number in a body to field number of a type: reading a member costs one load.
struct FieldTable {
    let wireNames: UnsafePointer<UInt8>
    let fieldCount: Int
    /// Names with larger numbers are not of the type.
    private let nameCount: Int
    /// By name number: field number plus one, or 0.
    private let fields: UnsafeMutablePointer<UInt16>
    /// By field number: the table of the type last read from that field.
    let children: UnsafeMutablePointer<UnsafeMutablePointer<FieldTable>?>

    /// - Parameter wireNames: one name a line; at most 65,535 of them.
    init(_ wireNames: StaticString, names: borrowing NameTable) {
        self.wireNames = wireNames.utf8Start
        let text = UnsafeBufferPointer(start: wireNames.utf8Start, count: wireNames.utf8CodeUnitCount)
        nameCount = names.count
        fields = .allocate(capacity: nameCount)
        fields.initialize(repeating: 0, count: nameCount)
        var count = 0
        var start = 0
        while start < text.count, count < Int(UInt16.max) {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") {
                end += 1
            }
            if let number = names.find(wireNames.utf8Start + start, length: end - start) {
                fields[Int(number)] = UInt16(count + 1)
            }
            count += 1
            start = end + 1
        }
        fieldCount = count
        children = .allocate(capacity: max(count, 1))
        children.initialize(repeating: nil, count: max(count, 1))
    }

    func free() {
        fields.deallocate()
        children.deallocate()
    }

    /// Field number plus one, or 0 if the type has no such member.
    func field(ofName number: UInt32) -> Int {
        Int(number) < nameCount ? Int(fields[Int(number)]) : 0
    }

    /// The wire name of a field.
    func name(ofField field: Int) -> String {
        let text = String(cString: wireNames)
        let names = text.split(separator: "\n", omittingEmptySubsequences: false)
        return field < names.count ? String(names[field]) : ""
    }
}
