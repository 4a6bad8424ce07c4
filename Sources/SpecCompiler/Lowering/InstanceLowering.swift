import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat
import Platform
import SourceTree
import SpecRules

/// Lowers a spec to the parameters of the request that creates the instance.
///
/// Most fields lower by the table of the language alone; what means more than one parameter has a file of its own beside
/// this one.
struct InstanceLowering {
    let document: InstanceDocument
    let trusted: TrustedSystem
    /// What is known of the action that the spec chooses.
    let action: MetadataAction
    let files: FileLoader
    let library: PlatformLibrary
    private(set) var parameters: [RequestParameter] = []
    private(set) var findings: DiagnosticSink

    init(
        document: InstanceDocument, trusted: TrustedSystem, action: MetadataAction, files: FileLoader,
        library: PlatformLibrary, findings: DiagnosticSink
    ) {
        self.findings = findings
        self.document = document
        self.trusted = trusted
        self.action = action
        self.files = files
        self.library = library
    }

    var spec: SpecValue { document.spec }

    /// Lowers the whole spec. Findings are left in `findings`.
    ///
    /// - Throws: `MetadataError` only for a broken library.
    mutating func lower() throws(MetadataError) -> CompiledInstance {
        lower(spec.members, prefix: "")
        lowerCharge()
        lowerTrustedSystem()
        let role = try lowerRole()
        let userData = lowerUserData()
        try lowerFreeParameters()
        return CompiledInstance(
            name: document.name?.text ?? "",
            document: document,
            request: InstanceRequest(
                action: action.name, regionID: spec["region"]?.text ?? "", parameters: parameters
            ),
            userData: userData,
            role: role
        )
    }

    /// Lowers the members of a mapping by their fields' wire names.
    private mutating func lower(_ members: [SpecMember], prefix: String) {
        for member in members {
            let value = member.value
            let name = member.field.wire.map { prefix + $0 }
            if let name, action.parameter(matching: name) == nil {
                reportNotInAction(name, member.value)
                continue
            }
            switch value.content {
            case .mapping(let inner):
                lower(inner, prefix: innerPrefix(of: member.field, name: name, outer: prefix))
            case .text(let text):
                if let name {
                    append(name, .text(text), .spec(value), hasBeenLimited: member.field.hasLimitsOfItsOwn)
                }
            case .secret(let reference):
                checkSecret(reference, value)
                if let name { append(name, .secret(reference), .spec(value)) }
            case .list(let items):
                if let name { lower(items, name: name) }
            case .tags(let tags):
                guard let name else { continue }
                for (index, tag) in tags.enumerated() {
                    for (part, value) in [("Key", tag.key), ("Value", tag.value)] {
                        append(
                            "\(name).\(index + 1).\(part)", .text(value.text ?? ""), .spec(value),
                            hasBeenLimited: member.field.hasLimitsOfItsOwn
                        )
                    }
                }
            case .free, .invalid:
                break
            }
        }
        lowerSecurityGroups(members, prefix: prefix)
    }

    private func innerPrefix(of field: SpecField, name: String?, outer: String) -> String {
        // The wire name of such a field is for the word only.
        if case .wordOrMapping = field.type { return outer }
        return name.map { $0 + "." } ?? outer
    }

    private mutating func lower(_ items: [SpecValue], name: String) {
        for (index, item) in items.enumerated() {
            switch item.content {
            case .mapping(let members): lower(members, prefix: "\(name).\(index + 1).")
            case .text(let text): append("\(name).\(index + 1)", .text(text), .spec(item))
            default: break
            }
        }
    }

    /// One group is sent as `SecurityGroupId` in either spelling, several as `SecurityGroupIds.N`.
    private mutating func lowerSecurityGroups(_ members: [SpecMember], prefix: String) {
        for member in members {
            switch (member.field.key, member.value.content) {
            case ("securityGroup", .text(let id)):
                append("\(prefix)SecurityGroupId", .text(id), .spec(member.value))
            case ("securityGroups", .list(let groups)) where groups.count == 1:
                if let group = groups.first, let id = group.text {
                    append("\(prefix)SecurityGroupId", .text(id), .spec(group))
                }
            case ("securityGroups", .list(let groups)):
                guard action.parameter(matching: "\(prefix)SecurityGroupIds") != nil else {
                    reportNotInAction("\(prefix)SecurityGroupIds", member.value)
                    continue
                }
                lower(groups, name: "\(prefix)SecurityGroupIds")
            default:
                break
            }
        }
    }

    private mutating func checkSecret(_ reference: SecretReference, _ value: SpecValue) {
        if case .file(let path) = reference { _ = loadFile(path, at: value) }
    }

    /// What only RunInstances has is there under the action that every spec has but for those that say otherwise.
    static func fixOfAction(_ name: String, in document: InstanceDocument) -> Fix? {
        // Among the parameters may be one that RunInstances lacks.
        guard name.isExactly("CreateInstance"), let api = document.spec["api"], document.spec["parameters"] == nil
        else { return nil }
        return document.replacement(of: api, by: "RunInstances", "write 'api: RunInstances'")
    }

    /// Rule `not-in-action`: one finding for all that a key holds.
    mutating func reportNotInAction(_ name: String, _ value: SpecValue) {
        let label = spec["api"].map { [Diagnostic.Label(span: $0.span, text: "the action is chosen here")] }
        report(
            .error, .notInAction, "\(action.name) has no parameter \(name)", at: value, value.keySpan,
            labels: label ?? [], help: action.name == "RunInstances" ? nil : "RunInstances has it",
            fix: Self.fixOfAction(action.name, in: document)
        )
    }

    // MARK: - For the topics

    mutating func append(
        _ name: String, _ value: ParameterValue, _ origin: ParameterOrigin, hasBeenLimited: Bool = false
    ) {
        parameters.append(
            RequestParameter(name: name, value: value, origin: origin, hasBeenLimited: hasBeenLimited)
        )
    }

    mutating func report(
        _ severity: Severity,
        _ rule: Rule,
        _ message: String,
        at value: SpecValue,
        _ span: SourceSpan? = nil,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil,
        fix: Fix? = nil,
        hidesText: Bool = false
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: span ?? value.span, path: value.path, labels: labels, notes: notes,
                help: help, replacement: replacement, fix: fix, hidesText: hidesText
            )
        )
    }

    mutating func report(contentsOf more: [Diagnostic]) {
        findings.report(contentsOf: more)
    }

    mutating func report(contentsOf more: DiagnosticSink) {
        findings.report(contentsOf: more)
    }

    /// The bytes of a file that a value names; nil, with a finding, where it can't be had.
    mutating func loadFile(_ path: String, at value: SpecValue) -> [UInt8]? {
        do {
            return try files.load(path)
        } catch {
            switch error {
            case .notFound(let reason):
                report(.error, .fileNotFound, "'\(path)' can't be read: \(reason)", at: value)
            case .outsideFolder:
                report(
                    .error, .fileOutsideFolder, "'\(path)' lies outside the folder that specs may read from",
                    at: value,
                    notes: ["that is the spec's own folder, or --files-dir; symbolic links are followed first"]
                )
            case .tooLarge:
                report(
                    .error, .limitExceeded,
                    "'\(path)' is larger than a referred file may be (\(FileLoader.maximumBytes) bytes)", at: value
                )
            }
            return nil
        }
    }
}
