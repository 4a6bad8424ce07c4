/// Reads query strings back into parameters, whoever wrote them.
public enum QueryString {
    /// How `+` is read.
    public enum Syntax: Sendable, Hashable {
        /// The query of a URL: `+` is itself (RFC 3986), as in a signature that was pasted without encoding.
        case url
        /// A body of type `application/x-www-form-urlencoded`: `+` is a space.
        case form
    }

    /// The parameters of a query without its `?`, in order.
    ///
    /// A piece without `=` has an empty value, further `=` belong to the value, empty pieces (`a=1&&b=2`) are passed
    /// over, and characters that should have been encoded stand for themselves.
    ///
    /// - Throws: `invalidEscape` or `notUTF8`.
    public static func parse(_ text: String, as syntax: Syntax = .url) throws(QuerySyntaxError) -> [QueryParameter] {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(QuerySyntaxError) in
            try parse(bytes, in: bytes.indices, as: syntax)
        }
    }

    /// The parameters in a URL, from the first `?` to the fragment or the end; none where there is no `?`.
    ///
    /// - Throws: As `parse(_:as:)`, with offsets from the start of the URL.
    public static func parse(url: String) throws(QuerySyntaxError) -> [QueryParameter] {
        try Array(url.utf8).withUnsafeBufferPointer { (bytes) throws(QuerySyntaxError) in
            let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
            guard let mark = bytes[..<end].firstIndex(of: UInt8(ascii: "?")) else { return [] }
            return try parse(bytes, in: (mark + 1)..<end, as: .url)
        }
    }

    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>,
        in range: Range<Int>,
        as syntax: Syntax
    ) throws(QuerySyntaxError) -> [QueryParameter] {
        var parameters: [QueryParameter] = []
        for piece in QueryPiece.split(bytes, in: range) where !piece.whole.isEmpty {
            parameters.append(
                QueryParameter(
                    name: try PercentEncoding.decode(bytes, in: piece.name, plusIsSpace: syntax == .form),
                    value: try PercentEncoding.decode(bytes, in: piece.value, plusIsSpace: syntax == .form)
                )
            )
        }
        return parameters
    }
}
