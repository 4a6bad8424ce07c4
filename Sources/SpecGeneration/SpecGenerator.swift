public import DiagnosticsCore
import ExactText
public import GenerationInput
import InstanceSpec
import MetadataFormat
import QueryEncoding
import ServiceModel
import SourceTree
public import SpecCompiler
public import SwiftSource

/// From instance specs to a Swift file of prepared requests.
public enum SpecGenerator {
    private static let fileName = GeneratedFile.compiledSpecsName

    /// What comes of a run.
    public struct Output: Sendable {
        /// The file; without a declaration where there are no specs.
        public var file: GeneratedFile
        /// What there is to tell the user; where it has errors, the file is not to be used.
        public var findings: DiagnosticSink
        /// Why there is none, where a spec can't be read.
        public var fault: InputFault?
    }

    /// Compiles the specs that a config names.
    ///
    /// - Parameters:
    ///   - config: The config.
    ///   - folder: Where they lie.
    ///   - source: Reads them.
    ///   - files: Reads what they refer to.
    /// - Throws: `UnreadableInput` or `MetadataError` only if the program was built from broken data.
    public static func generate(
        specsOf config: GenerationConfig, in folder: String, source: FileSource, files: FileLoader
    ) throws -> Output {
        var findings = DiagnosticSink()
        let specs: [SpecFile]
        do throws(FileError) {
            specs = try SpecFolder(path: folder, source: source).files(matching: config.specs, into: &findings)
        } catch {
            findings.report(Diagnostic(.error, .noSuchFile, "\(error)"))
            return Output(file: GeneratedFile(name: fileName, text: ""), findings: findings, fault: .missing)
        }
        var output = try generate(specs, files: files, access: config.access)
        findings.report(contentsOf: output.findings)
        output.findings = findings
        return output
    }

    /// Compiles specs and writes `enum Specs` with a constant for each.
    ///
    /// - Parameters:
    ///   - specs: The specs, in the order their constants are to have.
    ///   - files: Reads what they refer to.
    ///   - access: Who can see the constants.
    /// - Throws: `UnreadableInput` or `MetadataError` only if the program was built from broken data.
    public static func generate(_ specs: [SpecFile], files: FileLoader, access: Access) throws -> Output {
        var constants: [VariableDeclaration] = []
        var findings = DiagnosticSink()
        var isUnreadable = false
        if !specs.isEmpty {
            let library = try PlatformLibrary.bundled()
            var run = CompilationRun(library: library)
            var names = SpecNames()
            for spec in specs {
                do {
                    for instance in try run.compile(spec.source, format: spec.format, files: files) {
                        let name = names.claim(for: instance.document, into: &findings)
                        let query = query(of: instance, version: library.ecs.version, into: &findings)
                        guard let name, let query else { continue }
                        let host = library.host(forRegion: instance.request.regionID)
                        constants.append(
                            VariableDeclaration(
                                documentation: [documentation(of: instance, in: spec)],
                                access: access,
                                isStatic: true,
                                isConstant: true,
                                name: name,
                                type: nil,
                                value: .initial(preparedRequest(host: host, query: query))
                            )
                        )
                    }
                } catch let error as UnreadableInput {
                    isUnreadable = true
                    findings.report(error.diagnostic)
                }
            }
            run.finish()
            findings.report(contentsOf: run.findings)
        }
        let text = SwiftRenderer.render(file(constants, access: access))
        return Output(
            file: GeneratedFile(name: fileName, text: text), findings: findings,
            fault: isUnreadable ? .unreadable : nil
        )
    }

    // MARK: - Requests

