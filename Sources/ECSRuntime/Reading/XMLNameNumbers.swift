#if XML
/// Numbers of the names that libxml2 hands out as dictionary pointers: the same name is always the same pointer.
struct XMLNameNumbers: ~Copyable {
    struct Entry: BitwiseCopyable {
        var address: UInt
        var number: UInt32
    }

    private var count = 0
    private var entries = GrowableBuffer<Entry>(capacity: 256)
    /// By number of a name: the name that came after it last. Elements of a list have the same names in the same order.
    private var followers = GrowableBuffer<Entry>(capacity: 128)
    private var lastNumber: UInt32 = 0

    init() {
        entries.append(repeating: Entry(address: 0, number: 0), count: 256)
        followers.append(Entry(address: 0, number: 0))
    }

    /// The number of a name, given out now if it is new.
    @inline(__always)
    mutating func number(of name: UnsafePointer<UInt8>, newIn table: inout NameTable) -> UInt32 {
        let expected = followers.base[Int(lastNumber)]
        if expected.address == UInt(bitPattern: name) {
            lastNumber = expected.number
            return expected.number
        }
        return find(name, newIn: &table)
    }

    @inline(never)
    private mutating func find(_ name: UnsafePointer<UInt8>, newIn table: inout NameTable) -> UInt32 {
        let address = UInt(bitPattern: name)
        var number = entries.base[slot(of: address)].number
        if number == 0 {
            number = table.intern(name, length: length(of: name))
            insert(Entry(address: address, number: number))
            // Two pointers of the same name would only be a missed chance; numbers come in order.
            while followers.count <= Int(number) {
                followers.append(Entry(address: 0, number: 0))
            }
        }
        followers.base[Int(lastNumber)] = Entry(address: address, number: number)
        lastNumber = number
        return number
    }

    private mutating func insert(_ entry: Entry) {
        entries.base[slot(of: entry.address)] = entry
        count += 1
        if count * 2 > entries.count {
            grow()
        }
    }

    private func slot(of address: UInt) -> Int {
        let mask = entries.count - 1
        var slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while entries.base[slot].number != 0, entries.base[slot].address != address {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        var narrow = GrowableBuffer<Entry>(capacity: entries.count * 2)
        narrow.append(repeating: Entry(address: 0, number: 0), count: entries.count * 2)
        swap(&entries, &narrow)
        for index in 0..<narrow.count where narrow.base[index].number != 0 {
            let entry = narrow.base[index]
            entries.base[slot(of: entry.address)] = entry
        }
    }
}
#endif
