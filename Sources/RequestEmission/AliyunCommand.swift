import QueryEncoding
import SpecCompiler

extension RequestEmitter {
    /// The kind `aliyun`: a command of the platform's own command line that makes the same call. It signs by itself.
    public func aliyunCommand(for instance: ResolvedInstance) -> String {
        var words = ["aliyun", "ecs", instance.compiled.request.action]
        for parameter in instance.parameters.sorted(by: { $0.precedes($1) }) {
            words += Self.aliyunOption(parameter.name, parameter.value)
        }
        if let endpoint = signing.endpoint { words += Self.aliyunOption("endpoint", endpoint) }
        return words.joined(separator: " ")
    }

    /// A word that begins with a dash would be read as the next option, unless it is joined to its own; an empty one
    /// would be missed if it were joined (cli/parser.go of aliyun-cli).
    private static func aliyunOption(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? [ShellWord.spelled("--\(name)=\(value)")] : ["--\(name)", ShellWord.spelled(value)]
    }
}

extension ShellWord {
    /// A text as one word, quoted only where it has to be.
    static func spelled(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_./:@%+,".utf8.contains(byte)
            }
        }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }
}
