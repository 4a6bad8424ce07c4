import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat
public import Platform
import QueryEncoding
import SpecCompiler
import SpecRules
import YAMLTree

/// A spec that was made of a request.
public struct ImportedSpec: Sendable {
    /// The spec, in canonical form; what it can't say stands in comments before it.
    public let text: String
    /// What the spec, compiled again, sends otherwise: names of parameters; none where the requests are equal.
    public let differences: [String]
}

/// Turns requests that create instances into specs that compile to them.
public struct SpecImporter {
    private let library: PlatformLibrary

    /// An importer.
    public init(library: PlatformLibrary) { self.library = library }

    /// The shortest spec that compiles to the same parameters, a password aside; where none does, the one that names all.
    ///
    /// - Parameters:
    ///   - call: What is sent.
    ///   - name: `metadata.name`.
    /// - Throws: `MetadataError` only for a broken library.
    public func spec(for call: ImportedCall, named name: String) throws -> ImportedSpec {
        guard let action = try library.action(named: call.action)?.metadata else {
            return ImportedSpec(text: "", differences: call.parameters.map(\.name))
        }
        let isTrusted = call.parameters.contains {
            $0.isNamed("RamRoleName") && $0.value.isExactly(TrustedSystem.serviceRole)
        }
        let type = call.parameters.first { $0.isNamed("InstanceType") }?.value
        let family = type.flatMap(PlatformFacts.family(ofType:)).flatMap(library.facts.family(named:))
        let isEnhanced = family?.enhancement != nil
        var best = ImportedSpec(text: "", differences: [])
        for form in ImportForm.all where isTrusted || form.trustedSystem == .spelledOut {
            let text = Self.spec(of: call, as: form, isEnhanced: isEnhanced, named: name) {
                action.parameter(matching: $0) != nil
            }
            best = ImportedSpec(text: text, differences: try differences(of: text, from: call))
            if best.differences.isEmpty { break }
        }
        return best
    }

    /// The names of the parameters that a spec does not send as a call does.
    private func differences(of text: String, from call: ImportedCall) throws -> [String] {
        var run = CompilationRun(library: library)
        let file = SourceFile(name: "imported.ecs.yaml", text: text)
        let instance = try run.compile(file, format: .yaml, files: .none).first
        var sent = ParameterSet(
            (instance?.request.parameters ?? []).map { QueryParameter(name: $0.name, value: $0.value.text ?? "") }
        )
        let missing = call.parameters.filter { parameter in
            let value = sent.take(parameter.name)
            return value.map(parameter.value.isExactly) != true && !parameter.isNamed("Password")
        }
        return (missing + sent.rest).map(\.name)
    }

    private static func spec(
        of call: ImportedCall, as form: ImportForm, isEnhanced: Bool, named name: String, isParameter: (String) -> Bool
    ) -> String {
        var reconstruction = SpecReconstruction(call, form: form, isEnhanced: isEnhanced)
        var spec = reconstruction.entries(of: SpecLanguage.instance, prefix: "")
        var remarks = call.remarks + reconstruction.remarks
        var free: [DraftEntry] = []
        for parameter in reconstruction.parameters.rest {
            if isParameter(parameter.name) {
                free.append(DraftEntry(key: parameter.name, value: value(parameter.value)))
            } else {
                remarks.append("\(call.action) has no parameter \(parameter.name), which was left out")
            }
        }
        if !free.isEmpty { spec.append(DraftEntry(key: "parameters", value: .mapping(free))) }
        var writer = DraftWriter()
        writer.write(
            [
                DraftEntry(key: "apiVersion", value: .plain(SpecLanguage.apiVersion)),
                DraftEntry(key: "kind", value: .plain("Instance")),
                DraftEntry(key: "metadata", value: .mapping([DraftEntry(key: "name", value: .text(name))])),
                DraftEntry(key: "spec", value: .mapping(spec)),
            ],
            indentation: 0
        )
        return remarks.map { "# \(DisplayText.escape($0))\n" }.joined() + writer.text
    }

    /// The value of a parameter without a key: numbers and booleans without quotes, since their schema asks for that.
    private static func value(_ text: String) -> DraftValue {
        let isTyped =
            SpecReconstruction.isInteger(text) || SpecReconstruction.isDecimal(text) || text.isExactly("true")
            || text.isExactly("false")
        return isTyped ? .plain(text) : .text(text)
    }

    /// A name for a spec, from that of the instance: letters, digits and `-`, at most 63.
    public static func specName(from name: String) -> String {
        let bytes = name.utf8.map { $0.isASCIIAlphanumeric ? $0.asciiLowercased : UInt8(ascii: "-") }
        let words = bytes.split(separator: UInt8(ascii: "-"))
        let joined = Array(words.joined(separator: [UInt8(ascii: "-")])).drop { !$0.isASCIILetter }.prefix(63)
        return joined.isEmpty ? "imported" : String(decoding: joined, as: UTF8.self)
    }
}
