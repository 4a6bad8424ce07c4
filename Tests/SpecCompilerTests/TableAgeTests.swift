import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing
import YAMLTree

@testable import Platform
@testable import SpecCompiler

/// The tables of the platform grow old, and nobody's spec is refused for it.
@Suite struct TableAgeTests {
    /// What is done to the tables.
    enum Age: String, CaseIterable {
        /// Their dates are of 2021.
        case in2021
        /// And half of what they list is not there.
        case halved
        /// There is nothing in them.
        case empty
    }

    private static let tables = ["instance-types", "trusted-system", "regions", "disk-limits", "image-families"]

    private static func table(_ name: String, _ age: Age) throws -> SourceFile {
        let path = Repository.root.appending(path: "api-specs/ecs/\(name).json")
        if age == .empty { return SourceFile(name: name, text: #"{"asOf": "2021-01-01", "families": {}}"#) }
        let json = try JSONSerialization.jsonObject(with: try Data(contentsOf: path))
        let aged = aged(json, halves: age == .halved)
        return SourceFile(name: name, bytes: Array(try JSONSerialization.data(withJSONObject: aged)))
    }

    private static func aged(_ value: Any, halves: Bool, key: String = "") -> Any {
        switch value {
        case let text as String:
            return text.replacing(/20\d\d-\d\d(-\d\d)?/, with: "2021-01")
        case let list as [Any]:
            // A row of a table keeps its columns, and a range both ends.
            let isRow = list.contains { $0 is NSNumber || $0 is NSNull } || key == "provenance"
            let kept = halves && !isRow ? list.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : list
            return kept.map { aged($0, halves: halves) }
        case let members as [String: Any]:
            let isList = ["families", "types"].contains(key)
            let kept =
                halves && isList
                ? members.sorted { $0.key < $1.key }.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
                : Array(members)
            return Dictionary(uniqueKeysWithValues: kept.map { ($0.key, aged($0.value, halves: halves, key: $0.key)) })
        default:
            return value
        }
    }

    private static func library(_ age: Age) throws -> PlatformLibrary {
        let files = try tables.map { try table($0, age) }
        let bundled = try bundledLibrary.get()
        let facts = try PlatformFacts(
            files[0], trusted: files[1], regions: files[2], disks: files[3], images: files[4]
        )
        return PlatformLibrary(
            ecs: bundled.ecs, facts: facts, resourceTypes: bundled.resourceTypes, network: bundled.network
        )
    }

    private static func findings(
        in text: String, _ files: FileLoader, _ library: PlatformLibrary, from least: Severity
    ) throws -> [String] {
        var run = CompilationRun(library: library)
        _ = try run.compile(SourceFile(name: "spec", text: text), format: .yaml, files: files)
        run.finish()
        return run.findings.diagnostics.filter { $0.severity >= least }.map(\.message)
    }

    /// A spec is correct where the tables of today find nothing in it.
    @Test(arguments: Age.allCases) func noCorrectSpecIsRefused(_ age: Age) throws {
        let (now, aged) = (try bundledLibrary.get(), try Self.library(age))
        var count = 0
        for text in Examples.all + PublicDefinitionTests.all.values {
            count += 1
            #expect(try Self.findings(in: text, .none, aged, from: .error) == [])
        }
        for golden in GoldenCase.specs where golden.has("spec.yaml") {
            let text = String(decoding: try golden.bytes("spec.yaml"), as: UTF8.self)
            guard try Self.findings(in: text, golden.files, now, from: .warning).isEmpty else { continue }
            count += 1
            #expect(try Self.findings(in: text, golden.files, aged, from: .error) == [], "\(golden)")
        }
        #expect(count > 90)
    }

    /// What an old table says is said with its date.
    @Test func warningsNameTheDateOfTheTable() throws {
        var run = CompilationRun(library: try Self.library(.in2021))
        let text = """
            apiVersion: ecsc/v1
            kind: Instance
            metadata: {name: web}
            spec:
              region: cn-nowhere
              type: ecs.z99.large
              image: ubuntu
              network: {vSwitch: vsw-1, securityGroup: sg-1}
              systemDisk: {sizeGiB: 4096}
            """
        _ = try run.compile(SourceFile(name: "spec", text: text), format: .yaml, files: .none)
        #expect(run.findings.diagnostics.count == 3)
        for finding in run.findings.diagnostics {
            #expect(
                finding.severity == .warning && finding.notes.contains { $0.contains("2021-01") }, "\(finding.message)")
        }
    }
}
