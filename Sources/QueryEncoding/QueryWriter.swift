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
            var start = 0
            while true {
                // Nearly all of a request is Base64, so it is copied in runs.
                let end = PercentEncoding.endOfUnreserved(in: bytes, from: start)
                copy(bytes[start..<end])
                guard end < bytes.count else { return }
                put(PercentEncoding.percentSign)
                put(PercentEncoding.hexadecimalDigit(bytes[end] >> 4))
                put(PercentEncoding.hexadecimalDigit(bytes[end] & 0x0F))
                start = end + 1
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

    private mutating func put(_ byte: UInt8) {
        output[count] = byte
        count += 1
    }
}
