import QueryEncoding
public import RequestSigning
import SpecCompiler

extension EmissionForm {
    /// The kind `query`: what `parameters` prints, canonical and percent-encoded.
    static let query = EmissionForm { subject, sink in
        subject.resolve(into: &sink).map { CanonicalQuery($0.actionParameters).text }
    }
}

extension RequestMessage {
    /// The query or form: all parameters, encoded.
    public var queryText: String {
        if let body { return body }
        guard let mark = url.utf8.firstIndex(of: UInt8(ascii: "?")) else { return "" }
        return String(url[url.utf8.index(after: mark)...])
    }
}
