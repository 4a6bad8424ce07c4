import CallFormat
import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat
public import Platform
import QueryEncoding
import SourceTree
import SpecCompiler
import SpecRules
import YAMLTree

/// A spec that was made of a call.
public struct ImportedSpec: Sendable {
    /// The spec, in canonical form; what it can't say stands in comments before it.
    public let text: String
    /// What the spec, compiled again, sends otherwise: names of parameters; none where the requests are equal but for what
    /// the comments tell.
    public let differences: [String]
}

/// Turns calls that create instances into specs that compile to them.
public struct SpecImporter {
    private let library: PlatformLibrary

    /// An importer.
    public init(library: PlatformLibrary) { self.library = library }

    /// The shortest spec that compiles to the same parameters; where none does, the one that names them all.
    ///
    /// - Parameters:
    ///   - call: What is sent.
    ///   - name: `metadata.name`.
    /// - Throws: `UnreadableInput` (`input-limit`), at the call, where its spec would be larger than specs may be, or have
    ///   longer keys; `MetadataError` only for a broken library.
    public func spec(for call: ImportedCall, named name: String) throws -> ImportedSpec {
        guard let action = try library.action(named: call.action)?.metadata else {
            return ImportedSpec(text: "", differences: call.parameters.map(\.name))
        }
        var call = call
        call.flattenLists(of: action)
        call.leaveOutUnknown(to: action)
        call.mergeSingleGroup()
        let isTrusted = call.value("RamRoleName").map(TrustedSystem.serviceRole.isExactly) ?? false
        let family = call.value("InstanceType").flatMap(PlatformFacts.family(ofType:))
        let isEnhanced = family.flatMap(library.facts.family(named:))?.enhancement != nil
        if call.instanceID != nil, isEnhanced { call.supplyDiskCategory() }
        var best: ImportedSpec?
        var failure: UnreadableInput?
        for form in ImportForm.all where isTrusted || form.trustedSystem == .spelledOut {
            let text = Self.text(of: call, as: form, isEnhanced: isEnhanced, named: name)
            do {
                let spec = ImportedSpec(text: text, differences: try differences(of: text, from: call))
                best = spec
                if spec.differences.isEmpty { break }
            } catch let error as UnreadableInput {
                failure = error
            }
        }
        if let best { return best }
        let reason = failure.map { ": \($0.diagnostic.message)" } ?? ""
        throw UnreadableInput(
            Diagnostic(.error, .inputLimit, "no spec can hold what this call has\(reason)", at: call.position))
    }

    /// The names of the parameters that a spec does not send as a call does. A password is one that is not repeated, and
    /// of a variable's value nothing is known.
    private func differences(of text: String, from call: ImportedCall) throws -> [String] {
        var run = CompilationRun(library: library)
        let file = SourceFile(name: "imported.ecs.yaml", text: text)
        let instance = try run.compile(file, format: .yaml, files: .none).first
        var sent = ParameterSet(
            (instance?.request.parameters ?? []).map { QueryParameter(name: $0.name, value: $0.value.text ?? "") }
        )
        let missing = call.parameters.filter { parameter in
            let value = sent.take(parameter.name)
            let isOpen =
                SpecReconstruction.isPassword(parameter.name)
                || call.expressions.contains(ExactText(parameter.name))
            return !isOpen && value.map(parameter.value.isExactly) != true
        }
        let isSameAction = instance.map { $0.request.action.isExactly(call.action) } ?? false
        return (isSameAction ? [] : ["Action"])
            + (missing + sent.rest).map(\.name).filter { !SpecReconstruction.isPassword($0) }
    }

    private static func text(
        of call: ImportedCall, as form: ImportForm, isEnhanced: Bool, named name: String
    ) -> String {
        var reconstruction = SpecReconstruction(call, form: form, isEnhanced: isEnhanced)
        var spec = reconstruction.entries(of: SpecLanguage.instance, prefix: "")
        let free = reconstruction.rest
        if !free.isEmpty { spec.append(DraftEntry(key: "parameters", value: .mapping(free))) }
        var document = [
            DraftEntry(key: "apiVersion", value: .plain(SpecLanguage.apiVersion)),
            DraftEntry(key: "kind", value: .plain("Instance")),
            DraftEntry(key: "metadata", value: .mapping([DraftEntry(key: "name", value: .text(name))])),
        ]
        if !call.variables.isEmpty {
            let variables = call.variables.map { DraftEntry(key: $0, value: .text("")) }
            document.append(DraftEntry(key: "vars", value: .mapping(variables)))
        }
        document.append(DraftEntry(key: "spec", value: .mapping(spec)))
        var writer = DraftWriter()
        for remark in call.remarks + reconstruction.remarks { writer.write(comment: remark) }
        writer.write(document, indentation: 0)
        return writer.text
    }
}

