import BundledFiles
import DiagnosticsCore
import ExactText
import MetadataFormat
import Platform
import SourceTree
import Testing

/// What it takes to change a parameter, held against the parameters and actions that there are.
@Suite struct ChangeFactsTests {
    private static let library = Result { try PlatformLibrary.bundled() }

    /// The names of a parameter's values, without numbers.
    private static func names(_ name: String, _ schema: MetadataSchema) -> [String] {
        if let item = schema.items, schema.type == .array { return names(name, item) }
        guard schema.type == .object, !schema.properties.isEmpty else { return [name] }
        return schema.properties.flatMap { names("\(name).\($0.name)", $0.schema) }
    }

    private static let parameters: [String] = {
        let actions = ["RunInstances", "CreateInstance"].compactMap { try? library.get().action(named: $0)?.metadata }
        return Array(Set(actions.flatMap { $0.parameters.flatMap { names($0.name, $0.schema) } })).sorted()
    }()

    @Test func thereAreParameters() { #expect(Self.parameters.count > 130) }

    /// Each has a row, if only to say that nothing is known.
    @Test(arguments: parameters) func aParameterHasARow(name: String) {
        for kind in ChangeFacts.Kind.allCases {
            let requirement = ChangeFacts.bundled.requirement(of: name, when: kind)
            #expect(requirement != nil, "\(name) \(kind)")
            #expect(requirement?.explanation.isEmpty == false)
        }
    }

    private static let rows: [DocumentNode] = {
        var sink = DiagnosticSink()
        guard let file = BundledFile.named("api-specs/ecs/changes.json"),
            let root = try? DocumentReader.readJSON(
                SourceFile(name: file.path, bytes: file.bytes), limits: .metadata, into: &sink)
        else { return [] }
        let kinds = ChangeFacts.Kind.allCases.map(\.rawValue)
        return (root["changes"]?.items ?? []).flatMap { row in [row] + kinds.compactMap { row[$0] } }
    }()

    /// What is known has a source, and what has none is said to be unknown; each action is one that ECS has.
    @Test func aRowNamesItsSourceAndItsActions() throws {
        #expect(Self.rows.count > 150)
        for row in Self.rows {
            let effort = try #require(row["takes"]?.text.flatMap(ChangeFacts.Effort.init(exactly:)))
            #expect((effort == .unknown) == (row["source"] == nil), "\(row["how"]?.text ?? "")")
            for action in row["actions"]?.items?.compactMap(\.text) ?? [] {
                #expect(try Self.library.get().action(named: action) != nil, "\(action)")
            }
        }
        let known = ChangeFacts.bundled.requirement(of: "InstanceType", when: .changed)
        #expect(known?.effort == .stop && known?.source?.address.hasSuffix("modifyinstancespec") == true)
        #expect(ChangeFacts.bundled.requirement(of: "SystemDisk.Size", when: .smaller)?.effort == .newInstance)
        #expect(ChangeFacts.bundled.requirement(of: "Nothing", when: .changed) == nil)
        #expect(ChangeFacts.bundled.asOf.count == 10)
    }

    /// A row rests on a parameter that its action takes: who says 'ModifyInstanceAttribute takes it' can be held to it.
    @Test func whatAnActionIsSaidToTakeItTakes() throws {
        for row in Self.rows {
            guard let name = row["parameter"]?.text, let how = row["how"]?.text,
                let sentence = how.splitExactly(at: UInt8(ascii: ";")).first, sentence.hasExactSuffix(" takes it")
            else { continue }
            let action = String(sentence.utf8.dropLast(" takes it".utf8.count)) ?? ""
            let member = String(name.splitExactly(at: UInt8(ascii: ".")).last ?? "")
            let metadata = try #require(try Self.library.get().action(named: action)?.metadata)
            let taken = metadata.parameters.flatMap { Self.names($0.name, $0.schema) }
            #expect(
                taken.contains {
                    $0.splitExactly(at: UInt8(ascii: ".")).last?.asciiLowercased == member.asciiLowercased
                },
                "\(action) \(name)"
            )
        }
    }
}
