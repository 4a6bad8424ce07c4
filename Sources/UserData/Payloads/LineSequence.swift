/// The lines of a text, one after the other.
struct LineSequence: Sequence, IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private var start: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        start = bytes.startIndex
    }

    /// The next line without its LF or CR LF, and where the one after it begins.
    mutating func next() -> (content: Range<Int>, next: Int)? {
        guard start < bytes.endIndex else { return nil }
        let lineStart = start
        let end = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.endIndex
        let hasReturn = end > lineStart && bytes[end - 1] == 0x0D
        start = Swift.min(end + 1, bytes.endIndex)
        return (lineStart..<(hasReturn ? end - 1 : end), start)
    }
}
