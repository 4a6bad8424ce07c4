import ExactText
import QueryEncoding

/// What curl(1) is told to send.
public struct CurlCommand: Sendable {
    /// The URL; nil where there is none. With `--get` it holds the data.
    public private(set) var url: String?
    /// The method that an option names.
    public private(set) var method: String?
    /// The form that is sent.
    public private(set) var form: String?
    /// Where the form is in a file: what names it.
    public private(set) var formFile: String?
    /// The headers that are sent, as given: `x-acs-action: RunInstances`.
    public private(set) var headers: [String] = []

    /// Reads a command; nil where the words are one of another program.
    public init?(_ words: [String]) {
        let words = words.drop { $0.isExactly("$") }
        guard let program = words.first, program.isExactly("curl") || program.hasExactSuffix("/curl") else {
            return nil
        }
        var pieces: [String] = []
        var operands: [String] = []
        var isForQuery = false
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            guard word.hasExactPrefix("-"), word.utf8.count > 1 else {
                operands.append(word)
                continue
            }
            let (name, attached) = Self.option(word)
            func value() -> String? { attached ?? rest.popFirst() }
            switch name {
            case "-X", "--request": method = value() ?? method
            case "-H", "--header": headers += [value()].compactMap(\.self)
            case "--url": operands += [value()].compactMap(\.self)
            case "-d", "--data", "--data-raw", "--data-ascii", "--data-binary":
                guard let piece = value() else { continue }
                if piece.utf8.first == UInt8(ascii: "@"), !name.isExactly("--data-raw") {
                    formFile = String(piece.utf8.dropFirst())
                } else {
                    pieces.append(piece)
                }
            case "--data-urlencode":
                if let given = value(), let piece = encoded(given) { pieces.append(piece) }
            case "-G", "--get": isForQuery = true
            default:
                if attached == nil, Self.takesValue(name) { _ = rest.popFirst() }
            }
        }
        // An option that is not known may have left its value.
        url = operands.first { $0.containsExactly("://") } ?? operands.first
        guard !pieces.isEmpty else { return }
        let sent = pieces.joined(separator: "&")
        if isForQuery, let address = url {
            url = address + (address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + sent
        } else {
            form = sent
        }
    }

    /// The name of an option, and a value that is written with it: `-XPOST`, `--request=POST`, `-sSd a=1`.
    private static func option(_ word: String) -> (name: String, attached: String?) {
        if word.hasExactPrefix("--") {
            let parts = word.splitExactly(at: UInt8(ascii: "="), maxSplits: 1)
            return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : nil)
        }
        // The first letter of a group that takes a value takes the rest of it.
        let letters = Array(word.utf8.dropFirst())
        let index = letters.firstIndex { shortWithValue.utf8.contains($0) } ?? letters.count - 1
        let name = "-" + String(decoding: letters[index...index], as: UTF8.self)
        let attached = letters[(index + 1)...]
        return (name, attached.isEmpty ? nil : String(decoding: attached, as: UTF8.self))
    }

    /// Letters of options that take a value. Source: curl's manual, 8.14.
    private static let shortWithValue = "AbcCdDeEFhHKmoPQrtTuUwxXyYz"

    /// Long names of options that take a value, of those that people copy.
    private static let longWithValue = [
        "--user-agent", "--user", "--output", "--max-time", "--connect-timeout", "--retry", "--retry-delay", "--proxy",
        "--cookie", "--cookie-jar", "--referer", "--cacert", "--capath", "--cert", "--key", "--resolve", "--write-out",
        "--interface", "--limit-rate", "--form", "--json", "--ciphers", "--tls-max", "--dump-header", "--config",
        "--retry-max-time", "--connect-to", "--noproxy", "--unix-socket", "--stderr", "--trace", "--trace-ascii",
    ]

    private static func takesValue(_ name: String) -> Bool {
        name.hasExactPrefix("--")
            ? longWithValue.contains { $0.isExactly(name) }
            : name.utf8.last.map { shortWithValue.utf8.contains($0) } ?? false
    }

    /// `--data-urlencode`: the content is encoded, the name before `=` is not; nil, with the file kept, for `@`.
    private mutating func encoded(_ piece: String) -> String? {
        guard let mark = piece.utf8.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "@") }) else {
            return PercentEncoding.encode(piece)
        }
        let content = String(piece[piece.utf8.index(after: mark)...])
        guard piece.utf8[mark] == UInt8(ascii: "=") else {
            formFile = content
            return nil
        }
        let name = piece[..<mark]
        return (name.isEmpty ? "" : "\(name)=") + PercentEncoding.encode(content)
    }
}
