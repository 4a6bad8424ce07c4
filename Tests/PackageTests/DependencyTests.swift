import Foundation
import TestSupport
import Testing

/// The edges between targets: those of `Package.swift`, those that the sources use, those that ARCHITECTURE.md tells.
@Suite struct DependencyTests {
    /// What the system, the toolchain and the standard library bring.
    private static let systemModules: Set = [
        "Darwin", "Foundation", "FoundationXML", "Glibc", "Musl", "PackagePlugin", "Synchronization", "Testing",
    ]
    /// Modules whose product has another name.
    private static let products = ["CYaml": "Yams"]
    /// What every target stands on: it may be declared before it is used, and the table of the targets leaves it out.
    private static let groundFloor: Set = ["DiagnosticsCore", "ExactText"]

    @Test(arguments: [".", "Tools/ecs-wire"])
    func importsAreDeclaredAndDeclarationsAreUsed(folder: String) throws {
        let root = Repository.root.appending(path: folder)
        var checked = 0
        for target in try PackageDescription.read(folder).targets where target.hasSwiftSources {
            let declared = Set(target.dependencies.map(\.name))
            let imported = try target.imports(below: root).subtracting(Self.systemModules)
                .map { Self.products[$0] ?? $0.replacingOccurrences(of: "_", with: "-") }
            // A product of several modules.
            let offered = declared.contains("CommandSupport") ? ["CommandOptions", "DiagnosticsCore", "ExactText"] : []
            let undeclared = Set(imported).subtracting(declared).subtracting(offered)
            #expect(undeclared == [], "\(target.name) imports them, undeclared")
            var unused = declared.subtracting(imported)
            if !Set(imported).isDisjoint(with: offered) { unused.remove("CommandSupport") }
            #expect(unused == [], "\(target.name) declares them, unused")
            checked += imported.count
        }
        #expect(checked > 5)
    }

    @Test func theTableOfTheArchitectureIsThatOfThePackage() throws {
        let text = try String(contentsOf: Repository.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").drop { $0 != "## Targets" }.dropFirst().prefix { !$0.hasPrefix("## ") }
            .filter { $0.hasPrefix("| ") }.dropFirst(1).map { row in
                row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
        var told: [String: Set<String>] = [:]
        for row in rows where row.count == 4 {
            let needs = row[3] == "–" ? [] : Set(row[3].components(separatedBy: ", "))
            #expect(row[0] == "target" || row[2].contains(", because "), "\(row[0]) has no invariant")
            for name in row[0].components(separatedBy: ", ") {
                #expect(told[name] == nil, "\(name) has two rows")
                told[name] = needs
            }
        }
        for target in try PackageDescription.read().targets where !target.folder.hasPrefix("Tests/") {
            let declared = Set(target.dependencies.map(\.name)).subtracting(Self.groundFloor)
            let line = declared.isEmpty ? "–" : declared.sorted().joined(separator: ", ")
            #expect(told.removeValue(forKey: target.name) == declared, "\(target.name) depends on: \(line)")
        }
        #expect(told.keys.sorted() == [], "no such targets")
    }
}
