import ExactText

/// Tells a secret that is written out from what stands for one: an expansion, a placeholder, a mask, a switch.
enum SecretValue {
    /// Whether the bytes may be a secret themselves.
    static func isWrittenOut(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count >= 4, let first = value.first, !"$`<*={%(/\0[~@\\#".utf8.contains(first) else { return false }
        // A part of it is filled in by whoever reads it, or was taken out by whoever wrote it.
        let fillings = ["${", "$(", "{{", "****", "<", "xxxx", "XXXX", "...", "\u{2026}"]
        guard !fillings.contains(where: { value.contains(sequence: $0.utf8) }) else { return false }
        guard !value.dropFirst().allSatisfy({ $0 == first }), !isConstantName(value) else { return false }
        if DocumentedSecrets.contain(value: value) { return false }
        let word = value.map(\.asciiLowercased)
        if words.contains(ExactText(String(decoding: word, as: UTF8.self))) { return false }
        return !placeholders.contains { word.contains(sequence: $0.utf8) }
    }

    /// Whether it is the name of a variable or a value to fill in, as usage texts write them: `MY_TOKEN`.
    private static func isConstantName(_ value: ArraySlice<UInt8>) -> Bool {
        value.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 || $0 == UInt8(ascii: "_") }
    }

    /// What stands where a secret could and is none.
    private static let words: Set<ExactText> = [
        "true", "false", "null", "none", "yes", "no", "nil", "undefined", "disabled", "enabled", "required", "optional",
        "random", "files", "prompt", "stdin", "string", "sss", "compat", "systemd", "without-password",
    ]

    /// Parts of what documents write where a secret belongs.
    private static let placeholders = [
        "your", "placeholder", "redacted", "changeme", "change-me", "change_me", "replace", "insert-", "insert_",
        "_here", "-here", "example-", "-example", "my-password", "mypassword",
    ]
}
