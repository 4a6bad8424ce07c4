import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing
import UserData
import YAMLTree

@Suite struct PayloadRuleTests {
    /// Findings as `rule at the text: message`, the text of the finding in angle brackets.
    private static func found(_ payload: String) -> [String] {
        let file = SourceFile(name: "payload", text: payload)
        return PayloadRules.findings(in: file.bytes).map { finding in
            "\(finding.rule) <\(file.text(in: finding.span))>\(finding.replacement.map { " -> \($0)" } ?? "")"
        }
    }

    @Test(
        arguments: [
            "#!/bin/sh\necho hello\n", "#!/bin/bash\nif [[ a == b ]]; then x=(1 2); source y; fi\n",
            "#cloud-config\nhostname: web\n",
            "#include\nhttps://example.com/a\n# note\n\n", "#include https://example.com/a\n",
            "#cloud-boothook\n#!/bin/sh\necho\n", "## template: jinja\n#cloud-config\nhostname: {{ v1.region }}\n",
            "## template: jinja\n{% if a %}\n#!/bin/sh\n{% endif %}\n",
            "{\"ignition\":{\"version\":\"3.2.0\"}}", "\n {\"storage\": {}, \"ignition\": {\"version\": \"2.3.0\"}}\n",
            "{\"ignition\":{\"version\":\"3.4.0-experimental\"}}",
            "Content-Type: multipart/mixed; boundary=B\nMIME-Version: 1.0\n\n--B\nContent-Type: text/cloud-config\n\nhostname: a\n--B--\n",
            "Content-Type: multipart/mixed; boundary=B\nMIME-Version: 1.0\n\n--B\nContent-Type: text/part-handler\n\n#part-handler\n\n--B\nContent-Type: text/x-mine\n\nmine\n--B--\n",
            "[powershell]\nls\n", "#!/bin/sh\ncurl -fsSo f http://a && sh f\n", "#!/bin/sh\ncurl a | tee sh\n",
            "#!/bin/sh\npassword=$(fetch)\ntoken=\"$1\"\npassword=\npasswd: true\n# password=hunter2\nsecret=<yours>\n",
            "#!/bin/sh\n[ a = b ] && echo '[[ == ]]' \"source x\"\n",
            "#!/bin/sh\nx=\"${TOKEN:-none}\"\necho ${password:+set}\n",
            "#cloud-config\nruncmd:\n  - if true; then\n  - [echo, \"it's\"]\n  - fi\n",
            "#cloud-config\nwrite_files:\n  - {path: /a, content: 'if a then'}\n  - {path: /b, encoding: gz+b64, content: x}\n",
            "#cloud-config-archive\n- |\n  #!/bin/sh\n  echo\n- {type: text/cloud-config, content: 'hostname: a', filename: b}\n",
            "#cloud-config-archive\n[]\n",
        ]
    )
    func goodPayloadsHaveNone(payload: String) {
        #expect(Self.found(payload) == [])
    }

