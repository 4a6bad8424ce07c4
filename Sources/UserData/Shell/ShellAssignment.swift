/// `name=value`, `name+=value` or `name[…]=value` at the start of a command.
struct ShellAssignment {
    let name: [UInt8]
    /// Whether it is to an element of an array.
    let hasSubscript: Bool
    /// The value, where the run does not matter.
    let literal: [UInt8]?

    init?(_ text: [UInt8]) {
        let name = text.prefix(while: ShellScanner.isNameByte)
        guard ShellScanner.isName(name) else { return nil }
        var index = name.count
        let hasSubscript = index < text.count && text[index] == UInt8(ascii: "[")
        if hasSubscript {
            // The first `]=` or `]+=`.
            var found: Int?
            var next = index
            while next + 1 < text.count, found == nil {
                if text[next] == UInt8(ascii: "]"), "=+".utf8.contains(text[next + 1]) { found = next + 1 }
                next += 1
            }
            guard let found else { return nil }
            index = found
        }
        let isAppending = index < text.count && text[index] == UInt8(ascii: "+")
        if isAppending { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: "=") else { return nil }
        self.name = Array(name)
        self.hasSubscript = hasSubscript
        let value = text[(index + 1)...]
        literal = value.contains(0) || isAppending || hasSubscript ? nil : Array(value)
    }

    /// Whether a word begins a subscript that does not end in it.
    static func isOpenSubscript(_ text: [UInt8]) -> Bool {
        let name = text.prefix(while: ShellScanner.isNameByte)
        guard ShellScanner.isName(name), name.count < text.count, text[name.count] == UInt8(ascii: "[") else {
            return false
        }
        return !text[name.count...].contains(UInt8(ascii: "]")) || text.contains(0)
    }
}
