import CodeGeneration
import DiagnosticsCore
import ExactText
import Foundation
import GenerationInput
import MetadataFormat
import ModelEmitter
import ServiceModel
import SwiftSource
import Testing

@Suite struct ModelGeneratorTests {
    private func generate(
        _ apiDocs: String,
        patches: String? = nil,
        change: (inout GenerationConfig) -> Void = { _ in }
    ) -> ModelGenerator.Output {
        var config = GenerationConfig()
        change(&config)
        let input = MetadataInput(
            apiDocs: SourceFile(name: "api-docs.json", text: apiDocs),
            patches: patches.map { SourceFile(name: "patches.json", text: $0) }
        )
        return ModelGenerator.generate(config, from: input)
    }

    private static let shop = #"""
        {"info":{"product":"Shop","version":"1"},"apis":{
        "Buy":{"parameters":[{"name":"Id","in":"query","schema":{"type":"string"}}],"responses":{}},
        "Browse":{"path":"/x"}}}
        """#

    @Test func alwaysWritesEveryShard() {
        let output = generate(Self.shop)
        #expect(output.files.map(\.name) == (1...4).map { "Models0\($0).swift" })
        #expect(output.files.filter { $0.text.contains("import") }.count == 1)
        #expect(output.files.allSatisfy { $0.text.contains("do not edit") })
        #expect(generate(Self.shop).files == output.files)
    }

    @Test func importsAsTheAccessNeeds() {
        #expect(generate(Self.shop).files.contains { $0.text.contains("\nimport GeneratedModelSupport\n") })
        let files = generate(Self.shop) { $0.options.access = .public }.files
        #expect(files.contains { $0.text.contains("\npublic import ECSRuntime\n") })
        let ofPackage = generate(Self.shop) { $0.options.access = .package }.files
        #expect(ofPackage.contains { $0.text.contains("\npackage import GeneratedModelSupport\n") })
        #expect(ofPackage.contains { $0.text.contains("\npackage struct BuyRequest: ") })
    }

    private func generate(
        _ products: [String], change: (inout GenerationConfig) -> Void = { _ in }
    ) -> ModelGenerator.Output {
        var config = GenerationConfig()
        change(&config)
        return ModelGenerator.generate(
            config, from: products.map { MetadataInput(apiDocs: SourceFile(name: "api-docs.json", text: $0)) }
        )
    }

    private static let bank = #"""
        {"info":{"product":"Bank","version":"2"},"apis":{
        "Buy":{"parameters":[{"name":"Sum","in":"query","schema":{"type":"string"}}]},"Pay":{}}}
        """#

    @Test func putsSeveralProductsIntoOneModule() {
        let output = generate([Self.task, Self.bank]) {
            $0.options.namesFilesByNamespace = true
            $0.options.decodableRequests = true
            $0.actions = [.init("Buy"), .init("P*")]
            $0.names = ["Sum": .init("total")]
        }
        #expect(output.findings.diagnostics.isEmpty)
        #expect(output.actions == ["Buy", "Buy", "Pay"])
        #expect(output.files.map(\.name) == (1...4).map { "Models0\($0).swift" })
        #expect(output.files.allSatisfy { $0.text.contains("the metadata of Shop 1, Bank 2; do not edit.") })
        // One import and one stamp a file, however many products are in it.
        #expect(
            output.files.allSatisfy { file in file.text.split(separator: "\n").count { $0.hasPrefix("import ") } <= 1 })
        let text = output.files.map(\.text).joined()
        for product in ["Shop", "Bank"] {
            #expect(text.split(separator: "\n").count { $0 == "enum \(product) {}" } == 1)
            #expect(text.contains("\nextension \(product) {\n"))
        }
        #expect(text.split(separator: "\n").count { $0.hasPrefix("    struct BuyRequest: ") } == 2)
        #expect(text.contains("var total: String?"))
    }

    @Test func whatNoneOfSeveralProductsHasIsReported() {
        let output = generate([Self.task, Self.bank]) {
            $0.actions = [.init("Buy"), .init("Steal")]
            $0.names = ["Loot": .init("loot")]
        }
        #expect(output.files.isEmpty)
        #expect(
            output.findings.diagnostics.map(\.message) == [
                "no action of Shop 1, Bank 2 matches 'Steal'", "nothing generated has the wire name or the path 'Loot'",
            ])
    }

    @Test func severalProductsNeedSeveralNames() {
        let output = generate([Self.task, Self.task]) { $0.apiDocs = [.init("a"), .init("b")] }
        #expect(output.findings.diagnostics.map(\.rule) == [.nameCollision])
        #expect(output.files.isEmpty)
    }

    /// The compiler says what the service advises against, and what to use instead.
    @Test func marksWhatIsDeprecated() {
        let text = generate(
            #"""
            {"info":{"product":"Shop","version":"1"},"apis":{
            "Buy":{"deprecated":true,"parameters":[{"name":"Id","in":"query","schema":{"type":"string"}}]},
            "Sell":{"parameters":[{"name":"Old","in":"query","schema":{"type":"string","deprecated":true}},
              {"name":"Must","in":"query","schema":{"type":"string","deprecated":true,"required":true}},
              {"name":"New","in":"query","schema":{"type":"string"}}]}}}
            """#
        ) { $0.options.decodableRequests = true }.files.map(\.text).joined()
        func mark(_ name: String) -> String {
            "@available(*, deprecated, message: \"the service advises against \(name)\")"
        }
        #expect(text.contains("\(mark("Buy"))\nstruct BuyRequest"))
        #expect(text.contains("\(mark("Buy"))\nstruct BuyResponse"))
        #expect(text.contains("\n    \(mark("Old"))\n    var old: String?"))
        // A required member is set by an initialiser that everybody uses.
        #expect(!text.contains(mark("Must")) && !text.contains(mark("New")))
        #expect(text.contains("\n    @available(*, deprecated)\n    func encode(into"))
        #expect(text.contains("\n    @available(*, deprecated)\n    init(from"))
        #expect(text.contains("message: \"use all\")\n    static var requests"))
    }

    @Test func putsEveryTypeIntoTheNamespace() {
        let output = generate(Self.task) {
            $0.options.namespace = "Shop"
            $0.options.access = .public
            $0.options.decodableRequests = true
        }
        #expect(output.findings.diagnostics.isEmpty)
        #expect(output.files.map(\.name) == (1...4).map { "Models0\($0).swift" })
        let text = output.files.map(\.text).joined()
        #expect(text.contains("\n/// The API of Shop, version 1.\npublic enum Shop {}\n\nextension Shop {\n"))
        #expect(text.split(separator: "\n").count { $0 == "public enum Shop {}" } == 1)
        for name in ["Task", "BuyRequest", "BuyResponse", "GeneratedRequests"] {
            #expect(text.contains("\n    public \(name.hasPrefix("G") ? "enum" : "struct") \(name)"), "\(name)")
            #expect(!text.contains("\npublic struct \(name)"), "\(name)")
        }
    }

    @Test func filesOfANamespaceCanBeNamedAfterIt() {
        let output = generate(Self.task) {
            $0.options.namespace = "Shop"
            $0.options.namesFilesByNamespace = true
            $0.options.shardCount = 2
        }
        #expect(output.files.map(\.name) == ["ShopModels01.swift", "ShopModels02.swift"])
        #expect(ModelEmitter.isFileName(ofShard: "ShopModels02.swift", prefix: "Shop"))
        #expect(!ModelEmitter.isFileName(ofShard: "ShopModels02.swift"))
        #expect(!ModelEmitter.isFileName(ofShard: "Models02.swift", prefix: "Shop"))
    }

    private static let task = ##"""
        {"info":{"product":"Shop","version":"1"},
        "components":{"schemas":{"Task":{"type":"object","properties":{"Id":{"type":"string"}}}}},
        "apis":{"Buy":{"responses":{"200":{"schema":{"type":"object","properties":{
        "Task":{"$ref":"#/components/schemas/Task"}}}}}}}}
        """##

    @Test func listsWhatIsSkipped() {
        let output = generate(Self.shop)
        #expect(output.skippedActions.map(\.name) == ["Browse"])
        #expect(output.findings.diagnostics.map(\.rule) == [.skippedAction])
        #expect(output.actions == ["Buy"])
    }

    /// One action by path, three of RPC style with odd paths, one that lacks a schema; and the patterns that ask for them.
    private static let mixed = ##"""
        {"info":{"style":"V3","product":"Shop","version":"1"},"apis":{
        "ListCarts":{"path":"/carts"},"GetCart":{"path":"/carts/{id}"},"DropCart":{"path":"/carts/{id}"},
        "MoveCart":{"path":"/carts/{id}/move"},"Buy":{"path":""},"Sell":{"path":"/"},"Lend":{},
        "Lose":{"responses":{"200":{"schema":{"$ref":"#/components/schemas/Gone"}}}}}}
        """##

    @Test(arguments: [
        (
            ["*"],
            [
                "warning: 4 actions of Shop 1 are skipped ('ListCarts', 'GetCart', 'DropCart' and 1 more): ",
                "warning: the action 'Lose' of Shop 1 is skipped: ",
            ]
        ),
        (["Buy", "Sell", "Lend"], []),
        (["GetCart"], ["error: the action 'GetCart' of Shop 1 can't be generated: "]),
        (["*Cart", "Buy"], ["error: 3 actions of Shop 1 can't be generated ('GetCart', 'DropCart', 'MoveCart'): "]),
        (
            ["GetCart", "B*", "L*"],
            [
                "error: the action 'GetCart' of Shop 1 can't be generated: ",
                "warning: the action 'ListCarts' of Shop 1 is skipped: ",
                "warning: the action 'Lose' of Shop 1 is skipped: ",
            ]
        ),
        (
            ["Lose", "*"],
            [
                "error: the action 'Lose' of Shop 1 can't be generated: ",
                "warning: 4 actions of Shop 1 are skipped ('ListCarts', 'GetCart', 'DropCart' and 1 more): ",
            ]
        ),
        (
            ["List*", "Lose"],
            [
                "error: the action 'ListCarts' of Shop 1 can't be generated: ",
                "error: the action 'Lose' of Shop 1 can't be generated: ",
            ]
        ),
    ])
    func tellsOncePerReasonWhatIsLeftOut(patterns: [String], expected: [String]) {
        let output = generate(Self.mixed) { $0.actions = patterns.map { .init($0) } }
        let found = output.findings.diagnostics
        #expect(found.allSatisfy { $0.rule == .skippedAction && $0.position != nil })
        #expect(found.count == expected.count)
        for (finding, start) in zip(found, expected) {
            #expect("\(finding.severity): \(finding.message)".hasPrefix(start), "\(finding.message)")
        }
        #expect(output.files.isEmpty == expected.contains { $0.hasPrefix("error") })
    }

    /// Nothing of a product that is called by paths was asked for by name.
    @Test(arguments: [(["*"], false), (["*", "Get*"], true), (["*", "GetCart"], true), (["**"], true)])
    func productsWithoutRPCGiveEmptyFiles(patterns: [String], isRefused: Bool) {
        let apis = #"{"GetCart":{"path":"/carts/{id}"},"ListCarts":{"path":"/carts"}}"#
        let output = generate(#"{"info":{"style":"ROA","product":"Shop","version":"1"},"apis":\#(apis)}"#) {
            $0.actions = patterns.map { .init($0) }
        }
        #expect(output.findings.hasErrors == isRefused)
        #expect(output.files.isEmpty == isRefused)
        guard !isRefused else { return }
        #expect(output.actions.isEmpty)
        #expect(output.findings.diagnostics.map(\.rule) == [.skippedAction])
        #expect(
            output.findings.diagnostics.first?.notes.last == "no action is left to be generated: the files are empty")
    }

    @Test func errorsOfWhatWasAskedForStandWhereItWas() throws {
        let config = SourceFile(name: "ecs-models.json", text: #"["GetCart"]"#)
        let output = generate(Self.mixed) {
            $0.actions = [.init("GetCart", at: Diagnostic.Position(file: config, span: SourceSpan(1, 10)))]
        }
        #expect(output.findings.diagnostics.map { $0.position?.file.name } == ["ecs-models.json"])
    }

    @Test(arguments: ["{}", "[]"]) func metadataWithoutActionsHasItsOwnMessage(apis: String) {
        let output = generate(#"{"info":{"style":"RPC","product":"Shop","version":"1"},"apis":\#(apis)}"#)
        #expect(output.files.isEmpty && output.fault == nil)
        #expect(
            output.findings.diagnostics.map(\.message) == ["the metadata of Shop 1 has no actions: 'apis' is empty"])
    }

    @Test func tellsOncePerPlaceWhichParametersAreLeftOut() {
        let header = #"{"name":"Trace","in":"header","schema":{"type":"string"}}"#
        let cookie = #"{"name":"Crumb","in":"cookie","schema":{"type":"string"}}"#
        let output = generate(
            #"""
            {"info":{"style":"RPC","product":"Shop","version":"1"},"apis":{
            "Buy":{"parameters":[\#(header),\#(cookie)]},"Sell":{"parameters":[\#(header)]}}}
            """#
        )
        #expect(output.findings.diagnostics.map(\.rule) == [.unsupportedParameterPlace, .unsupportedParameterPlace])
        #expect(
            output.findings.diagnostics.map(\.message) == [
                "the parameter 'Buy.Crumb' is left out: RPC calls have nothing in 'cookie'",
                "2 parameters are left out ('Buy.Trace', 'Sell.Trace'): RPC calls have nothing in 'header'",
            ])
    }

    @Test func refusesUnknownActionsWithTheNearest() {
        let file = SourceFile(name: "ecs-models.json", text: #"["By"]"#)
        let output = generate(Self.shop) {
            $0.actions = [.init("By", at: Diagnostic.Position(file: file, span: SourceSpan(1, 5)))]
        }
        #expect(output.files.isEmpty)
        #expect(output.findings.diagnostics.map(\.rule) == [.unknownAction])
        #expect(output.findings.diagnostics.first?.replacement == "\"Buy\"")
    }

    @Test func warnsOfUnusedNames() {
        let output = generate(Self.shop) { $0.names = ["Id": .init("key"), "ID": .init("other")] }
        #expect(output.findings.diagnostics.map(\.rule) == [.skippedAction, .unusedName])
        #expect(output.files.contains { $0.text.contains("var key: String?") })
    }

    @Test func refusesStalePatches() {
        let patch = #"{"action":"Buy","member":"request.No","change":"required","from":true,"to":false,"reason":"r"}"#
        let output = generate(Self.shop, patches: #"{"patches":[\#(patch)]}"#)
        #expect(output.files.isEmpty)
        #expect(output.findings.diagnostics.contains { $0.rule == .stalePatch })
    }

    @Test(arguments: [("", true), ("{}", false), (#"{"info":{"product":"a","version":"b"},"apis":{"A":[1}}"#, true)])
    func refusesWhatIsNoMetadata(text: String, isUnreadable: Bool) {
        let output = generate(text)
        #expect(output.files.isEmpty)
        #expect(output.findings.hasErrors)
        #expect((output.fault == .unreadable) == isUnreadable)
    }

    /// What the portal hands out has prose and keys that no bundled file has.
    @Test func takesAnOfficialFile() throws {
        let output = generate(
            #"""
            {"version":"1.0","info":{"style":"RPC","product":"Shop","version":"1"},
            "directories":[{"id":7,"title":"All","type":"directory","children":["Buy"]}],
            "components":{"schemas":{"Item":{"title":"An item","type":"object","properties":{"Name":{"title":"Its name"}}}}},
            "apis":{"Buy":{"methods":["post","get"],"security":[{"AK":[]}],"operationType":"write","deprecated":false,
            "systemTags":{"riskType":"none"},"summary":"Buys\na thing. And pays.","requestParamsDescription":"…",
            "parameters":[
            {"name":"Filter.1.Key","in":"query","allowEmptyValue":true,"schema":{"description":"d","type":"string","required":false,
              "docRequired":false,"default":"x"}},
            {"name":"SystemDisk.Size","in":"query","schema":{"type":"string","minimum":"20","maximum":500}},
            {"name":"SystemDisk","in":"query","style":"flat","schema":{"type":"object","required":false,"properties":{}}},
            {"name":"Region","in":"host","schema":{}},{"name":"Level","in":"query","schema":{"type":"array","enum":["a"],
              "enumValueTitles":{"a":"A"},"items":{"type":"string"}}}],
            "responses":{"200":{"headers":{},"schema":{"title":"r","type":"object","properties":{
              "dot.ted":{"type":"string"},"Item":{"$ref":"#/components/schemas/Item"}}}}},
            "errorCodes":{"400":[{"errorCode":"E","errorMessage":"m"}]},"responseDemo":"[{}]","extraInfo":" "}}}
            """#
        )
        #expect(output.findings.diagnostics.map(\.message) == [])
        let text = output.files.map(\.text).joined()
        #expect(text.contains("/// Buys a thing.\n///\n/// Request of"))
        for declaration in [
            "var filter: [Filter]\n", "var systemDisk: SystemDisk?", "var size: String?", "var level: [Level]\n",
            "var dotTed: String?", "var item: Item?",
            "\nstruct Item: WireEncodable, WireDecodable, CustomReflectable {",
        ] { #expect(text.contains(declaration), "\(declaration)") }
    }

    /// An action more in a config changes no type of the others.
    @Test func typesDoNotDependOnTheSelection() {
        func action(_ name: String, _ values: String) -> String {
            #""\#(name)":{"methods":["post"],"parameters":[{"name":"Status","in":"query","schema":{"type":"string"\#(values)}}],"#
                + #""responses":{"200":{"schema":{"type":"object","properties":{"Status":{"type":"string","example":"On"}}}}}}"#
        }
        let on = #","enum":["On","Off"]"#
        let other = #","enum":["Red","Blue","Green"]"#
        let actions = [
            action("A", on), action("B", other), action("C", other), action("D", other), action("E", other),
            action("F", other), action("G", other), action("H", other), action("I", other),
        ]
        let document =
            #"{"version":"1.0","info":{"style":"RPC","product":"Shop","version":"1"},"apis":{"#
            + actions.joined(separator: ",") + "}}"
        func properties(_ selection: [String]) -> [Substring] {
            var config = GenerationConfig()
            config.actions = selection.map { .init($0) }
            config.options.shardCount = 1
            let file = SourceFile(name: "api-docs.json", text: document)
            let output = ModelGenerator.generate(config, from: MetadataInput(apiDocs: file))
            let text = output.files.map(\.text).joined()
            let start = text.range(of: "struct AResponse")?.lowerBound ?? text.endIndex
            return text[start...].split(separator: "\n").filter { $0.contains(" var status") }.prefix(1).map { $0 }
        }
        #expect(properties(["A"]) == properties(["*"]) && properties(["A", "B"]) == properties(["*"]))
        #expect(properties(["A"]).count == 1)
    }

    /// Metadata is input from outside: whatever happens to its bytes, there is an answer.
    @Test func survivesDamagedMetadata() throws {
        let path = GeneratedFilesTests.root + "/Tests/ReferenceModels/api-docs.json"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))).prefix(9000) + Array("}]}}}}".utf8)
        var state: UInt64 = 11
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % bound
        }
        for _ in 0..<60 {
            var damaged = Array(bytes)
            for _ in 0..<(1 + random(4)) { damaged[random(damaged.count)] = UInt8(32 + random(95)) }
            let input = MetadataInput(apiDocs: SourceFile(name: "x.json", bytes: damaged))
            let output = ModelGenerator.generate(GenerationConfig(), from: input)
            #expect(output.files.isEmpty == output.findings.hasErrors)
        }
    }
}
