import ExactText

extension ShellProgram {
    /// Sources: the manual pages of the programs, and the Bash Reference Manual, chapter 4.
    static let table: [ShellProgram] = builtins + shells + interpreters + wrappers + carriers + readers

    private static let builtins: [ShellProgram] = [
        ShellProgram(names: ["eval"], kind: .special(.eval)),
        ShellProgram(names: ["trap"], kind: .special(.trap)),
        ShellProgram(names: ["declare", "typeset", "local", "export", "readonly"], kind: .special(.declaration)),
        ShellProgram(
            names: ["read"], kind: .special(.read),
            values: ["d": 1, "i": 1, "n": 1, "N": 1, "p": 1, "t": 1, "u": 1], flags: ["a", "r", "s", "e", "E"]
        ),
        ShellProgram(
            names: ["mapfile", "readarray"], kind: .special(.mapfile), code: ["C"],
            values: ["d": 1, "n": 1, "O": 1, "s": 1, "u": 1, "c": 1], flags: ["t"]
        ),
        ShellProgram(names: ["getopts"], kind: .special(.getopts)),
        ShellProgram(names: ["printf"], kind: .special(.printf)),
        ShellProgram(names: ["test", "["], kind: .special(.test)),
        ShellProgram(names: ["set"], kind: .special(.set)),
        ShellProgram(names: [".", "source"], kind: .special(.source)),
        ShellProgram(names: ["command"], kind: .special(.command)),
        ShellProgram(names: ["unset"], kind: .special(.unset)),
        ShellProgram(names: ["tee"], kind: .special(.tee)),
        ShellProgram(names: ["cp", "mv", "ln", "install", "dd"], kind: .special(.copy)),
        ShellProgram(names: ["chmod"], kind: .special(.chmod)),
        ShellProgram(names: ["builtin"], kind: .wrapper),
        ShellProgram(names: ["exec"], kind: .wrapper, values: ["a": 1], flags: ["c", "l"]),
        ShellProgram(
            names: [
                "let", "alias", "unalias", "bind", "complete", "compgen", "compopt", "coproc", "enable", "fc", "hash",
                "history", "wait", "shopt", "[[",
            ],
            kind: .everything
        ),
    ]

    private static let shells: [ShellProgram] = [
        ShellProgram(
            names: ["sh", "bash", "dash", "ash", "ksh", "mksh", "zsh", "rbash", "yash", "fish", "csh", "tcsh"],
            kind: .interpreter, code: ["c", "--command", "--init-command"],
            values: ["o": 1, "O": 1, "--rcfile": 1, "--init-file": 1], stopsAtOperand: true, stopsAtCode: true,
            isShell: true, readsInput: true
        ),
        ShellProgram(
            names: ["su"], kind: .interpreter, code: ["c", "--command", "--session-command"],
            values: ["s": 1, "--shell": 1, "g": 1, "--group": 1, "G": 1, "--supp-group": 1, "w": 1], isShell: true,
            readsInput: true
        ),
        ShellProgram(
            names: ["script"], kind: .interpreter, code: ["c", "--command"], values: ["t": 0], isShell: true,
            readsInput: true
        ),
        ShellProgram(
            names: [
                "ssh", "sshpass", "autossh", "mosh", "scp", "sftp", "rsh", "rexec", "pdsh", "pssh", "parallel", "watch",
                "xargs",
                "at", "batch", "crontab", "expect", "tmux", "screen", "byobu", "dtach",
                "incrontab", "strace", "ltrace", "gdb", "make", "gmake", "m4", "ed", "ex", "vi", "vim", "nvim",
                "emacs", "mail", "mailx", "mutt", "logrotate", "socat", "pkexec", "start-stop-daemon",
                "daemonize", "multitail", "hyperfine", "perf",
            ],
            kind: .everything, readsInput: true
        ),
    ]

