import ExactText

/// Takes a stream of bytes apart into messages: Language Server Protocol 3.17, "Base Protocol".
///
/// ```
/// Content-Length: 52\r\n
/// \r\n
/// {"jsonrpc":"2.0","method":"initialized","params":{}}
/// ```
public struct MessageReader: Sendable {
    /// What came out of the stream.
    public enum Event: Sendable {
        /// The bytes of a message, without its header.
        case message([UInt8])
        /// A header that does not say how long its message is: the next one is looked for behind it.
        case malformedHeader
        /// A message that is longer than any may be; its bytes are passed over.
        case messageTooLong
        /// What is no header at all: nothing tells where a message begins, so nothing more is read.
        case endlessHeader
    }

    /// The most bytes of a message: of a text of the longest spec, every byte escaped, and then some.
    public static let longestMessage = 16 << 20
    /// The most bytes of a header.
    static let longestHeader = 4 << 10

    private enum State: Sendable {
        case header
        case body(missing: Int)
        case tooLong(missing: Int)
        case lost
    }

    private var state = State.header
    /// The part of a header or a message that has been read.
    private var part: [UInt8] = []

    /// A reader at the beginning of a stream.
    public init() {}

    /// Reads the next bytes of the stream.
    ///
    /// - Returns: What is complete with them, in order.
    public mutating func read(_ chunk: some Collection<UInt8>) -> [Event] {
        var events: [Event] = []
        var rest = chunk[...]
        while !rest.isEmpty {
            switch state {
            case .header:
                part.append(rest.removeFirst())
                if let event = readHeader() { events.append(event) }
            case .body(let missing):
                let taken = rest.prefix(missing)
                part += taken
                rest = rest.dropFirst(taken.count)
                state = .body(missing: missing - taken.count)
                if missing == taken.count { events.append(endMessage()) }
            case .tooLong(let missing):
                let passed = rest.prefix(missing).count
                rest = rest.dropFirst(passed)
                state = missing == passed ? .header : .tooLong(missing: missing - passed)
            case .lost:
                return events
            }
        }
        return events
    }

    private mutating func endMessage() -> Event {
        defer {
            part = []
            state = .header
        }
        return .message(part)
    }

    /// Looks whether the header is complete.
    private mutating func readHeader() -> Event? {
        guard part.last == 0x0A else {
            guard part.count >= Self.longestHeader else { return nil }
            state = .lost
            part = []
            return .endlessHeader
        }
        // A header ends with an empty line; one without carriage returns is understood too.
        guard
            part.hasSuffix([0x0A, 0x0D, 0x0A]) || part.hasSuffix([0x0A, 0x0A]) || part == [0x0D, 0x0A] || part == [0x0A]
        else { return nil }
        let length = Self.contentLength(in: part)
        let isBlank = part.count <= 2
        part = []
        guard let length else { return isBlank ? nil : .malformedHeader }
        if length > Self.longestMessage {
            state = .tooLong(missing: length)
            return .messageTooLong
        }
        state = .body(missing: length)
        return length == 0 ? endMessage() : nil
    }

    private static func contentLength(in header: [UInt8]) -> Int? {
        for line in header.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
            guard text[..<colon].trimmingASCIIBlanks().asciiLowercased.isExactly("content-length") else { continue }
            return DecimalText.natural(text[text.utf8.index(after: colon)...].trimmingASCIIBlanks())
        }
        return nil
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }

    /// The bytes as a message of a stream, behind a header.
    public var framedAsMessage: [UInt8] { Array("Content-Length: \(count)\r\n\r\n".utf8) + self }
}
