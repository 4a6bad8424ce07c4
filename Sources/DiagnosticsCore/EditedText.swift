/// A text with edits made to it, which remembers what of the original it still has: so what changed is known, and not
/// searched for.
public struct EditedText: Sendable {
    /// A part of the text.
    private enum Piece {
        case kept(SourceSpan)
        case inserted([UInt8])

        var count: Int {
            switch self {
            case .kept(let span): span.end - span.start
            case .inserted(let bytes): bytes.count
            }
        }

        /// The part behind some of its bytes, and that before.
        func split(at count: Int) -> (Piece, Piece) {
            switch self {
            case .kept(let span):
                let middle = span.start + count
                return (.kept(SourceSpan(span.start, middle)), .kept(SourceSpan(middle, span.end)))
            case .inserted(let bytes):
                return (.inserted(Array(bytes.prefix(count))), .inserted(Array(bytes.dropFirst(count))))
            }
        }
    }

    /// What was there before.
    public let original: SourceFile
    private var pieces: [Piece]

    /// A text without edits.
    public init(_ original: SourceFile) {
        self.original = original
        pieces = [.kept(SourceSpan(0, original.bytes.count))]
    }

    /// The text as it is now.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .kept(let span): bytes += original.bytes(in: span)
            case .inserted(let new): bytes += new
            }
        }
        return bytes
    }

    /// Makes edits of the text as it is now, in the order of their places; one that overlaps another is passed over.
    public mutating func apply(_ edits: [TextEdit]) {
        var result: [Piece] = []
        // From the end, so that taking the next is taking the last.
        var rest = Array(pieces.reversed())
        var offset = 0
        func take(upTo end: Int) -> [Piece] {
            var taken: [Piece] = []
            while offset < end, let piece = rest.popLast() {
                if piece.count <= end - offset {
                    taken.append(piece)
                    offset += piece.count
                } else {
                    let (before, behind) = piece.split(at: end - offset)
                    taken.append(before)
                    rest.append(behind)
                    offset = end
                }
            }
            return taken
        }
        for edit in edits where edit.span.start >= offset {
            result += take(upTo: edit.span.start)
            _ = take(upTo: edit.span.end)
            if !edit.text.isEmpty { result.append(.inserted(Array(edit.text.utf8))) }
        }
        pieces = result + rest.reversed()
    }

    /// What changed, in order: a span of the original, and the span of the text as it is now that stands in its place.
    var changes: [(old: SourceSpan, new: SourceSpan)] {
        var changes: [(old: SourceSpan, new: SourceSpan)] = []
        var (oldEnd, newStart, newEnd) = (0, 0, 0)
        func close(before start: Int) {
            if start > oldEnd || newEnd > newStart {
                changes.append((SourceSpan(oldEnd, start), SourceSpan(newStart, newEnd)))
            }
        }
        for piece in pieces {
            switch piece {
            case .inserted(let bytes):
                newEnd += bytes.count
            case .kept(let span):
                close(before: span.start)
                oldEnd = span.end
                newEnd += span.end - span.start
                newStart = newEnd
            }
        }
        close(before: original.bytes.count)
        return changes
    }
}