    private static let interpreters: [ShellProgram] = [
        ShellProgram(
            names: ["awk", "gawk", "mawk", "nawk", "original-awk"], kind: .interpreter,
            code: ["e", "--source", "f", "--file", "E", "--exec", "i", "--include", "l", "--load"],
            values: ["F": 1, "v": 1, "--assign": 1, "--field-separator": 1], isOperandCode: true, stopsAtOperand: true
        ),
        ShellProgram(
            names: ["sed", "gsed"], kind: .interpreter, code: ["e", "--expression", "f", "--file"],
            values: ["i": 0, "l": 1, "--in-place": 0, "--line-length": 1], isOperandCode: true
        ),
        ShellProgram(
            names: ["perl"], kind: .interpreter, code: ["e", "E", "M", "m", "I", "d", "D", "x"],
            values: ["i": 0, "F": 0],
            stopsAtOperand: true,
            readsInput: true
        ),
        ShellProgram(
            names: ["python", "python2", "python3", "pypy", "pypy3"], kind: .interpreter, code: ["c", "m"],
            values: ["W": 1, "X": 1], stopsAtOperand: true, stopsAtCode: true, readsInput: true
        ),
        ShellProgram(
            names: ["ruby"], kind: .interpreter, code: ["e", "r", "I"], values: ["i": 0, "F": 0], stopsAtOperand: true,
            readsInput: true
        ),
        ShellProgram(
            names: ["node", "nodejs", "deno", "bun"], kind: .interpreter,
            code: ["e", "p", "r", "--eval", "--print", "--require", "--import", "--loader"], stopsAtOperand: true,
            readsInput: true
        ),
        ShellProgram(
            names: ["php"], kind: .interpreter, code: ["r", "R", "B", "E", "d", "F", "z"], stopsAtOperand: true,
            readsInput: true
        ),
        ShellProgram(
            names: ["lua", "luajit", "lua5.3", "lua5.4"], kind: .interpreter, code: ["e", "l"], stopsAtOperand: true,
            readsInput: true
        ),
        ShellProgram(
            names: [
                "Rscript", "R", "tclsh", "wish", "guile", "julia", "gnuplot", "octave", "osascript", "pwsh",
                "powershell",
            ],
            kind: .interpreter,
            code: ["e", "E", "c", "r", "l", "--eval", "--expr", "-Command", "-c", "-EncodedCommand"],
            stopsAtOperand: true,
            readsInput: true
        ),
        ShellProgram(
            names: ["jq", "gojq", "jaq", "yq"], kind: .interpreter, code: ["f", "--from-file", "L"],
            values: ["--arg": 2, "--argjson": 2, "--slurpfile": 2, "--rawfile": 2, "--indent": 1], isOperandCode: true
        ),
        ShellProgram(
            names: ["bc", "dc"], kind: .interpreter, code: ["e", "f", "--expression", "--file"], readsInput: true),
        ShellProgram(
            names: ["mysql", "mariadb"], kind: .interpreter,
            code: ["e", "--execute", "--init-command", "--pager", "--tee"],
            values: [
                "u": 1, "p": 0, "h": 1, "P": 1, "D": 1, "S": 1, "--user": 1, "--password": 1, "--host": 1, "--port": 1,
                "--database": 1, "--socket": 1, "--defaults-file": 1, "--defaults-extra-file": 1,
            ],
            readsInput: true
        ),
        ShellProgram(
            names: ["psql"], kind: .interpreter, code: ["c", "--command", "v", "--set", "--variable", "P", "--pset"],
            values: [
                "U": 1, "h": 1, "p": 1, "d": 1, "f": 1, "o": 1, "L": 1, "--username": 1, "--host": 1, "--port": 1,
                "--dbname": 1,
                "--file": 1,
            ],
            readsInput: true
        ),
        ShellProgram(
            names: [
                "sqlite3", "mongo", "mongosh", "clickhouse-client", "influx", "cqlsh", "redis-cli", "sqlcmd",
                "ldapmodify",
            ],
            kind: .everything, readsInput: true
        ),
        ShellProgram(names: ["expr"], kind: .interpreter, guardsOptions: false),
    ]

