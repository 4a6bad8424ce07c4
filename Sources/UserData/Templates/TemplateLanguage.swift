import ExactText

/// What a template is written in, which decides how a value is escaped where it stands.
public enum TemplateLanguage: String, Sendable, CaseIterable {
    /// POSIX shell and bash.
    case shell
    /// YAML, as in a cloud-config.
    case yaml
    /// JSON.
    case json
    /// Windows PowerShell.
    case powershell

    /// The language by a template's file name: `boot.sh.mustache`, `boot.sh`; nil for endings that have none.
    public init?(fileName: String) {
        var name = fileName[...]
        if name.hasExactSuffix(Self.templateEnding) {
            name = Substring(name.utf8.dropLast(Self.templateEnding.utf8.count))
        }
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
            let language = Self.byEnding[ExactText(name[dot...])]
        else { return nil }
        self = language
    }

    /// The file endings that have a language, sorted.
    public static let endings = byEnding.keys.map(\.text).sorted()

    static let templateEnding = ".mustache"

    private static let byEnding: [ExactText: TemplateLanguage] = [
        ".sh": .shell, ".yaml": .yaml, ".yml": .yaml, ".ps1": .powershell, ".json": .json,
    ]
}
