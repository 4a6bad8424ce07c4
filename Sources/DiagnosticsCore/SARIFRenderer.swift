import ExactText

/// Renders findings as a SARIF 2.1.0 log, which code scanning services and editors read.
///
/// One run, with every rule given as a descriptor, and a result for each finding. Columns count Unicode code points
/// (`columnKind`), and the column of an end is the first behind the span, as SARIF wants it. Source: OASIS Standard
/// "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020-03-27.
public struct SARIFRenderer: Sendable {
    /// The address of the format's schema, as the standard gives it.
    static let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

    private let tool: (name: String, version: String)
    private let rules: [Rule]

    /// A renderer for the findings of a tool.
    public init(toolName: String, toolVersion: String, rules: [Rule]) {
        tool = (toolName, toolVersion)
        self.rules = rules
    }

    /// A log of findings in the order given, without a final line break. It describes the rules given, and those of the
    /// findings.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        let locations = LocationCache()
        var described: [Rule] = []
        var indices: [Rule: Int] = [:]
        for rule in rules + diagnostics.map(\.rule) where indices[rule] == nil {
            indices[rule] = described.count
            described.append(rule)
        }
        let driver = JSONText.object([
            ("name", .string(tool.name)), ("version", .string(tool.version)),
            ("rules", .list(described.map(descriptor))),
        ])
        let run = JSONText.object([
            ("tool", .object([("driver", driver)])),
            ("columnKind", .string("unicodeCodePoints")),
            // As `SourceFile` counts lines.
            ("newlineSequences", .list(["\r\n", "\n", "\r"].map(JSONText.string))),
            ("results", .list(diagnostics.map { result($0, ruleIndex: indices[$0.rule], locations) })),
        ])
        return JSONText.object([
            ("$schema", .string(Self.schema)), ("version", .string("2.1.0")), ("runs", .list([run])),
        ]).text(indentation: 2)
    }

    private func descriptor(_ rule: Rule) -> JSONText {
        .object([
            ("id", .string(rule.id)), ("shortDescription", message(rule.checks)),
            ("help", message("\(rule.reason) \(rule.remedy)")),
            ("defaultConfiguration", .object([("level", .string((rule.severities.first ?? .error).rawValue))])),
        ])
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int?, _ locations: LocationCache) -> JSONText {
        var members: [JSONText.Member] = [
            ("ruleId", .string(diagnostic.rule.id)), ("ruleIndex", .number(ruleIndex ?? -1)),
            // SARIF's levels have the names of the severities.
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", message(diagnostic.textLines.joined(separator: "\n"))),
        ]
        guard let position = diagnostic.position else { return .object(members) }
        var location: [JSONText.Member] = [
            ("physicalLocation", physicalLocation(position.span, in: position.file, locations))
        ]
        if let path = diagnostic.path {
            location.append(("logicalLocations", .list([.object([("fullyQualifiedName", .string(path))])])))
        }
        members.append(("locations", .list([.object(location)])))
        if !diagnostic.labels.isEmpty {
            members.append(
                (
                    "relatedLocations",
                    .list(
                        diagnostic.labels.map { label in
                            .object([
                                ("physicalLocation", physicalLocation(label.span, in: position.file, locations)),
                                ("message", message(DisplayText.escape(label.text))),
                            ])
                        })
                ))
        }
        if let fix = diagnostic.fix { members.append(("fixes", .list([render(fix, locations)]))) }
        return .object(members)
    }

    private func render(_ fix: Fix, _ locations: LocationCache) -> JSONText {
        let replacements = fix.edits.map { edit in
            JSONText.object([
                ("deletedRegion", region(edit.span, in: fix.file, locations)),
                ("insertedContent", .object([("text", .string(edit.text))])),
            ])
        }
        let change = JSONText.object([
            ("artifactLocation", artifactLocation(of: fix.file)), ("replacements", .list(replacements)),
        ])
        return .object([
            ("description", message(DisplayText.escape(fix.description))), ("artifactChanges", .list([change])),
        ])
    }

    private func message(_ text: String) -> JSONText {
        .object([("text", .string(text))])
    }

    private func physicalLocation(
        _ span: SourceSpan, in file: SourceFile, _ locations: LocationCache
    ) -> JSONText {
        .object([("artifactLocation", artifactLocation(of: file)), ("region", region(span, in: file, locations))])
    }

    private func region(_ span: SourceSpan, in file: SourceFile, _ locations: LocationCache) -> JSONText {
        let start = locations.codePointLocation(at: span.start, in: file)
        let end = locations.codePointLocation(at: span.end, in: file)
        return .object([
            ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
            ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
        ])
    }

    private func artifactLocation(of file: SourceFile) -> JSONText {
        .object([("uri", .string(Self.uri(ofPath: file.name)))])
    }

    /// A path as a URI (RFC 3986): relative, or of the scheme `file` for a path from the root. Everything that has a
    /// meaning in a URI is encoded.
    static func uri(ofPath path: String) -> String {
        var uri = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
        for byte in path.utf8 {
            if byte.isASCIIAlphanumeric || "-._~/".utf8.contains(byte) {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                uri += (byte < 0x10 ? "%0" : "%") + digits
            }
        }
        return uri
    }
}
