/// Writes a query into memory of which the size was counted before.
struct QueryWriter {
    private let output: UnsafeMutableBufferPointer<UInt8>
    /// Bytes written so far.
    private(set) var count = 0

    /// Starts at the beginning of a buffer.
    init(_ output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

    /// Writes a parameter, encoded, behind what is there.
    mutating func append(_ parameter: QueryParameter) {
        beginPiece()
        var (name, value) = (parameter.name, parameter.value)
        encode(&name)
        put(UInt8(ascii: "="))
        encode(&value)
    }

    /// Copies a parameter that is encoded already.
    mutating func append(encoded piece: Slice<UnsafeBufferPointer<UInt8>>) {
        beginPiece()
        copy(piece)
    }

    /// Writes a text, encoded. It is `inout` for `withUTF8` only and stays as it is.
    mutating func encode(_ text: inout String) {
        text.withUTF8 { bytes in
            var position = 0
            while bytes.count - position >= ByteBlock.count {
                let block = ByteBlock(bytes, at: position)
                let run = block.unreservedCount
                // What is written behind the run is written over.
                put(block, count: run)
                position += run
                guard run < ByteBlock.count else { continue }
                putEscaped(bytes[position])
                position += 1
            }
            while position < bytes.count {
                let byte = bytes[position]
                if PercentEncoding.isUnreserved(byte) { put(byte) } else { putEscaped(byte) }
                position += 1
            }
        }
    }

    /// Bytes that `append` writes for a parameter, separator included.
    static func count(of parameter: QueryParameter) -> Int {
        var (name, value) = (parameter.name, parameter.value)
        return name.withUTF8(PercentEncoding.encodedCount) + value.withUTF8(PercentEncoding.encodedCount) + 2
    }

    private mutating func beginPiece() {
        if count > 0 { put(UInt8(ascii: "&")) }
    }

    private mutating func copy(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        _ = UnsafeMutableBufferPointer(rebasing: output[count...]).update(fromContentsOf: bytes)
        count += bytes.count
    }

    /// Writes the first bytes of a block. No text gets shorter, so that there is room for all of it.
    private mutating func put(_ block: ByteBlock, count runCount: Int) {
        precondition(output.count - count >= ByteBlock.count)
        UnsafeMutableRawBufferPointer(output).storeBytes(of: block.bytes, toByteOffset: count, as: SIMD16<UInt8>.self)
        count += runCount
    }

    private mutating func putEscaped(_ byte: UInt8) {
        put(PercentEncoding.percentSign)
        put(PercentEncoding.hexadecimalDigit(byte >> 4))
        put(PercentEncoding.hexadecimalDigit(byte & 0x0F))
    }

    private mutating func put(_ byte: UInt8) {
        output[count] = byte
        count += 1
    }
}
