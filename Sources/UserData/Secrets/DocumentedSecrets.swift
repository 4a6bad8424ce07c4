import ExactText

/// Values and keys that documents print as examples, so that they protect nothing: those of cloud-init's examples (as its
/// Debian package installs them, 22.4) and of the pages on access keys.
enum DocumentedSecrets {
    private static let values: Set<ExactText> = [
        "passw0rd", "gocubs", "24uysdfx1w4", "csecret_foo", "tkey_foo", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "testsecret",
    ]

    /// A line of each private key.
    private static let keyLines = [
        "MIIBxwIBAAJhAKD0YSHy73nUgysO13XsJmd4fHiFyQ+00R7VVu2iV9Qcon2LZS/x",
        "MIIBuwIBAAKBgQDP2HLu7pTExL89USyM0264RCyWX/CMLmukxX0Jdbm29ax8FBJT",
        "NhAAAAAwEAAQAAAYEA0QiQkNVA/ULJVg0sOT8LL22tFrH9aTuIaMOQbTWmZ9MS2aU6tp6h",
    ]

    /// Whether a value is such an example.
    static func contain(value: ArraySlice<UInt8>) -> Bool {
        value.count <= 64 && values.contains(ExactText(String(decoding: value, as: UTF8.self)))
    }

    /// Whether what follows the first line of a private key is such an example, or a place to put a key.
    static func contain(keyBeginning body: ArraySlice<UInt8>) -> Bool {
        let body = body.prefix(400)
        let firstLine = body.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix { $0 != 0x0A }
        let isPlaceholder =
            ["your-", "your_", "...", "<"].contains { firstLine.map(\.asciiLowercased).contains(sequence: $0.utf8) }
        return isPlaceholder || keyLines.contains { body.contains(sequence: $0.utf8) }
    }
}
