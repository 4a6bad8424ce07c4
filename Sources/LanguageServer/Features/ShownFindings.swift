import DiagnosticsCore
import ExactText

/// What the client shows of findings. Those of a spec may stand in files that it refers to, and several specs may refer
/// to the same one, while the client is always told of all findings of a file at once.
struct ShownFindings: Sendable {
    typealias Files = [(uri: ExactText, findings: [JSONText])]

    /// By the spec that they come from: the files, and what was found in each.
    private var files: [ExactText: Files] = [:]
    /// By file: the specs that have findings in it.
    private var specs: [ExactText: Set<ExactText>] = [:]

    /// Replaces the findings of a spec.
    ///
    /// - Returns: The files whose findings have changed, with all of them; the spec itself first.
    mutating func replace(_ spec: ExactText, by findings: Files) -> Files {
        let before = remove(spec)
        files[spec] = findings
        for file in findings { specs[file.uri, default: []].insert(spec) }
        return changed(before + findings)
    }

    /// Takes away the findings of a spec.
    mutating func clear(_ spec: ExactText) -> Files {
        let before = remove(spec)
        return changed(before)
    }

    private mutating func remove(_ spec: ExactText) -> Files {
        let before = files.removeValue(forKey: spec) ?? []
        for file in before {
            specs[file.uri]?.remove(spec)
            if specs[file.uri]?.isEmpty == true { specs[file.uri] = nil }
        }
        return before
    }

    private func changed(_ candidates: Files) -> Files {
        var seen: Set<ExactText> = []
        return candidates.compactMap { candidate in
            guard seen.insert(candidate.uri).inserted else { return nil }
            let all = (specs[candidate.uri] ?? []).sorted().flatMap { spec in
                (files[spec] ?? []).filter { $0.uri == candidate.uri }.map(\.findings)
            }
            guard all.count > 1 else { return (candidate.uri, all.first ?? []) }
            // What two specs have to say about a file that both refer to is mostly the same.
            var said: Set<ExactText> = []
            return (candidate.uri, all.joined().filter { said.insert(ExactText($0.text())).inserted })
        }
    }
}