    @Test(
        arguments: [
            ("", ["user-data-header <>"]),
            ("echo hello\n", ["user-data-header <echo hello>"]),
            ("#cloud-confg\na: 1\n", ["user-data-header <#cloud-confg> -> #cloud-config"]),
            ("\u{FEFF}#!/bin/sh\n", ["user-data-header <\u{FEFF}> -> "]),
            ("\n#!/bin/sh\n", ["user-data-header <\n> -> "]),
            ("#!sh\n", ["user-data-header <#!sh> -> #!/bin/sh"]),
            // Scripts in a cloud-config: those of a key are one, and of a file its content.
            ("#cloud-config\nruncmd:\n  - echo a\n  - if true; echo b\n", ["user-data-shell <if>"]),
            ("#cloud-config\nruncmd:\n  - 'source \"x\"'\n", ["user-data-shell <source>"]),
            ("#cloud-config\nbootcmd:\n  - [echo, \"a'\"]\n  - curl a | sh\n", ["user-data-shell <curl a | sh>"]),
            (
                "#cloud-config\nwrite_files:\n  - path: /a\n    content: |\n      #!/bin/bash\n      for x in a; do\n",
                ["user-data-shell <for>"]
            ),
            (
                "#cloud-config\nwrite_files:\n  - {path: /a, encoding: b64, content: IyEvYmluL3NoCmlmIHRydWUKZmkK}\n",
                ["user-data-shell <IyEvYmluL3NoCmlmIHRydWUKZmkK>"]
            ),
            (
                "#cloud-config\nwrite_files:\n  - {path: /a, encoding: text/plain, content: \"#!/bin/sh\\nsource x\"}\n",
                ["user-data-shell <source>"]
            ),
            // Items of an archive: a script, a type that is said, and what is a cloud-config because nothing is.
            ("#cloud-config-archive\n- |\n  #!/bin/sh\n  source x\n", ["user-data-shell <source>"]),
            (
                "#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    packages: 1\n",
                ["user-data-cloud-config <1>"]
            ),
            ("#cloud-config-archive\n- content: \"package: [a]\"\n", ["user-data-cloud-config <package>"]),
            ("#cloud-config-archive\n- {type: text/x-shellscript, content: \"#!sh\"}\n", ["user-data-header <#!sh>"]),
            ("#cloud-config-archive\na: b\n", ["user-data-header <#cloud-config-archive>"]),
            ("#cloud-config-archive\n- [a]\n", ["user-data-header <#cloud-config-archive>"]),
            (
                "#cloud-config-archive\n- |\n  #!/bin/sh\n  export DB_PASSWORD=correct-horse\n",
                ["user-data-secret <correct-horse>"]
            ),
            ("#!\n", ["user-data-header <#!>"]),
            ("#include\nhttps://a/b\nexample\n", ["user-data-header <example>"]),
            ("#cloud-boothook\necho\n", ["user-data-header <echo>"]),
            ("#cloud-boothook\n", ["user-data-header <#cloud-boothook>"]),
            ("#cloud-boothook\n#!/bin/sh\nsource x\n", ["user-data-shell <source> -> ."]),
            ("## template: jinja\nhostname: a\n", ["user-data-header <hostname: a>"]),
            ("{\"ignition\":{}}", ["user-data-header <{}>"]),
            ("{\"ignition\":{\"version\":3}}", ["user-data-header <3>"]),
            ("{\"ignition\":{\"version\":\"1.0.0\"}}", ["user-data-header <\"1.0.0\">"]),
            ("{\"a\":{\"ignition\":{\"version\":\"3.2.0\"}}}", ["user-data-header <{>"]),
            ("{\"ignition\":{\"version\":\"3.2.0\"}", ["user-data-header <{>"]),
            ("IyEvYmluL3NoCmVjaG8K", ["user-data-header <IyEvYmluL3NoCmVjaG8K>"]),
            (
                "Content-Type: multipart/mixed; boundary=B\nMIME-Version: 1.0\n\nB\n\n#!/bin/sh\n",
                ["user-data-header <Content-Type: multipart/mixed; boundary=B>"]
            ),
            (
                "Content-Type: multipart/mixed\nMIME-Version: 1.0\n\n--B\n\n#!/bin/sh\n--B--\n",
                ["user-data-header <Content-Type: multipart/mixed>"]
            ),
            (
                "Content-Type: multipart/mixed; boundary=B\nMIME-Version: 1.0\n\n--B\n\n#!/bin/sh\npassword=hunter2\n",
                ["user-data-header <Content-Type: multipart/mixed; boundary=B>", "user-data-secret <hunter2>"]
            ),
            (
                "Content-Type: multipart/mixed; boundary=B\nMIME-Version: 1.0\n\n--B\nContent-Type: text/x-shellscript\n\necho\n--B\nContent-Type: text/cloud-config\n\npackage: [a]\n--B--\n",
                ["user-data-header <echo>", "user-data-cloud-config <package> -> packages"]
            ),
            ("#!/bin/sh\r\necho\r\n", ["user-data-shell <\r\n>"]),
            ("#!/bin/sh\nkey=LTAI5tExampleExample1234\n", ["user-data-secret <LTAI5tExampleExample1234>"]),
            ("#cloud-config\npassword: hunter2\n", ["user-data-secret <hunter2>"]),
            (
                "#!/bin/sh\nexport DB_PASSWORD='hunter2'\nmysql --password=hunter2\n",
                ["user-data-secret <hunter2>", "user-data-secret <hunter2>"]
            ),
            (
                "#!/bin/sh\ncat <<E\n-----BEGIN RSA PRIVATE KEY-----\nE\n",
                ["user-data-secret <-----BEGIN RSA PRIVATE KEY----->"]
            ),
            ("#!/bin/sh\ncurl -s http://a | sh\n", ["user-data-shell <curl -s http://a | sh>"]),
            (
                "#!/bin/bash\nset -e; wget -qO- a |\n  sudo bash -s x\n",
                ["user-data-shell <wget -qO- a |\n  sudo bash>"]
            ),
            ("#!/bin/sh\nsh -c \"$(curl \u{301}a)\"\n", ["user-data-shell <sh -c \"$(curl \u{301}a)\">"]),
            ("#!/bin/sh\necho $'\u{301}a'\n", ["user-data-shell <$'\u{301}a'>"]),
            ("#!/bin/bash\nbash <(curl -s a)\n", ["user-data-shell <bash <(curl>"]),
            ("#!/bin/sh\nsh -c \"$(curl -s a)\"\n", ["user-data-shell <sh -c \"$(curl -s a)\">"]),
            ("#!/bin/sh\nif [[ a ]]; then source x; fi\n", ["user-data-shell <[[>", "user-data-shell <source> -> ."]),
            ("#!/bin/sh\n[ $? == 0 ] && test a == b\n", ["user-data-shell <==> -> =", "user-data-shell <==> -> ="]),
            (
                "#!/bin/sh\nx=(1 2)\nset -eo pipefail\ncat <<< x\nfunction f { :; }\n",
                [
                    "user-data-shell <x=(>", "user-data-shell <pipefail>", "user-data-shell <<<<>",
                    "user-data-shell <function>",
                ]
            ),
            ("#!/bin/sh\nls &> x\n((i++))\n", ["user-data-shell <&>>", "user-data-shell <((>"]),
            ("#cloud-config\npackage: [a]\nhostname: b\n", ["user-data-cloud-config <package> -> packages"]),
            ("#cloud-config\n- a\n", ["user-data-cloud-config <- a>"]),
            ("#cloud-config\na: [}\n", ["user-data-cloud-config <}>"]),
        ]
    )
    func faultsAreFound(payload: String, expected: [String]) {
        #expect(Self.found(payload) == expected)
    }

