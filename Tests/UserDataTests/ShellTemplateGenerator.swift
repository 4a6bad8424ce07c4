import TestSupport

/// A kind of random template: what is written around the tags.
protocol TemplateGenerator {
    /// A template in which `{{v}}`, `{{w}}` are texts, `{{n}}` is a number and `{{l}}` a list.
    func template(using random: inout SeededGenerator) -> String
}

/// Shell scripts made from a grammar: commands of every kind that reads a word again, what flows between them, and
/// enough noise that no construct is always where it is expected.
struct ShellTemplateGenerator: TemplateGenerator {
    /// What every template declares.
    static let frontMatter = """
        {{!
        parameters:
          v: {default: a}
          w: {default: a}
          n: {type: integer, default: 3}
          l: {type: list, default: []}
        }}

        """

    /// For each letter behind `^`, what it may become; `^V` is one name within a text, `^v` any.
    private static let rules: [Character: [String]] = [
        "T": ["{{v}}", "{{v}}", "{{v}}", "{{w}}", "{{n}}", "{{l}}"],
        "v": ["x", "y", "z", "i", "a", "m", "REPLY", "OPTARG"],
        "F": ["f", "g", "my-run"],
        ";": ["; ", "\n"],
        "e": ["1 + 1", "^v", "$^v + 1", "{{n}}", "{{n}} * 2", "{{v}}", "^v[0]", "$1"],
        "w": [
            "^T", "^T", "\"^T\"", "'^T'", "p^T", "\"p ^T s\"", "^Ts", "$^V", "\"$^V\"",
            "\"${^V}\"", "\"${^V:-$x}\"", "$1", "\"$1\"", "\"$@\"",
            "$(^s)", "\"$(^s)\"", "a", "^V", "'$^V'", "\"\\$^V\"",
            "`echo a`", "`echo $^V`", "${^V#a}", "${^V#\"$y\"}", "{a,^T}", "~^T",
            "$((^e))", "-^T", "--x=^T", "${^V:1:2}", "${^V:i:2}", "${^V:1:$i}",
            "${^V[@]}", "${^V[0]}", "${^V[i]}", "${^V[$i]}", "${!^V}", "${^V@Q}", "${^V@P}",
            "\"^T\"'^T'", "\\\n^T", "[^T]", "'a'^T\"$^V\"", "$'a'^T",
        ],
        "t": [
            "echo ^w", "'echo \"$1\"'", "'echo $((x))'", "'eval \"$x\"'", "'x=$y'", "\"^T\"",
            "\"echo $^v\"", "'^v=$^v; echo'", "^w", "'\"$@\"'", "'f() { eval \"$1\"; }'",
            "'for q in $x; do echo $q; done'", "'[ $x = 1 ]'", "'a[$x]=1'", "':'", "'true'", "'set -- $x'",
        ],
        "s": [
            "echo ^w", "echo ^w ^w", "printf '%s\\n' ^w", "true ^w", "^V=^w", "^V=^w", "^V=^w", "^V=$^v",
            "^V=^v", "^V+=^w", "^V=(^w ^w)", "^V=([^w]=1)", "^V[^w]=^w", "^V[1]=^w",
            "^V=^w true", "^V=^w sh -c ^t", "export ^V=^w", "export ^w", "readonly q^V=^w",
            "local ^V=^w", "declare ^V=^w", "declare ^w", "declare -i ^V", "declare -i ^V=^w", "declare -a ^V=^w",
            "declare -n ^V=^w", "typeset -i ^V=^w", "typeset -x ^V=^w", "typeset -ai ^V=^w", "let ^V=^w", "let ^w",
            "(( ^e ))",
            "[ ^w = ^w ]", "[ ^w -eq 1 ]", "[ -n ^w ]", "[ -v ^w ]", "[ ^w ^w ]", "[ ^w = a -o ^w = b ]", "[ ! ^w ]",
            "test ^w ^w", "test -v ^w", "test -n ^w", "test -e ^w", "test -R ^w", "[[ ^w -eq ^w ]]", "[[ ^w == ^w ]]",
            "[[ -v ^w ]]",
            "[[ -n ^w && ^w -lt 3 ]]", "[[ ^w =~ ^w ]]", "[[ ^V -gt 1 || -n ^w ]]",
            "unset ^V", "unset ^w", "read ^V <<<^w", "read -r ^w <<<1", "read ^V <<E\n$^v\nE", "read -a ^V <<<^w",
            "mapfile -t ^V <<<^w", "mapfile -C ^w -c 1 ^V <<<a", "printf -v ^V %s ^w", "printf -v ^w a", "printf ^w ^w",
            "getopts ^w ^V", "getopts ab ^V -a ^w", "getopts ab ^w", "wait -p ^w", "set -- ^w ^w", "set ^w", "shift",
            "eval ^t", "eval ^w", "eval \"^V=\\$^v\"", "sh -c ^t ^w ^w", "bash -c ^t ^w",
            "sh -ec ^t", "env ^V=^w sh -c ^t", "env ^w true", "exec 3>^w", "(exec ^w)", "(exec true ^w)",
            "timeout 5 ^w", "timeout 5 sh -c ^t", "nice -n ^w true", "command ^w", "command -v ^w", "command eval ^w",
            "builtin eval ^t", "nohup sh -c ^t", "setsid true ^w", "busybox sh -c ^t",
            "find . -maxdepth 0 -name ^w", "find . -maxdepth 0 -exec sh -c ^t \\;", "find ^w -maxdepth 0", "xargs ^w",
            "xargs -0 echo ^w",
            "awk ^w f", "awk -v x=^w '{ print x }' f", "awk 'BEGIN { print 1 }' ^w",
            "awk -v x=^w 'BEGIN { system(x) }'", "sed ^w f",
            "sed 's/a/b/' ^w", "sed -e \"s/a/^T/\" f", "perl -e ^w", "perl -e 'print 1' ^w", "python3 -c ^w",
            "python3 -c 'print(1)' ^w",
            "trap ^t EXIT", "trap ^w EXIT", "trap - ^w", ". ^w", ". ./^w", "source ^w", "alias ^V=^w", "hash -p ^w q",
            "^F ^w", "^F ^w ^w", "^F echo ^w", "^F sh -c ^w", "^F eval ^w", "^F ^F ^w", "$^V ^w", "\"$^V\" ^w",
            "\"$@\"",
            "\"$@\" ^w", "^w ^w", "/bin/^w", "ec^T ^w", "^V=eval; $^V ^w", "^V=echo; $^V ^w", "^V='sh -c'; $^V ^w",
            "RANDOM=^w", "PS4=^w", "IFS=^w", "SECONDS=^w", "OPTIND=^w", "BASH_ENV=^w bash -c true",
            "ENV=^w sh -i -c true", "LINENO=^w",
            "echo ^w >&^w", "echo a >& ^w", "echo a &>^w", "echo a &>>^w", "cat <&^w", "echo a >|^w", "echo a >^w",
            "echo a 2>\"^T\"",
            "echo ^w >f; . ./f", "echo ^w >f; sh f", "echo ^w >./f.sh", "echo ^w | tee f; sh f", "cat <^w", "cat <<<^w",
            "sh <<<^w", "cat <(echo ^w)",
            "bash <(echo ^w)", "exec {^V[^w]}>f", "{^V}>f echo ^w", ": ${^V:=^w}", ": \"${^V:=$^v}\"", ": ${^V:=^V}",
            "time echo ^w", "! echo ^w", "coproc ^w", "select ^V in ^w; do break; done <<<1", "compgen -W ^w",
            "complete -C ^w q", "enable -f ^w q",
            "ssh -o ProxyCommand=^w h", "tar --checkpoint=1 --checkpoint-action=exec=^w -cf /dev/null f",
            "tar -cf /dev/null ^w", "git -c alias.q=!^w q",
            "make -f /dev/null ^w", "env -S ^w", "flock f -c ^w", "flock f echo ^w", "expr ^w + 1", "bc <<<^w",
            "history -p ^w", "fc -s ^w",
        ],
        "c": [
            "^s", "^s", "^s", "^s", "^s", "^s", "^s", "^s", "if ^c^;then ^c^;else ^c^;fi",
            "for ^v in ^w ^w^;do ^c^;done",
            "case ^w in ^w) ^c ;; *) ^c ;; esac", "^F() { ^c^;}", "^F() { ^b^;}", "^F() { ^b^;}", "{ ^c^;} | ^p",
            "{ ^c^;} | ^p", "( ^c^;)",
            "^c && ^c", "while ^c^;do ^c^;break^;done", "^d", "^d", "^s # a", "^s # '", "^s # {{v}}", "^v=$(^c)",
            "for ((i=0; i<^e; i++)); do ^c; break; done", "^s ^r", "^s ^r",
        ],
        "b": [
            "\"$@\"", "eval \"$1\"", "echo $(($1))", "$1", "echo \"$1\"", "shift; \"$@\"", "[ $1 = 1 ]", "^v=$1",
            "^v=\"$*\"",
            "sh -c \"$1\"", "cat", "x=$(cat); eval \"$x\"", "local ^V=$1; echo $((^V))", "x=$1; shift; \"$x\" \"$@\"",
        ],
        "p": [
            "cat", "sh", "bash -s", "while read -r ^v; do ^s; done", "read ^v", "xargs", "xargs -I{} sh -c {}",
            "at now", "tee f",
            "{ read ^v; ^s; }", "sort", "{ ^v=$(cat); ^s; }", "cat | sh", "cat >f; sh f", "^F | sh", "{ cat; } | bash",
        ],
        "r": ["2>&1", ">/dev/null", "2>/dev/null", "</dev/null", "&", "; :", "\\\n"],
        "d": [
            "^R <<^D\n^B\nE", "^R <<-^D\n^B\nE", "^R <<^D >f\n^B\nE", "^R <<^D | cat\n^B\nE", "^R <<^D | sh\n^B\nE",
        ],
        "D": ["E", "E", "'E'", "\"E\"", "\\E", "E\"\"", "\"E O\"", "$x", "{{v}}"],
        "B": [
            "$^v", "a", "${^v}", "$((^e))", "$(echo $^v)", "`echo $^v`", "{{v}}", "\"$x\"", "\\$x", "$1", "x", "$x$y",
        ],
        "R": ["cat", "cat", "cat", "sh", "bash", "read ^v", "while read -r ^v; do ^s; done", "tee f", "python3 -"],
    ]

    func template(using random: inout SeededGenerator) -> String {
        let shell = random.pick(["#!/bin/sh\n", "#!/bin/bash\n", "#!/usr/bin/env bash\n", ""])
        var lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.expanded("^c", depth: 6, &random) }
        // Tags that the template does not use would be errors of another kind.
        lines.append("true {{v}} {{w}} {{n}} {{l}}")
        if Int.random(in: 0..<3, using: &random) == 0 { lines.shuffle(using: &random) }
        return Self.frontMatter + shell + lines.joined(separator: "\n") + "\n"
    }

    /// A text with every `^` and its letter replaced; where it is too deep, by something short.
    private static func expanded(_ text: String, depth: Int, _ random: inout SeededGenerator) -> String {
        let name = random.pick(rules["v"] ?? [])
        var result = ""
        var isMark = false
        for character in text {
            if isMark {
                isMark = false
                if character == "V" {
                    result += name
                } else if depth <= 0, "wtscdp".contains(character) {
                    result += character == "w" ? random.pick(["{{v}}", "\"$^v\"".replacing("^v", with: name)]) : "true"
                } else {
                    result += expanded(random.pick(rules[character] ?? [""]), depth: depth - 1, &random)
                }
            } else if character == "^" {
                isMark = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
