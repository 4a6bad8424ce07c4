import DiagnosticsCore
import ExactText
import SourceTree
import Testing

@testable import InstanceSpec

@Suite struct VariableExpansionTests {
    @Test(arguments: [
        ("name: ${a}", "x"), ("name: \"${a}-${b}\"", "x-2"), ("name: $${a}", "${a}"), ("name: $$${a}", "$${a}"),
        ("name: $a", "$a"), ("name: a$", "a$"), ("name: $${a}${a}", "${a}x"), ("name: ${e}", ""),
        ("name: ${n}", "null"),
        ("name: $$", "$$"), ("name: '}${b}{'", "}2{"), (#"name: "\x24{a}""#, "x"),
    ])
    func valuesArePutIn(lines: String, name: String) throws {
        let reading = try Reading(spec: lines, vars: "{a: x, b: 2, e: , n: 'null'}")
        #expect(reading.findings.isEmpty, "\(reading.marks)")
        #expect(reading.document?.spec["name"]?.text == name)
    }

    @Test func valuesAreReadAsTheFieldWantsThem() throws {
        let reading = try Reading(
            spec: "count: \"${n}\"\nprotect: {deletion: '${yes}'}\nname: ${n}", vars: "{n: '3', yes: true}"
        )
        #expect(reading.findings.isEmpty, "\(reading.marks)")
        #expect(reading.document?.spec["count"]?.text == "3")
        let wrong = try Reading(spec: "count: ${n}", vars: "{n: many}")
        #expect(wrong.marks == ["wrong-type@${n}"])
    }

    @Test func theCommandLineWins() throws {
        let reading = try Reading(spec: "name: ${a}", vars: "{a: x}", overrides: ["a": "y", "other": "z"])
        #expect(reading.document?.spec["name"]?.text == "y")
        #expect(try Reading(spec: "name: ${a}", overrides: ["a": "y"]).marks.first == "undefined-variable@${a}")
    }

    @Test(arguments: [
        ("name: x-${nope}-y", "${nope}"), ("name: \"\\u0061${nope}\\n\"", "${nope}"),
        ("name: 'it''s ${nope}'", "${nope}"),
        ("name: |\n  one\n  two ${nope} three", "${nope}"), ("name: >-\n  one\n  ${nope}", "${nope}"),
        ("tags: {k: '${nope}'}", "${nope}"), ("name: ${}", "${}"), ("name: ${a b}", "${a b}"),
        ("name: ${open", "${open"),
        ("hostNames: [\"${nope}\"]", "${nope}"), ("name: é${nope}", "${nope}"),
        ("userData: {template: t, values: {k: \"x${nope}\"}}", "${nope}"),
        ("userData: [{template: t, values: {k: [\"${nope}\"]}}]", "${nope}"),
        ("parameters: {A: {B: ['${nope}']}}", "${nope}"), ("tags: {userData: \"${nope}\", vars: 1}", "${nope}"),
    ])
    func undefinedVariablesArePointedAt(lines: String, mark: String) throws {
        let reading = try Reading(spec: lines, vars: "{a: x}")
        #expect(reading.marks.filter { $0.hasPrefix("undefined") } == ["undefined-variable@\(mark)"])
    }

    @Test(arguments: [
        "userData: {text: \"${HOME}\"}", "userData: {file: \"${HOME}\"}", "userData: [{text: \"${HOME} $${X}\"}]",
        "userData: {cloudConfig: {runcmd: [\"echo ${HOME}\"]}}", "userData: {include: [\"http://a/${b}\"]}",
    ])
    func userDataBelongsToTheShell(lines: String) throws {
        let reading = try Reading(spec: lines)
        #expect(reading.findings.isEmpty, "\(reading.marks)")
        let text = reading.document?.spec["userData"]?.items.first?["text"]?.text
        #expect(text == nil || text?.contains("${HOME}") == true)
        #expect(text?.contains("$${X}") != false || !lines.contains("$${X}"))
    }

    @Test(arguments: [
        ("[a]", Rule.wrongType), ("{1a: x}", Rule.valuePattern), ("{a: [1]}", Rule.wrongType),
        ("{a-b: x}", Rule.valuePattern),
    ])
    func declarationsAreChecked(vars: String, rule: Rule) throws {
        #expect(try Reading(spec: "name: n", vars: vars).findings.map(\.rule) == [rule])
    }

    @Test func whatIsPutInIsBounded() throws {
        let long = String(repeating: "x", count: 100_000)
        let uses = String(repeating: "${a}", count: 100)
        let reading = try Reading(spec: "name: \"\(uses)\"\ndescription: \"\(uses)\"", vars: "{a: \(long)}")
        #expect(reading.findings.map(\.rule) == [.limitExceeded])
    }

    @Test func manyUndefinedVariablesAreQuick() throws {
        let reading = try Reading(spec: "name: \"\(String(repeating: "${x}", count: 20_000))\"")
        // The first are kept, all are counted.
        #expect(reading.findings.count == DiagnosticSink.limit)
    }
}
