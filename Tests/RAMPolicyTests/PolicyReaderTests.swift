import DiagnosticsCore
import Foundation
import RAMPolicy
import SourceTree
import TestSupport
import Testing

@Suite struct PolicyReaderTests {
    private static let corpus = "corpus/policies"

    private static func corpusFiles(in folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: SharedData.url("\(corpus)/\(folder)").path)
        return (names ?? []).filter { $0.hasSuffix(".json") && $0 != "index.json" }.sorted().map { folder + $0 }
    }

    @Test(.enabled(if: SharedData.exists(corpus)), arguments: corpusFiles(in: ""))
    func corpusDocumentsKeepTheirMeaning(name: String) throws {
        let bytes = try Array(Data(contentsOf: SharedData.url("\(Self.corpus)/\(name)")))
        let document = try Reading(SourceFile(name: name, bytes: bytes)).document()
        for text in [document.prettyText(), document.compactText] {
            #expect(try foundationValue(text.utf8) == foundationValue(bytes))
            #expect(try Reading(text).document() == document)
        }
    }

    @Test(.enabled(if: SharedData.exists(corpus)), arguments: corpusFiles(in: "malformed/"))
    func malformedCorpusDocumentsAreRefusedWithAPosition(name: String) throws {
        let bytes = try Array(Data(contentsOf: SharedData.url("\(Self.corpus)/\(name)")))
        let reading = Reading(SourceFile(name: name, bytes: bytes))
        #expect(reading.policy == nil)
        let finding = try #require(reading.findings.first)
        #expect(finding.severity == .error && finding.position != nil)
    }

    @Test(.enabled(if: SharedData.exists(corpus)))
    func theWholeCorpusWasThere() {
        #expect(Self.corpusFiles(in: "").count == 31 && Self.corpusFiles(in: "malformed/").count == 2)
    }

    @Test func consoleFormIsKeptToTheByte() throws {
        let text = PolicyDocument.trustedSystemRole.prettyText()
        #expect(try Reading(text).document().prettyText() == text)
    }

    @Test func printedDocumentsReadBackTheSame() throws {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<300 {
            let document = RandomPolicy.document(using: &generator)
            for text in [document.compactText, document.prettyText(), document.prettyText(indentation: 0)] {
                let read = try Reading(text).document()
                #expect(read == document, "\(text)")
                #expect(read.prettyText() == document.prettyText())
            }
            let compact = try foundationValue(document.compactText.utf8)
            #expect(try foundationValue(document.prettyText().utf8) == compact)
        }
    }

    @Test func noTextCrashesTheReader() {
        var generator = SeededGenerator(seed: 7)
        let linter = PolicyLinter(catalog: BundledCatalog.catalog)
        var read = 0
        for _ in 0..<400 {
            var bytes = Array(RandomPolicy.document(using: &generator).compactText.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = bytes.indices.randomElement(using: &generator) ?? 0
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.swapAt(index, bytes.indices.randomElement(using: &generator) ?? 0)
                }
            }
            let file = SourceFile(name: "policy.json", bytes: bytes)
            let reading = Reading(file)
            if let policy = reading.policy {
                read += 1
                for finding in linter.lint(policy) {
                    #expect(finding.position != nil, "\(finding.message): \(String(decoding: bytes, as: UTF8.self))")
                }
            } else {
                #expect(!reading.findings.isEmpty)
            }
        }
        #expect(read > 20)
    }
}

/// Documents with everything the language has, and texts that are awkward in JSON.
enum RandomPolicy {
    static func document(using generator: inout SeededGenerator) -> PolicyDocument {
        let isTrust = Int.random(in: 0..<5, using: &generator) == 0
        return PolicyDocument(
            statements: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                statement(isTrust: isTrust, using: &generator)
            },
            memberOrder: PolicyDocument.Member.allCases.shuffled(using: &generator)
        )
    }

    private static func statement(isTrust: Bool, using generator: inout SeededGenerator) -> PolicyStatement {
        let patterns = texts(using: &generator)
        let actions: PolicyStatement.Actions =
            Bool.random(using: &generator) ? .matching(patterns) : .notMatching(patterns)
        let hasConditions = Bool.random(using: &generator)
        var members: [PolicyStatement.Member] = [.effect, actions.member, isTrust ? .principal : .resource]
        if hasConditions { members.append(.condition) }
        return PolicyStatement(
            Bool.random(using: &generator) ? .allow : .deny,
            actions,
            on: isTrust ? nil : texts(using: &generator),
            principals: isTrust ? [PolicyPrincipal(.service, texts(using: &generator))] : nil,
            when: hasConditions ? conditions(using: &generator) : nil,
            memberOrder: members.shuffled(using: &generator)
        )
    }

    private static func conditions(using generator: inout SeededGenerator) -> [PolicyCondition] {
        ConditionOperator.allCases.shuffled(using: &generator).prefix(2).map { `operator` in
            let count = Int.random(in: 1...3, using: &generator)
            let values: [PolicyCondition.Value] = (0..<count).map { _ in
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: .number("\(Int.random(in: -9...9, using: &generator)).50")
                case 1: .bool(Bool.random(using: &generator))
                default: .string(text(using: &generator))
                }
            }
            let isSingle = Bool.random(using: &generator)
            return PolicyCondition(
                operatorName: `operator`.rawValue,
                comparisons: [.init(key: "acs:" + text(using: &generator), values: values, isSingle: isSingle)]
            )
        }
    }

    private static func texts(using generator: inout SeededGenerator) -> OneOrMany {
        if Bool.random(using: &generator) { return .one(text(using: &generator)) }
        return .many((0..<Int.random(in: 1...3, using: &generator)).map { _ in text(using: &generator) })
    }

    private static func text(using generator: inout SeededGenerator) -> String {
        let pieces = ["ecs:", "Run*", "?", "acs:ecs:*:*:", "disk/", "部门", "\"", "\\", "\n", "\u{1}", "/", "😀", " ", ""]
        return (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
    }
}
