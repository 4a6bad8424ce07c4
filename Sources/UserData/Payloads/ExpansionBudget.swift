import ByteFormats

/// What may come out of opening user data, all in all: payloads lie in payloads, so a bound on each would be none on
/// their product.
struct ExpansionBudget {
    /// Archives and compressed payloads within one another.
    static let maximumNesting = 8
    /// Parts of all archives.
    static let maximumParts = 1000

    /// Bytes that compressed payloads may still expand to. Other wrappings only shrink when they are opened.
    private var bytes = UserDataLimits.maximumExpandedBytes
    private var parts = Self.maximumParts

    /// Counts one part of an archive.
    mutating func takePart() throws(UserDataUnreadable) {
        guard parts > 0 else { throw UserDataUnreadable("its archives have more than \(Self.maximumParts) parts") }
        parts -= 1
    }

    /// What a text in Base64 holds, expanded where that is compressed; nil where it is no Base64, and nothing where it
    /// can't be expanded.
    mutating func decode(_ text: String) -> [UInt8]? {
        guard let bytes = Base64.decode(text.utf8) else { return nil }
        return PayloadKind(detecting: bytes) == .gzip ? (try? expand(bytes)) ?? [] : bytes
    }

    /// Expands a gzip file.
    mutating func expand(_ compressed: [UInt8]) throws(UserDataUnreadable) -> [UInt8] {
        do {
            let expanded = try Gzip.decompress(compressed, limit: bytes)
            bytes -= expanded.count
            return expanded
        } catch {
            // What came out before the fault was work too.
            bytes -= min(bytes, compressed.count > bytes ? bytes : compressed.count * Gzip.largestRatio)
            switch error {
            case .tooLarge:
                throw UserDataUnreadable("it expands to more than \(UserDataLimits.maximumExpandedBytes) bytes")
            case .truncated: throw UserDataUnreadable("the gzip data ends too early")
            case .malformed(let fault): throw UserDataUnreadable("the gzip data is malformed: \(fault)")
            }
        }
    }
}
