public import DiagnosticsCore

/// Metadata that can't be used, with the place and the reason.
public struct MetadataError: Error, Sendable, CustomStringConvertible {
    /// The finding to print.
    public let diagnostic: Diagnostic
    /// Whether the file is not JSON at all (exit code 65) or merely not metadata (exit code 1).
    public let isUnreadable: Bool

    /// An error from a finding.
    public init(_ diagnostic: Diagnostic, isUnreadable: Bool = false) {
        self.diagnostic = diagnostic
        self.isUnreadable = isUnreadable
    }

    /// The message, with its path.
    public var description: String {
        diagnostic.path.map { "\(diagnostic.message) (\($0))" } ?? diagnostic.message
    }
}
