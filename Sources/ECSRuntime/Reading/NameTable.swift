/// The distinct names of one body, numbered from 1 in order of appearance.
///
/// The hash covers every byte and is seeded per process: a body can't be made to collide.
struct NameTable: ~Copyable {
    struct Entry: BitwiseCopyable {
        var hash: UInt64
        var start: Int
        var length: Int
        /// The name that came after this one last.
        var follower: UInt32 = 0
    }

    private static let seed = UInt64.random(in: 1...UInt64.max)

    private let seed = NameTable.seed
    private var entries = GrowableBuffer<Entry>(capacity: 128)
    private var bytes = GrowableBuffer<UInt8>(capacity: 2_048)
    /// Entry numbers by hash, 0 where free; a power of two long and at most half full.
    private var buckets = GrowableBuffer<UInt32>(capacity: 256)

    init() {
        buckets.append(repeating: 0, count: 256)
        entries.append(Entry(hash: 0, start: 0, length: 0))
    }

    /// One more than the largest number given out.
    var count: Int { entries.count }

    func name(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
        let entry = entries.base[Int(number)]
        return UnsafeBufferPointer(start: bytes.base + entry.start, count: entry.length)
    }

    /// The number of a name, given out now if it is new.
    mutating func intern(_ name: UnsafePointer<UInt8>, length: Int) -> UInt32 {
        let hash = Self.hash(name, length: length, seed: seed)
        let bucket = bucket(of: name, length: length, hash: hash)
        let known = buckets.base[bucket]
        if known != 0 {
            return known
        }
        let number = UInt32(truncatingIfNeeded: entries.count)
        entries.append(Entry(hash: hash, start: bytes.count, length: length))
        bytes.append(name, count: length)
        buckets.base[bucket] = number
        if entries.count * 2 > buckets.count {
            rehash()
        }
        return number
    }

    /// The number of a name, or `nil` if the body does not have it.
    func find(_ name: UnsafePointer<UInt8>, length: Int) -> UInt32? {
        let number = buckets.base[bucket(of: name, length: length, hash: Self.hash(name, length: length, seed: seed))]
        return number == 0 ? nil : number
    }

    /// The name that last followed `number`, if it stands at `text` with a quote behind it.
    ///
    /// Objects of a list have the same names in the same order, so this mostly saves the search.
    @inline(__always)
    func follower(
        of number: UInt32,
        at text: UnsafePointer<UInt8>,
        available: Int
    ) -> (number: UInt32, length: Int)? {
        let follower = entries.base[Int(number)].follower
        let entry = entries.base[Int(follower)]
        guard follower != 0, entry.length < available, text[entry.length] == UInt8(ascii: "\""),
            areEqual(bytes.base + entry.start, text, count: entry.length)
        else {
            return nil
        }
        return (follower, entry.length)
    }

    /// - Parameter follower: a name that was written without escapes, or comparing it with a body would prove nothing.
    mutating func setFollower(of number: UInt32, to follower: UInt32) {
        entries.base[Int(number)].follower = follower
    }

    private func bucket(of name: UnsafePointer<UInt8>, length: Int, hash: UInt64) -> Int {
        let mask = buckets.count - 1
        var bucket = Int(truncatingIfNeeded: hash) & mask
        while true {
            let number = buckets.base[bucket]
            if number == 0 {
                return bucket
            }
            let entry = entries.base[Int(number)]
            if entry.hash == hash, entry.length == length, areEqual(bytes.base + entry.start, name, count: length) {
                return bucket
            }
            bucket = (bucket + 1) & mask
        }
    }

    private mutating func rehash() {
        var wider = GrowableBuffer<UInt32>(capacity: buckets.count * 2)
        wider.append(repeating: 0, count: buckets.count * 2)
        let mask = wider.count - 1
        for number in 1..<entries.count {
            var bucket = Int(truncatingIfNeeded: entries.base[number].hash) & mask
            while wider.base[bucket] != 0 {
                bucket = (bucket + 1) & mask
            }
            wider.base[bucket] = UInt32(truncatingIfNeeded: number)
        }
        buckets = wider
    }

    private static func hash(_ name: UnsafePointer<UInt8>, length: Int, seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: length)
        var offset = 0
        while length - offset > 8 {
            hash = mix(hash ^ loadWord(name + offset))
            offset += 8
        }
        if length >= 8 {
            return mix(hash ^ loadWord(name + (length - 8)))
        }
        var tail: UInt64 = 0
        while offset < length {
            tail = (tail << 8) | UInt64(name[offset])
            offset += 1
        }
        return mix(hash ^ tail)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

/// Eight bytes as one little-endian word; they need not be aligned.
func loadWord(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
}

/// The last word or bytes are compared again rather than one by one.
@inline(__always)
func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count >= 8 {
        var offset = 0
        while offset <= count - 8 {
            if loadWord(left + offset) != loadWord(right + offset) {
                return false
            }
            offset += 8
        }
        return loadWord(left + (count - 8)) == loadWord(right + (count - 8))
    }
    if count >= 4 {
        return loadHalfWord(left) == loadHalfWord(right)
            && loadHalfWord(left + (count - 4)) == loadHalfWord(right + (count - 4))
    }
    for offset in 0..<count where left[offset] != right[offset] {
        return false
    }
    return true
}

private func loadHalfWord(_ pointer: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)
}
