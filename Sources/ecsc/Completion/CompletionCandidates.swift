import CredentialProviders
import DiagnosticsCore
import ExactText
import FileAccess
import SpecSchema
import UserData

/// What a shell offers to complete a word with, where it takes the program to know.
enum CompletionCandidates {
    /// What `explain` explains: specs, rules, keys and pages.
    @Sendable static func subjects(_: [String], _: Int, _ prefix: String) -> [String] {
        let names = RuleCatalogue.all.rules.map(\.id) + LanguageReference.Key.all.map(\.name)
        return files(prefix) { ending in ["yaml", "yml", "json"].contains(ending) }
            + (["rules", "keys", "command"] + names).filter { $0.hasExactPrefix(prefix) }
    }

    /// The templates: the bundled ones, and files.
    @Sendable static func templates(_: [String], _: Int, _ prefix: String) -> [String] {
        BundledTemplate.all.map(\.name).filter { $0.hasExactPrefix(prefix) } + files(prefix) { $0 == "mustache" }
    }

    /// The profiles of the platform's command line.
    @Sendable static func profiles(_: [String], _: Int, _ prefix: String) -> [String] {
        CredentialLookup.profileNames.filter { $0.hasExactPrefix(prefix) }
    }

    /// Folders, and files with some endings, whose paths begin as a word does.
    private static func files(_ prefix: String, _ hasEnding: (String) -> Bool) -> [String] {
        let folder = prefix.containsExactly("/") ? PathName.folder(of: prefix) : "."
        let written = prefix.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(prefix[...$0]) } ?? ""
        let names = (FolderReading.names(in: folder) ?? []).filter { $0.utf8.first != UInt8(ascii: ".") }
        return names.compactMap { name -> String? in
            let path = written + name
            guard path.hasExactPrefix(prefix) else { return nil }
            if FolderReading.isFolder(path) { return path + "/" }
            return hasEnding(String(name.splitExactly(at: UInt8(ascii: ".")).last ?? "")) ? path : nil
        }
    }
}
