/// One way to read a body, timed in turn with the others so that all see the same machine.
final class Contender {
    let name: String
    let byteCount: Int
    private let run: () throws -> Bool
    private var times: [Duration] = []

    /// - Parameter run: reads the body once and says whether what it read is right.
    init(_ name: String, byteCount: Int, run: @escaping () throws -> Bool) {
        self.name = name
        self.byteCount = byteCount
        self.run = run
    }

    /// Median speed, in bytes a second.
    var speed: Double {
        let sorted = times.sorted()
        guard !sorted.isEmpty else {
            return 0
        }
        let seconds = sorted[sorted.count / 2] / Duration.seconds(1)
        return Double(byteCount) / seconds
    }

    func measure() throws {
        var isRight = true
        let time = try ContinuousClock().measure {
            isRight = try run()
        }
        guard isRight else {
            throw WrongResult(contender: name)
        }
        times.append(time)
    }
}

/// A contender that read something else than was written.
struct WrongResult: Error {
    var contender: String
}
