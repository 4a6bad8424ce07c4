import ExactText

/// Tells by a name whether its value is secret.
enum SecretName {
    /// Ends of names whose values are secret, without separators.
    private static let endings = [
        "password", "passwd", "passphrase", "secret", "secretkey", "accesskey", "accesskeysecret", "apikey",
        "privatekey", "token", "authkey", "accountkey", "sharedaccesskey", "passwort", "credential", "signingkey",
        "encryptionkey", "secretkeybase",
    ].map { Array($0.utf8) }

    /// Last words of names whose values are secret, too short to be told within a longer word.
    private static let lastWords = ["pass", "pwd", "pswd", "psw", "passwrd"].map { Array($0.utf8) }

    /// Names whose values are often references or numbers.
    private static let broadEndings = ["secret", "token", "credential", "accesskey"].map { Array($0.utf8) }

    /// Whether some value of this name is secret.
    static func mayBeSecret(_ name: some Collection<UInt8>) -> Bool {
        isSecret(name, value: Array("12345678".utf8 + [0])[...])
    }

    /// Whether a value of this name is secret, as far as the name and the look of the value tell.
    static func isSecret(_ name: some Collection<UInt8>, value: ArraySlice<UInt8>) -> Bool {
        let letters = name.filter { !"-_.".utf8.contains($0) }.map(\.asciiLowercased)
        // A switch of cloud-init.
        if letters.elementsEqual("lockpasswd".utf8) { return false }
        func ends(with ending: [UInt8]) -> Bool { letters.suffix(ending.count).elementsEqual(ending) }
        if endings.contains(where: ends) {
            guard broadEndings.contains(where: ends) else { return true }
            // A short word is the name of a secret that lies elsewhere, and a number is a limit.
            return !value.allSatisfy(\.isASCIIDigit) && (value.count >= 8 || value.contains(where: \.isASCIIDigit))
        }
        return lastWords.contains { ends(with: $0) && isLastWord($0.count, of: Array(name)) }
    }

    /// Whether the last bytes of a name are a word of it: behind a separator, or where upper case begins.
    private static func isLastWord(_ count: Int, of name: [UInt8]) -> Bool {
        guard name.count > count else { return name.count == count }
        let before = name[name.count - count - 1]
        let first = name[name.count - count]
        let isUpper = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first
        let wasUpper = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= before
        return !before.isASCIILetter || (isUpper && !wasUpper) || prefixes.contains { name.elementsEqual($0.utf8) }
    }

    /// Names that are written as one word.
    private static let prefixes = ["PGPASS", "SSHPASS", "MYSQLPWD", "dbpass", "rootpass", "userpass"]

    /// Verbs with which an option's name says that it takes no secret: `--no-password`, `--generate-token`.
    static let verbs = [
        "no", "ask", "use", "generate", "require", "show", "reset", "disable", "enable", "skip", "print", "create",
        "verify", "prompt",
    ].map { Array($0.utf8) }
}
