import Foundation

/// A place in the sources where a convention is not kept.
struct SourceFinding {
    /// From 1.
    let line: Int
    /// What to write there.
    let instead: String
    /// The line.
    let text: String

    /// Where a code stands outside of comments.
    ///
    /// - Parameter isWrong: Whether it is meant, by what stands before it and behind it in its line.
    static func places(
        of code: Data, in source: Data, instead: String, where isWrong: (_ before: Data, _ after: Data) -> Bool
    ) -> [SourceFinding] {
        var findings: [SourceFinding] = []
        var rest = source.startIndex..<source.endIndex
        while let found = source.range(of: code, in: rest) {
            rest = found.upperBound..<source.endIndex
            let start = source[..<found.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? source.startIndex
            let end = source[found.upperBound...].firstIndex(of: 0x0A) ?? source.endIndex
            let before = source[start..<found.lowerBound]
            guard before.range(of: Data("//".utf8)) == nil, isWrong(before, source[found.upperBound..<end]) else {
                continue
            }
            findings.append(
                SourceFinding(
                    line: source[..<start].count { $0 == 0x0A } + 1, instead: instead,
                    text: String(decoding: source[start..<end], as: UTF8.self)
                )
            )
        }
        return findings
    }
}