extension ImportedCall {
    /// Takes lists apart that are written as one value, as the platform's command line takes them: `--Tag '[{"Key":"a"}]'`.
    fileprivate mutating func flattenLists(of action: MetadataAction) {
        // Names are longer than the value that they are made of, but not without end: a key is repeated for each item.
        let bytes = parameters.reduce(0) { $0 + $1.value.utf8.count }
        var budget = min(RPCCall.longestNames, bytes * Self.longestNameForByte)
        parameters = parameters.flatMap { parameter -> [QueryParameter] in
            guard let first = parameter.value.utf8.first, "[{".utf8.contains(first),
                action.parameter(sentAs: parameter.name)?.isSentDirectly == false
            else { return [parameter] }
            var sink = DiagnosticSink()
            let file = SourceFile(name: parameter.name, text: parameter.value)
            guard let node = try? DocumentReader.readJSON(file, into: &sink), !sink.hasErrors else {
                return [parameter]
            }
            let entry = DocumentNode.Entry(key: parameter.name, keySpan: node.span, value: node)
            guard let flattened = RPCCall.parameters(of: [entry], within: &budget) else { return [parameter] }
            if expressions.remove(ExactText(parameter.name)) != nil {
                expressions.formUnion(flattened.filter { $0.value.containsExactly("${") }.map { ExactText($0.name) })
            }
            return flattened
        }
    }

    /// Bytes of flattened names for each byte of a list: `,1` becomes the 24 bytes of `NetworkInterface.1.Ipv6`.
    private static let longestNameForByte = 64

    /// Leaves out what the action does not have, and tells what that was.
    fileprivate mutating func leaveOutUnknown(to action: MetadataAction) {
        var names: [String]?
        var reported = 0
        parameters = parameters.filter { parameter in
            if SpecReconstruction.isPassword(parameter.name)
                || action.parameter(sentAs: parameter.name)?.isSentDirectly == true
            {
                return true
            }
            reported += 1
            // More than anybody reads.
            guard reported <= 100 else { return false }
            let known = names ?? action.flattenedParameters.map(\.pattern)
            names = known
            let name = parameter.name.shortenedKey
            let isSecret = [parameter.name, parameter.value].contains(where: SecretParameter.isSecret)
            let nearest = SecretParameter.isSecret(parameter.name) ? nil : NearestName.find(name, among: known)
            remarks.append(
                "left out: \(name)\(isSecret ? "" : " = \(parameter.value.shortened)"), which \(action.name) does not have"
                    + (nearest.map { "; did you mean \($0)?" } ?? "")
            )
            return false
        }
        if reported > 100 { remarks.append("left out: \(reported - 100) more, which \(action.name) does not have") }
    }

    /// A list of one security group says the same as the group, which is all that the language can say.
    fileprivate mutating func mergeSingleGroup() {
        guard let group = value("SecurityGroupIds.1"), value("SecurityGroupIds.2") == nil,
            value("SecurityGroupId") == nil,
            let index = parameters.firstIndex(where: { $0.isNamed("SecurityGroupIds.1") })
        else { return }
        parameters[index] = QueryParameter(name: "SecurityGroupId", value: group)
        if expressions.remove("SecurityGroupIds.1") != nil { expressions.insert("SecurityGroupId") }
        remarks.append("the list SecurityGroupIds has one group, which is sent as SecurityGroupId")
    }

    /// The disks of an instance that exists are not told, and a security-enhanced one has only ESSDs.
    fileprivate mutating func supplyDiskCategory() {
        guard value("SystemDisk.Category") == nil else { return }
        parameters.append(QueryParameter(name: "SystemDisk.Category", value: "cloud_essd"))
        remarks.append("systemDisk.category is a guess: security-enhanced families have ESSDs only")
    }
}
