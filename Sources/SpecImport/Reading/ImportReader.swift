import CallFormat
public import DiagnosticsCore
import ExactText
import PastedCommands
public import Platform
import QueryEncoding
public import SourceTree
import XMLTree

/// Reads what people have of an instance, as the calls that create its like: URLs, command lines, objects of parameters,
/// answers that describe instances.
public struct ImportReader {
    /// The most instances of one text: each becomes a spec that is compiled, and a page of an answer has 100.
    public static let mostCalls = 1_000

    let file: SourceFile
    let facts: PlatformFacts
    /// Findings on the way, such as a key of JSON that is given twice.
    public private(set) var findings = DiagnosticSink()
    /// How many bytes the names of parameters may still have that objects are flattened to, in the whole text.
    var nameBudget = RPCCall.longestNames

    /// A reader of a text.
    public init(_ file: SourceFile, facts: PlatformFacts) {
        self.file = file
        self.facts = facts
    }

    /// The calls in the text; at least one.
    ///
    /// - Throws: `import-source` where it has none, and at its place what is wrong with it otherwise.
    public mutating func read() throws(UnreadableInput) -> [ImportedCall] {
        let whole = SourceSpan(0, file.bytes.count)
        let start = try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> Int in
            let text = try CheckedText(bytes, of: file, in: whole, limits: ParseLimits())
            return text.bytes[text.start..<text.end].firstIndex { !$0.isSpace } ?? text.end
        }
        let calls: [ImportedCall]
        switch file.bytes.dropFirst(start).first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): calls = try readJSON()
        case UInt8(ascii: "<"): calls = try readXML()
        default: calls = try isAddress(at: start) ? readAddresses() : readCommands()
        }
        guard !calls.isEmpty else { throw nothingToImport(at: SourceSpan(start, start + 1)) }
        guard calls.count <= Self.mostCalls else {
            throw UnreadableInput(
                .inputLimit, "there are \(calls.count) instances here, the limit is \(Self.mostCalls)", in: file,
                at: SourceSpan(start, start + 1), help: "import a part of them")
        }
        return calls
    }

    /// Where the text has passwords, signatures and tokens, which no excerpt may show.
    public var secretPlaces: [Diagnostic.Position] {
        SecretParameter.spans(in: file).map { Diagnostic.Position(file: file, span: $0) }
    }

    // MARK: - Calls as they were sent

    /// A call.
    ///
    /// - Parameters:
    ///   - sent: Its parameters, `Action` and the common ones among them.
    ///   - span: Where it stands.
    ///   - action: Its action, where that is no parameter.
    func call(
        _ sent: [QueryParameter], at span: SourceSpan, action: String? = nil
    ) throws(UnreadableInput) -> ImportedCall {
        let sent = SentCall(sent)
        guard let action = sent.action ?? action else { throw nothingToImport(at: span) }
        guard SentCall.creatingActions.contains(where: action.isExactly) else {
            throw fault(
                "'\(action.shortened)' creates no instances", span, help: "RunInstances and CreateInstance do")
        }
        if let name = sent.repeated { throw fault("the parameter '\(name.shortenedKey)' is given twice", span) }
        var call = ImportedCall(action: action, parameters: sent.parameters)
        call.position = Diagnostic.Position(file: file, span: SourceSpan(span.start, min(span.start + 1, span.end)))
        return call
    }

    /// A call that was sent to an address, maybe with a form.
    func call(
        url: String, form: String?, headers: [(name: String, value: String)], at span: SourceSpan
    ) throws(UnreadableInput) -> ImportedCall {
        // Version 3 of the signature names the action in a header.
        let action = headers.first { $0.name.asciiLowercased.isExactly("x-acs-action") }?.value
        let parameters = try query(span) { () throws(QuerySyntaxError) in
            try QueryString.parse(url: url) + QueryString.parse(form ?? "", as: .form)
        }
        return try call(parameters, at: span, action: action)
    }

    /// The parameters of a query that stands somewhere in a span, decoded.
    private func query(
        _ span: SourceSpan, _ parse: () throws(QuerySyntaxError) -> [QueryParameter]
    ) throws(UnreadableInput) -> [QueryParameter] {
        do throws(QuerySyntaxError) {
            return try parse()
        } catch {
            throw UnreadableInput(.syntax, error.code.description, in: file, at: span)
        }
    }

    // MARK: - Addresses

    /// Whether a text begins with a URL or a query, which no shell would take for a command.
    private func isAddress(at start: Int) -> Bool {
        let word = file.text(in: file.spanOfWord(at: start))
        return ["https://", "http://"].contains(where: word.asciiLowercased.hasExactPrefix)
            || word.containsExactly("Action=") && !word.hasExactPrefix("'") && !word.hasExactPrefix("\"")
    }

    /// Reads URLs and queries, one a line.
    private func readAddresses() throws(UnreadableInput) -> [ImportedCall] {
        var calls: [ImportedCall] = []
        for line in 1...file.lineCount {
            let span = file.span(ofLine: line)
            let text = String(file.text(in: span).trimmingASCIIBlanks())
            if text.isEmpty { continue }
            // An offset in the text is one in the line, behind the blanks before it.
            let start = span.start + file.bytes(in: span).prefix { $0.isSpace }.count
            let isWhole = text.containsExactly("://") || text.hasExactPrefix("/") || text.hasExactPrefix("?")
            let parameters: [QueryParameter]
            do {
                parameters = try isWhole ? QueryString.parse(url: text) : QueryString.parse(text)
            } catch {
                let place = start + error.offset
                throw UnreadableInput(.syntax, error.code.description, in: file, at: SourceSpan(place, place + 1))
            }
            calls.append(try call(parameters, at: SourceSpan(start, start + text.utf8.count)))
        }
        return calls
    }

    // MARK: - Faults

    func fault(_ message: String, _ span: SourceSpan, help: String? = nil) -> UnreadableInput {
        UnreadableInput(.importSource, message, in: file, at: span, help: help)
    }

    func nothingToImport(at span: SourceSpan) -> UnreadableInput {
        let start = SourceSpan(span.start, min(span.start + 1, span.end))
        return fault(
            "there is nothing to import here", start,
            help:
                "give a URL of RunInstances, a curl or aliyun command, its parameters, or an answer of DescribeInstances"
        )
    }

    mutating func report(_ more: DiagnosticSink) { findings.report(contentsOf: more) }
}
