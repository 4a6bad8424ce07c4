import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

/// What is found in a cloud-config, beside what `cloud-init schema` says of it.
@Suite struct CloudConfigCheckTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let config: String
        /// The line of the mistake, from 1, the mark being the first.
        let line: Int
        /// What is to be written instead, if one thing is.
        let replacement: String?
        var testDescription: String { config }

        init(_ config: String, line: Int, replacement: String? = nil) {
            self.config = config
            self.line = line
            self.replacement = replacement
        }
    }

    /// Mistakes that the schema of cloud-init 22.4 finds.
    static let mistakes = [
        Mistake("packages: nginx\n", line: 2, replacement: #"["nginx"]"#),
        Mistake("packages: nginx curl\n", line: 2),
        Mistake("runcmd: echo a\n", line: 2),
        Mistake("package_update: 'true'\n", line: 2, replacement: "true"),
        Mistake("package_upgrade: always\n", line: 2),
        Mistake("write_files:\n  - path: /a\n    permissions: 0644\n", line: 4, replacement: "\"0644\""),
        Mistake("write_files:\n  - content: a\n    owner: root\n", line: 3),
        Mistake("write_files:\n  - path: /a\n    contents: a\n", line: 4, replacement: "content"),
        Mistake("write_files:\n  - path: /a\n    encoding: base65\n", line: 4, replacement: "base64"),
        Mistake("users:\n  - name: a\n    ssh_authorised_keys: [k]\n", line: 4, replacement: "ssh_authorized_keys"),
        Mistake("users:\n  - name: a\n    lock_passwd: never\n", line: 4),
        Mistake("users:\n  - gecos: a\n", line: 3),
        Mistake("users:\n  - name: 1000\n", line: 3, replacement: "\"1000\""),
        Mistake("power_state:\n  mode: restart\n", line: 3),
        Mistake("power_state:\n  delay: soon\n  mode: reboot\n", line: 3),
        Mistake("power_state: {timeout: 30}\n", line: 2),
        Mistake("ntp:\n  pool: [a.example.com]\n", line: 3, replacement: "pools"),
        Mistake("ntp:\n  servers: a.example.com\n", line: 3, replacement: #"["a.example.com"]"#),
        Mistake("growpart:\n  mode: always\n", line: 3),
        Mistake("swap:\n  filename: /swap\n  size: 2X\n", line: 4),
        Mistake("apt:\n  sources:\n    a: {keys: b}\n", line: 4, replacement: "key"),
        Mistake("chpasswd:\n  expire: nope\n", line: 3),
        Mistake("chpasswd:\n  list: [root]\n", line: 3),
        Mistake("chpasswd:\n  users:\n    - {name: a}\n", line: 4),
        Mistake("ssh_genkeytypes: [rsa, rsa2]\n", line: 2, replacement: "rsa"),
        Mistake("disk_setup:\n  /dev/vdb: {table_type: gtp}\n", line: 3, replacement: "gpt"),
        Mistake("mounts:\n  - /dev/vdb\n", line: 3),
        Mistake("timezone: 8\n", line: 2, replacement: "\"8\""),
        Mistake("hostname: 2026-01-30\n", line: 2, replacement: "\"2026-01-30\""),
        Mistake("phone_home: {post: all}\n", line: 2),
        Mistake("final_message: [a]\n", line: 2),
        Mistake("bootcmd:\n  - [ls, 1]\n", line: 3, replacement: "\"1\""),
        Mistake("snap:\n  commands:\n    0: {a: b}\n", line: 4),
        Mistake("keyboard: {model: pc105}\n", line: 2),
        Mistake("random_seed: {encoding: hex}\n", line: 2),
        Mistake("resize_rootfs: later\n", line: 2),
        Mistake("packages: []\n", line: 2),
    ]

    private static func findings(_ config: String) -> (file: SourceFile, found: [PayloadFinding]) {
        let file = SourceFile(name: "config", text: "#cloud-config\n" + config)
        return (file, PayloadRules.findings(in: file.bytes))
    }

    @Test(arguments: mistakes) func aMistakeIsFoundAtItsLine(mistake: Mistake) throws {
        let (file, found) = Self.findings(mistake.config)
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.rule == .userDataCloudConfig && finding.severity == .warning)
        #expect(file.location(at: finding.span.start).line == mistake.line, "\(finding.message)")
        #expect(finding.replacement == mistake.replacement)
        #expect(finding.message.contains("as of 20"))
    }

    /// What its schema does not tell, and cloud-init then passes over.
    @Test(
        arguments: [
            Mistake("package: [a]\n", line: 2, replacement: "packages"),
            Mistake("run_cmd: [ls]\n", line: 2, replacement: "runcmd"),
            Mistake("hostnam: web\n", line: 2, replacement: "hostname"),
            Mistake("write_files:\n  - {path: /a, permissions: \"u+x\"}\n", line: 3),
            Mistake("write_files:\n  - {path: /a, permissions: \"0888\"}\n", line: 3),
            Mistake("runcmd: [ls]\nruncmd: [id]\n", line: 3),
        ]
    )
    func soIsWhatItPassesOver(mistake: Mistake) throws {
        let (file, found) = Self.findings(mistake.config)
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.severity == .warning)
        #expect(
            file.location(at: finding.span.start).line == mistake.line && finding.replacement == mistake.replacement)
    }

    @Test(
        arguments: [
            "package_update: yes\n", "packages: [nginx, [curl, '8.0'], {snap: [lxd]}]\n", "locale: false\n",
            "write_files:\n  - {path: /a, permissions: '0644', content: !!binary aGk=}\n",
            "write_files:\n  - path: /a\n    source: {uri: 'https://a', headers: {X: y}}\n",
            "users:\n  - default\n  - name: a\n    ssh-authorized-keys: [k]\n    sudo: ['ALL=(ALL) ALL']\n    uid: 1000\n    doas: [permit a]\n",
            "power_state: {mode: reboot, delay: now, timeout: 30, condition: true}\n",
            "power_state: {mode: halt, delay: +5}\n",
            "growpart: {mode: off, devices: [/]}\n", "growpart: {mode: false}\n", "swap: {size: auto, maxsize: 1.5G}\n",
            "a: &a {mode: halt}\npower_state: {<<: *a, delay: 1}\n".replacingOccurrences(
                of: "a: &a", with: "datasource: &a"),
            "snap: {commands: {0: [install, x], 01: snap install y}}\n", "mounts: [[/dev/vdb, /data, ext4]]\n",
            "ssh_keys: {rsa_private: k, ed25519_public: k}\n", "manage_etc_hosts: localhost\n",
            "bootcmd: [[ls, '1'], ls]\n",
            "chpasswd: {expire: False, users: [{name: a, type: RANDOM}]}\n", "network: {version: 2}\n",
            "ubuntu_pro: {token: ''}\n",
            "yum_repos: {epel: {baseurl: 'http://a', enabled: false, gpgcheck: 1}}\n",
        ]
    )
    func whatCloudInitTakesIsNoMistake(config: String) {
        let found = Self.findings(config).found
        #expect(found.isEmpty, "\(found.map(\.message))")
    }

    // MARK: - cloud-init itself

    private static let cloudInit: String? = {
        let path = Tool.path("cloud-init")
        if path == nil { print("skipped: cloud-init is not installed") }
        return path
    }()

    /// Whether cloud-init's own schema takes a cloud-config.
    private static func isValid(_ config: [UInt8], with program: String) throws -> Bool {
        let folder = try TemporaryFolder()
        let file = try folder.write("config", config)
        return try Tool.run(program, ["schema", "--config-file", file.path]).status == 0
    }

    @Test(.enabled(if: cloudInit != nil)) func cloudInitFindsTheSameMistakes() throws {
        let program = try #require(Self.cloudInit)
        var missed: [String] = []
        for mistake in Self.mistakes
        where try Self.isValid(Array(("#cloud-config\n" + mistake.config).utf8), with: program) {
            missed.append(mistake.config)
        }
        // `phone_home`, whose 'url' later schemas require too, is what the installed one must find as well.
        #expect(missed == [])
    }

    /// Nothing is said of the examples that its package installs but of secrets, and what versions after it refuse: keys of
    /// no module, and those given twice.
    @Test(.enabled(if: cloudInit != nil)) func theInstalledExamplesAreRight() throws {
        let folder = "/usr/share/doc/cloud-init/examples"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        try #require(names.count > 20)
        var found: [String] = []
        for name in names.sorted() {
            let path = "\(folder)/\(name)"
            let data =
                name.hasSuffix(".gz")
                ? try Tool.run("/bin/zcat", [path]).output
                : (try? Data(contentsOf: URL(filePath: path))).map { Array($0) } ?? []
            guard PayloadKind(detecting: data) == .cloudConfig else { continue }
            let file = SourceFile(name: name, bytes: data)
            found += PayloadRules.findings(in: data).map { "\(name): \(file.text(in: $0.span)): \($0.rule)" }
        }
        let known = Set(
            [
                "cloud-config-ansible-controller.txt.gz: packages_update",
                "cloud-config-ansible-controller.txt.gz: packages_upgrade",
                "cloud-config-ansible-pull.txt: packages_update", "cloud-config-ansible-pull.txt: packages_upgrade",
                "cloud-config-add-apt-repos.txt: apt", "cloud-config-disk-setup.txt.gz: disk_setup",
                "cloud-config-disk-setup.txt.gz: fs_setup", "cloud-config-disk-setup.txt.gz: device_aliases",
            ].map { $0 + ": user-data-cloud-config" })
        #expect(Set(found).subtracting(known) == [])
    }
}