    private static let wrappers: [ShellProgram] = [
        ShellProgram(
            names: ["sudo"], kind: .wrapper, code: ["s", "i", "--shell", "--login", "e", "--edit"],
            values: [
                "u": 1, "g": 1, "p": 1, "C": 1, "D": 1, "h": 1, "R": 1, "r": 1, "T": 1, "t": 1, "U": 1, "--user": 1,
                "--group": 1,
                "--prompt": 1, "--chdir": 1, "--host": 1, "--chroot": 1,
            ],
            flags: [
                "A", "b", "E", "H", "k", "K", "n", "P", "S", "V", "v", "l", "--preserve-env", "--set-home",
                "--non-interactive",
                "--stdin", "--background",
            ]
        ),
        ShellProgram(names: ["doas"], kind: .wrapper, code: ["s"], values: ["u": 1, "C": 1], flags: ["n", "L"]),
        ShellProgram(
            names: ["runuser", "setpriv"], kind: .wrapper,
            code: ["c", "--command", "--session-command", "s", "--shell", "l", "--login"],
            values: ["u": 1, "g": 1, "G": 1, "--user": 1, "--group": 1, "--reuid": 1, "--regid": 1],
            flags: ["m", "p", "--clear-groups", "--init-groups", "--preserve-environment"]
        ),
        ShellProgram(
            names: ["env"], kind: .wrapper, code: ["S", "--split-string"],
            values: ["u": 1, "C": 1, "--unset": 1, "--chdir": 1],
            flags: ["i", "0", "v", "--ignore-environment", "--null"]
        ),
        ShellProgram(names: ["nohup", "dumb-init", "fakeroot", "unbuffer"], kind: .wrapper),
        ShellProgram(names: ["gosu", "su-exec"], kind: .wrapper, operands: 1),
        ShellProgram(names: ["nice"], kind: .wrapper, values: ["n": 1, "--adjustment": 1]),
        ShellProgram(
            names: ["ionice"], kind: .wrapper,
            values: ["c": 1, "n": 1, "p": 1, "P": 1, "u": 1, "--class": 1, "--classdata": 1],
            flags: ["t", "--ignore"]
        ),
        ShellProgram(names: ["chrt"], kind: .wrapper, flags: ["b", "f", "i", "o", "r"], operands: 1),
        ShellProgram(names: ["taskset"], kind: .wrapper, flags: ["a", "c", "p"], operands: 1),
        ShellProgram(
            names: ["setsid"], kind: .wrapper, flags: ["c", "f", "w", "--ctty", "--fork", "--wait"]
        ),
        ShellProgram(
            names: ["stdbuf"], kind: .wrapper,
            values: ["i": 1, "o": 1, "e": 1, "--input": 1, "--output": 1, "--error": 1]
        ),
        ShellProgram(
            names: ["timeout"], kind: .wrapper, values: ["k": 1, "s": 1, "--kill-after": 1, "--signal": 1],
            flags: ["v", "--foreground", "--preserve-status", "--verbose"], operands: 1
        ),
        ShellProgram(
            names: ["time"], kind: .wrapper, values: ["f": 1, "o": 1, "--format": 1, "--output": 1],
            flags: ["p", "a", "v", "--append", "--verbose", "--portability"]
        ),
        ShellProgram(
            names: ["flock"], kind: .wrapper, code: ["c", "--command"],
            values: ["w": 1, "E": 1, "--timeout": 1, "--wait": 1, "--conflict-exit-code": 1],
            flags: [
                "e", "x", "n", "s", "u", "o", "F", "--exclusive", "--nonblock", "--nb", "--shared", "--close",
                "--verbose",
            ],
            operands: 1
        ),
        ShellProgram(names: ["busybox", "toybox"], kind: .wrapper),
    ]

