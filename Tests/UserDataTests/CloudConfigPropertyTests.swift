import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

/// Random cloud-configs with hostile values, run as cloud-init's modules run them: no value becomes a command.
///
/// `ECSC_PROPERTY_COUNT` says how many.
@Suite struct CloudConfigPropertyTests {
    private static let count = ProcessInfo.processInfo.environment["ECSC_PROPERTY_COUNT"].flatMap { Int($0) } ?? 400
    private static let python = Tool.path("python3")

    /// Where a value stands in its scalar.
    private static let scalars = [
        #""{{v}}""#, "'{{v}}'", "{{v}}", #""a {{v}} b""#, #"'"{{v}}"'"#, #""'{{v}}'""#, #""'a' {{v}}""#,
    ]

    /// Parts of a cloud-config; `@` is a scalar with a value.
    private static let parts = [
        "runcmd:\n  - @", "runcmd:\n  - [echo, @]", "runcmd:\n  - [sh, -c, @]",
        #"runcmd:\#n  - [sh, -c, 'echo "$1"', sh, @]"#,
        #"runcmd:\#n  - [sh, -c, 'eval "$1"', sh, @]"#, #"runcmd:\#n  - [bash, -c, 'x=$(( $1 ))', sh, @]"#,
        "runcmd:\n  - [@, canary]",
        "runcmd:\n  - [env, A=@, echo, a]", "runcmd:\n  - [env, @, echo, a]", "runcmd:\n  - [env, -S, @]",
        "runcmd:\n  - [sudo, echo, @]",
        "runcmd:\n  - [sudo, -u, bob, @, canary]", "runcmd:\n  - [sudo, -s, @]", "runcmd:\n  - [ssh, host, @]",
        "runcmd:\n  - [su, bob, -c, @]", "runcmd:\n  - [python3, -c, @]", "runcmd:\n  - [sed, -e, @, file]",
        "runcmd:\n  - [awk, @, file]", "runcmd:\n  - [docker, exec, web, sh, -c, @]", "runcmd:\n  - [docker, run, @]",
        "runcmd:\n  - [timeout, 5, sh, -c, @]", "runcmd:\n  - [nice, -n, 5, echo, @]", "runcmd:\n  - [eval, @]",
        "runcmd:\n  - [printf, '%s', @]\n  - [test, -n, @]", "runcmd: &r\n  - [echo, @]\nbootcmd: *r",
        "packages: &p\n  - @\nruncmd: *p",
        "packages:\n  - &i @\nruncmd:\n  - *i", "<<: {runcmd: [@]}", "<<: [{packages: [@]}, {runcmd: [[echo, @]]}]",
        "bootcmd:\n  - @", "bootcmd:\n  - [echo, @]", "snap: {commands: [@]}", "snap: {commands: [[install, @]]}",
        "snap: {commands: {01: [null, sh, -c, @]}}", "power_state: {mode: halt, condition: @}",
        "power_state: {mode: halt, condition: [test, -f, @]}", "power_state: {mode: halt, message: @}",
        "fs_setup:\n  - {cmd: @, device: a, label: b}", "fs_setup:\n  - {cmd: \"echo %(label)s\", label: @}",
        "fs_setup:\n  - {label: @, filesystem: ext4, device: a}", "output: {all: @}", #"output: {all: "> log{{v}}"}"#,
        #"output: {all: ["> log", "| cat {{v}}"]}"#, "wireguard: {readinessprobe: [@]}", "packages: [@, b]",
        "hostname: @",
        "users:\n  - {name: a, gecos: @}", "users:\n  - {name: @, shell: /bin/sh}", "timezone: @",
        "mounts:\n  - [/dev/vdb, @, ext4]",
        "ntp: {servers: [@]}", "phone_home: {url: @}", "ssh_authorized_keys: [@]", "runcmd:\n  - [touch, @]",
        "runcmd:\n  - [test, -f, @]", "write_files:\n  - {path: a.sh, content: @}",
        "write_files:\n  - {path: a, permissions: \"0755\", content: @}", "write_files:\n  - {path: a, content: @}",
        ##"write_files:\##n  - {path: a, content: "#!/bin/sh\necho {{v}}\n"}"##,
    ]

