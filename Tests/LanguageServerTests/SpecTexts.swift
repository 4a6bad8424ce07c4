import Foundation
import TestSupport

/// Specs of the repository, to try things on.
enum SpecTexts {
    /// Every spec that a case or an example has, right or wrong.
    static let all: [(name: String, text: String)] = {
        let folders = [
            "Tests/ecscTests/Cases", "Tests/SpecCompilerTests/Cases", "Tests/SpecFormattingTests/Cases", "Examples",
        ]
        return folders.flatMap { folder -> [(String, String)] in
            let root = Repository.root.appending(path: folder)
            let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
            return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.compactMap { name in
                guard let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8),
                    text.contains("apiVersion"), text.utf8.count < 50_000
                else { return nil }
                return ("\(folder)/\(name)", text)
            }
        }
    }()
}
