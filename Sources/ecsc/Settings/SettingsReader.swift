import CommandSupport
import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree
import SpecCompiler
import YAMLTree

/// Reads a file of settings: what is wrong in it is found as what is wrong in a spec.
struct SettingsReader {
    /// The keys, which docs/settings.md describes.
    static let fields = [
        SpecField(
            "rules", .free, "How grave findings are, by the names of their rules: error, warning, note or ignore."),
        SpecField(
            "vars", .oneOrMore(.string), "Files that set variables, as --vars does; paths from the file's folder."),
        SpecField("exclude", .oneOrMore(.string), "Patterns of paths that are passed over where folders are read."),
    ]

    private(set) var settings: ProjectSettings
    private(set) var findings = DiagnosticSink()
    private let file: SourceFile

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: Its text.
    ///   - folder: Where it lies.
    /// - Throws: `UnreadableInput` where it is not YAML; `CommandFailure` for a file of variables that can't be read.
    init(_ file: SourceFile, folder: String, limits: ParseLimits) throws {
        self.file = file
        settings = ProjectSettings(folder: folder)
        let documents: [DocumentNode]
        do {
            documents = try DocumentReader.read(file, format: .yaml, limits: limits, into: &findings)
        } catch {
            // A file in which everything is commented out says nothing.
            if error.diagnostic.rule == .emptyInput { return }
            throw error
        }
        for (index, document) in documents.enumerated() {
            let path = "$[\(index)]"
            if let scalar = document.scalar, scalar.isNull { continue }
            let start = SourceSpan(document.span.start, min(document.span.start + 1, document.span.end))
            let value = SpecReader.read(
                document, as: .mapping(Self.fields), keySpan: start, path: path, of: file, into: &findings)
            guard let value else { continue }
            if let rules = value["rules"], case .free(let node) = rules.content { readRules(node, path: rules.path) }
            for item in value["exclude"]?.items ?? [] { readPattern(item) }
            for item in value["vars"]?.items ?? [] { try readVariables(item, limits: limits) }
        }
    }

    private mutating func readPattern(_ item: SpecValue) {
        guard let text = item.text else { return }
        guard let pattern = PathPattern(text) else {
            return report(.valuePattern, "'\(text.shortened)' names nothing", at: item.span, path: item.path)
        }
        settings.exclude.append(pattern)
    }

    private mutating func readVariables(_ item: SpecValue, limits: ParseLimits) throws {
        guard let name = item.text else { return }
        let path = PathName.resolve(name, in: settings.folder)
        let variables: VariablesFile
        do {
            variables = try VariablesFile(path: path, limits: limits)
        } catch let failure as CommandFailure {
            report(.fileNotFound, failure.message, at: item.span, path: item.path)
            return
        }
        findings.report(contentsOf: variables.findings)
        for (name, value) in variables.values { settings.variables[ExactText(name)] = value }
    }

    private mutating func readRules(_ node: DocumentNode, path: String) {
        guard let entries = node.entries else {
            if let scalar = node.scalar, scalar.isNull { return }
            report(
                .wrongType, "expected a mapping of rules to severities, found \(node.kindName)", at: node.span,
                path: path)
            return
        }
        for entry in entries {
            let path = "\(path).\(entry.key.shortened)"
            guard let rule = RuleCatalogue.all.rule(named: entry.key) else {
                let nearest = RuleCatalogue.all.nearestName(to: entry.key)
                report(
                    .unknownKey, "there is no rule '\(entry.key.shortened)'", at: entry.keySpan, path: path,
                    notes: nearest == nil ? ["'ecsc explain rules' lists them"] : [],
                    replacement: nearest.flatMap { file.spelling(of: $0, inPlaceOf: entry.keySpan) }
                )
                continue
            }
            let words = SpecWords(
                words: RuleLevels.Level.allCases.map { .init(spec: $0.rawValue, wire: $0.rawValue) }, isClosed: true)
            let value = SpecReader.read(
                entry.value, as: .word(words), keySpan: entry.keySpan, path: path, of: file, into: &findings)
            guard let level = value?.text.flatMap(RuleLevels.Level.init) else { continue }
            if level != .error, !rule.canBeLowered {
                report(
                    .valueSet, "'\(rule)' can't be less than an error", at: entry.value.span, path: path,
                    notes: ["without what it asks for there is no request to make of a spec"], help: "leave it out"
                )
                continue
            }
            settings.levels.set(level, for: rule, keepsErrors: !rule.errorsCanBeLowered)
        }
    }

    private mutating func report(
        _ rule: Rule, _ message: String, at span: SourceSpan, path: String, notes: [String] = [], help: String? = nil,
        replacement: String? = nil
    ) {
        findings.report(
            Diagnostic(
                .error, rule, message, at: Diagnostic.Position(file: file, span: span), notes: notes, help: help,
                replacement: replacement, path: path
            )
        )
    }
}
