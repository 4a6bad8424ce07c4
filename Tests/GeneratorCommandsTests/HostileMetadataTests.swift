import CodeGeneration
import DiagnosticsCore
import Foundation
import GenerationInput
import GeneratorCommands
import GeneratorSupport
import MetadataFormat
import ModelEmitter
import ServiceModel
import Testing

/// Metadata writes no Swift of its own, whatever its texts say, and nothing it refers to grows out of bounds.
@Suite struct HostileMetadataTests {
    private static let payloads = [
        "\n}\nlet EVIL = 1 //", "\r\nlet EVIL = 1", "\u{0}\nlet EVIL = 1", "\u{2028}let EVIL = 1", "*/ let EVIL = 1 /*",
        "\"\nlet EVIL = \"", "\\(EVIL())", "\"\"\"\nlet EVIL = 1", "../../x", "`\nlet EVIL = 1",
        "\u{301}\nlet EVIL = 1", " ",
    ]

    /// A document with a text of its own in each place that has one.
    private static func document(_ text: (Int) -> String) -> String {
        var number = -1
        func next(_ plain: String) -> String {
            number += 1
            let value = text(number)
            let data = try? JSONEncoder().encode(value.isEmpty ? plain : value)
            return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let schemaName = next("Item")
        return """
            {"version":\(next("1.0")),"info":{"style":"RPC","product":\(next("Shop")),"version":\(next("1"))},
            "components":{"schemas":{\(schemaName):{"type":"object","title":\(next("t")),"properties":{\(next("Name")):{"type":"string"}}}}},
            "apis":{\(next("Buy")):{"methods":[\(next("post"))],"summary":\(next("s")),"title":\(next("u")),"parameters":[
            {"name":\(next("Id")),"in":"query","schema":{"type":"string","description":\(next("d")),"enum":[\(next("e")),"f"],
              "pattern":\(next("p")),"minimum":\(next("1")),"x-jsonText":\(next("array")),"format":\(next("x")),"example":\(next("y"))}},
            {"name":\(next("List")),"in":"query","style":\(next("json")),"schema":{"type":"array","items":{"type":"object",
              "properties":{\(next("Key")):{"type":\(next("string"))}}}}}],
            "responses":{"200":{"schema":{"type":"object","properties":{\(next("RequestId")):{"type":"string","title":\(next("r"))},
              \(next("Set")):{"type":"array","items":{"type":"object","properties":{\(next("B")):{"type":"boolean"}}}},
              "Ref":{"$ref":\(next("#/components/schemas/Item"))}}}}}}}}
            """
    }

    private static let places = 26

    private func generate(_ text: String) -> ModelGenerator.Output {
        var config = GenerationConfig()
        config.options.shardCount = 1
        config.options.codable = true
        return ModelGenerator.generate(
            config, from: MetadataInput(apiDocs: SourceFile(name: "api-docs.json", text: text)))
    }

    @Test func noTextBecomesCode() throws {
        #expect(!generate(Self.document { _ in "" }).findings.hasErrors)
        var accepted: [String] = []
        for place in 0..<Self.places {
            for payload in Self.payloads {
                let output = generate(Self.document { $0 == place ? payload : "" })
                #expect(output.files.isEmpty == output.findings.hasErrors)
                for file in output.files {
                    // The only one that generated code has.
                    let container = "let container = try decoder.container(keyedBy: CodingKeys.self)"
                    for line in file.text.split(separator: "\n") where !line.hasSuffix(container) {
                        #expect(!line.drop { $0 == " " }.hasPrefix("let "), "place \(place): \(line)")
                    }
                    #expect(file.text.utf8.allSatisfy { $0 != 0 && $0 != 0x0D })
                    accepted.append(file.text)
                }
            }
        }
        #expect(accepted.count > Self.places)
        try parse(accepted)
    }

    /// Lets the compiler read the texts, where there is one.
    private func parse(_ texts: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (number, text) in Set(texts).enumerated() {
            let file = folder.appending(path: "F\(number).swift")
            try Data(text.utf8).write(to: file)
            paths.append(file.path)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["swiftc", "-frontend", "-parse"] + paths
        let errors = folder.appending(path: "errors")
        try Data().write(to: errors)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus == 127 { return print("skipped: no swiftc to read the generated texts") }
        let messages = try String(contentsOf: errors, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(messages.prefix(2000))")
    }

    @Test(arguments: [
        ("product", #""product":"Ecs\nEVIL","version":"1""#, "A"),
        ("version", #""product":"Ecs","version":"1\n""#, "A"),
        ("version", #""product":"Ecs","version":"""#, "A"), ("product", #""product":"../x","version":"1""#, "A"),
        ("action", #""product":"Ecs","version":"1""#, #"A\n}\nlet EVIL = 1 //"#),
        ("action", #""product":"Ecs","version":"1""#, "../../x"), ("action", #""product":"Ecs","version":"1""#, ""),
        ("action", #""product":"Ecs","version":"1""#, "A b"), ("action", #""product":"Ecs","version":"1""#, "A\u{301}"),
    ])
    func namesThatCannotBeAreErrorsAtTheirPlace(role: String, info: String, action: String) {
        let text = #"{"info":{"style":"RPC",\#(info)},"apis":{"\#(action)":{"parameters":[],"responses":{}}}}"#
        let input = MetadataInput(apiDocs: SourceFile(name: "api-docs.json", text: text))
        for output in [ModelGenerator.generate(GenerationConfig(), from: input), MetadataReport.lint(input)] {
            #expect(output.files.isEmpty)
            #expect(output.findings.diagnostics.map(\.rule) == [.invalidWireName])
            #expect((output.findings.diagnostics.first?.position?.span.start ?? 0) > 0)
        }
        #expect(throws: MetadataError.self) { try MetadataDocument(file: input.apiDocs) }
    }

    // MARK: - Growth

    private static func metadata(schemas: String, response: String) -> SourceFile {
        SourceFile(
            name: "api-docs.json",
            text: """
                {"info":{"style":"RPC","product":"Shop","version":"1"},"components":{"schemas":{\(schemas)}},
                "apis":{"A":{"parameters":[],"responses":{"200":{"schema":{"type":"object","properties":{\(response)}}}}}}}
                """
        )
    }

    private static func reference(_ name: String) -> String { ##"{"$ref":"#/components/schemas/\##(name)"}"## }

    /// Schemas that each stand in the one before, twice.
    private static func doubling(_ count: Int, _ body: (String) -> String) -> String {
        (0..<count).map { #""S\#($0)":\#(body(reference("S\($0 + 1)")))"# }.joined(separator: ",")
            + #","S\#(count)":{"type":"object","properties":{"X":{"type":"string"}}}"#
    }

    @Test(arguments: [
        ("a chain", 20_000, #"{"type":"object","properties":{"N":#}}"#),
        ("twice at each level", 60, #"{"type":"object","properties":{"L":#,"R":#}}"#),
        ("lists of lists", 300, #"{"type":"array","items":#}"#),
        ("lists of objects, twice", 60, #"{"type":"array","items":{"type":"object","properties":{"L":#,"R":#}}}"#),
        ("maps", 300, #"{"type":"object","additionalProperties":#}"#),
    ])
    func referencesAreWalkedWithinBounds(kind: String, count: Int, body: String) throws {
        let file = Self.metadata(
            schemas: Self.doubling(count) { body.replacingOccurrences(of: "#", with: $0) },
            response: "\"Root\":\(Self.reference("S0"))"
        )
        // A walk that visits a schema as often as it is named would not end.
        let output = ModelGenerator.generate(GenerationConfig(), from: MetadataInput(apiDocs: file))
        #expect(output.fault == nil, "\(kind)")
        let document = try MetadataDocument(file: file)
        _ = try? MetadataReport.show("A", in: document)
        _ = try? MetadataReport.diff(document, document)
    }

    @Test func aCircleEnds() throws {
        let schemas =
            #""S0":{"type":"object","properties":{"A":\#(Self.reference("S1"))}},"S1":\#(Self.reference("S2")),"#
            + #""S2":{"type":"array","items":\#(Self.reference("S1"))}"#
        let file = Self.metadata(schemas: schemas, response: "\"Root\":\(Self.reference("S0"))")
        #expect(!ModelGenerator.generate(GenerationConfig(), from: MetadataInput(apiDocs: file)).files.isEmpty)
    }

    // MARK: - Secrets

    @Test func everySecretMemberIsInSomeProduct() throws {
        var used: Set<Int> = []
        var count = 0
        for name in MetadataInput.bundledNames {
            let input = try MetadataInput.load(name, relativeTo: ".", files: .system)
            var findings = DiagnosticSink()
            let secrets = SecretMemberReader.read(try #require(input.secretMembers), into: &findings)
            #expect(findings.diagnostics.isEmpty)
            #expect(secrets.allSatisfy { !$0.reason.isEmpty })
            count = secrets.count
            let document = try MetadataDocument(file: input.apiDocs)
            var builder = ServiceBuilder(document: document)
            var service = try builder.build(actions: document.actionNames, into: &findings)
            used.formUnion(SecretPass(secrets: secrets).mark(&service))
        }
        #expect(count > 10 && used == Set(0..<count))
    }

    @Test(arguments: [
        (#"{}"#), (#"{"secretMembers":1}"#), (#"{"secretMembers":[{"member":"A"}]}"#), (#"{"secretMembers":["A"]}"#),
        "[",
    ])
    func aListThatIsNoneIsAnError(text: String) {
        var findings = DiagnosticSink()
        let secrets = SecretMemberReader.read(SourceFile(name: "s.json", text: text), into: &findings)
        #expect(secrets.isEmpty && findings.hasErrors)
    }
}
