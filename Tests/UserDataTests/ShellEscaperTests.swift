import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

@Suite struct ShellEscaperTests {
    static let shells = ["dash", "bash"]

    // MARK: - Where values may stand

    @Test(
        arguments: [
            "echo {{v}}", "x={{v}}", "echo a{{v}}b", "echo \"{{v}}\"", "echo '{{v}}'", "echo \"a {{v}} b\"",
            "echo $(echo {{v}})", "echo \"$(echo \"{{v}}\")\"", "echo \"$(echo '{{v}}')\"", "echo ${x:-\"{{v}}\"}",
            "case {{v}} in a) echo 1 ;; esac; echo {{v}}", "cat <<E\nbody\nE\necho {{v}}",
            "cat <<-'E'\n\tbo'dy\n\tE\necho {{v}}",
            "echo $((1 + 2)) {{v}}", "echo \"${x#a}\" {{v}}", "echo a\\\n {{v}}", "( echo {{v}} )", "echo `date` {{v}}",
            "f() { echo {{v}}; }", "# it's\necho {{v}}", "echo a#b {{v}}", "echo $# $? $$ {{v}}",
            "echo 'a'\\''b' {{v}}",
            "[[ x ]]; echo {{v}}", "cat <<< {{v}}", "echo $'plain' {{v}}",
        ]
    )
    func valuesAreTaken(script: String) {
        let result = Sample.render("#!/bin/bash\n\(script)\n", [TemplateValue("v", "it's")])
        #expect(result.findings.map(\.summary) == [])
        #expect(
            result.bytes?.contains(sequence: "'\\''".utf8) == true
                || result.bytes?.contains(sequence: "it's".utf8) == true
        )
    }

    @Test(
        arguments: [
            ("# {{v}}", "no value is safe in a comment"),
            ("echo \\{{v}}", "no value is safe right behind a '\\'"),
            ("echo \"\\{{v}}\"", "no value is safe right behind a '\\'"),
            ("echo ${{v}}", "no value is safe right behind a '$'"),
            ("echo \"${{v}}\"", "no value is safe right behind a '$'"),
            ("echo \"$x{{v}}\"", "no value is safe right behind '$x', whose name it would lengthen"),
            (
                "echo \"$x\\\n{{v}}\"",
                "no value is safe behind a name that is continued on the next line, which the scan does not follow"
            ),
            ("echo `echo {{v}}`", "no value is safe inside backquotes, where quoting happens twice"),
            ("echo ${x:-{{v}}}", "no value is safe inside '${…}'"),
            ("echo $(({{v}} + 1))", "no value is safe in arithmetic, which evaluates the text of a value again"),
            ("cat <<E\n{{v}}\nE", "no value is safe in a here-document"),
            ("cat <<'E'\n{{v}}\nE", "no value is safe in a here-document"),
            (
                "cat <<{{v}}",
                "no value is safe behind a here-document with an unusual delimiter, which the scan does not follow"
            ),
            ("echo $'{{v}}'", "no value is safe inside \"$'…'\""),
            ("echo $'it\\'s' {{v}}", "no value is safe behind \"$'…'\" with escapes, which the scan does not follow"),
            (
                "((x=1) ); echo {{v}}",
                "no value is safe behind '((' that is no arithmetic, which the scan does not follow"
            ),
            (
                "echo \"$(case a in a) echo 1;; esac)\" {{v}}",
                "no value is safe behind 'case' in a substitution, which the scan does not follow"
            ),
            (
                "echo \"${x:-'a'}\" {{v}}",
                "no value is safe behind quotes inside a quoted '${…}', which the scan does not follow"
            ),
            ("echo $[1] {{v}}", "no value is safe behind '$[…]', which the scan does not follow"),
            ("x=(a; {{v}})", "no value is safe behind an array with an operator in it, which the scan does not follow"),
            (
                "cat <<E \"a\nb\" {{v}}",
                "no value is safe behind a here-document whose command goes on, which the scan does not follow"
            ),
        ]
    )
    func valuesAreRefused(script: String, message: String) throws {
        let result = Sample.render("#!/bin/bash\n\(script)\n", [TemplateValue("v", "x")])
        let finding = try #require(result.findings.first)
        #expect(result.bytes == nil)
        #expect(finding.summary == "template-context: {{v}}: \(message)")
        #expect(finding.severity == .error)
    }

    @Test func otherInterpretersAreRefused() {
        for line in ["#!/usr/bin/python3", "#!/usr/bin/env -S perl -w", "#!/bin/zsh"] {
            let result = Sample.render("\(line)\nx={{v}}\n", [TemplateValue("v", "x")])
            #expect(result.findings.map(\.rule) == [.templateContext], "\(line)")
        }
        #expect(Sample.render("#!/usr/bin/env A=1 bash\nx={{v}}\n", [TemplateValue("v", "x")]).bytes != nil)
    }

    @Test func listsAreWordsOfTheirOwn() {
        let front = "{{!\nparameters:\n  l:\n    type: list\n}}\n"
        let value = TemplateValue(name: "l", content: .list(["a b", "", "c'd"]))
        #expect(Sample.render(front + "f {{l}} x\n", [value]).bytes == Array("f 'a b' '' 'c'\\''d' x\n".utf8))
        let none = TemplateValue(name: "l", content: .list([]))
        #expect(Sample.render(front + "set -- {{l}}\n", [none]).bytes == Array("set -- \n".utf8))
        for script in ["x={{l}}", "echo \"{{l}}\"", "echo a{{l}}", "echo {{l}}b", "echo '{{l}}'"] {
            #expect(
                Sample.render(front + script, [value]).findings.map(\.rule) == [.templateContext],
                "\(script)"
            )
        }
    }

    // MARK: - Real shells

    /// One script with every value in each context; every argument is printed with a NUL behind it.
    private static func printed(_ values: [String], by shell: String) throws -> [String] {
        var script = "#!/bin/sh\np() { printf '%s\\0' \"$@\"; }\n"
        for index in values.indices {
            script += "p {{v\(index)}} \"<{{v\(index)}}>\" '<{{v\(index)}}>' \"$(p {{v\(index)}}.)\"\n"
            script += "x={{v\(index)}}\np \"$x\" \"$(p \"{{v\(index)}}.\")\"\n"
        }
        let given = values.enumerated().map { TemplateValue("v\($0.offset)", $0.element) }
        let result = Sample.render(script, given)
        #expect(result.findings.map(\.summary) == [])
        let folder = try TemporaryFolder()
        let file = try folder.write("script.sh", try #require(result.bytes))
        let run = try Tool.run(try #require(Tool.path(shell)), [file.path], folder: folder.url)
        #expect(run.status == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "pwned").path))
        return run.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func expected(_ values: [String]) -> [String] {
        // `$(…)` drops the NUL, hence the full stop.
        values.flatMap { [$0, "<\($0)>", "<\($0)>", "\($0).", $0, "\($0)."] }
    }

    @Test(.enabled(if: shells.allSatisfy { Tool.path($0) != nil }, "dash and bash are needed"), arguments: shells)
    func awkwardValuesComeOutUnchanged(shell: String) throws {
        let printed = try Self.printed(Sample.awkwardValues, by: shell)
        #expect(printed == Self.expected(Sample.awkwardValues))
    }

    @Test(.enabled(if: shells.allSatisfy { Tool.path($0) != nil }, "dash and bash are needed"), arguments: shells)
    func randomValuesComeOutUnchanged(shell: String) throws {
        var random = SeededGenerator(seed: 5)
        let values = (0..<400).map { _ in random.awkwardText() }
        #expect(try Self.printed(values, by: shell) == Self.expected(values))
    }

    /// Scripts thrown together from what changes a shell's mind about quoting: wherever the scan takes a value, real
    /// shells must not run any of it.
    @Test(.enabled(if: shells.allSatisfy { Tool.path($0) != nil }, "dash and bash are needed"))
    func noRandomScriptRunsAValue() throws {
        let pieces = [
            "'", "\"", "`", "$(", ")", "${x:-", "}", "\\", "#", "\n", " ", "<<E\n", "\nE\n", "<<'E'\n", "<<-E ", "$",
            "$x", "a",
            ";", "|", "((", "))", "$((", "case a in a)", ";; esac", "[[ ", " ]]", "{ ", "; }", "<", ">f", "echo ", "x=",
            "$'", "\\\n",
            "(", "\t", "\\\"", "\\'", "!", "echo \"", "echo '", "\"$(echo ", "${x#", "${x%\"", "${#", "$#", "&& ", "E",
            "\nE",
            "$[", "]", "=(", "|| ", "\r", "é", "if ", "then ", "fi ", "f() ", "+=(", "[0]=", "for ", "in ", "do ",
            "done ", "case ", "esac ", "<(", ">(", "<<<", "&>",
            "function ", "select ", "time ", "coproc ", "@(", "?(", "{a,", "~", "*", "<&", "2>&1 ", "until ",
        ]
        let attacks = [
            "$(:>pwned)", "`:>pwned`", "'\n:>pwned\n'", "\"\n:>pwned\n\"", "\n:>pwned\n", ")\n:>pwned\n",
            "}\n:>pwned\n", "\nE\n:>pwned\n", "\\\n:>pwned\n", ";:>pwned;",
        ]
        let value = TemplateValue("v", attacks.joined() + attacks.reversed().joined(separator: "'\"`"))
        var random = SeededGenerator(seed: 11)
        var taken = 0
        var refused = 0
        let folder = try TemporaryFolder()
        let ends = ["", "'", "\"", ")", "\")", "}", "\"}", "`", "\nE\n", "))", "\\", "#"]
        // More of them: RANDOM_SCRIPTS=20000.
        let count = ProcessInfo.processInfo.environment["RANDOM_SCRIPTS"].flatMap { Int($0) } ?? 200
        while taken < count {
            func noise(_ count: Int) -> String {
                (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            }
            let end = ends.randomElement(using: &random) ?? ""
            let script =
                noise(Int.random(in: 0...6, using: &random)) + "{{v}}" + noise(Int.random(in: 0...2, using: &random))
                + end
            guard let rendered = Sample.render(script, [value]).bytes else {
                refused += 1
                continue
            }
            taken += 1
            let file = try folder.write("script", rendered)
            for shell in Self.shells {
                _ = try Tool.run(
                    try #require(Tool.path(shell)),
                    [file.path],
                    folder: folder.url,
                    environment: ["PATH": "/nowhere"]
                )
                let mark = folder.url.appending(path: "pwned")
                let ran = FileManager.default.fileExists(atPath: mark.path)
                #expect(!ran, "\(shell) ran the value in: \(script.debugDescription)")
                if ran { try FileManager.default.removeItem(at: mark) }
            }
        }
        print("random scripts: \(taken) taken, \(refused) refused")
    }
}

extension Collection where Element: Equatable {
    func contains(sequence other: some Collection<Element>) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
