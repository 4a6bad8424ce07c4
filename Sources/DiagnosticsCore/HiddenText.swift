/// The parts of a file that must not be quoted.
struct HiddenText {
    /// Sorted, without overlaps.
    private var spans: [SourceSpan] = []

    /// Hides some spans, in any order.
    init(_ spans: [SourceSpan] = []) {
        for span in spans.sorted(by: { $0.start < $1.start }) where span.end > span.start {
            if let last = self.spans.last, span.start <= last.end {
                self.spans[self.spans.count - 1] = SourceSpan(last.start, max(last.end, span.end))
            } else {
                self.spans.append(span)
            }
        }
    }

    /// The hidden parts that touch a span, in order.
    func parts(in span: SourceSpan) -> ArraySlice<SourceSpan> {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < spans.count, spans[end].start < span.end { end += 1 }
        return spans[low..<end]
    }
}
