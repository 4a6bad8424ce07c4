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

    @Test(arguments: [
        ("{a: x, b: '${a}-y'}", "x-y"), ("{b: '${a}-y', a: x}", "x-y"), ("{a: '$${x}', b: '${a}'}", "${x}"),
        ("{a: '${c}', b: '${a}${a}', c: z}", "zz"), ("{a: , b: '${a}'}", ""),
    ])
    func valuesOfVariablesAreExpanded(vars: String, name: String) throws {
        let reading = try Reading(spec: "name: ${b}", vars: vars)
        #expect(reading.findings.isEmpty && reading.unused.isEmpty, "\(reading.marks)")
        #expect(reading.document?.spec["name"]?.text == name)
    }

    @Test func aGivenValueIsExpandedToo() throws {
        let reading = try Reading(spec: "name: ${b}", vars: "{a: x, b: y}", overrides: ["b": "${a}-z"])
        #expect(reading.findings.isEmpty && reading.document?.spec["name"]?.text == "x-z")
        let wrong = try Reading(spec: "name: ${b}", vars: "{a: x, b: y}", overrides: ["b": "${c}"])
        #expect(wrong.marks == ["undefined-variable@y"] || wrong.marks == ["undefined-variable@b"])
    }

    @Test(arguments: [
        ("{a: '${a}'}", ["a"]), ("{a: '${b}', b: '${a}'}", ["a"]), ("{a: '${b}', b: '${c}', c: '${b}'}", ["b"]),
    ])
    func circlesAreErrors(vars: String, marks: [String]) throws {
        let reading = try Reading(spec: "name: x${a}", vars: vars)
        #expect(reading.marks == marks.map { "undefined-variable@\($0)" })
    }

    @Test(arguments: [
        ("tags: {\"${a}\": x}", "\"${a}\""), ("parameters: {\"x${a}\": y}", "\"x${a}\""),
        ("userData: {template: t, values: {\"${a}\": x}}", "\"${a}\""),
    ])
    func keysTakeNoVariables(lines: String, mark: String) throws {
        let reading = try Reading(spec: lines, vars: "{a: x}")
        #expect(reading.marks == ["undefined-variable@\(mark)"])
    }

    @Test func anEscapedKeyIsRead() throws {
        let reading = try Reading(spec: "tags: {\"$${a}\": x}")
        guard case .tags(let tags)? = reading.document?.spec["tags"]?.content else {
            Issue.record("no tags")
            return
        }
        #expect(reading.findings.isEmpty && tags.first?.key.text == "${a}")
    }

    @Test(arguments: [
        ("name: x", "{a: 1, b: 2}", ["a", "b"]), ("name: ${a}", "{a: 1, b: 2}", ["b"]),
        ("name: ${a}", "{a: '${b}', b: 2}", []), ("userData: {text: \"${a}\"}", "{a: 1}", ["a"]),
        ("userData: {template: t, values: {k: \"${a}\"}}", "{a: 1}", []),
    ])
    func unusedVariablesAreWarnedOf(lines: String, vars: String, names: [String]) throws {
        let reading = try Reading(spec: lines, vars: vars)
        #expect(reading.unused.map { finding in finding.position.map { reading.file.text(in: $0.span) } } == names)
    }

    @Test func longChainsAndCirclesAreQuick() throws {
        let chain = (0..<10_000).map { "v\($0): '${v\($0 + 1)}'" }.joined(separator: ", ")
        let reading = try Reading(spec: "name: x${v0}", vars: "{\(chain), v10000: end}")
        #expect(reading.findings.isEmpty && reading.document?.spec["name"]?.text == "xend")
        let circle = try Reading(spec: "name: x${v0}", vars: "{\(chain), v10000: '${v0}'}")
        #expect(circle.marks == ["undefined-variable@v0"])
    }

    @Test func doublingIsBounded() throws {
        let chain = (0..<60).map { "v\($0): '${v\($0 + 1)}${v\($0 + 1)}'" }.joined(separator: ", ")
        let reading = try Reading(spec: "name: ${v0}", vars: "{\(chain), v60: xx}")
        #expect(reading.findings.map(\.rule) == [.limitExceeded])
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
