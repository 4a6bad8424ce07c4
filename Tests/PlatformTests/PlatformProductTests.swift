import BundledFiles
import DiagnosticsCore
import Foundation
import MetadataFormat
import TestSupport
import Testing

@testable import PlatformMetadata

@Suite struct PlatformProductTests {
    @Test func allThatIsBundledIsKnown() {
        #expect(PlatformProduct.all == [.ecs, .kms, .ram, .sts])
        let files = BundledFile.all.map(\.path).filter { $0.hasSuffix("/api-docs.json") }
        #expect(files == PlatformProduct.all.map { "api-specs/\($0.name)/api-docs.json" })
        for product in PlatformProduct.all { #expect(PlatformProduct(named: product.name) == product) }
    }

    @Test(arguments: ["ecs", "ecs/", "ecs/2014-05-27", "", "ECS/2014-05-26", "ecs/2014-05-26/"])
    func otherNamesAreNone(name: String) { #expect(PlatformProduct(named: name) == nil) }

    /// The only way to bundled metadata: with its corrections, each of which still applies, and says why and who says so.
    @Test(arguments: PlatformProduct.all) func everyPatchAppliesAndIsJustified(product: PlatformProduct) throws {
        let document = try product.metadata()
        #expect(document.product.lowercased() == product.code && document.version == product.version)
        #expect((product.patchFile != nil) == !document.patches.patches.isEmpty)
        #expect(document.patches.findings.isEmpty)
        var ledger = PatchLedger()
        for name in document.actionNames { ledger.record(try #require(try document.action(named: name))) }
        #expect(ledger.stalePatches(of: document).map(\.message) == [])
        for patch in document.patches.patches {
            #expect(patch.reason.utf8.count > 10 && (patch.source ?? "").utf8.count > 10, "\(patch.change)")
        }
    }

    /// Whoever would open what is compiled in without its corrections has to be one of these.
    @Test func nobodyElseOpensBundledMetadata() throws {
        let sources = Repository.root.appending(path: "Sources").path
        var importers: Set<String> = []
        var openers: Set<String> = []
        for path in FileManager.default.enumerator(atPath: sources)?.compactMap({ $0 as? String }) ?? []
        where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8)
            let target = String(path.prefix { $0 != "/" })
            if text.contains("import BundledFiles") { importers.insert(target) }
            if text.contains("MetadataDocument(file:") { openers.insert(path) }
        }
        #expect(importers == ["Platform", "PlatformMetadata", "UserData"])
        // The second opens files of users, too, and takes their corrections along.
        #expect(openers == ["PlatformMetadata/PlatformProduct.swift", "CodeGeneration/MetadataInput.swift"])
    }

    @Test(arguments: [
        ("RunInstances", "2014-05-26", PlatformProduct.ecs), ("GetRole", "2015-05-01", .ram),
        ("AssumeRole", "2015-04-01", .sts), ("Encrypt", "2016-01-20", .kms),
        // The product is certain, whatever it thinks of the action.
        ("NewAction", "2014-05-26", .ecs),
    ])
    func aCallIsForTheProductOfItsVersion(action: String, version: String, product: PlatformProduct) throws {
        #expect(try PlatformProduct.serving(action, version: version) == product)
    }

    @Test(arguments: ["2014-05-27", "", "26", "05-26", "2014-05-26/api-docs.json"])
    func otherVersionsAreOfNone(version: String) throws {
        #expect(try PlatformProduct.serving("RunInstances", version: version) == nil)
    }

    /// Two products with the same version are told apart by their actions, and never taken for each other.
    @Test(
        arguments: [
            ("Buy", "shop"), ("Move", "bus"), ("Both", nil), ("Neither", nil),
        ] as [(String, String?)])
    func productsOfOneVersionAreToldApart(action: String, code: String?) throws {
        let products = [
            PlatformProduct(code: "shop", version: "1"), PlatformProduct(code: "bus", version: "1"),
            PlatformProduct(code: "old", version: "0"),
        ]
        let found = try PlatformProduct.serving(action, version: "1", among: products) { product in
            ["shop": ["Buy", "Both"], "bus": ["Move", "Both"]][product.code] ?? []
        }
        #expect(found?.code == code)
    }
}
