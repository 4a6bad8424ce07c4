import Foundation
import TestSupport
import Testing

@testable import ByteFormats

@Suite struct GzipTests {
    struct Input: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        var testDescription: String { name }
    }

    static let inputs: [Input] = {
        var random = SeededGenerator(seed: 42)
        func noise(_ count: Int, alphabet: UInt64) -> [UInt8] {
            (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() % alphabet) }
        }
        let sentence = Array("mount the data disk, then start the service; ".utf8)
        func repeated(after distance: Int) -> [UInt8] {
            sentence + noise(distance - sentence.count, alphabet: 256) + sentence
        }
        return [
            Input(name: "empty", bytes: []),
            Input(name: "one byte", bytes: [0]),
            Input(name: "two bytes", bytes: [1, 2]),
            Input(name: "every byte", bytes: Array(0...255)),
            Input(name: "one byte 258 times", bytes: [UInt8](repeating: 7, count: 258)),
            Input(name: "one byte 100000 times", bytes: [UInt8](repeating: 7, count: 100_000)),
            Input(name: "sentences", bytes: (0..<3000).flatMap { _ in sentence }),
            Input(name: "a match exactly a window away", bytes: repeated(after: 32_768)),
            Input(name: "a match just beyond the window", bytes: repeated(after: 32_769)),
            Input(name: "noise above a stored block", bytes: noise(70_000, alphabet: 256)),
            Input(name: "four letters", bytes: noise(50_000, alphabet: 4)),
            Input(name: "sixty letters", bytes: noise(50_000, alphabet: 60)),
            Input(name: "skewed letters", bytes: skewed),
        ]
    }()

    /// Counts like Fibonacci numbers: the best code would be longer than 15 bits.
    private static let skewed: [UInt8] = {
        var counts = [1, 1]
        while counts.count < 22 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
        var random = SeededGenerator(seed: 7)
        return counts.enumerated().flatMap { [UInt8](repeating: UInt8($0.offset), count: $0.element) }
            .shuffled(using: &random)
    }()

    @Test(arguments: inputs) func comesBackUnchanged(input: Input) throws {
        let compressed = Gzip.compress(input.bytes)
        #expect(try Gzip.decompress(compressed, limit: input.bytes.count) == input.bytes)
        #expect(compressed.starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]), "no flags and no time")
        #expect(Gzip.compress(input.bytes) == compressed)
    }

    @Test(arguments: inputs) func gzipReadsIt(input: Input) throws {
        #expect(try Self.gzip(["-dc"], input: Gzip.compress(input.bytes)) == input.bytes)
    }

    @Test(arguments: inputs, ["-1", "-9"]) func readsWhatGzipWrites(input: Input, level: String) throws {
        let compressed = try Self.gzip(["-c", level], input: input.bytes)
        #expect(try Gzip.decompress(compressed, limit: input.bytes.count) == input.bytes)
    }

    @Test(arguments: inputs) func isAboutAsSmallAsGzip(input: Input) throws {
        let ours = Gzip.compress(input.bytes).count
        let theirs = try Self.gzip(["-nc", "-9"], input: input.bytes).count
        #expect(Double(ours) <= 1.03 * Double(theirs) + 4, "\(ours) bytes against \(theirs)")
    }

    @Test func randomTextsComeBack() throws {
        var random = SeededGenerator(seed: 2026)
        for _ in 0..<200 {
            let count = Int(random.next() % 3000)
            let alphabet = 1 + random.next() % 40
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() % alphabet) }
            #expect(try Gzip.decompress(Gzip.compress(bytes), limit: count) == bytes)
        }
    }

    @Test func anyCutIsAnError() {
        let compressed = Gzip.compress(Array("#!/bin/sh\necho one; echo two; echo one; echo two\n".utf8))
        for count in compressed.indices {
            #expect(throws: DecompressionError.self) { try Gzip.decompress(Array(compressed[..<count]), limit: 1000) }
        }
    }

    @Test func noFlippedBitGoesUnseen() {
        let original = Array("#!/bin/sh\necho one; echo two; echo one; echo two\n".utf8)
        let compressed = Gzip.compress(original)
        // Flags, time, level and operating system (3 to 9) don't bear on the content, or lead elsewhere.
        for index in compressed.indices where !(3...9).contains(index) {
            for bit in 0..<8 {
                var broken = compressed
                broken[index] ^= 1 << UInt8(bit)
                // Bits that pad the last byte of the stream may differ.
                if let bytes = try? Gzip.decompress(broken, limit: 1000) {
                    #expect(bytes == original, "\(index).\(bit)")
                }
            }
        }
    }

    @Test func randomBytesNeverCrash() {
        var random = SeededGenerator(seed: 99)
        for _ in 0..<2000 {
            let noise = (0..<Int(random.next() % 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let flags = UInt8(truncatingIfNeeded: random.next() & 0x1F)
            if let bytes = try? Gzip.decompress([0x1F, 0x8B, 8, flags] + noise, limit: 10_000) {
                #expect(bytes.count <= 10_000)
            }
        }
    }

    @Test func stopsAtTheLimit() {
        let bomb = Gzip.compress([UInt8](repeating: 0, count: 1_000_000))
        #expect(bomb.count < 5000)
        #expect(throws: DecompressionError.tooLarge(limit: 999_999)) { try Gzip.decompress(bomb, limit: 999_999) }
        #expect(throws: Never.self) { try Gzip.decompress(bomb, limit: 1_000_000) }
    }

    @Test func readsSeveralMembersAndOptionalHeaderFields() throws {
        let plain = Gzip.compress(Array("tail".utf8))
        // Flags: header checksum, extra field, name, comment.
        let header: [UInt8] =
            [0x1F, 0x8B, 8, 0x1E, 1, 2, 3, 4, 2, 3, 2, 0, 9, 9] + Array("name\0comment\0".utf8) + [5, 6]
        let member = header + Gzip.compress(Array("head, ".utf8)).dropFirst(10)
        #expect(try Gzip.decompress(member + plain, limit: 100) == Array("head, tail".utf8))
        #expect(throws: DecompressionError.self) { try Gzip.decompress(member + plain, limit: 9) }
    }

    @Test func checksumIsTheStandardOne() {
        #expect(Gzip.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    private static func gzip(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "deflate-\(UUID().uuidString)")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip"] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }
}
