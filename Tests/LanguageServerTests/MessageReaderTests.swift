import LanguageServer
import TestSupport
import Testing

/// The stream of messages: whatever it holds, and however it is cut.
@Suite struct MessageReaderTests {
    private static func read(_ text: String, cutInto size: Int = .max) -> [String] {
        var reader = MessageReader()
        var rest = Array(text.utf8)[...]
        var events: [MessageReader.Event] = []
        while !rest.isEmpty {
            events += reader.read(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return events.map { event in
            switch event {
            case .message(let bytes): String(decoding: bytes, as: UTF8.self)
            case .malformedHeader: "<malformed>"
            case .messageTooLong: "<too long>"
            case .endlessHeader: "<endless>"
            }
        }
    }

    @Test(arguments: [
        ("Content-Length: 2\r\n\r\n{}", ["{}"]),
        ("content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}", ["{}"]),
        ("Content-Length: 2\n\n{}Content-Length: 3\r\n\r\n[1]", ["{}", "[1]"]),
        ("Content-Length: 0\r\n\r\nContent-Length: 2\r\n\r\n{}", ["", "{}"]),
        ("Content-Length: 4\r\n\r\nré}Content-Length: 1\r\n\r\n1", ["ré}", "1"]),
        ("\r\n\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
        ("Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}", ["<malformed>", "{}"]),
        ("Content-Length: -2\r\n\r\nContent-Length: 2\r\n\r\n{}", ["<malformed>", "{}"]),
        ("Content-Length: 99999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}", ["<malformed>", "{}"]),
        ("Length: 2\r\n\r\nContent-Length: 2\r\n\r\n{}", ["<malformed>", "{}"]),
        ("Content-Length: 99999999999\r\n\r\n{}{}", ["<too long>"]),
        (String(repeating: "x", count: 5000), ["<endless>"]),
        ("Content-Length: 20\r\n\r\n{}", []),
    ]) func readsMessages(text: String, messages: [String]) {
        for size in [Int.max, 1, 2, 7] { #expect(Self.read(text, cutInto: size) == messages) }
    }

    @Test func messageThatIsTooLongIsPassedOver() {
        let length = MessageReader.longestMessage + 1
        var reader = MessageReader()
        _ = reader.read(Array("Content-Length: \(length)\r\n\r\n".utf8))
        let body = [UInt8](repeating: 0x20, count: length)
        #expect(reader.read(body).isEmpty)
        let events = reader.read([UInt8]("{}".utf8).framedAsMessage)
        guard case .message(let bytes)? = events.first else { return #expect(Bool(false), "\(events)") }
        #expect(bytes == Array("{}".utf8))
    }

    @Test func framesAreReadBack() {
        var reader = MessageReader()
        var generator = SeededGenerator(seed: 3)
        var sent: [[UInt8]] = []
        var stream: [UInt8] = []
        for _ in 0..<200 {
            let body = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            sent.append(body)
            stream += body.framedAsMessage
        }
        var received: [[UInt8]] = []
        while !stream.isEmpty {
            let size = Int.random(in: 1...500, using: &generator)
            for case .message(let bytes) in reader.read(stream.prefix(size)) { received.append(bytes) }
            stream.removeFirst(min(size, stream.count))
        }
        #expect(received == sent)
    }
}
