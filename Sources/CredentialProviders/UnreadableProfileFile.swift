public import DiagnosticsCore
import SourceTree

/// A file of profiles that is not the JSON it must be.
///
/// The file holds secrets, so this says where the fault is but repeats nothing of the file: `diagnostic` has no position
/// whose text could be shown.
public struct UnreadableProfileFile: Sendable {
    /// The file.
    public let path: String
    /// Where in it.
    public let location: SourceLocation
    /// Which rule of reading it breaks: `syntax`, `empty-input`, `not-utf8`, `nul-byte`, `input-limit`, `duplicate-key`.
    public let rule: Rule

    /// The fault as a finding whose message names file, line and column.
    public var diagnostic: Diagnostic {
        Diagnostic(
            .error,
            rule,
            "the profiles in \(path):\(location.line):\(location.column) can't be read: \(reason)"
        )
    }

    /// Takes over place and rule of a fault, but not its words, which may quote the file.
    init(_ fault: Diagnostic, in file: SourceFile) {
        path = file.name
        location = file.location(at: fault.position?.span.start ?? 0)
        rule = fault.rule
    }

    private var reason: String {
        switch rule {
        case .emptyInput: "the file is empty"
        case .notUTF8: "this is not UTF-8"
        case .nulByte: "this is a NUL byte"
        case .inputLimit: "the file is over a limit of size or nesting"
        case .duplicateKey: "this key is given twice"
        default: "this is not JSON"
        }
    }
}