    private static let hostile = [
        "$(touch canary)", "`touch canary`", "'; touch canary; '", "\"; touch canary; \"", "; touch canary",
        "| touch canary",
        "x\ntouch canary\n", "&& touch canary", "x[$(touch canary)]", "touch canary", "touch",
        "#!/bin/sh\ntouch canary\n",
        "import os; os.system('touch canary')", "BEGIN{system(\"touch canary\")}", "1e touch canary", "PATH=.", "-c",
        "'\u{301}; touch canary; '\u{301}",
        "\"\u{301}; touch canary; \"\u{301}", "\\", "\\'; touch canary #", "]\nruncmd:\n  - touch canary",
        "\"]\nruncmd: [touch canary, \"",
        "%(x)s; touch canary", "{a: touch canary}", "[touch canary]", "| touch canary\n", "sh -c 'touch canary'",
        "\u{2028}touch canary",
        "a\r\ntouch canary\r\n", "> x; touch canary", "*i", "!!python/object/apply:os.system ['touch canary']",
    ]

    @Test(.enabled(if: UserDataAssemblerTests.hasCloudInit, "cloud-init's modules are needed"))
    func noValueBecomesACommand() throws {
        var random = SeededGenerator(seed: 20)
        var accepted: [String] = []
        for _ in 0..<Self.count {
            let chosen = (0..<Int.random(in: 1...2, using: &random)).map { _ in
                Self.parts.randomElement(using: &random) ?? ""
            }
            let scalar = Self.scalars.randomElement(using: &random) ?? ""
            let template = chosen.joined(separator: "\n").replacingOccurrences(of: "@", with: scalar)
            let text =
                Bool.random(using: &random)
                ? Self.hostile.randomElement(using: &random) ?? "" : random.awkwardText(allowing: Self.hostile)
            let result = Sample.render("#cloud-config\n\(template)\n", [TemplateValue("v", text)], as: .yaml)
            if let bytes = result.bytes { accepted.append(String(decoding: bytes, as: UTF8.self)) }
        }
        // Refusing everything would be no way out.
        #expect(accepted.count * 6 >= Self.count, "\(accepted.count) of \(Self.count)")
        #expect(try escapes(of: accepted) == [])
        print("\(Self.count) cloud-configs, \(accepted.count) accepted, none left its place")
    }

    /// The driver sees a command where there is one.
    @Test(.enabled(if: UserDataAssemblerTests.hasCloudInit, "cloud-init's modules are needed"))
    func theDriverSeesEscapes() throws {
        let texts = [
            "runcmd: ['touch canary']", "runcmd: [[sh, -c, touch canary]]", "bootcmd: ['echo $(touch canary)']",
            "snap: {commands: ['touch canary']}", "snap: {commands: {a: [null, touch, canary]}}",
            "power_state: {condition: 'touch canary'}", "fs_setup: [{cmd: 'echo %(label)s', label: '$(touch canary)'}]",
            "output: {all: '| touch canary'}", "output: {all: {error: '|touch canary'}}",
            "wireguard: {readinessprobe: [touch canary]}",
            "write_files: [{path: a.sh, content: touch canary}]", "<<: {runcmd: [touch canary]}",
            "runcmd: [[ssh, host, touch canary]]",
            "runcmd: [[sudo, -u, bob, touch, canary]]", "runcmd: [[docker, exec, web, touch, canary]]",
            "runcmd: [[su, bob, -c, touch canary]]",
            "write_files: [{path: a, content: \"#!/bin/sh\\ntouch canary\", permissions: '0755'}]",
        ]
        #expect(try escapes(of: texts + ["runcmd: [[echo, touch canary]]"]) == texts)
    }

