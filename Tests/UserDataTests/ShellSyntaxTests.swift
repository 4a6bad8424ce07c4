import DiagnosticsCore
import TestSupport
import Testing
import UserData

/// Faults of syntax in shell scripts, beside what bash says of each.
@Suite struct ShellSyntaxTests {
    /// Scripts that bash refuses, each with the text that is pointed at.
    static let bad: [(script: String, place: String)] = [
        ("echo \"a\n", "\""), ("echo 'a\necho b\n", "'"), ("echo `date\n", "`"), ("x=$(date\n", "$("),
        ("echo ${x\n", "${"),
        ("(echo a\n", "("), ("f() {\n  echo a\n", "{"), ("{ echo a }\n", "{"),
        ("if true; then\n  echo a\n", "if"), ("if true\n  echo a\nfi\n", "fi"), ("if [ a ] then\n  echo\nfi\n", "fi"),
        ("while true; do\n  echo a\n", "while"), ("while true\n  echo a\ndone\n", "done"),
        ("for x in a b; do\n  echo\n", "for"),
        ("for x in a b\n  echo\ndone\n", "done"), ("case $x in\n  a) echo ;;\n", "case"),
        ("case $x\n  a) echo ;;\nesac\n", ")"),
        ("echo a\nfi\n", "fi"), ("echo a\ndone\n", "done"), ("echo a\n}\n", "}"), ("echo a\n)\n", ")"),
        ("echo a\nesac\n", "esac"),
        ("if true; then echo a; done\n", "done"), ("while true; do echo a; fi\n", "fi"),
        ("until false; do echo; esac\n", "esac"),
        ("if true; then echo; else echo; else echo; fi\n", "else"), ("then echo\n", "then"), ("do echo\n", "do"),
        ("echo a ;; echo b\n", ";;"), ("echo a &&\n", "&&"), ("echo a |\n", "|"), ("&& echo a\n", "&&"),
        ("echo a && || echo b\n", "||"),
        ("echo a; ; echo b\n", ";"), ("if true; then ; fi\n", ";"), ("(echo a; fi)\n", "fi"), ("{ echo a; )\n", ")"),
        ("[[ a == b\n", "[["), ("x=(a b\n", "("), ("f() { echo $(cat <<< a; }\n", "}"),
        ("echo $(if true; then echo)\n", ")"),
    ]

