/// The program that the first line of a script names.
struct ScriptInterpreter {
    /// Shells that quote as POSIX says.
    static let shells: Set = ["sh", "bash", "dash", "ash", "ksh", "mksh"]

    /// Shells whose every place that evaluates a value again is known. The Korn shells have more of them: the numbers of
    /// `test` are arithmetic there.
    static let followedShells: Set = ["sh", "bash", "dash", "ash"]

    /// Last part of its path, the one behind `env` where that is used: `bash`.
    let name: String

    init?(of script: [UInt8]) {
        guard script.starts(with: "#!".utf8) else { return nil }
        let line = script.prefix { $0 != 0x0A && $0 != 0x0D }.dropFirst(2)
        var words = line.split { $0 == 0x20 || $0 == 0x09 }
        if words.first.flatMap(Self.lastPart)?.elementsEqual("env".utf8) == true {
            words = Array(
                words.dropFirst().drop { $0.first == UInt8(ascii: "-") || $0.contains(UInt8(ascii: "=")) }
            )
        }
        guard let program = words.first.flatMap(Self.lastPart) else { return nil }
        name = String(decoding: program, as: UTF8.self)
    }

    private static func lastPart(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        path.split(separator: UInt8(ascii: "/")).last
    }
}
