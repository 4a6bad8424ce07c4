import ExactText

/// Parameters in the one form that is signed: sorted by the bytes of their names, names and values percent-encoded,
/// joined by `=` and `&`.
public struct CanonicalQuery: Sendable, Hashable, CustomStringConvertible {
    /// The query without a `?`: `Action=DescribeRegions&Format=JSON`. ASCII only.
    public let text: String

    /// The query itself.
    public var description: String { text }

    /// Sorts and encodes parameters: exactly those given, a name given twice included.
    public init(_ parameters: some Sequence<QueryParameter>) {
        let parameters = Array(parameters)
        let capacity = parameters.reduce(0) { $0 + QueryWriter.count(of: $1) }
        text = String(unsafeUninitializedCapacity: capacity) { buffer in
            var writer = QueryWriter(buffer)
            for index in parameters.canonicalOrder { writer.append(parameters[index]) }
            return writer.count
        }
    }

    /// Takes a text that is a canonical query already, such as a literal in generated code.
    ///
    /// - Throws: `notCanonical` at the first byte that `init(_:)` would have written otherwise.
    public init(parsing text: String) throws(QuerySyntaxError) {
        var text = text
        if let offset = text.withUTF8(Self.firstFault) { throw QuerySyntaxError(code: .notCanonical, offset: offset) }
        self.text = text
    }

    private init(canonical text: String) { self.text = text }

    /// Adds parameters where the order wants them; a name that the query has already is left as it is.
    ///
    /// - Parameter additions: Parameters, each with another name.
    /// - Returns: The new query, and all its parameters of the names that it had already.
    public func filled(with additions: [QueryParameter]) -> (query: CanonicalQuery, kept: [QueryParameter]) {
        let additions = additions.inCanonicalOrder()
        let capacity = additions.reduce(text.utf8.count) { $0 + QueryWriter.count(of: $1) }
        var kept: [QueryParameter] = []
        var own = text
        let merged = String(unsafeUninitializedCapacity: capacity) { buffer in
            own.withUTF8 { bytes in
                var writer = QueryWriter(buffer)
                var rest = additions[...]
                for piece in QueryPiece.split(bytes) {
                    let name = DecodedBytes(bytes, in: piece.name)
                    while let next = rest.first, next.name.utf8.lexicographicallyPrecedes(name) {
                        if kept.last?.isNamed(next.name) != true { writer.append(next) }
                        rest.removeFirst()
                    }
                    if let next = rest.first, name.elementsEqual(next.name.utf8) {
                        let value = String(decoding: Array(DecodedBytes(bytes, in: piece.value)), as: UTF8.self)
                        kept.append(QueryParameter(name: next.name, value: value))
                    }
                    writer.append(encoded: bytes[piece.whole])
                }
                for parameter in rest where kept.last?.isNamed(parameter.name) != true { writer.append(parameter) }
                return writer.count
            }
        }
        return (CanonicalQuery(canonical: merged), kept)
    }

    /// Its parameters of some names, decoded, in its order.
    public func parameters(named names: [String]) -> [QueryParameter] {
        let names = Set(names.map { ExactText($0) })
        var own = text
        return own.withUTF8 { bytes in
            QueryPiece.split(bytes).compactMap { piece in
                let name = String(decoding: Array(DecodedBytes(bytes, in: piece.name)), as: UTF8.self)
                guard names.contains(ExactText(name)) else { return nil }
                let value = String(decoding: Array(DecodedBytes(bytes, in: piece.value)), as: UTF8.self)
                return QueryParameter(name: name, value: value)
            }
        }
    }

    /// Where a text stops to be a canonical query; nil if it is one.
    private static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var previous: QueryPiece?
        for piece in QueryPiece.split(bytes) {
            if piece.name.upperBound == piece.whole.upperBound { return piece.whole.upperBound }
            for range in [piece.name, piece.value] {
                if let fault = firstUncanonicalByte(of: bytes, in: range) { return fault }
            }
            if let previous, piece.precedes(previous, in: bytes) { return piece.whole.lowerBound }
            previous = piece
        }
        return nil
    }

    private static func firstUncanonicalByte(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
        var position = range.lowerBound
        while position < range.upperBound {
            if PercentEncoding.isUnreserved(bytes[position]) {
                position += 1
                continue
            }
            guard bytes[position] == PercentEncoding.percentSign,
                let escaped = PercentEncoding.escapedByte(at: position, of: bytes, in: range),
                !PercentEncoding.isUnreserved(escaped),
                bytes[position + 1] == PercentEncoding.hexadecimalDigit(escaped >> 4),
                bytes[position + 2] == PercentEncoding.hexadecimalDigit(escaped & 0x0F)
            else { return position }
            position += 3
        }
        return nil
    }
}
