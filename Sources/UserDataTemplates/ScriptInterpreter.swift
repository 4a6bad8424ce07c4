/// The program that the first line of a script names.
struct ScriptInterpreter {
    /// Shells that quote as POSIX says.
    static let shells: Set = ["sh", "bash", "dash", "ash", "ksh", "mksh"]

    /// Last part of its path, the one behind `env` where that is used: `bash`.
    let name: String

    init?(of script: [UInt8]) {
        guard script.starts(with: "#!".utf8) else { return nil }
        let line = script.prefix { $0 != 0x0A && $0 != 0x0D }.dropFirst(2)
        var words = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
        if words.first?.split(separator: "/").last == "env" {
            words = Array(words.dropFirst().drop { $0.hasPrefix("-") || $0.contains("=") })
        }
        guard let program = words.first?.split(separator: "/").last else { return nil }
        name = String(program)
    }
}
