/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing; changes nothing.
    case note
    /// Probably not what was meant; fails a run only under `--strict`.
    case warning
    /// Nothing is produced.
    case error

    /// Orders by weight: note, warning, error.
    public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// One finding about an input, ready to be rendered for people or machines.
public struct Diagnostic: Sendable {
    /// Where a finding stands: a file and a span in it.
    public struct Position: Sendable {
        /// The file the finding is about.
        public var file: SourceFile
        /// The exact text the finding is about.
        public var span: SourceSpan

        /// A span in a file.
        public init(file: SourceFile, span: SourceSpan) {
            self.file = file
            self.span = span
        }
    }

    /// A second place in the same file that belongs to the finding.
    public struct Label: Sendable {
        /// The place.
        public var span: SourceSpan
        /// What it has to do with the finding, a few words.
        public var text: String

        /// A place with a few words.
        public init(span: SourceSpan, text: String) {
            self.span = span
            self.text = text
        }
    }

    /// How bad it is.
    public var severity: Severity
    /// How bad it is by its rule, whatever a user says of that.
    public let ownSeverity: Severity
    /// Which rule found it.
    public var rule: Rule
    /// What is wrong, one line, lower case, without a final full stop.
    public var message: String
    /// Where it is, if it is about a text.
    public var position: Position?
    /// Other places that belong to it.
    public var labels: [Label]
    /// Background, one line each.
    public var notes: [String]
    /// What to do, in words; nil where the fix says it all.
    public var help: String?
    /// What a program can do.
    public var fix: Fix?
    /// Where it is in the document's own terms: `$[0].spec.systemDisk.category`.
    public var path: String?
    /// Whether the text at the position is a secret, which renderers must not quote.
    public var hidesText: Bool

    /// A finding; everything beyond severity, rule and message is optional.
    ///
    /// - Parameter replacement: A text that repairs the fault in place of exactly what stands at the position; for a
    ///   fix that is no more than that.
    public init(
        _ severity: Severity,
        _ rule: Rule,
        _ message: String,
        at position: Position? = nil,
        labels: [Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil,
        fix: Fix? = nil,
        path: String? = nil,
        hidesText: Bool = false
    ) {
        self.severity = severity
        ownSeverity = severity
        self.rule = rule
        self.message = message
        self.position = position
        self.labels = labels
        self.notes = notes
        self.help = help ?? (position == nil ? replacement.map(Fix.description) : nil)
        self.fix = fix ?? position.flatMap { position in replacement.map { Fix(replacing: position, with: $0, help) } }
        self.path = path
        self.hidesText = hidesText
    }

    /// The text that the fix puts in place of exactly what stands at the position; nil where it does something else.
    public var replacement: String? {
        guard let fix, let edit = fix.edits.first, fix.edits.count == 1, fix.file === position?.file,
            edit.span == position?.span
        else { return nil }
        return edit.text
    }

    /// The help to print: the words given, and what the fix does where these are other words.
    public var helpLines: [String] {
        guard let fix, help?.utf8.elementsEqual(fix.description.utf8) != true else { return [help].compactMap(\.self) }
        return [help, fix.description].compactMap(\.self)
    }
}
