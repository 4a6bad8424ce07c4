/// A growing block of trivial values without bounds checks, for the inner loops of the readers.
///
/// Arrays with their bounds and exclusivity checks take about three times as long there. The block is freed with its
/// owner; callers check the index.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 8)
        self.base = .allocate(capacity: self.capacity)
    }

    deinit {
        base.deallocate()
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity {
            reserve(1)
        }
        (base + count).initialize(to: element)
        count += 1
    }

    mutating func append(_ source: UnsafePointer<Element>, count added: Int) {
        reserve(added)
        (base + count).initialize(from: source, count: added)
        count += added
    }

    mutating func append(repeating element: Element, count added: Int) {
        reserve(added)
        (base + count).initialize(repeating: element, count: added)
        count += added
    }

    @inline(never)
    private mutating func grow(to wanted: Int) {
        let newCapacity = max(capacity + capacity / 2, wanted)
        let newBase = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        newBase.initialize(from: base, count: count)
        base.deallocate()
        base = newBase
        capacity = newCapacity
    }

    private mutating func reserve(_ added: Int) {
        if capacity - count < added {
            grow(to: count + added)
        }
    }
}