    @Test func theDocumentedScriptHasTheKnownFaults() throws {
        let script = try #require(BundledTemplate.named("trust-agent-install")).file
        let found = PayloadRules.findings(in: script.bytes).map { script.text(in: $0.span) }
        #expect(found.filter { $0 == "==" }.count == 3)
        #expect(found.filter { $0.hasPrefix("curl ") && $0.hasSuffix("|sh") }.count == 3)
        #expect(found.count == 6)
    }

    @Test func messagesNeverRepeatASecret() {
        for finding in PayloadRules.findings(in: Array("#!/bin/sh\npassword=hunter2 LTAI5tExampleExample1234\n".utf8)) {
            #expect(!finding.message.contains("hunter2") && !finding.message.contains("LTAI"))
            #expect(finding.help?.contains("hunter2") != true)
        }
    }

    @Test func randomPayloadsNeverCrash() {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<3000 {
            let start = ["#!/bin/sh\n", "#cloud-config\n", "#include\n", ""].randomElement(using: &random) ?? ""
            let payload = Array((start + random.awkwardText(allowing: ["password=", "curl | sh", "((", "LTAI"])).utf8)
            for finding in PayloadRules.findings(in: payload) {
                #expect(finding.span.start >= 0 && finding.span.end <= payload.count)
            }
        }
    }

    // MARK: - Cloud-config written from a spec

    private static func written(_ spec: String) throws -> String {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "spec", text: spec)
        let node = try #require(try DocumentReader.read(file, format: .yaml, into: &sink).first)
        return String(decoding: CloudConfigWriter(node, from: file).bytes, as: UTF8.self)
    }

    /// Keys as they are written, with and without quotes, in their order.
    @Test(
        arguments: [
            "snap:\n  commands:\n    0: a\n    1: a\n    2: a\n    10: a\n    11: a\n",
            "snap:\n  commands:\n    00: a\n    \"01\": a\n    02: a\n",
            "yum_repos:\n  b:\n    enabled: yes\n  a:\n    enabled: no\n  \"1\":\n    gpgcheck: 1\n",
            "zzz: 1\naaa: 1.10\nyes: no\n\"no\": \"no\"\n",
            "write_files:\n  - content: !!binary \"aGk=\"\n    path: /a\n",
        ]
    )
    func keysStayAsTheyAre(config: String) throws {
        #expect(try Self.written(config) == "#cloud-config\n" + config)
    }

    @Test func cloudConfigIsWrittenWithItsTypes() throws {
        let spec = """
            hostname: web
            package_upgrade: yes
            ssh_authorized_keys: ["ssh-ed25519 AAAA", 'it''s']
            write_files:
              - path: /etc/x
                content: |
                  line one
                    line: two
                permissions: "0644"
              - {path: /etc/y, content: "", defer: true}
            empty: {}
            none: []
            nothing:
            "odd key: yes": 1
            "no": 1
            """
        var sink = DiagnosticSink()
        let file = SourceFile(name: "spec", text: spec)
        let node = try #require(try DocumentReader.read(file, format: .yaml, into: &sink).first)
        let written = CloudConfigWriter(node, from: file).bytes
        #expect(
            String(decoding: written, as: UTF8.self) == """
                #cloud-config
                hostname: web
                package_upgrade: yes
                ssh_authorized_keys:
                  - "ssh-ed25519 AAAA"
                  - "it's"
                write_files:
                  - path: /etc/x
                    content: "line one\\n  line: two\\n"
                    permissions: "0644"
                  - path: /etc/y
                    content: ""
                    defer: true
                empty: {}
                none: []
                nothing: null
                "odd key: yes": 1
                "no": 1

                """
        )
    }
}
