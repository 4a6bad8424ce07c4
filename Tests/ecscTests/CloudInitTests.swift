import Foundation
import TestSupport
import Testing

/// What cloud-init itself makes of the payloads that the command prints.
@Suite struct CloudInitTests {
    private static let python = "/usr/bin/python3"
    private static let cloudInit = "/usr/bin/cloud-init"

    private static let hasModules: Bool = {
        let works = (try? run(python, ["-c", "import cloudinit.user_data"], in: "/").status) == 0
        if !works { print("skipped: cloud-init's modules are not installed") }
        return works
    }()
    private static let hasCommand: Bool = {
        let works = FileManager.default.isExecutableFile(atPath: cloudInit)
        if !works { print("skipped: cloud-init is not installed") }
        return works
    }()

    private static func run(
        _ program: String, _ arguments: [String], in folder: String
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    /// A spec of a trusted instance, whose agent script is the first part.
    private static func spec(_ userData: String) throws -> String {
        try String(contentsOfFile: Repository.example("trusted-c6t.ecs.yaml"), encoding: .utf8) + userData
    }

    private static func userData(of spec: String, in folder: TemporaryFolder) throws -> Data {
        try folder.write("web.ecs.yaml", spec)
        let run = try CommandRun.run(["compile", "web.ecs.yaml", "--emit", "user-data"], in: folder.url)
        #expect(run.status == 0, "\(run.errorText)")
        return try #require(Data(base64Encoded: run.outputText.trimmingCharacters(in: .newlines)))
    }

    @Test(.enabled(if: hasModules), arguments: ["never", "auto", "always"])
    func aScriptAndTheAgentAreTheSameParts(compress: String) throws {
        let folder = try TemporaryFolder()
        let agent = try Self.userData(of: Self.spec(""), in: folder)
        let script = "#!/bin/sh\necho 'é \"$HOME\"'\n"
        try folder.write("boot.sh", script)
        let payload = try Self.userData(
            of: Self.spec("  userData: {file: boot.sh, compress: \(compress)}\n"), in: folder
        )
        #expect(payload.starts(with: [0x1F, 0x8B]) == (compress == "always"))
        try folder.write("payload", payload)
        try folder.write("0.part", agent)
        try folder.write("1.part", script)
        try folder.write(
            "check.py",
            """
            from cloudinit import helpers, user_data
            paths = helpers.Paths({"cloud_dir": ".", "run_dir": "."})
            message = user_data.UserDataProcessor(paths).process(open("payload", "rb").read())
            parts = [p for p in message.walk() if not user_data.is_skippable(p)]
            print([p.get_content_type() for p in parts])
            print([p.get_payload(decode=True) == open(f"{i}.part", "rb").read() for i, p in enumerate(parts)])
            """
        )
        let check = try Self.run(Self.python, ["check.py"], in: folder.url.path)
        #expect(check.status == 0)
        #expect(check.text == "['text/x-shellscript', 'text/x-shellscript']\n[True, True]\n")
    }

    @Test(.enabled(if: hasCommand)) func aCloudConfigOfASpecPassesItsSchema() throws {
        let folder = try TemporaryFolder()
        let config = """
            userData:
              cloudConfig:
                users: [{name: ops, ssh_authorized_keys: [ssh-ed25519 AAAA ops], sudo: "ALL=(ALL) NOPASSWD:ALL"}]
                packages: [nginx, [curl, "8.0"]]
                write_files: [{path: /etc/motd, content: "it's \\"é\\"\\n$(id)", permissions: "0644"}]
                runcmd: [[echo, "a: b #c"], "true"]
            """
        try folder.write("payload", try Self.userData(of: SpecText.plain(adding: config), in: folder))
        let check = try Self.run(Self.cloudInit, ["schema", "--config-file", "payload"], in: folder.url.path)
        #expect(check.status == 0, "\(check.text)")
        #expect(check.text.contains("Valid cloud-config"))
        // The schema is looked at: a fault is one.
        try folder.write("payload", "#cloud-config\npackages: 1\n")
        #expect(try Self.run(Self.cloudInit, ["schema", "--config-file", "payload"], in: folder.url.path).status != 0)
    }
}
