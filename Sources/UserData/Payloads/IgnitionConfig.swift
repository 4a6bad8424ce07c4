import DiagnosticsCore
import ExactText
import SourceTree

/// What Ignition asks of every config, whatever is in it (its specifications 2.0 to 3.5): JSON with a version that it
/// knows.
enum IgnitionConfig {
    /// Findings about a config, of which Ignition would take nothing.
    static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "ignition", bytes: payload)
        let root: DocumentNode
        do {
            root = try DocumentReader.readJSON(file, limits: ParseLimits(), into: &sink)
        } catch {
            let span = error.diagnostic.position?.span ?? SourceSpan(0, 0)
            return [finding("Ignition can't read this JSON: \(error.diagnostic.message)", span)]
        }
        let start = SourceSpan(root.span.start, min(root.span.start + 1, root.span.end))
        guard let ignition = root["ignition"] else {
            return [finding("nothing would run: an Ignition config has 'ignition' among its own members", start)]
        }
        guard let version = ignition["version"] else {
            return [
                finding(
                    "Ignition refuses a config without 'ignition.version'", ignition.span,
                    help: "write \"version\": \"3.3.0\"")
            ]
        }
        guard let scalar = version.scalar, scalar.style == .quoted, isVersion(scalar.text) else {
            return [finding("Ignition knows no such version: they are texts from \"2.0.0\" on", version.span)]
        }
        return []
    }

    /// `2.x.y` or `3.x.y`, perhaps of a draft.
    private static func isVersion(_ text: String) -> Bool {
        let parts = text.splitExactly(at: UInt8(ascii: "-"), maxSplits: 1)
        let numbers = parts.first?.splitExactly(at: UInt8(ascii: ".")) ?? []
        return numbers.count == 3 && ["2", "3"].contains { numbers[0].isExactly($0) }
            && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isASCIIDigit) }
            && (parts.count == 1 || parts[1].isExactly("experimental"))
    }

    private static func finding(_ message: String, _ span: SourceSpan, help: String? = nil) -> PayloadFinding {
        PayloadFinding(.userDataHeader, message, span, help: help)
    }
}
