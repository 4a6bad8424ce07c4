import ExactText

/// What is to be said of how a signed URL is written.
enum URLRemarks {
    /// The remarks on a URL, one line each.
    static func of(_ url: String) -> [String] {
        var remarks: [String] = []
        if url.prefix(5).asciiLowercased.isExactly("http:") {
            remarks.append("the URL is 'http:', so that everybody on the way can read it and use it")
        }
        let bytes = Array(url.utf8)
        let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        if end < bytes.endIndex {
            remarks.append("what follows the '#' is not a part of the query; a '#' in a value is written '%23'")
        }
        guard let mark = bytes[..<end].firstIndex(of: UInt8(ascii: "?")) else { return remarks }
        let query = bytes[mark..<end]
        if query.contains(UInt8(ascii: "+")) {
            remarks.append(
                "the query has '+', which is itself there; a canonical one has '%20' for a space and '%2B' for a plus"
            )
        }
        if hasLowerCaseEscape(query) {
            remarks.append("the query has an escape in lower case; in what is signed they are in upper case: '%2F'")
        }
        return remarks
    }

    private static func hasLowerCaseEscape(_ query: ArraySlice<UInt8>) -> Bool {
        query.indices.contains { index in
            query[index] == UInt8(ascii: "%")
                && query[index...].dropFirst().prefix(2).contains { (0x61...0x66).contains($0) }
        }
    }
}
