import DiagnosticsCore
import Testing
import UserData

/// Where cloud-init, or what it starts, reads a text of a cloud-config once more.
@Suite struct CloudConfigPlacesTests {
    /// A template whose value is read again, and one near it whose value is not.
    struct Row: Sendable, CustomTestStringConvertible {
        let refused: String
        let accepted: String
        let language: TemplateLanguage
        var testDescription: String { refused }

        init(_ refused: String, _ accepted: String, _ language: TemplateLanguage = .yaml) {
            self.refused = refused
            self.accepted = accepted
            self.language = language
        }
    }

    static let texts: [Row] = [
        Row(#"runcmd: ["echo {{v}}"]"#, #"runcmd: [[echo, "{{v}}"]]"#),
        Row("runcmd: [echo {{v}}]", "packages: [{{v}}]"),
        Row("runcmd: {{v}}", "packages: {{v}}"),
        Row("bootcmd: [{{v}}]", "bootcmd: [[echo, {{v}}]]"),
        Row("bootcmd:\n  - 'echo {{v}}'", "bootcmd:\n  - [echo, '{{v}}']"),
        Row(#"{"runcmd": ["echo {{v}}"]}"#, #"{"runcmd": [["echo", "{{v}}"]]}"#, .json),
        Row(#"snap: {commands: ["snap install {{v}}"]}"#, "snap: {commands: [[install, {{v}}]]}"),
        Row(#"snap: {commands: {00: "snap install {{v}}"}}"#, "snap: {commands: {00: [install, {{v}}]}}"),
        Row("snap: {commands: {{v}}}", "snap: {assertions: [{{v}}]}"),
        Row(#"snap: {commands: [[null, sh, -c, "{{v}}"]]}"#, #"snap: {commands: [[null, echo, "{{v}}"]]}"#),
        Row(#"power_state: {condition: "test {{v}}"}"#, "power_state: {condition: [test, -f, {{v}}]}"),
        Row("power_state: {condition: {{v}}}", "power_state: {message: {{v}}}"),
        Row(#"fs_setup: [{cmd: "mkfs {{v}}"}]"#, "fs_setup: [{device: {{v}}, filesystem: ext4}]"),
        Row(
            #"fs_setup: [{label: "{{v}}", cmd: "mkfs -L %(label)s %(device)s", device: /dev/vdb}]"#,
            #"fs_setup: [{label: "{{v}}", device: /dev/vdb, filesystem: ext4}]"#
        ),
        Row(#"output: {all: "| tee {{v}}"}"#, #"output: {all: "> /var/log/{{v}}"}"#),
        Row(#"output: {all: ["> /a", "| tee {{v}}"]}"#, #"output: {all: ["> /a", ">> /{{v}}"]}"#),
        Row(#"output: {init: {error: "{{v}}"}}"#, #"output: {init: {error: "> {{v}}"}}"#),
        Row("output: {all: {{v}}}", "locale: {{v}}"),
        Row(#"wireguard: {readinessprobe: ["ping {{v}}"]}"#, "wireguard: {interfaces: [{name: {{v}}}]}"),
        Row(
            #"wireguard: {interfaces: [{content: "[Interface]\nAddress={{v}}"}]}"#,
            #"wireguard: {interfaces: [{config_path: "{{v}}"}]}"#
        ),
        Row(#"apt: {conf: "APT::Default-Release \"{{v}}\";"}"#, "apt: {proxy: {{v}}}"),
        Row("apt: {sources_list: {{v}}}", "apt: {preserve_sources_list: true, http_proxy: {{v}}}"),
        Row(#"rsyslog: {configs: ["*.* @{{v}}"]}"#, "rsyslog: {remotes: {juju: {{v}}}}"),
        Row("rsyslog: {configs: [{content: {{v}}, filename: a}]}", "rsyslog: {config_dir: {{v}}}"),
        Row(#"lxd: {preseed: "config: {a: {{v}}}"}"#, "lxd: {init: {storage_backend: {{v}}}}"),
        Row("chef: {node_name: {{v}}}", "chef: {run_list: [{{v}}]}"),
        Row("chef: {server_url: {{v}}}", "chef: {version: {{v}}}"),
        Row("puppet: {conf: {agent: {prerun_command: {{v}}}}}", "puppet: {conf: {agent: {server: {{v}}}}}"),
        Row("ntp: {config: {template: {{v}}}}", "ntp: {servers: [{{v}}]}"),
        Row("final_message: {{v}}", #"final_message: "up: {{v}}""#),
        Row(###"final_message: "## template: jinja\n{{v}}""###, #"final_message: "host {{v}} is up""#),
        Row(
            "ansible: {run_user: bob, pull: {url: {{v}}, playbook_name: a.yml}}",
            "ansible: {pull: {url: {{v}}, playbook_name: a.yml}}"
        ),
        Row(
            #"ansible: {galaxy: {actions: [[sh, -c, "{{v}}"]]}}"#,
            "ansible: {galaxy: {actions: [[ansible-galaxy, {{v}}]]}}"),
        Row("random_seed: {command: [{{v}}]}", "random_seed: {command: [pollinate, --server, {{v}}]}"),
        Row("vendor_data: {prefix: {{v}}}", "vendor_data: {enabled: {{v}}}"),
        Row("users: [{name: a, sudo: {{v}}}]", "users: [{name: {{v}}, sudo: 'ALL=(ALL) NOPASSWD:ALL'}]"),
        Row("users: [{name: a, sudo: ['ALL={{v}}']}]", "users: [{name: a, gecos: '{{v}}'}]"),
        Row("users: {bob: {doas: [{{v}}]}}", "users: {bob: {shell: {{v}}}}"),
        Row("system_info: {default_user: {sudo: {{v}}}}", "system_info: {default_user: {name: {{v}}}}"),
        Row("byobu_by_default: system\nusers: [{name: {{v}}}]", "ssh_pwauth: false\nusers: [{name: {{v}}}]"),
        Row("byobu_by_default: system\nusers: [{{v}}]", "users: [default, {{v}}]"),
        Row(
            #"autoinstall: {late-commands: ["echo {{v}}"]}"#, "autoinstall: {late-commands: [[echo, {{v}}]]}"
        ),
        Row(#"autoinstall: {user-data: {runcmd: [[echo, "{{v}}"]]}}"#, "autoinstall: {identity: {hostname: {{v}}}}"),
        Row(#"datasource: {Azure: {agent_command: "{{v}}"}}"#, "datasource: {Azure: {agent_command: [echo, {{v}}]}}"),
    ]

    /// Files that are written: run, or only read.
    static let files: [Row] = [
        (##"path: /opt/a, content: "#!/bin/sh\necho {{v}}""##, ##"path: /opt/a, content: "# a\necho {{v}}""##),
        (
            #"path: /opt/a, permissions: "0755", content: "{{v}}""#,
            #"path: /opt/a, permissions: "0644", content: "{{v}}""#
        ),
        (#"path: /etc/cron.d/a, content: "* * * * * root {{v}}""#, #"path: /etc/motd, content: "{{v}}""#),
        (#"path: /etc/profile.d/a, content: "A={{v}}""#, #"path: /etc/app/a, content: "A={{v}}""#),
        (#"path: /opt/a.sh, content: "{{v}}""#, #"path: /opt/a.conf, content: "{{v}}""#),
        (#"path: /etc/sudoers.d/a, content: "{{v}} ALL=(ALL) ALL""#, #"path: /etc/hosts.d/a, content: "{{v}}""#),
        (#"path: /etc/systemd/system/a.service, content: "ExecStart={{v}}""#, #"path: /etc/a.ini, content: "a={{v}}""#),
        (#"path: /usr/local/bin/a, content: "{{v}}""#, #"path: /usr/local/share/a, content: "{{v}}""#),
        (#"path: /etc/default/a, content: "A={{v}}""#, #"path: /etc/a/default, content: "A={{v}}""#),
        (#"path: "/etc/{{v}}", content: "{{v}}""#, #"path: "/etc/{{v}}", content: fixed"#),
        (#"path: /root/.bashrc, content: "{{v}}""#, #"path: /root/.ssh/id.pub, content: "{{v}}""#),
    ].map { Row("write_files: [{\($0.0)}]", "write_files: [{\($0.1)}]") }

    /// Lists that are calls: the words that a program reads as code.
    static let commands: [Row] = [
        (#"sh, -c, "echo {{v}}""#, #"sh, -c, 'echo "$1"', sh, "{{v}}""#),
        (#"bash, -lc, "{{v}}""#, #"bash, /opt/a.sh, "{{v}}""#),
        (#"/bin/sh, "{{v}}""#, #"/bin/sh, /opt/a, "{{v}}""#),
        (#"sh, -c, 'eval "$1"', sh, {{v}}"#, #"sh, -c, 'printf %s "$1" > /etc/a', sh, {{v}}"#),
        (#"sh, -c, 'echo $(( $1 ))', sh, {{v}}"#, #"sh, -c, 'mkdir -p "$1"', sh, {{v}}"#),
        (#"bash, -o, pipefail, -c, "{{v}}""#, #"bash, -o, pipefail, -c, 'echo "$1"', bash, {{v}}"#),
        ("{{v}}, a", "echo, {{v}}"),
        (#""/opt/{{v}}", a"#, #"/opt/run, "{{v}}""#),
        (#"sudo, sh, -c, "{{v}}""#, "sudo, -u, bob, touch, {{v}}"),
        ("sudo, {{v}}", "sudo, -n, id, {{v}}"),
        ("sudo, -s, {{v}}", "sudo, -E, ls, {{v}}"),
        ("sudo, -u, bob, {{v}}", "sudo, -u, bob, ls, {{v}}"),
        (#"env, "PATH={{v}}", ls"#, #"env, "NAME={{v}}", ls"#),
        (#"env, -S, "{{v}}""#, "env, -i, ls, {{v}}"),
        (#"env, A=b, sh, -c, "{{v}}""#, "env, A=b, echo, {{v}}"),
        (#"nice, -n, 5, sh, -c, "{{v}}""#, "nice, -n, 5, cp, /a, {{v}}"),
        (#"timeout, 5, sh, -c, "{{v}}""#, "timeout, 5, curl, {{v}}"),
        ("timeout, -k, 5, 10, {{v}}", "timeout, -k, 5, 10, ls, {{v}}"),
        ("timeout, --unknown, 5, ls, {{v}}", "timeout, --signal=KILL, 5, ls, {{v}}"),
        ("eval, {{v}}", "logger, {{v}}"),
        ("su, -, bob, -c, {{v}}", "usermod, -aG, docker, {{v}}"),
        ("su, {{v}}", "chown, {{v}}, /srv"),
        ("ssh, host, {{v}}", "ssh-keyscan, {{v}}"),
        ("xargs, {{v}}", "tee, {{v}}"),
        ("find, /, -exec, {{v}}, ;", "rm, -rf, {{v}}"),
        ("python3, -c, {{v}}", "python3, /opt/a.py, --name, {{v}}"),
        ("python3, -m, {{v}}", "python3, -m, http.server, {{v}}"),
        (#"perl, -pi, -e, "s/a/{{v}}/", f"#, "perl, /opt/a.pl, {{v}}"),
        (#"sed, -i, "s/a/{{v}}/", /etc/a"#, #"sed, -i, s/a/b/, "/etc/{{v}}""#),
        (#"awk, "{{v}}""#, "awk, '{print}', {{v}}"),
        ("awk, -f, a, -e, {{v}}", "grep, -e, {{v}}, /etc/a"),
        (#"docker, exec, web, sh, -c, "{{v}}""#, #"docker, run, -d, "nginx:{{v}}""#),
        ("kubectl, exec, p, --, bash, -c, {{v}}", "kubectl, apply, -f, {{v}}"),
        ("rsync, -e, {{v}}, a, b", "rsync, -a, {{v}}, b"),
        ("git, -c, {{v}}, clone, a", "git, clone, {{v}}, /srv/a"),
        (#"tar, "--to-command={{v}}", -xf, a"#, "tar, -xf, {{v}}"),
        (#"tar, "--checkpoint-action=exec={{v}}", -xf, a"#, "tar, -C, {{v}}, -xf, a"),
        ("mysql, -e, {{v}}", "mysqladmin, ping, {{v}}"),
        ("node, --eval, {{v}}", "node, /opt/a.js, {{v}}"),
        ("chroot, /mnt, sh, -c, {{v}}", "chroot, /mnt, passwd, {{v}}"),
        ("nohup, bash, -c, {{v}}", "systemctl, enable, --now, {{v}}"),
        ("cloud-init-per, once, a, sh, -c, {{v}}", "cloud-init-per, once, a, touch, {{v}}"),
        ("systemd-run, --unit=a, sh, -c, {{v}}", "systemd-run, --unit=a, touch, {{v}}"),
        ("busybox, sh, -c, {{v}}", "apt-get, install, -y, {{v}}"),
    ].map { Row("runcmd: [[\($0.0)]]", "runcmd: [[\($0.1)]]") }

    /// Ways by which a text comes to a place: the strictest of its places counts.
    static let ways: [Row] = [
        Row("runcmd:\n  - &c \"echo {{v}}\"\npackages:\n  - *c", "packages:\n  - &c \"{{v}}\"\nfoo:\n  - *c"),
        Row("packages:\n  - &c \"echo {{v}}\"\nruncmd:\n  - *c", "packages:\n  - &c \"{{v}}\"\ngroups:\n  - *c"),
        Row("runcmd: &c\n  - \"echo {{v}}\"\npackages: *c", "packages: &c\n  - \"{{v}}\"\ngroups: *c"),
        Row("packages: &c\n  - \"echo {{v}}\"\nruncmd: *c", "runcmd: &c\n  - [a, \"{{v}}\"]\nbootcmd: *c"),
        Row("<<: {runcmd: [\"echo {{v}}\"]}", "<<: {packages: [\"{{v}}\"]}"),
        Row("<<: [{a: 1}, {runcmd: [\"{{v}}\"]}]", "<<: [{a: 1}, {packages: [\"{{v}}\"]}]"),
        Row("<<: {<<: {bootcmd: [\"{{v}}\"]}}", "<<: {<<: {packages: [\"{{v}}\"]}}"),
        Row("x: &x {runcmd: [\"{{v}}\"]}\n<<: *x", "x: &x {packages: [\"{{v}}\"]}\n<<: *x"),
        Row(
            "x: &x {condition: \"{{v}}\"}\npower_state: {<<: *x, mode: halt}",
            "x: &x {message: \"{{v}}\"}\npower_state: {<<: *x}"),
        Row(
            "write_files:\n  - <<: {path: /opt/a.sh}\n    content: \"{{v}}\"",
            "write_files:\n  - <<: {path: /opt/a.sh}\n    path: /opt/a\n    content: \"{{v}}\""
        ),
        Row("runcmd: [a]\nruncmd: [\"echo {{v}}\"]", "packages: [a]\ngroups: [\"{{v}}\"]"),
        Row("a: 1\n---\nruncmd: [\"{{v}}\"]", "a: 1\n---\npackages: [\"{{v}}\"]"),
        Row("\"runcmd\": [\"{{v}}\"]", "\"runcmd\u{301}\": [\"{{v}}\"]"),
        Row("\"run\\x63md\": [\"{{v}}\"]", "\"run\\x63m\": [\"{{v}}\"]"),
        Row("{{v}}: 1", "a: {{v}}"),
        Row("a: &k \"{{v}}\"\n*k : 1", "a: &k \"{{v}}\"\nb: *k"),
        Row("## template: jinja\n#cloud-config\na: \"{{v}}\"", "#cloud-config\na: \"{{v}}\""),
        Row("#!/bin/sh\n\"{{v}}\"", "# a\na: \"{{v}}\""),
        Row("#cloud-boothook\na: \"{{v}}\"", "#cloud-config\na: '{{v}}'"),
        Row("#include\n\"{{v}}\"", "#cloud-config\ninclude: \"{{v}}\""),
        Row("#cloud-config-archive\n- \"{{v}}\"", "#cloud-config\na: [\"{{v}}\"]"),
        Row("#cloud-config-archive\n- {type: text/x-shellscript, content: \"{{v}}\"}", "#cloud-config\n- \"{{v}}\""),
        Row("#cloud-config-jsonp\n[{op: add, path: /runcmd, value: [\"{{v}}\"]}]", "#cloud-config\n[{op: \"{{v}}\"}]"),
    ]

    private static let value = TemplateValue("v", "$(touch pwned)")

    @Test(arguments: texts + files + commands + ways) func valuesStandOnlyWhereTheyAreReadOnce(row: Row) throws {
        let refused = Sample.render(row.refused, [Self.value], as: row.language)
        #expect(refused.bytes == nil)
        #expect(refused.findings.allSatisfy { [.templateContext, .templateSyntax].contains($0.rule) })
        #expect(!refused.findings.isEmpty)
        let accepted = Sample.render(row.accepted, [Self.value], as: row.language)
        #expect(accepted.findings.map(\.summary) == [], "\(row.accepted)")
        #expect(accepted.bytes != nil, "\(row.accepted)")
    }

    /// A file that the template does not make a program is not made one by a value; `w` is empty.
    @Test(
        arguments: [
            (#"content: "{{v}}""#, "#!/bin/sh\ntouch a\n", false), ("content: {{v}}", "#!/bin/sh", false),
            ("content: '{{v}}'", "#!a", false), (#"content: "{{v}}""#, "# a\n!", true),
            (#"content: "{{v}}""#, "!", true), (#"content: "{{v}}""#, "", true),
            (#"content: "{{v}} a""#, "#!/bin/sh", false), (#"content: "{{v}}!/bin/sh""#, "#", false),
            (#"content: "{{w}}{{v}}""#, "#!/bin/sh", false), (##"content: "#{{v}}""##, "!/bin/sh", false),
            (#"content: "a{{v}}""#, "#!/bin/sh", true), (#"content: "{{v}} a""#, "a", true),
            (#"content: " {{v}}""#, "#!/bin/sh", true), (#"owner: "{{v}}""#, "#!a", true),
        ]
    )
    func noValueMakesAFileAProgram(member: String, value: String, isAccepted: Bool) {
        let text = "#cloud-config\nwrite_files:\n  - path: /opt/a\n    \(member)\nhostname: {{w}}\n"
        let result = Sample.render(text, [TemplateValue("v", value), TemplateValue("w", "")], as: .yaml)
        #expect((result.bytes != nil) == isAccepted)
        #expect(result.findings.map(\.rule) == (isAccepted ? [] : [.templateValue]))
    }

    @Test func theHelpNamesTheTag() throws {
        let finding = try #require(Sample.render("runcmd: [\"{{v}}\"]", [Self.value], as: .yaml).findings.first)
        #expect(finding.help == "write the command as a list, [program, {{v}}]: its words are not read again")
    }

    /// What operators write.
    @Test(
        arguments: [
            "#cloud-config\nhostname: {{v}}\nmanage_etc_hosts: true\n",
            "#cloud-config\nusers:\n  - default\n  - name: {{v}}\n    sudo: ALL=(ALL) NOPASSWD:ALL\n    ssh_authorized_keys: [\"{{v}}\"]\n",
            "#cloud-config\npackages: [nginx, \"{{v}}\"]\nruncmd:\n  - systemctl enable --now nginx\n",
            "#cloud-config\nwrite_files:\n  - path: /etc/app/config.json\n    content: \"{\\\"name\\\": \\\"{{v}}\\\"}\"\n    permissions: \"0640\"\n",
            "#cloud-config\nruncmd:\n  - [systemctl, enable, --now, \"{{v}}\"]\n  - [curl, -fsSL, -o, /tmp/a, \"https://x/{{v}}\"]\n",
            "#cloud-config\nmounts:\n  - [/dev/vdb, \"{{v}}\", ext4, \"defaults,nofail\"]\n",
            "#cloud-config\nntp:\n  enabled: true\n  servers: [\"{{v}}\"]\n",
            "#cloud-config\ntimezone: {{v}}\nlocale: \"{{v}}\"\n",
            "#cloud-config\napt:\n  sources:\n    x:\n      source: \"deb https://{{v}} stable main\"\n",
            "#cloud-config\nphone_home:\n  url: \"https://{{v}}/$INSTANCE_ID\"\n  post: all\n",
            "#cloud-config\nchpasswd:\n  expire: false\nssh_pwauth: false\nssh_authorized_keys: [{{v}}]\n",
            "#cloud-config\nruncmd:\n  - [hostnamectl, set-hostname, \"{{v}}\"]\n  - [sudo, -u, app, /opt/app/install, --env, \"{{v}}\"]\n",
            "#cloud-config\nruncmd:\n  - [docker, run, -d, --name, web, -e, \"MODE={{v}}\", \"nginx:1.27\"]\n",
            "#cloud-config\nruncmd:\n  - [aliyun, oss, cp, \"oss://{{v}}/a.tgz\", /tmp/a.tgz]\n  - [tar, -xzf, /tmp/a.tgz, -C, /opt]\n",
            "#cloud-config\nyum_repos:\n  x: {baseurl: \"https://{{v}}/\", enabled: true, gpgcheck: true}\n",
            "#cloud-config\nswap: {filename: /swap, size: \"{{v}}\"}\nfinal_message: \"ready after $UPTIME: {{v}}\"\n",
            "#cloud-config\ndisk_setup:\n  /dev/vdb: {table_type: gpt, layout: true}\nfs_setup:\n  - {label: \"{{v}}\", filesystem: xfs, device: /dev/vdb1}\n",
        ]
    )
    func ordinaryTemplatesAreAccepted(template: String) {
        let result = Sample.render(template, [Self.value], as: .yaml)
        #expect(result.findings.map(\.summary) == [])
        #expect(result.bytes != nil)
    }
}
