import DiagnosticsCore
import TestSupport
import Testing
import UserData

/// The table of places where a shell reads a text once more: each row has a script that must be refused, and one near
/// it that must not.
@Suite struct ShellContextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let refused: String
        let taken: String
        let shells: [String]
        var testDescription: String { refused }

        init(_ refused: String, near taken: String, isPosix: Bool = false, in shells: [String]? = nil) {
            (self.refused, self.taken) = (refused, taken)
            self.shells = shells ?? (isPosix ? ["/bin/bash", "/bin/sh"] : ["/bin/bash"])
        }
    }

    /// Declared beside `v`, which is a text: a number and a list.
    private static let frontMatter = """
        {{!
        parameters:
          v: {}
          n: {type: integer, default: 7}
          l: {type: list, default: [a, b]}
        }}

        """

    private static func findings(_ script: String, _ interpreter: String = "/bin/bash") -> [String] {
        // Every parameter must have a tag.
        let all = "\(frontMatter)#!\(interpreter)\necho {{v}} {{n}}\necho {{l}}\n\(script)\n"
        return Sample.render(all, [TemplateValue("v", "a[$(touch pwned)]")]).findings.map(\.summary)
    }

    static let arithmetic: [Row] = [
        Row("echo $(({{v}}))", near: "echo $(({{n}}))", isPosix: true),
        Row("echo $(( 1 + {{v}} ))", near: "echo $(( 1 + {{n}} ))", isPosix: true),
        Row("echo $((x{{n}}))", near: "echo $((x+{{n}}))"),
        Row("(({{v}}))", near: "(( {{n}} > 3 ))"),
        Row("for ((i=0; i<{{v}}; i++)); do :; done", near: "for ((i=0; i<{{n}}; i++)); do :; done"),
        Row("let n={{v}}", near: "n={{v}}"),
        Row("let \"n = {{v}}\"", near: "let n=1; echo {{v}}"),
        Row("if [[ {{v}} -eq 1 ]]; then :; fi", near: "if [[ {{v}} == 1 ]]; then :; fi"),
        Row("[[ 3 -lt \"{{v}}\" ]]", near: "[[ 3 -lt {{n}} ]]"),
        Row("[[ a == b && '{{v}}' -ge 1 ]]", near: "[[ {{v}} == b && 1 -ge 1 ]]"),
        Row("[[ -v {{v}} ]]", near: "[[ -n {{v}} ]]"),
        Row("[[ -R {{v}} ]]", near: "[[ -r {{v}} ]]"),
        Row("[ -v {{v}} ]", near: "[ -n {{v}} ]"),
        Row("test -v {{v}}", near: "test -e {{v}}"),
        Row("[ {{v}} {{v}} ]", near: "[ {{v}} = {{v}} ]", isPosix: true),
        Row("[ {{l}} ]", near: "[ -z {{v}} ]", isPosix: true),
        Row("a[{{v}}]=1", near: "a[1]={{v}}"),
        Row("a[1 + {{v}}]=1", near: "a[1 + 2]=1"),
        Row("a=([{{v}}]=1)", near: "a=({{v}} 1)"),
        Row("a+=([1 + {{v}}]=1)", near: "a+=({{v}})"),
        Row("i={{v}}; echo ${a[$i]}", near: "i={{v}}; echo ${a[@]} \"$i\""),
        Row("i={{v}}; echo ${#a[i]}", near: "i={{n}}; echo ${#a[i]}"),
        Row("o={{v}}; echo ${x:o:2}", near: "o={{n}}; echo ${x:o:2}"),
        Row("o={{v}}; echo \"${x:1:$o}\"", near: "o={{v}}; echo \"${x:-$o}\""),
        Row("x={{v}}; echo $((x+1))", near: "x={{n}}; echo $((x+1))", isPosix: true),
        Row("x={{v}}; y=$x; echo $((y+1))", near: "x={{v}}; y=$x; echo $((z+1)) \"$y\"", isPosix: true),
        Row("x={{v}}; y=x; echo $((y))", near: "x={{v}}; y=z; echo $((y))"),
        Row("x={{v}}; ((x++))", near: "x={{v}}; ((y++))"),
    ]

    static let variables: [Row] = [
        Row("declare -i n={{v}}", near: "declare n={{v}}"),
        Row("declare -i n; n={{v}}", near: "declare -i m; n={{v}}"),
        Row("typeset -ix n; for n in {{v}}; do :; done", near: "for n in {{v}}; do :; done"),
        Row("declare {{v}}=1", near: "declare x={{v}}"),
        Row("declare {{v}}", near: "declare -x x={{v}}"),
        Row("f() { local {{v}}=1; }; f", near: "f() { local x={{v}}; }; f"),
        Row("export \"{{v}}\"", near: "export x=\"{{v}}\"", isPosix: true),
        Row("readonly {{v}}", near: "readonly x={{v}}", isPosix: true),
        Row("declare -a a={{v}}", near: "declare -a a=({{v}})"),
        Row("declare -a a; declare a={{v}}", near: "declare -a a; a=({{v}})"),
        Row("declare -A a=([{{v}}]=1)", near: "declare -A a=([k]=1); echo {{v}}"),
        Row("declare -n r={{v}}", near: "declare -r r={{v}}"),
        Row("declare \"a[{{v}}]=1\"", near: "declare \"a={{v}}\""),
        Row("x={{v}}; export y=$x", near: "x={{v}}; export y=\"$x\"", in: ["/bin/sh"]),
        Row("x={{v}}; command export y=$x", near: "x={{v}}; export y=$x"),
        Row("unset {{v}}", near: "unset x; echo {{v}}"),
        Row("unset -v \"a[{{v}}]\"", near: "unset 'a'; echo {{v}}"),
        Row("read {{v}} <<<1", near: "read x <<<{{v}}"),
        Row("read -r x <<<{{v}}; echo $((x))", near: "read -r x <<<{{v}}; echo \"$x\""),
        Row("read -p {{v}} a[$x]; x={{v}}", near: "read -p {{v}} x"),
        Row("mapfile {{v}} <f", near: "mapfile -t x <{{v}}"),
        Row("mapfile -C {{v}} -c 1 x", near: "mapfile -d {{v}} x"),
        Row("getopts ab {{v}}", near: "getopts ab x {{v}}"),
        Row("printf -v {{v}} y", near: "printf -v x %s {{v}}"),
        Row("printf -v x %s {{v}}; echo $((x))", near: "printf -v x %s {{v}}; echo \"$x\""),
        Row("printf {{v}} a", near: "printf 'a {{v}}' a", isPosix: true),
        Row("wait -p {{v}}", near: "wait; echo {{v}}"),
        Row("RANDOM={{v}}", near: "RANDOM={{n}}"),
        Row("SECONDS={{v}}", near: "seconds={{v}}"),
        Row("OPTIND={{v}}", near: "OPTARG={{v}}"),
        Row("PS4={{v}}", near: "PS_4={{v}}", isPosix: true),
        Row("export ENV={{v}}", near: "export ENVIRONMENT={{v}}", isPosix: true),
        Row("BASH_ENV={{v}} ./run", near: "APP_ENV={{v}} ./run"),
        Row("PROMPT_COMMAND={{v}}", near: "prompt={{v}}"),
        Row("n={{v}}; echo ${!n}", near: "n={{v}}; echo \"${n}\""),
        Row("n={{v}}; echo ${n@P}", near: "n={{v}}; echo ${n@Q}"),
        Row("exec {a[{{v}}]}>f", near: "exec {fd}>{{v}}"),
        Row("set {{v}}", near: "set -- {{v}}", isPosix: true),
        Row("alias e={{v}}", near: "e={{v}}", isPosix: true),
        Row("alias e=eval\ne {{v}}", near: "x=eval\necho {{v}}", isPosix: true),
        Row("hash -p {{v}} ls", near: "command -v {{v}}"),
        Row("complete -C {{v}} x", near: "compress -C {{v}} x"),
    ]

    static let redirections: [Row] = [
        Row("echo hi >& {{v}}", near: "echo hi > {{v}}"),
        Row("echo hi >&\"/tmp/{{v}}\"", near: "echo hi >\"/tmp/{{v}}\" 2>&1"),
        Row("echo hi &> {{v}}", near: "echo hi >> {{v}}"),
        Row("echo hi &>>{{v}}", near: "echo hi >|{{v}}"),
        Row("cat <&{{v}}", near: "cat <{{v}}"),
        Row("x={{v}}; echo 2>&$x", near: "x={{v}}; echo 2>\"$x\"", isPosix: true),
        Row("cat <<{{v}}\nb\n{{v}}", near: "cat <<< {{v}}"),
        Row("cat <<E\n{{v}}\nE", near: "x={{v}}\ncat <<E\n$x\nE", isPosix: true),
        Row("x={{v}}\ncat <<E\n$((x))\nE", near: "x={{v}}\ncat <<E\n${x}\nE", isPosix: true),
        Row("x={{v}}\ncat <<E\n`echo $x`\nE", near: "x={{v}}\ncat <<'E'\n`echo $x`\nE", isPosix: true),
        Row("cat <<\"E O F\"\n{{v}}\nE O F", near: "cat <<\"EOF\"\nb\nEOF\necho {{v}}", isPosix: true),
        Row("cat <<E\"O\"F\nb\nEOF\necho {{v}}", near: "cat <<\\EOF\nb\nEOF\necho {{v}}", isPosix: true),
        Row("cat <<A <<$x\na\nA\nb\n$x\necho {{v}}", near: "cat <<A <<B\na\nA\nb\nB\necho {{v}}", isPosix: true),
        Row("f() { cat <<-E\n\t{{v}}\n\tE\n}", near: "f() { cat <<-E\n\tb\n\tE\n}; f {{v}}", isPosix: true),
        Row("x={{v}}\nsh <<E\necho $x\nE", near: "x={{v}}\ncat <<E\necho $x\nE", isPosix: true),
        Row("sh <<<\"echo {{v}}\"", near: "cat <<<\"echo {{v}}\""),
        Row("python3 - <<E\nprint($x)\nE\nx={{v}}", near: "python3 - {{n}} <<'E'\nprint(1)\nE\necho {{v}}"),
        Row("bash <(echo {{v}})", near: "cat <(echo {{v}})"),
        Row(
            "while read -r x; do eval \"$x\"; done < <(echo {{v}})",
            near: "while read -r x; do echo \"$x\"; done < <(echo {{v}})"),
        Row("echo {{v}} > >(sh)", near: "echo {{v}} > >(cat)"),
    ]

    static let code: [Row] = [
        Row("eval \"n={{v}}\"", near: "n={{v}}", isPosix: true),
        Row("eval echo '{{v}}'", near: "eval 'echo a'; echo {{v}}", isPosix: true),
        Row("x={{v}}; eval \"$x\"", near: "x={{v}}; eval 'echo \"$x\"'", isPosix: true),
        Row("x={{v}}; eval 'echo $((x))'", near: "x={{v}}; eval 'echo $((y))'; echo $x", isPosix: true),
        Row("x={{v}}; eval 'y=$x'; echo $((y))", near: "x={{v}}; eval 'y=$x'; echo \"$y\"", isPosix: true),
        Row("eval 'f() { eval \"$1\"; }'; f {{v}}", near: "eval 'true'; f() { echo \"$1\"; }; f {{v}}", isPosix: true),
        Row("sh -c \"echo {{v}}\"", near: "sh -c 'echo \"$1\"' sh {{v}}", isPosix: true),
        Row("bash -ec '{{v}}'", near: "bash -e ./script {{v}}"),
        Row("sh -c 'eval \"$1\"' sh {{v}}", near: "sh -c 'exec ls \"$1\"' sh {{v}}", isPosix: true),
        Row("sh -c '\"$@\"' sh sh -c {{v}}", near: "sh -c 'ls \"$@\"' sh sh -c {{v}}", isPosix: true),
        Row("x={{v}} sh -c 'echo $((x))'", near: "x={{v}} sh -c 'echo \"$x\"'", isPosix: true),
        Row("sh {{v}}", near: "sh ./run.sh {{v}}", isPosix: true),
        Row("/bin/sh -c {{v}}", near: "/bin/echo -c {{v}}", isPosix: true),
        Row("busybox sh -c {{v}}", near: "busybox wget {{v}}", isPosix: true),
        Row("trap \"echo {{v}}\" EXIT", near: "trap 'echo' EXIT; echo {{v}}", isPosix: true),
        Row("x={{v}}; trap \"rm $x\" EXIT", near: "x={{v}}; trap 'rm \"$x\"' EXIT", isPosix: true),
        Row("su root -c \"echo {{v}}\"", near: "su root -c 'echo a'; echo {{v}}", isPosix: true),
        Row("su - app --command=\"run {{v}}\"", near: "sudo -u app run {{v}}", isPosix: true),
        Row("runuser -c \"run {{v}}\" app", near: "runuser -u app -- run {{v}}", isPosix: true),
        Row("sudo sh -c \"echo {{v}}\"", near: "sudo useradd -m -s /bin/bash -c {{v}} app", isPosix: true),
        Row("sudo -u app -i run {{v}}", near: "sudo -u {{v}} run", isPosix: true),
        Row("sudo {{v}}", near: "sudo ls -- {{v}}", isPosix: true),
        Row("sudo --unheard-of x sh {{v}}", near: "sudo --preserve-env ls {{v}}", isPosix: true),
        Row("ssh host echo {{v}}", near: "ssh host uptime; echo {{v}}", isPosix: true),
        Row("ls | xargs -I{} sh -c \"{{v}} {}\"", near: "ls | cat; echo {{v}}", isPosix: true),
        Row("echo {{v}} | xargs sh -c", near: "echo {{v}} | tee f", isPosix: true),
        Row("echo {{v}} | sh", near: "echo {{v}} | cat", isPosix: true),
        Row("echo {{v}} | sudo bash -s", near: "echo {{v}} | sudo tee f; curl -s u | sudo bash -s", isPosix: true),
        Row("echo {{v}} | at now", near: "echo {{v}} | wc -c", isPosix: true),
        Row(
            "{ crontab -l; echo \"* * * * * {{v}}\"; } | crontab -", near: "{ cat f; echo {{v}}; } | sort",
            isPosix: true),
        Row(
            "echo {{v}} | while read -r x; do $x; done", near: "echo {{v}} | while read -r x; do echo \"$x\"; done",
            isPosix: true),
        Row("timeout 5 nice -n 3 sh -c {{v}}", near: "timeout 5 nice -n 3 ls {{v}}", isPosix: true),
        Row("timeout -s KILL 5 {{v}}", near: "timeout -s KILL 5 ls {{v}}", isPosix: true),
        Row("nohup setsid bash -c \"{{v}}\" &", near: "nohup setsid ls \"{{v}}\" &", isPosix: true),
        Row("flock /run/l -c \"run {{v}}\"", near: "flock /run/l run {{v}}", isPosix: true),
        Row("env -S \"sh {{v}}\"", near: "env A={{v}} run", isPosix: true),
        Row("env {{v}} run", near: "env A={{v}} sh -c 'echo \"$A\"'", isPosix: true),
        Row("exec {{v}}", near: "exec ls {{v}}", isPosix: true),
        Row("exec sh -c {{v}}", near: "exec 3>{{v}}", isPosix: true),
        Row("command eval {{v}}", near: "command ls {{v}}", isPosix: true),
        Row("builtin eval {{v}}", near: "builtin echo {{v}}"),
        Row("find / -exec sh -c \"{{v}}\" \\;", near: "find / -name {{v}} -exec rm {} +", isPosix: true),
        Row(
            "docker exec app sh -c \"echo {{v}}\"", near: "docker run -e A={{v}} app sh -c 'echo \"$A\"'", isPosix: true
        ),
        Row("docker run --entrypoint sh app -c {{v}}", near: "docker run --name {{v}} app -c x", isPosix: true),
        Row("kubectl exec git -- sh -c {{v}}", near: "kubectl apply -f {{v}}", isPosix: true),
        Row("chroot /mnt bash -c \"{{v}}\"", near: "chroot /mnt useradd {{v}}", isPosix: true),
        Row("awk \"/{{v}}/\" f", near: "awk -v x={{v}} '$1 == x' f", isPosix: true),
        Row("awk -v x={{v}} '{ system(x) }' f", near: "awk '{ print }' \"./{{v}}\"", isPosix: true),
        Row("sed -i \"s|a|{{v}}|\" f", near: "sed -i 's|a|b|' -- {{v}}", isPosix: true),
        Row("sed -e \"s|a|{{v}}|\" f", near: "sed -e 's|a|b|' \"/etc/{{v}}\"", isPosix: true),
        Row("sed -i 's/a/b/' {{v}}", near: "grep -e {{v}} f", isPosix: true),
        Row("perl -pi -e \"s/a/{{v}}/\" f", near: "perl -pi -e 's/a/b/' \"/etc/{{v}}\"", isPosix: true),
        Row("perl -i.orig -e \"{{v}}\"", near: "perl ./x.pl {{v}}", isPosix: true),
        Row("python3 -c \"print('{{v}}')\"", near: "python3 -c 'import sys; print(sys.argv[1])' {{v}}", isPosix: true),
        Row("ruby -e \"{{v}}\"", near: "ruby ./x.rb {{v}}", isPosix: true),
        Row("node --eval={{v}}", near: "node ./x.js --eval={{v}}", isPosix: true),
        Row("jq \".a = {{v}}\" f", near: "jq --arg v {{v}} '.a = $v' f", isPosix: true),
        Row("echo {{v}} | bc", near: "echo 1 | bc; echo {{v}}", isPosix: true),
        Row("mysql -e \"CREATE DATABASE {{v}}\"", near: "mysql -u {{v}} -p{{v}} -e 'SHOW TABLES'", isPosix: true),
        Row("psql -c \"CREATE DATABASE {{v}}\"", near: "psql -d {{v}} -c 'SELECT 1'", isPosix: true),
        Row("git -c core.pager={{v}} log", near: "git clone {{v}} /srv/app", isPosix: true),
        Row("tar --checkpoint-action=exec={{v}} -xf f", near: "tar -xzf {{v}} -C /srv", isPosix: true),
        Row("tar --to-comm={{v}} -xf f", near: "tar --directory={{v}} -xf f", isPosix: true),
        Row("make PREFIX={{v}}", near: "PREFIX={{v}} ./configure", isPosix: true),
        Row("tmux send-keys \"{{v}}\" Enter", near: "logger \"{{v}}\"", isPosix: true),
        Row(". {{v}}", near: ". ./lib.sh; echo {{v}}", isPosix: true),
        Row("echo {{v}} | . /dev/stdin", near: "echo {{v}} >/dev/stdout", isPosix: true),
        Row("echo {{v}} >f; sh f", near: "echo {{v}} >f; sh g", isPosix: true),
        Row("echo {{v}} >f; . ./f", near: "echo {{v}} >f; . ./g", isPosix: true),
        Row(
            "f=$(mktemp); echo {{v}} >\"$f\"; . \"$f\"", near: "f=$(mktemp); echo {{v}} >\"$f\"; cat \"$f\"",
            isPosix: true),
        Row("echo {{v}} | tee ./f; chmod +x ./f", near: "echo {{v}} | tee ./f; chmod 600 g", isPosix: true),
        Row("echo \"export A={{v}}\" >>/etc/profile", near: "echo \"A={{v}}\" >>/etc/environment", isPosix: true),
        Row("echo \"* * * * * root {{v}}\" >/etc/cron.d/x", near: "echo {{v}} >/etc/hostname", isPosix: true),
    ]

    static let flow: [Row] = [
        Row("{{v}}", near: "true {{v}}", isPosix: true),
        Row("/usr/bin/{{v}} x", near: "/opt/{{v}}/bin/app x", isPosix: true),
        Row("ba{{v}} x", near: "mkfs.{{v}} x", isPosix: true),
        Row("$cmd {{v}}", near: "cmd=ls; $cmd {{v}}", isPosix: true),
        Row("cmd=\"sh -c\"; $cmd {{v}}", near: "cmd=\"ls -l\"; $cmd {{v}}", isPosix: true),
        Row("cmd=ls; cmd=eval; \"$cmd\" {{v}}", near: "cmd=ls; cmd=cat; \"$cmd\" {{v}}", isPosix: true),
        Row("f() { eval \"$1\"; }; f {{v}}", near: "f() { echo \"$1\"; }; f {{v}}", isPosix: true),
        Row(
            "f() { x=$2; g \"$x\"; }; g() { echo $(($1)); }; f a {{v}}",
            near: "f() { x=$2; g \"$x\"; }; g() { echo \"$1\"; }; f a {{v}}", isPosix: true),
        Row(
            "retry() { \"$@\"; }; retry sh -c {{v}}", near: "retry() { \"$@\"; }; retry curl -o f {{v}}", isPosix: true),
        Row(
            "retry() { n=$1; shift; \"$@\"; }; retry 5 eval {{v}}",
            near: "retry() { n=$1; shift; \"$@\"; }; retry 5 ls {{v}}", isPosix: true),
        Row("retry() { \"$@\"; }; retry {{v}}", near: "retry() { \"$@\"; }; retry ls; echo {{v}}", isPosix: true),
        Row(
            "run() { \"$@\"; }; f() { eval \"$1\"; }; run f {{v}}",
            near: "run() { \"$@\"; }; f() { echo \"$1\"; }; run f {{v}}", isPosix: true),
        Row(
            "f() { n=$1; shift; echo $((n)); }; f {{v}} 1", near: "f() { n=$1; shift; echo $((n)); }; f 1 {{v}}",
            isPosix: true),
        Row("f() { shift; echo $(($1)); }; f 1 {{v}}", near: "f() { echo $(($1)); shift; }; f 1 {{v}}", isPosix: true),
        Row("f() { echo $(($2)); }; f {{l}} 1", near: "f() { echo $(($1)); }; f 1 {{l}}", isPosix: true),
        Row(
            "f() { for i in 1 2; do echo $(($1)); shift; done; }; f 1 {{v}}",
            near: "f() { for i in 1 2; do echo \"$1\"; shift; done; }; f 1 {{v}}", isPosix: true),
        Row("set -- {{v}}; echo $(($1))", near: "set -- {{v}}; echo \"$1\"", isPosix: true),
        Row("set -- sh -c {{v}}; \"$@\"", near: "set -- ls -l {{v}}; \"$@\"", isPosix: true),
        Row(
            "for x in {{l}}; do eval \"$x\"; done", near: "for x in {{l}}; do echo \"$x\"; done; echo {{v}}",
            isPosix: true),
        Row("for x in {{v}}; do :; done; echo $((x))", near: "for x in {{v}}; do :; done; echo \"$x\"", isPosix: true),
        Row("f() { echo {{v}}; }; eval \"$(f)\"", near: "f() { echo {{v}}; }; echo \"$(f)\"", isPosix: true),
        Row("x=$(echo {{v}}); eval \"$x\"", near: "x=$(echo {{v}}); echo \"$x\"", isPosix: true),
        Row("echo {{v}} | { y=$(cat); eval \"$y\"; }", near: "echo {{v}} | { y=$(cat); echo \"$y\"; }", isPosix: true),
        Row("x={{v}}\ncat <<E | sh\n$x\nE", near: "x={{v}}\ncat <<E | sort\n$x\nE", isPosix: true),
        Row("x={{v}}\n{ cat <<E; } | sh\n$x\nE", near: "x={{v}}\n{ cat <<E; } | sort\n$x\nE", isPosix: true),
        Row("x={{v}}\n( cat <<E ) >f\n$x\nE\n. ./f", near: "x={{v}}\n( cat <<E ) >f\n$x\nE\n. ./g", isPosix: true),
        Row("exec 5<<<{{v}}; bash <&5", near: "exec 5<<<{{v}}; cat <&5"),
        Row("exec 5<<<{{v}}; read n <&5; echo $((n))", near: "exec 5<<<{{v}}; read n <&5; echo \"$n\""),
        Row("exec <<<{{v}}; read n; echo $((n))", near: "exec <<<{{v}}; read n; echo \"$n\""),
        Row(
            "echo {{v}} >/tmp/f; n=$(cat /tmp/f); echo $((n))",
            near: "echo {{v}} >/tmp/f; n=$(cat /tmp/g); echo $((n))", isPosix: true),
        Row(
            "echo {{v}} >/tmp/f; read n </tmp/f; echo $((n))", near: "echo {{v}} >/tmp/f; read n </tmp/f; echo \"$n\"",
            isPosix: true),
        Row(
            "echo {{v}} | install -m 755 /dev/stdin ./run", near: "echo {{v}} | install -m 644 /dev/stdin ./conf",
            isPosix: true),
        Row("echo {{v}} >f; cp f g; sh g", near: "echo {{v}} >f; cp f g; sh h", isPosix: true),
        Row("echo {{v}} | dd of=f; sh f", near: "echo {{v}} | dd of=f; sh g", isPosix: true),
        Row("echo {{v}} | cat >f; sh f", near: "echo {{v}} | cat >f; sh g", isPosix: true),
        Row("f() { cat; }; echo {{v}} | f | sh", near: "f() { cat; }; echo {{v}} | f | sort", isPosix: true),
        Row("sh -c \"$(cat f)\" sh {{v}}", near: "sh -c \"$(cat f)\" sh; echo {{v}}", isPosix: true),
        Row("x={{v}}; echo `echo $x`", near: "x={{v}}; echo $(echo $x)", isPosix: true),
        Row("x={{v}}; [ $x = 1 ]", near: "x={{v}}; [ \"$x\" = 1 ]", isPosix: true),
        Row("x={{v}}; [[ $x -eq 1 ]]", near: "x={{v}}; [[ $x == 1 ]]"),
        Row("x={{v}}; sh -c \"echo $x\"", near: "x={{v}}; export x; sh -c 'echo \"$x\"'", isPosix: true),
        Row("x={{v}}; a[$x]=1", near: "x={{v}}; a[1]=$x"),
        Row("x={{v}}; : ${y:=$x}; echo $((y))", near: "x={{v}}; : ${y:=$x}; echo \"$y\"", isPosix: true),
        Row(
            "x={{v}}; case a in a) eval \"$x\" ;; esac", near: "x={{v}}; case \"$x\" in a | \"$x\") echo b ;; esac",
            isPosix: true),
        Row("x={{v}}; echo $[x]", near: "x={{v}}; echo [x]"),
        Row("x={{v}}; select y in $x; do eval \"$y\"; done", near: "x={{v}}; select y in $x; do echo \"$y\"; done"),
        Row("coproc sh -c {{v}}", near: "coprocess {{v}}"),
        Row("x={{v}}; function f { (( x )); }; f", near: "x={{v}}; function f { (( y )); }; f"),
        Row("x={{v}}; if ls; then eval \"$x\"; fi", near: "x={{v}}; if ls; then echo \"$x\"; fi", isPosix: true),
        Row(
            "x={{v}}\nif true; then\n  ls\nfi done\neval \"$x\"", near: "x={{v}}\nif true; then\n  ls\nfi\necho \"$x\"",
            isPosix: true),
    ]

    @Test(arguments: arithmetic + variables + redirections + code + flow)
    func aValueStandsOnlyWhereItIsReadOnce(row: Row) {
        for interpreter in row.shells {
            let refused = Self.findings(row.refused, interpreter)
            #expect(
                !refused.isEmpty && refused.allSatisfy { $0.utf8.starts(with: "template-context".utf8) }, "\(refused)")
            #expect(Self.findings(row.taken, interpreter) == [], "\(row.taken)")
        }
    }
}
