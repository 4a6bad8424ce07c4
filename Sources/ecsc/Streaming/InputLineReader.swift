import FileAccess

/// A line of a stream that holds a spec.
struct InputLine: Sendable {
    /// Its number in the input, from 1.
    let number: Int
    /// Its number among the lines that are not blank, from 1.
    let ordinal: Int
    /// The line without its line break; nil if it is longer than a line may be.
    let bytes: [UInt8]?
}

/// Splits a stream into lines, in memory that does not grow with it.
struct InputLineReader {
    /// The most lines of a batch, and the most of their bytes: what is made of a line may be many times longer.
    private static let batchLines = 512
    private static let batchBytes = 1 << 20

    private let descriptor: Int32
    private let longestLine: Int
    private var buffer = [UInt8](repeating: 0, count: 256 << 10)
    /// The part of the buffer that has been read and not yet split.
    private var unread = 0..<0
    /// The beginning of a line whose end has not been read; nil if it is too long already.
    private var unfinished: [UInt8]? = []
    private var lineCount = 0
    private var specCount = 0
    private var isAtEnd = false

    /// A reader.
    ///
    /// - Parameters:
    ///   - descriptor: What to read.
    ///   - longestLine: The most bytes of a line. Longer ones are passed over, not kept.
    init(descriptor: Int32, longestLine: Int) {
        self.descriptor = descriptor
        self.longestLine = longestLine
    }

    /// The next lines that are not blank; none at the end. Waits for one line, and takes those that are there already.
    mutating func readBatch() throws(FileReading.Failure) -> [InputLine] {
        var batch: [InputLine] = []
        var byteCount = 0
        while batch.count < Self.batchLines, byteCount < Self.batchBytes {
            if unread.isEmpty {
                if isAtEnd || (!batch.isEmpty && !StreamReading.hasMore(descriptor)) { break }
                try fillBuffer()
                if isAtEnd {
                    // A last line may lack its line break.
                    if unfinished?.isEmpty != true, let line = finishLine() { batch.append(line) }
                    break
                }
            }
            guard let line = takeLine() else { continue }
            byteCount += line.bytes?.count ?? 0
            batch.append(line)
        }
        return batch
    }

    /// Takes the bytes up to the next line break, or all; nil where that is no line, or a blank one.
    private mutating func takeLine() -> InputLine? {
        let lineEnd = buffer[unread].firstIndex(of: 0x0A)
        let part = buffer[unread.lowerBound..<(lineEnd ?? unread.upperBound)]
        unread = (lineEnd.map { $0 + 1 } ?? unread.upperBound)..<unread.upperBound
        if let length = unfinished?.count {
            if length + part.count > longestLine {
                unfinished = nil
            } else {
                unfinished?.append(contentsOf: part)
            }
        }
        return lineEnd == nil ? nil : finishLine()
    }

    private mutating func finishLine() -> InputLine? {
        defer { unfinished = [] }
        lineCount += 1
        if let unfinished, unfinished.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
        specCount += 1
        return InputLine(number: lineCount, ordinal: specCount, bytes: unfinished)
    }

    private mutating func fillBuffer() throws(FileReading.Failure) {
        let count = try StreamReading.read(from: descriptor, into: &buffer)
        unread = 0..<count
        isAtEnd = count == 0
    }
}
