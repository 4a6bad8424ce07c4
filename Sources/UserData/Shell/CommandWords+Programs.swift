import ExactText

/// What is known of programs that read their words as code, or run others.
extension CommandWords {
    /// How a program that only runs another is called.
    struct Wrapper {
        /// Options without an argument.
        var options: Set<ExactText> = []
        /// Options with one, in the next word or attached.
        var optionsWithArgument: Set<ExactText> = []
        /// Words before the program that are no options.
        var operands = 0
        /// Whether `NAME=value` may stand before the program.
        var takesAssignments = false
    }

    /// Programs that only run another; in other forms than these they may hand their words to a shell
    /// (`sudo -s`, `env -S`).
    static let wrappers: [ExactText: Wrapper] = [
        "sudo": Wrapper(
            options: ["-n", "-E", "-H", "-b", "-k", "-A", "-S"],
            optionsWithArgument: ["-u", "-g", "--user", "--group"],
            takesAssignments: true
        ),
        "doas": Wrapper(options: ["-n"], optionsWithArgument: ["-u"]),
        "env": Wrapper(
            options: ["-i", "-", "--ignore-environment"], optionsWithArgument: ["-u", "--unset"], takesAssignments: true
        ),
        "nohup": Wrapper(), "setsid": Wrapper(options: ["-w", "--wait", "-f", "--fork", "-c", "--ctty"]),
        "nice": Wrapper(optionsWithArgument: ["-n", "--adjustment"]),
        "ionice": Wrapper(options: ["-t"], optionsWithArgument: ["-c", "-n"]),
        "chrt": Wrapper(options: ["-b", "-f", "-i", "-o", "-r"], operands: 1),
        "taskset": Wrapper(options: ["-c", "-a"], operands: 1),
        "stdbuf": Wrapper(optionsWithArgument: ["-i", "-o", "-e"]),
        "timeout": Wrapper(
            options: ["--foreground", "--preserve-status", "-v"],
            optionsWithArgument: ["-k", "-s", "--kill-after", "--signal"],
            operands: 1
        ),
        "time": Wrapper(options: ["-p", "-v"]), "chroot": Wrapper(operands: 1),
        "cloud-init-per": Wrapper(operands: 2), "busybox": Wrapper(),
        "systemd-run": Wrapper(
            options: ["--no-block", "--wait", "--scope", "--collect", "-G", "--pipe", "-P", "--quiet", "-q", "-r"],
            optionsWithArgument: [
                "--unit", "--on-active", "--on-boot", "--on-calendar", "--description", "--slice", "--uid", "--gid",
                "-u",
            ]
        ),
    ]

    /// Programs that hand their words to a shell, or read them as code or the names of programs, wherever they stand.
    static let rereaders: Set<ExactText> = [
        "eval", "exec", "command", "source", ".", "trap", "su", "runuser", "ssh", "sshpass", "xargs", "parallel",
        "watch",
        "at", "batch", "crontab", "script", "expect", "flock", "entr", "find", "sqlite3", "gdb", "strace", "ltrace",
        "make",
        "pkexec", "machinectl", "nsenter", "unshare", "setpriv", "capsh", "start-stop-daemon", "daemonize", "screen",
        "tmux", "m4", "ed", "ex", "vi", "vim", "emacs", "bc", "dc", "jshell", "osascript", "cmd", "wsl",
    ]

    /// Interpreters, and the letters of their options that code follows.
    static let interpreters: [ExactText: [UInt8]] = {
        let names: [(String, String)] = [
            ("sh bash dash ash ksh mksh zsh csh tcsh fish rbash yash", "c"), ("python python2 python3", "cm"),
            ("perl", "eEpnM"), ("ruby", "epn"), ("node nodejs", "ep"), ("php", "rBRE"), ("lua luajit", "e"),
            ("awk gawk mawk nawk", "ef"), ("sed", "ef"), ("pwsh powershell", "cCeE"), ("tclsh wish", "c"),
            ("Rscript", "e"), ("deno bun", "ep"), ("groovy", "e"), ("guile", "c"),
        ]
        let pairs = names.flatMap { names, letters in
            names.splitExactly(at: 0x20).map { (ExactText($0), Array(letters.utf8)) }
        }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// Long options that code follows, in lower case.
    static let longCodeOptions = [
        "--eval", "--exec", "--command", "--expression", "--print", "-command", "-enc", "--init-file", "--rcfile",
    ]

    /// Options of ordinary programs whose argument is a command to them.
    static let commandOptions: [ExactText: [String]] = [
        "rsync": ["-e", "--rsh"], "git": ["-c", "--config", "--upload-pack", "--receive-pack", "-u"],
        "tar": ["-I", "-F", "--use-compress-program", "--info-script"], "mysql": ["-e"], "mariadb": ["-e"],
        "psql": ["-c"], "docker": ["--entrypoint"], "podman": ["--entrypoint"], "scp": ["-S", "-o"],
        "sftp": ["-S", "-o"],
        "curl": ["-K", "--config"], "wget": ["-e"], "zip": ["-TT"], "logrotate": ["-m"], "nc": ["-e", "-c"],
        "ncat": ["-e", "-c"], "socat": ["-"], "ip": ["-b"], "lxc": ["-c"],
    ]

    /// What names of options say that take a command.
    static let commandOptionNames = ["command", "exec", "eval", "-cmd", "program", "-script", "action", "hook"]

    /// Words of a script that read an argument again.
    static let rereadingWords = [
        "eval", "exec", "source", "((", "[[", "$[", "let ", "declare", "typeset", "local -i", "unset", "read ",
        "printf -v",
        "test -v", "trap", "xargs", "ssh", "su ", "-c ", ". \"$", ". $",
    ]

    /// Beginnings of the names of variables that decide on what is run.
    static let codeVariables = [
        "PATH", "LD_", "BASH_", "ENV", "IFS", "PS4", "SHELL", "PYTHON", "PERL", "RUBY", "NODE_OPTIONS", "GIT_",
        "EDITOR",
        "VISUAL", "PAGER", "BROWSER", "GCONV_PATH", "LOCPATH", "PROMPT_",
    ]
}
