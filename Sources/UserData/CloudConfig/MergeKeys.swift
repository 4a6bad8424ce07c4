import DiagnosticsCore
import ExactText
import SourceTree

/// YAML 1.1's merge keys (<https://yaml.org/type/merge.html>), which PyYAML and so cloud-init follow: `<<` brings in the
/// entries of a mapping, or of several.
enum MergeKeys {
    /// A merge key that brings in something else than mappings.
    struct Fault {
        let message: String
        let span: SourceSpan
    }

    /// Whether a key may be a merge key, if it is not in quotes.
    static func isMerge(_ entry: DocumentNode.Entry) -> Bool { entry.key.isExactly("<<") }

    /// The mappings that a merge key brings in, the strongest first; nil if its value is anything else.
    static func sources(of value: DocumentNode) -> [[DocumentNode.Entry]]? {
        switch value.content {
        case .mapping(let entries): return [entries]
        case .sequence(let items):
            let mappings = items.compactMap { if let entries = $0.entries { entries } else { nil } }
            return mappings.count == items.count ? mappings : nil
        case .scalar: return nil
        }
    }

    /// The entries of a mapping with those that it merges: a key of the mapping itself wins over a merged one, and an
    /// earlier merged mapping over a later.
    ///
    /// Work and result are bounded by what aliases may add to a file, `ParseLimits.aliasNodes`, and by its nesting.
    ///
    /// - Parameter file: The text the entries were read from: in quotes `<<` is a key like others.
    static func resolve(
        _ entries: [DocumentNode.Entry], in file: SourceFile, faults: inout [Fault]
    ) -> [DocumentNode.Entry] {
        func isPlainMerge(_ entry: DocumentNode.Entry) -> Bool {
            isMerge(entry) && file.bytes(in: entry.keySpan).elementsEqual("<<".utf8)
        }
        guard entries.contains(where: isPlainMerge) else { return entries }
        var resolved = entries.filter { !isPlainMerge($0) }
        var keys = Set(resolved.map { CloudConfigWriter.key($0, in: file) })
        for entry in entries where isPlainMerge(entry) {
            guard let sources = sources(of: entry.value) else {
                faults.append(Fault(message: "'<<' brings in a mapping, or a list of mappings", span: entry.keySpan))
                continue
            }
            for source in sources {
                for merged in resolve(source, in: file, faults: &faults)
                where keys.insert(CloudConfigWriter.key(merged, in: file)).inserted {
                    resolved.append(merged)
                }
            }
        }
        return resolved
    }
}
