import Foundation
import TestSupport
import Testing

/// The example, cut off and damaged, through the binary: it ends by itself, with findings or without, and never crashes.
/// Many more of these run inside one process in the compiler's own tests.
@Suite struct DamagedInputTests {
    private static let example = [UInt8](
        (try? Data(contentsOf: URL(fileURLWithPath: Repository.example("trusted-g7t.ecs.yaml")))) ?? Data()
    )

    private static func check(_ bytes: [UInt8], in folder: TemporaryFolder, _ description: String) throws {
        let run = try CommandRun.run(["check", "-"], input: Data(bytes), in: folder.url)
        #expect(run.endedNormally, "\(description)")
        #expect([0, 1, 65].contains(run.status), "\(description): exit \(run.status)")
        #expect(run.errorText.isEmpty, "\(description)")
        #expect((run.status == 0) == !run.outputText.contains(": error: "), "\(description)")
    }

    @Test(arguments: 0..<4) func cutOff(batch: Int) throws {
        let folder = try TemporaryFolder()
        #expect(Self.example.count > 400)
        for length in stride(from: batch * 5, to: Self.example.count, by: 20) {
            try Self.check(Array(Self.example[..<length]), in: folder, "the first \(length) bytes")
        }
    }

    @Test(arguments: 0..<4) func damaged(batch: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: UInt64(batch))
        for number in 0..<50 {
            var bytes = Self.example
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            try Self.check(bytes, in: folder, "damage \(batch)/\(number)")
        }
    }
}