    private static let carriers: [ShellProgram] = [
        ShellProgram(
            names: [
                "docker", "podman", "nerdctl", "ctr", "crictl", "kubectl", "k3s", "oc", "lxc", "lxc-attach", "lxd",
                "incus", "machinectl",
                "systemd-run", "systemd-nspawn", "systemd-inhibit", "systemd-cat", "chroot", "arch-chroot", "unshare",
                "nsenter",
                "ip", "cgexec", "cgroupexec", "numactl", "firejail", "proxychains", "proxychains4", "torsocks", "bwrap",
                "dbus-run-session", "dbus-launch", "xvfb-run", "snap", "flatpak", "tini", "catchsegv", "linux32",
                "linux64", "setarch", "prlimit", "choom", "capsh", "watchdog", "find", "fd", "fdfind", "run-parts",
                "vagrant", "toolbox", "distrobox", "heroku", "gcloud", "aliyun", "az", "aws", "nix-shell", "conda",
            ],
            kind: .carrier
        )
    ]

    /// Programs that run an option's value: in them the value is refused, and their other words are not.
    private static let readers: [ShellProgram] = [
        ShellProgram(
            names: ["git"], kind: .interpreter,
            code: [
                "c", "--config-env", "--exec-path", "--upload-pack", "--receive-pack", "--exec", "--tree-filter", "x",
            ],
            guardsOptions: false
        ),
        ShellProgram(
            names: ["tar", "bsdtar", "gtar"], kind: .interpreter,
            code: [
                "I", "F", "--to-command", "--checkpoint-action", "--use-compress-program", "--rsh-command",
                "--info-script", "--new-volume-script",
            ],
            guardsOptions: false
        ),
        ShellProgram(names: ["rsync"], kind: .interpreter, code: ["e", "--rsh", "--rsync-path"], guardsOptions: false),
        ShellProgram(
            names: ["ansible", "ansible-playbook", "ansible-pull"], kind: .interpreter,
            code: ["a", "--args", "e", "--extra-vars"], guardsOptions: false
        ),
        ShellProgram(names: ["npx", "npm"], kind: .interpreter, code: ["c", "--call"], guardsOptions: false),
        ShellProgram(
            names: ["zip"], kind: .interpreter, code: ["TT", "--unzip-command"], guardsOptions: false
        ),
        ShellProgram(
            names: ["apt", "apt-get", "apt-cache"], kind: .interpreter, code: ["o", "--option"], guardsOptions: false),
        ShellProgram(names: ["wget"], kind: .interpreter, code: ["--use-askpass"], guardsOptions: false),
        ShellProgram(
            names: ["nc", "ncat"], kind: .interpreter, code: ["e", "c", "--exec", "--sh-exec", "--lua-exec"],
            guardsOptions: false
        ),
        ShellProgram(names: ["split"], kind: .interpreter, code: ["--filter"], guardsOptions: false),
        ShellProgram(names: ["sort"], kind: .interpreter, code: ["--compress-program"], guardsOptions: false),
        ShellProgram(names: ["man", "less"], kind: .interpreter, code: ["P", "--pager"], guardsOptions: false),
    ]

    /// Variables whose value a shell or a common program evaluates, expands or runs (Bash Reference Manual, 5.2; the
    /// manual pages of the programs). `IFS` is here since it changes how everything else is read.
    static let specialVariables = [
        "RANDOM", "SRANDOM", "SECONDS", "LINENO", "OPTIND", "HISTCMD", "BASH_ENV", "ENV", "PS0", "PS1", "PS2", "PS3",
        "PS4",
        "PROMPT_COMMAND", "IFS", "SHELLOPTS", "BASHOPTS", "BASH_ARGV0", "FUNCNEST", "EPOCHSECONDS",
        "BASHPID", "BASH_ALIASES", "BASH_CMDS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF", "GIT_PAGER",
        "GIT_EDITOR",
        "PAGER", "MANPAGER", "EDITOR", "VISUAL", "FCEDIT", "LESSOPEN", "LESSCLOSE", "RSYNC_RSH", "PERL5OPT", "PERL5DB",
        "RUBYOPT", "NODE_OPTIONS", "LD_PRELOAD", "LD_AUDIT", "SHELL", "SUDO_EDITOR", "TAR_OPTIONS",

    ]
}