    /// The canonical query of a request; nil, with findings, if it holds a secret.
    private static func query(
        of instance: CompiledInstance, version: String, into sink: inout DiagnosticSink
    ) -> String? {
        var parameters = [
            QueryParameter(name: "Action", value: instance.request.action),
            QueryParameter(name: "Version", value: version),
            QueryParameter(name: "Format", value: "JSON"),
        ]
        var isComplete = true
        for parameter in instance.request.parameters {
            if let text = parameter.value.text {
                parameters.append(QueryParameter(name: parameter.name, value: text))
            } else {
                isComplete = false
                if let value = parameter.origin.value { sink.report(secret(value, of: instance.document)) }
            }
        }
        return isComplete ? CanonicalQuery(parameters).text : nil
    }

    private static func secret(_ value: SpecValue, of document: InstanceDocument) -> Diagnostic {
        document.diagnostic(
            .error,
            .passwordAtBuild,
            "a password can't be compiled into a program",
            at: value.span,
            path: value.path,
            notes: ["whoever has the program could read it"],
            help: "use a key pair ('login.keyPair'), or compile this spec with ecsc when the request is made"
        )
    }

    // MARK: - Swift

    private static func file(_ constants: [VariableDeclaration], access: Access) -> SwiftFile {
        let header = [
            "Generated by \(GeneratedFile.generator) from instance specs; do not edit.", "swift-format-ignore-file",
        ]
        guard !constants.isEmpty else { return SwiftFile(name: fileName, header: header) }
        let specs = TypeDeclaration(
            .enum,
            documentation: ["Requests compiled from instance specs: only credentials, nonce and time are left to add."],
            // In modules that isolate everything to the main actor, the constants are for everybody all the same.
            attributes: ["nonisolated"],
            access: access,
            name: "Specs",
            members: constants.map(Declaration.variable)
        )
        return SwiftFile(
            name: fileName,
            header: header,
            // As itself where others see it too, and else by the name that users do not import.
            imports: [
                access == .public
                    ? SwiftFile.Import("RequestSigning", access: .public)
                    : SwiftFile.Import("GeneratedSpecSupport", access: access)
            ],
            declarations: [.type(specs)]
        )
    }

    private static func preparedRequest(host: String, query: String) -> Expression {
        // With its module, since the user's own types would hide it.
        .call(
            .member("RequestSigning", "PreparedRequest"),
            [Expression.Argument("host", .string(host)), Expression.Argument("query", .string(query))]
        )
    }

    private static func documentation(of instance: CompiledInstance, in spec: SpecFile) -> String {
        let line = "`\(instance.name)` of \(spec.path): \(instance.request.action) in \(instance.request.regionID)."
        // Paths and regions could hold anything, also what would end the comment.
        var text = ""
        for scalar in line.unicodeScalars {
            let isKept = ![.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            text.unicodeScalars.append(isKept ? scalar : "?")
        }
        return text
    }
}

/// The names that specs have taken for their constants.
private struct SpecNames {
    private var owners: [String: (document: InstanceDocument, name: SpecValue)] = [:]

    /// The constant of a spec; nil if the spec has no name, which the compiler has reported.
    ///
    /// A second spec that gets the same constant is reported at its `metadata.name`.
    mutating func claim(for document: InstanceDocument, into sink: inout DiagnosticSink) -> String? {
        guard let name = document.name, let text = name.text else { return nil }
        let constant = SwiftNaming.valueName(text)
        guard let owner = owners[constant], let ownerText = owner.name.text else {
            owners[constant] = (document, name)
            return constant
        }
        // Equal names are the compiler's own finding.
        guard !ownerText.isExactly(text) else { return constant }
        let isSameFile = owner.document.file === document.file
        let place = owner.document.file.location(at: owner.name.span.start)
        sink.report(
            document.diagnostic(
                .error,
                .nameCollision,
                "'\(ownerText)' and '\(text)' both get the Swift name '\(constant)'",
                at: name.span,
                path: name.path,
                labels: isSameFile
                    ? [Diagnostic.Label(span: owner.name.span, text: "'\(ownerText)' is the first")] : [],
                notes: isSameFile
                    ? [] : ["'\(ownerText)' is at \(owner.document.file.name):\(place.line):\(place.column)"],
                help: "rename one of them"
            )
        )
        return constant
    }
}
