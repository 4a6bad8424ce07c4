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
        if name.hasSuffix(Self.templateEnding) { name = name.dropLast(Self.templateEnding.count) }
        guard let dot = name.lastIndex(of: "."), let language = Self.byEnding[String(name[dot...])] else { return nil }
        self = language
    }

    /// The file endings that have a language, sorted.
    public static let endings = byEnding.keys.sorted()

    static let templateEnding = ".mustache"

    private static let byEnding: [String: TemplateLanguage] = [
        ".sh": .shell, ".yaml": .yaml, ".yml": .yaml, ".ps1": .powershell, ".json": .json,
    ]
}
