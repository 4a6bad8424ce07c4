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
        _ = UnsafeMutableBufferPointer(rebasing: output[count...]).update(fromContentsOf: piece)
        count += piece.count
    }

    /// Writes a text, encoded. It is `inout` for `withUTF8` only and stays as it is.
    mutating func encode(_ text: inout String) {
        var position = count
        text.withUTF8 { bytes in
            for byte in bytes {
                if PercentEncoding.isUnreserved(byte) {
                    output[position] = byte
                    position += 1
                } else {
                    output[position] = PercentEncoding.percentSign
                    output[position + 1] = PercentEncoding.hexadecimalDigit(byte >> 4)
                    output[position + 2] = PercentEncoding.hexadecimalDigit(byte & 0x0F)
                    position += 3
                }
            }
        }
        count = position
    }

    /// Bytes that `append` writes for a parameter, separator included.
    static func count(of parameter: QueryParameter) -> Int {
        var (name, value) = (parameter.name, parameter.value)
        return name.withUTF8(PercentEncoding.encodedCount) + value.withUTF8(PercentEncoding.encodedCount) + 2
    }

    private mutating func beginPiece() {
        if count > 0 { put(UInt8(ascii: "&")) }
    }

    private mutating func put(_ byte: UInt8) {
        output[count] = byte
        count += 1
    }
}
