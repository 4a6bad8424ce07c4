import DiagnosticsCore
import ExactText
import GenerationInput
import ModelEmitter
import SourceTree
import SwiftSource
import Testing

@Suite struct GenerationConfigReaderTests {
    private func read(_ text: String) throws -> (GenerationConfig, [Diagnostic]) {
        var sink = DiagnosticSink()
        let config = try GenerationConfigReader.read(
            SourceFile(name: "ecs-models.json", text: text),
            into: &sink
        )
        return (config, sink.diagnostics)
    }

    @Test func readsEveryKey() throws {
        let (config, findings) = try read(
            #"""
            { "apiDocs": "ecs/2014-05-26", "actions": ["RunInstances", "Describe*"], "access": "public", "shards": 7,
              "names": {"KMSKeyId": "key"}, "decodableRequests": true, "codable": true, "specs": ["*.ecs.yaml"],
              "namespace": "ECS" }
            """#
        )
        #expect(findings.isEmpty)
        #expect(config.apiDocs.map(\.value) == ["ecs/2014-05-26"])
        #expect(config.actions.map(\.value) == ["RunInstances", "Describe*"])
        #expect(config.access == .public)
        #expect(config.options.shardCount == 7)
        #expect(config.names.mapValues(\.value) == ["KMSKeyId": "key"])
        #expect(config.options.decodableRequests && config.options.codable)
        #expect(config.specs.map(\.value) == ["*.ecs.yaml"])
        #expect(config.options.namespace == "ECS")
        // Plugins name the files before they know the namespace.
        #expect(config.options.filePrefix == "")
    }

    @Test func takesSeveralProducts() throws {
        let (config, findings) = try read(#"{"apiDocs": ["ecs/2014-05-26", "kms.json"], "access": "package"}"#)
        #expect(findings.isEmpty)
        #expect(config.apiDocs.map(\.value) == ["ecs/2014-05-26", "kms.json"])
        #expect(config.access == .package)
    }

    @Test(arguments: ["", "a b", "String", "WireNode", "Type", "1x", "A.B", "A{}", "E\u{301}\\n", "`A`"])
    func refusesNamespacesThatNoTypeCanBe(name: String) throws {
        let (config, findings) = try read(#"{"namespace": "\#(name)"}"#)
        #expect(findings.map(\.rule) == [.invalidConfig])
        #expect(config.options.namespace == nil)
    }

    @Test func tellsWireNamesApartThatOnlyLookTheSame() throws {
        let (config, findings) = try read(#"{"names": {"\u00E9": "one", "e\u0301": "two"}}"#)
        #expect(findings.isEmpty)
        #expect(config.names.mapValues(\.value) == ["\u{E9}": "one", "e\u{301}": "two"])
    }

    @Test func hasDefaults() throws {
        let (config, findings) = try read("{}")
        #expect(findings.isEmpty)
        #expect(config.apiDocs.isEmpty)
        #expect(config.actions.map(\.value) == ["*"])
        #expect(config.access == .internal)
        #expect(config.options.shardCount == 4)
        #expect(!config.options.decodableRequests && !config.options.codable && config.specs.isEmpty)
    }

    @Test(arguments: [
        ("key", #"{"action": []}"#, Rule.unknownKey, "\"action\""),
        ("list", "[]", Rule.invalidConfig, "[]"),
        ("apiDocs", #"{"apiDocs": 1}"#, Rule.invalidConfig, "1"),
        ("no text", #"{"apiDocs": ""}"#, Rule.invalidConfig, "\"\""),
        ("no apiDocs", #"{"apiDocs": []}"#, Rule.invalidConfig, "[]"),
        ("apiDocs item", #"{"apiDocs": ["a", 2]}"#, Rule.invalidConfig, "2"),
        ("namespace", #"{"apiDocs": ["a", "b"], "namespace": "C"}"#, Rule.invalidConfig, "\"C\""),
        ("no actions", #"{"actions": []}"#, Rule.invalidConfig, "[]"),
        ("action", #"{"actions": ["a", 2]}"#, Rule.invalidConfig, "2"),
        ("access", #"{"access": "private"}"#, Rule.invalidConfig, "\"private\""),
        ("shards text", #"{"shards": "4"}"#, Rule.invalidConfig, "\"4\""),
        ("shards 0", #"{"shards": 0}"#, Rule.invalidConfig, "0"),
        ("shards 1000", #"{"shards": 1000}"#, Rule.invalidConfig, "1000"),
        ("shards 1.5", #"{"shards": 1.5}"#, Rule.invalidConfig, "1.5"),
        ("names", #"{"names": ["a"]}"#, Rule.invalidConfig, #"["a"]"#),
        ("name", #"{"names": {"A": "1a"}}"#, Rule.invalidConfig, "\"1a\""),
        ("flag", #"{"codable": "true"}"#, Rule.invalidConfig, "\"true\""),
        ("twice", #"{"shards": 1, "shards": 2}"#, Rule.duplicateKey, "\"shards\""),
    ])
    func pointsAtWhatIsWrong(id: String, text: String, rule: Rule, marked: String) throws {
        let (_, findings) = try read(text)
        #expect(findings.map(\.rule) == [rule], "\(id)")
        let position = try #require(findings.first?.position)
        #expect(position.file.text(in: position.span) == marked, "\(id)")
    }

    @Test func suggestsTheNearestKey() throws {
        #expect(try read(#"{"shard": 4}"#).1.first?.replacement == "\"shards\"")
    }

    @Test(arguments: ["", "{", "apiDocs: x", "\u{0}"])
    func refusesWhatIsNotJSON(text: String) {
        #expect(throws: UnreadableInput.self) { try read(text) }
    }
}
