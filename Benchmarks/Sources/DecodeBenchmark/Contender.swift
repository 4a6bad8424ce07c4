/// One way to read a body, timed in turn with the others so that all see the same machine.
final class Contender {
    let name: String
    let byteCount: Int
    private let run: () throws -> Bool
    private var fastest: Duration?

    /// - Parameter run: reads the body once and says whether what it read is right.
    init(_ name: String, byteCount: Int, run: @escaping () throws -> Bool) {
        self.name = name
        self.byteCount = byteCount
        self.run = run
    }

    /// Speed of the fastest round, which other work on the machine disturbed least, in bytes a second.
    var speed: Double {
        guard let fastest else {
            return 0
        }
        return Double(byteCount) / (fastest / Duration.seconds(1))
    }

    func measure() throws {
        var isRight = true
        let time = try ContinuousClock().measure {
            isRight = try run()
        }
        guard isRight else {
            throw WrongResult(contender: name)
        }
        fastest = min(fastest ?? time, time)
    }
}

/// A contender that read something else than was written.
struct WrongResult: Error {
    var contender: String
}
