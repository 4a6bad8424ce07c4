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
    /// Findings about the first line, and about what must stand behind it.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] { findings(in: payload, declared: nil) }

    /// The same of a part of an archive.
    ///
    /// - Parameter declared: What an archive says the payload is, which goes before the first line.
    static func findings(in payload: [UInt8], declared: PayloadKind?) -> [PayloadFinding] {
        let firstLine = firstLine(of: payload)
        if payload.isEmpty { return [warning("the user data is empty", SourceSpan(0, 0))] }
        if payload.starts(with: ByteOrderMark.bytes) {
            let message = "a byte order mark hides the first line: nothing would run"
            return [warning(message, SourceSpan(0, ByteOrderMark.bytes.count), replacement: "")]
        }
        guard let kind = declared ?? PayloadKind(detecting: payload) else {
            let line = String(decoding: payload[..<firstLine.end], as: UTF8.self)
            let nearest = NearestName.find(line, among: firstLines)
            let help = "begin with '#!/bin/sh', '#cloud-config', '#include' or '#cloud-boothook'"
            let message = "nothing would run: the first line does not say what this is"
            return [warning(message, firstLine, help: nearest == nil ? help : nil, replacement: nearest)]
        }
        let blanks = payload.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.count
        if declared == nil, kind != .gzip, kind != .multipart, kind != .ignition, blanks > 0 {
            let message = "what says the kind must stand at the very start: '#!' counts as the first two bytes only"
            return [warning(message, SourceSpan(0, blanks), replacement: "")]
        }
        switch kind {
        case .script: return interpreterFindings(in: payload, firstLine)
        case .includeList: return includeFindings(in: payload)
        case .boothook: return boothookFindings(in: payload, firstLine)
        case .jinja: return templateFindings(in: payload)
        case .ignition: return IgnitionConfig.findings(in: payload)
        default: return []
        }
    }

    /// The first line without its end.
    static func firstLine(of payload: [UInt8]) -> SourceSpan {
        SourceSpan(0, payload.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? payload.count)
    }

    /// About user data that can't be opened.
    ///
    /// - Parameter isPart: Whether some of it could be.
    static func unreadable(_ fault: UserDataUnreadable, isPart: Bool, at span: SourceSpan) -> PayloadFinding {
        let effect = isPart ? "cloud-init may not run all of this" : "nothing would run"
        return warning("\(effect): \(fault.description)", span)
    }

    /// About a text that is the Base64 of a payload.
    static func encodedFinding(at span: SourceSpan) -> PayloadFinding {
        warning(
            "nothing would run: this is a payload in Base64, and is sent in Base64 once more", span,
            help: "give it as 'base64', or decoded as 'text'")
    }

    /// The script that a payload is or holds: behind the first line of a boothook, and as what a template begins with.
    static func script(in payload: [UInt8], kind: PayloadKind?) -> ArraySlice<UInt8> {
        guard kind == .boothook else { return payload[...] }
        let line = firstLine(of: payload)
        guard payload.prefix(line.end).contains(sequence: "#cloud-boothook".utf8) else { return payload[...] }
        return payload[line.end...].drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// cloud-init writes what follows the first line to a file, and runs that.
    private static func boothookFindings(in payload: [UInt8], _ firstLine: SourceSpan) -> [PayloadFinding] {
        let script = script(in: payload, kind: .boothook)
        if script.starts(with: "#!".utf8) { return [] }
        let next = script.prefix { $0 != 0x0A && $0 != 0x0D }
        let span = next.isEmpty ? firstLine : SourceSpan(next.startIndex, next.endIndex)
        return [warning("nothing would run: a boothook needs a line such as '#!/bin/sh' behind its first", span)]
    }

    /// What the template gives is told by its first line in turn.
    private static func templateFindings(in payload: [UInt8]) -> [PayloadFinding] {
        let rest = payload[firstLine(of: payload).end...].drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        // A tag may write that line.
        if rest.first == UInt8(ascii: "{") || PayloadKind(detecting: rest) != nil { return [] }
        let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
        return [
            warning(
                "nothing would run: the line behind the template's mark does not say what this is",
                line.isEmpty ? firstLine(of: payload) : SourceSpan(line.startIndex, line.endIndex),
                help: "go on with '#cloud-config' or '#!/bin/sh'")
        ]
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
        // These two have one place that every distribution has them in.
        let program = path.prefix { $0 != 0x20 && $0 != 0x09 }
        let isShell = ["sh", "bash"].contains { program.elementsEqual($0.utf8) }
        let line = "#!/bin/" + String(decoding: path, as: UTF8.self)
        return [
            warning(message, firstLine, help: isShell ? nil : "write '#!/bin/sh'", replacement: isShell ? line : nil)
        ]
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
