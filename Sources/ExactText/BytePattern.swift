extension Collection where Element == UInt8 {
    /// Where bytes stand first; at the start for no bytes at all. Takes time in proportion to both lengths.
    @inlinable public func firstRange(ofBytes part: some Collection<UInt8>) -> Range<Index>? {
        let pattern = Array(part)
        guard let first = pattern.first else { return startIndex..<startIndex }
        if pattern.count == 1 { return firstIndex(of: first).map { $0..<index(after: $0) } }
        // Knuth, Morris and Pratt: how long a beginning of the pattern ends at each of its bytes.
        var borders = [0]
        var length = 0
        for byte in pattern.dropFirst() {
            while length > 0, byte != pattern[length] { length = borders[length - 1] }
            if byte == pattern[length] { length += 1 }
            borders.append(length)
        }
        var matched = 0
        var end = 0
        var position = startIndex
        while position < endIndex {
            let byte = self[position]
            while matched > 0, byte != pattern[matched] { matched = borders[matched - 1] }
            if byte == pattern[matched] { matched += 1 }
            position = index(after: position)
            end += 1
            if matched == pattern.count { return index(startIndex, offsetBy: end - matched)..<position }
        }
        return nil
    }
}
