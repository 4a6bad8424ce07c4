import CommandSupport
import DiagnosticsCore
import ExactText
import SourceTree
import SpecCompiler
import YAMLTree

/// What a file `.ecsc.yaml` says for the specs beside it and below.
struct ProjectSettings: Sendable {
    /// The name of the file.
    static let fileName = ".ecsc.yaml"

    /// The folder that the file lies in, which its paths are relative to.
    let folder: String
    /// How grave findings of rules are.
    var levels = RuleLevels()
    /// The values of the files under `vars`, the later ones winning.
    var variables: [ExactText: String] = [:]
    /// The patterns under `exclude`, of paths below the folder that a command which reads folders passes over.
    var exclude: [PathPattern] = []

    /// What this says to the compiler.
    var fileSettings: FileSettings {
        FileSettings(levels: levels.isEmpty ? nil : levels, variables: variables)
    }
}
