package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `user-data-header`.
    package static let userDataHeader = Rule(
        UserDataRule.userDataHeader, severities: [.warning],
        checks: "The first line says what the payload is.",
        reason: "Without it nothing runs, and nothing says so.",
        remedy: "Begin with a line such as #!/bin/sh or #cloud-config.",
        source: .cloudInitPages,
        keys: ["spec.userData"],
        example: .settings(
            wrong: """
                userData:
                  text: |
                    echo up
                """,
            right: """
                userData:
                  text: |
                    #!/bin/sh
                    echo up
                """
        )
    )
}

/// `user-data-header`: the first line must say what the payload is, or nothing runs.
public enum HeaderRule {
    /// Findings about the first line.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        let firstLine = SourceSpan(0, payload.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? payload.count)
        if payload.isEmpty { return [warning("the user data is empty", SourceSpan(0, 0))] }
        if payload.starts(with: ByteOrderMark.bytes) {
            let message = "a byte order mark hides the first line: nothing would run"
            return [warning(message, SourceSpan(0, ByteOrderMark.bytes.count), replacement: "")]
        }
        guard let kind = PayloadKind(detecting: payload) else {
            let line = String(decoding: payload[..<firstLine.end], as: UTF8.self)
            let nearest = NearestName.find(line, among: firstLines)
            let help = "begin with '#!/bin/sh', '#cloud-config', '#include' or '#cloud-boothook'"
            let message = "nothing would run: the first line does not say what this is"
            return [warning(message, firstLine, help: nearest == nil ? help : nil, replacement: nearest)]
        }
        let blanks = payload.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.count
        if kind != .gzip, kind != .multipart, blanks > 0 {
            let message = "what says the kind must stand at the very start: '#!' counts as the first two bytes only"
            return [warning(message, SourceSpan(0, blanks), replacement: "")]
        }
        if kind == .script { return interpreterFindings(in: payload, firstLine) }
        return kind == .includeList ? includeFindings(in: payload) : []
    }

    private static func warning(
        _ message: String,
        _ span: SourceSpan,
        help: String? = nil,
        replacement: String? = nil
    ) -> PayloadFinding {
        PayloadFinding(.userDataHeader, message, span, help: help, replacement: replacement)
    }

    private static let firstLines = [
        "#!/bin/sh", "#!/bin/bash", "#cloud-config", "#include", "#cloud-boothook", "#part-handler", "[bat]",
        "[powershell]",
    ]

    private static func interpreterFindings(in payload: [UInt8], _ firstLine: SourceSpan) -> [PayloadFinding] {
        let path = payload[2..<max(firstLine.end, 2)].drop { $0 == 0x20 || $0 == 0x09 }
        if path.first == UInt8(ascii: "/") { return [] }
        let message = path.isEmpty ? "'#!' names no program" : "the program behind '#!' needs its whole path"
        return [warning(message, firstLine, help: "write '#!/bin/sh'")]
    }

    /// An include list holds addresses, comments and empty lines.
    private static func includeFindings(in payload: [UInt8]) -> [PayloadFinding] {
        LineSequence(payload[...]).compactMap { line in
            var text = payload[line.content]
            for marker in ["#include-once", "#include"] where text.starts(with: marker.utf8) {
                text = text.dropFirst(marker.utf8.count)
                break
            }
            text = text.drop { $0 == 0x20 || $0 == 0x09 }
            let isAddress = ["http://", "https://", "file://", "ftp://"].contains { text.starts(with: $0.utf8) }
            if text.isEmpty || text.first == UInt8(ascii: "#") || isAddress { return nil }
            return warning("this line of the include list is no address", SourceSpan(text.startIndex, text.endIndex))
        }
    }
}
