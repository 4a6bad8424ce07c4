import CodeGeneration
import ExactText
import GenerationInput
import GeneratorSupport
import MetadataFormat

/// The actions that a shell offers to complete a word with.
enum ActionCandidates {
    /// The actions of the metadata that the line names, or of ECS, that begin as the word does.
    ///
    /// - Parameters:
    ///   - words: The words of the line.
    ///   - prefix: What there is of the word.
    @Sendable static func complete(_ words: [String], _: Int, _ prefix: String) -> [String] {
        let option = words.lastIndex { $0.isExactly("--api-docs") }.map { words[words.index(after: $0)...] }
        let metadata = option?.first ?? "ecs/2014-05-26"
        guard let document = try? MetadataInput.load(metadata, relativeTo: ".", files: .system).document() else {
            return []
        }
        return document.actionNames.filter { $0.hasExactPrefix(prefix) }
    }
}