    /// The texts out of some that make a file named `canary`.
    private func escapes(of texts: [String]) throws -> [String] {
        let folder = try TemporaryFolder()
        _ = try folder.write("texts.json", try JSONEncoder().encode(texts))
        let run = try Tool.run(try #require(Self.python), ["-c", Self.driver], folder: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode([Int].self, from: Data(run.output)).map { texts[$0] }
    }

    /// Does with a cloud-config what cloud-init's modules do (22.4), with `util.shellify` itself and stand-ins for programs
    /// that would need rights or a network.
    private static let driver = #"""
        import json, os, shutil, subprocess, sys, yaml
        from cloudinit import util
        from cloudinit.subp import prepend_base_command
        stubs = {
            "sudo": 'while :; do case $1 in -u) shift 2;; -s) shift; exec sh -c "$*";; -*) shift;; *) exec "$@";; esac; done',
            "ssh": 'shift; exec sh -c "$*"', "su": 'shift 2; exec sh -c "$1"', "snap": "exit 0",
            "docker": 'if [ "$1" = exec ]; then shift 2; exec "$@"; fi', "mkfs": "exit 0",
        }
        root = os.getcwd()
        os.mkdir("bin")
        for name, text in stubs.items():
            with open(f"bin/{name}", "w") as f: f.write("#!/bin/sh\n" + text + "\n")
            os.chmod(f"bin/{name}", 0o755)
        environment = {"PATH": f"{root}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        def run(args, shell=False):
            try:
                subprocess.run(args, shell=shell, env=environment, cwd="work", stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=10)
            except (OSError, ValueError, TypeError, subprocess.TimeoutExpired): pass
        def script(commands):
            try: text = util.shellify(commands)
            except TypeError: return
            with open("work/script", "w") as f: f.write(text)
            run(["sh", "script"])
        def redirect(value):
            values = [value] if isinstance(value, str) else value if isinstance(value, list) else list(value.values())
            for v in values:
                if isinstance(v, str) and v.lstrip().startswith("|"): run(v.lstrip()[1:].strip(), shell=True)
        def apply(config):
            for key in ("bootcmd", "runcmd"):
                if key in config: script(config[key])
            for key, value in (config.get("output") or {}).items(): redirect(value)
            commands = (config.get("snap") or {}).get("commands") or []
            if isinstance(commands, dict): commands = [v for _, v in sorted(commands.items(), key=lambda i: str(i[0]))]
            try: commands = prepend_base_command("snap", commands)
            except (TypeError, IndexError): commands = []
            for command in commands: run(command, shell=isinstance(command, str))
            condition = (config.get("power_state") or {}).get("condition")
            if condition is not None and not isinstance(condition, bool): run(condition, shell=not isinstance(condition, list))
            for fs in config.get("fs_setup") or []:
                if fs.get("cmd"):
                    try: run(fs["cmd"] % {"label": fs.get("label"), "filesystem": "ext4", "device": fs.get("device")}, shell=True)
                    except (TypeError, ValueError, KeyError): pass
            for probe in (config.get("wireguard") or {}).get("readinessprobe") or []:
                if isinstance(probe, str): run(probe, shell=True)
            for f in config.get("write_files") or []:
                path = "work/" + f["path"]
                with open(path, "w", newline="") as out: out.write(str(f.get("content", "")))
                if "permissions" in f or str(f.get("content", "")).startswith("#!"): 
                    mode = int(f.get("permissions", "0755"), 8)
                    os.chmod(path, mode)
                    if mode & 0o100: run(["./" + f["path"]])
                if path.endswith(".sh"): run(["sh", f["path"]])
        found = []
        for index, text in enumerate(json.load(open("texts.json"))):
            shutil.rmtree("work", ignore_errors=True)
            os.mkdir("work")
            open("work/file", "w").write("a\n")
            config = yaml.safe_load(text)
            if isinstance(config, dict): apply(config)
            if os.path.exists("work/canary"): found.append(index)
        print(json.dumps(found))
        """#
}
