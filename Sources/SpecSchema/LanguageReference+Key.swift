public import DiagnosticsCore
import ExactText
import InstanceSpec

extension LanguageReference {
    /// A key of the language, from the top of a document.
    public struct Key: Sendable {
        /// `spec.dataDisks[].sizeGiB`
        public let name: String
        /// What it is for, one line.
        public let summary: String
        /// What it takes, in a few words of Markdown.
        let takes: String
        /// The wire parameter that it becomes: `DataDisk.N.Size`; nil for one that only groups others, or means more.
        let becomes: String?
        /// Whether its mapping is incomplete without it.
        let isRequired: Bool

        /// All keys, in the order of the reference page.
        public static var all: [Key] {
            let top = SpecLanguage.document.filter { $0.key != "spec" }
            return LanguageReference.keys(of: top, below: "", wire: "")
                + LanguageReference.keys(of: SpecLanguage.instance, below: "spec.", wire: "")
        }

        /// The key that a name means: with or without `spec.`, with positions (`dataDisks[0]`), with empty brackets or
        /// without any; or the name of the parameter that it becomes, with a number or `N`.
        public static func named(_ name: String) -> Key? {
            let plain = plain(name)
            let all = all
            return all.first { Self.plain($0.name).isExactly(plain) }
                ?? all.first { Self.plain($0.name).isExactly("spec.\(plain)") }
                ?? all.first { key in key.becomes.map { numbered($0).isExactly(numbered(name)) } ?? false }
        }

        /// The key at a path from the top of a document, without the brackets of lists: `spec.dataDisks.sizeGiB`.
        public static func at(_ path: String) -> Key? { all.first { plain($0.name).isExactly(path) } }

        /// The keys directly in the mapping at a path, as above; those of a document for an empty one.
        public static func directly(in path: String) -> [Key] {
            let prefix = path.isEmpty ? "" : path + "."
            return all.filter { key in
                let name = plain(key.name)
                return name.hasExactPrefix(prefix)
                    && !name.utf8.dropFirst(prefix.utf8.count).contains(UInt8(ascii: "."))
            }
        }

        /// The last part of its name.
        public var lastName: String {
            String(name.splitExactly(at: UInt8(ascii: ".")).last ?? "").replacingExactly("[]", with: "")
        }

        /// What keys can be called: below `spec` without it, and with it.
        public static var allSpellings: [String] {
            let names = all.map(\.name)
            return names.compactMap { $0.hasExactPrefix("spec.") ? String($0.utf8.dropFirst(5)) : nil } + names
        }

        /// A name without what stands in brackets.
        private static func plain(_ name: String) -> String {
            var isInBrackets = false
            let bytes = name.utf8.filter { byte in
                if byte == UInt8(ascii: "[") { isInBrackets = true }
                defer { if byte == UInt8(ascii: "]") { isInBrackets = false } }
                return !isInBrackets
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        /// A wire name with `N` for each number.
        private static func numbered(_ name: String) -> String {
            name.splitExactly(at: UInt8(ascii: ".")).map { part in
                !part.isEmpty && part.utf8.allSatisfy(\.isASCIIDigit) ? "N" : part
            }.joined(separator: ".")
        }

        /// The rules that look at it or at what is in it.
        private func rules(among rules: [Rule]) -> [String] {
            let plain = Self.plain(name)
            return rules.filter { rule in
                rule.keys.contains { key in
                    let key = Self.plain(key)
                    return key.isExactly(plain) || key.hasExactPrefix(plain + ".")
                }
            }.map(\.id)
        }

        /// The key as `ecsc explain` prints it, with a final line break.
        public func text(rules: [Rule]) -> String {
            let ids = self.rules(among: rules)
            return "\(name) (key\(isRequired ? ", required" : ""))\n\n"
                + "  for:      \(summary)\n"
                + "  takes:    \(takes.replacingExactly("`", with: ""))\n"
                + (becomes.map { "  becomes:  \($0)\n" } ?? "")
                + "  rules:    \(ids.isEmpty ? "none of its own" : ids.joined(separator: ", "))\n"
        }

        /// The same in Markdown, for an editor.
        public func markdown(rules: [Rule]) -> String {
            var lines = ["**\(name)**\(isRequired ? " (required)" : "")", summary, "*Takes:* \(takes)"]
            if let becomes { lines.append("*Becomes:* `\(becomes)`") }
            let ids = self.rules(among: rules)
            if !ids.isEmpty { lines.append("*Rules:* " + ids.map { "`\($0)`" }.joined(separator: ", ")) }
            return lines.joined(separator: "\n\n")
        }

        /// What it takes, in a few plain words.
        public var takesText: String { takes.replacingExactly("`", with: "") }

        /// `{"key","for","takes","becomes","required","rules":[]}`.
        public func json(rules: [Rule]) -> JSONText {
            .object([
                ("key", .string(name)), ("for", .string(summary)),
                ("takes", .string(takes.replacingExactly("`", with: ""))),
                ("becomes", becomes.map(JSONText.string) ?? .null), ("required", .bool(isRequired)),
                ("rules", .list(self.rules(among: rules).map(JSONText.string))),
            ])
        }
    }
}