    @Test(arguments: bad) func aFaultIsFound(script: String, place: String) throws {
        let file = SourceFile(name: "script", text: "#!/bin/bash\n" + script)
        let found = PayloadRules.findings(in: file.bytes).filter { $0.message.contains("would not run this script") }
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.severity == .warning && finding.rule == .userDataShell)
        #expect(file.text(in: finding.span) == place, "\(finding.message)")
    }

    /// Scripts that bash takes.
    static let good = [
        "", "echo a\n", "if true; then echo a; elif false; then echo b; else echo c; fi\n",
        "if ! true; then echo; fi | cat > f\n",
        "while read -r x; do echo \"$x\"; done < file\n", "until false; do break; done &\nwait\n",
        "for x; do echo $x; done\n",
        "for x do echo $x; done\n", "for x in do; do echo $x; done\n", "for x in a b\ndo\n echo $x\ndone\n",
        "for ((i = 0; i < 3; i++)); do echo $i; done\n", "for ((;;)) do break; done\n",
        "select x in a b; do break; done\n",
        "case $x in\n  a|b) echo ;;\n  (c) echo ;&\n  *) echo\nesac\n", "case a in esac\n",
        "case \"$1\" in a) if true; then echo; fi;; esac\n",
        "x=$(case a in a) echo b;; esac)\n", "f() { echo; }\n", "f() (echo)\n", "f () {\n echo\n}\n",
        "function f { echo; }\n",
        "function f() {\n echo\n}\n", "{ if true; then echo; fi }\n", "if (true) then echo; fi\n",
        "if { true; } then echo; fi\n",
        "if [[ a == b ]] then echo; fi\n", "( (echo a); (echo b) )\n", "((i = 1, i++))\necho $((1 << 2))\n",
        "((1)) && echo\n",
        "x=(); y=1\n", "x=(a b\n  # c\n  'd e' $(f))\n", "x+=(a)\nlocal y=(a) 2>/dev/null\n",
        "declare -A x=([a]=1 [b]=2)\n",
        "cat <<EOF\nif ' \" ( {\nEOF\n", "cat <<'EOF' | while read x; do\nfi\nEOF\n echo $x\ndone\n",
        "cat <<-EOF > f\n\ta\n\tEOF\n",
        "cat <<A; cat <<B\n'\nA\n\"\nB\n", "cat <<\\EOF\n`\nEOF\n", "echo \"$(cat <<< 'a')\"\n", "diff <(a) <(b)\n",
        "exec > >(tee log) 2>&1\n",
        "> file && echo\n", ">file; echo a\n", "echo a >&2 | cat |& cat\n", "a=1 b=2\n",
        "echo ${x:-a} \"${x:-b c}\" ${x//(/)} ${#x} ${x%%)*}\n",
        "echo \"a 'b' `c \"d\"` $(e \"f\")\"\n", "echo it\\'s 'it'\"'\"'s' $'it\\'s' \"it's\"\n", "echo a#b # it's\n",
        "echo $# ${#}\n",
        "[[ $x =~ ^(a|b)$ && ( -f y || -d z ) ]] && echo\n", "[[ $x == *.txt ]] || exit\n", "rm !(a|b)\n",
        "shopt -s extglob\ncase a in @(a|b)) echo;; esac\n",
        "echo if then else fi do done case esac { }\n", "echo a &&\n  echo b ||\n  # c\n  echo d\n", "echo a \\\n  b\n",
        "echo {a,b} a{1..3}\n",
        "time ls\n! ls\n", "trap 'echo' EXIT\n", "x=\"a\nb\"\n", "if true; then\n  cat <<EOF\nfi\nEOF\nfi\n",
        "f() { local x; x=$(g \"$1\"); }; f\n",
        "a() { :; }; b() { :; }\na; b\n", "while :; do case $1 in -a) shift;; --) break;; *) break;; esac; done\n",
        "echo a & echo b &\n",
        "[ \"$x\" = \"a\" ] && { echo; exit 1; }\n", "coproc cat\n", "echo \"${x:-\"a b\"}\"\n",
        "cat <<EOF\n$(echo \"a)\")\nEOF\n", "x=`echo \\`date\\``\n",
    ]

    @Test(arguments: good) func whatBashTakesIsNoFault(script: String) {
        let findings = PayloadRules.findings(in: Array(("#!/bin/bash\n" + script).utf8))
        #expect(findings.filter { $0.message.contains("would not run") }.map(\.message) == [])
    }

    @Test func hereDocumentsWithoutAnEndAreFound() {
        for script in ["cat <<EOF\na\n", "cat <<EOF\nEOF \n", "cat <<-'E'\n\ta\n", "cat <<A <<B\nA\n"] {
            #expect(PayloadRules.findings(in: Array(("#!/bin/sh\n" + script).utf8)).count == 1, "\(script)")
        }
    }

    private static let bash: String? = {
        let path = Tool.path("bash")
        if path == nil { print("skipped: bash is not installed") }
        return path
    }()

    /// Of some faults of `[[` bash tells, and ends well.
    private static func takes(_ script: String, _ bash: String) throws -> Bool {
        let run = try Tool.run(bash, ["-O", "extglob", "-n"], input: Array(script.utf8))
        return run.status == 0 && run.errors.isEmpty
    }

    @Test(.enabled(if: bash != nil)) func bashSaysTheSame() throws {
        let bash = try #require(Self.bash)
        func isTaken(_ script: String) throws -> Bool {
            try Self.takes(script, bash)
        }
        for script in Self.bad.map(\.script) { #expect(try !isTaken(script), "\(script)") }
        for script in Self.good { #expect(try isTaken(script), "\(script)") }
    }

    /// Of scripts made of parts at random, none that bash takes has a fault.
    @Test(.enabled(if: bash != nil)) func randomScriptsThatBashTakesHaveNone() throws {
        let bash = try #require(Self.bash)
        var random = SeededGenerator(seed: 7)
        let pieces = [
            "if", "then", "fi", "else", "while", "do", "done", "for x in a", "case a in", "esac", "a)", ";;", ";", "\n",
            "\n", "&&", "|", "(", ")",
            "{", "}", "echo", "a=1", "$(", "\"", "'", "`", "${x}", "${x:-", "((", "))", "[[", "]]", "f()", "<f", ">f",
            "2>&1", "#", "!", "x=(", "a",
        ]
        for _ in 0..<150 {
            let count = Int.random(in: 1...10, using: &random)
            let script =
                (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " ") + "\n"
            let findings = PayloadRules.findings(in: Array(("#!/bin/bash\n" + script).utf8))
            guard findings.contains(where: { $0.message.contains("would not run") }) else { continue }
            #expect(try !Self.takes(script, bash), "\(script)")
        }
    }

    @Test func longScriptsTakeTimeInProportion() {
        for piece in [
            "(", "$(", "if ", "case a in ", "echo \"", "cat <<A\n", "{ ", "x=(", "[[ ", "((", "a;", "\\", "a && ", "`",
            "${",
        ] {
            let script = "#!/bin/sh\n" + String(repeating: piece, count: 30_000 / piece.utf8.count)
            _ = PayloadRules.findings(in: Array(script.utf8))
        }
    }
}
