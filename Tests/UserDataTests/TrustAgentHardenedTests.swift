import DiagnosticsCore
import Foundation
import Testing
import UserData

/// Runs the hardened script against servers on the loopback interface.
@Suite(.enabled(if: Tool.path("curl") != nil && Tool.path("dash") != nil, "curl and dash are needed"))
struct TrustAgentHardenedTests {
    private static let scriptPath = "/download/linux/script/TrustAgentInstall.sh"

    /// What a run of the script came to.
    struct Outcome {
        let status: Int32
        /// What it printed.
        let lines: [String]
        /// What it wrote to the console.
        let console: [String]
        /// Every address that was asked for.
        let addresses: [String]
        let folder: TemporaryFolder
    }

    /// What the script and the installer need, but for `curl`: `systemctl` knows one service, which runs once the
    /// file `running` is there.
    private static let programs = [
        "systemctl": """
        [ "$*" = 'is-active --quiet t-trustclient' ] || exit 1
        [ -e running ]
        """,
        "wget": "exit 4", "md5sum": "exit 1", "lsb_release": "echo Debian",
    ]

    /// Runs the rendered script; `curl` reaches loopback addresses only.
    private static func run(
        _ values: [TemplateValue], shell: String = "dash", programs: [String: String] = programs, path: String? = nil
    ) throws -> Outcome {
        var sink = DiagnosticSink()
        let template = try #require(BundledTemplate.named("trust-agent-hardened")?.parse(into: &sink))
        let folder = try TemporaryFolder()
        let console = folder.url.appending(path: "console")
        let all = values + [TemplateValue("console", console.path), TemplateValue("serviceSeconds", "1")]
        let script = try #require(template.render(all, into: &sink))
        let file = try folder.write("script.sh", script)
        let curl = """
            for last; do :; done
            echo "$last" >>'\(folder.url.path)/addresses'
            case $last in http://127.0.0.1:*) exec '\(try #require(Tool.path("curl")))' "$@" ;; esac
            exit 6
            """
        for (name, body) in programs.merging(["curl": curl], uniquingKeysWith: { given, _ in given }) {
            let program = try folder.write(name, "#!/bin/sh\n\(body)\n".utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        }
        let run = try Tool.run(
            try #require(Tool.path(shell)),
            [file.path],
            folder: folder.url,
            environment: [
                "PATH": path ?? "\(folder.url.path):/usr/bin:/bin", "no_proxy": "*", "TMPDIR": folder.url.path,
            ]
        )
        func lines(_ name: String) -> [String] {
            let text = try? String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
            return text?.split(separator: "\n").map(String.init) ?? []
        }
        return Outcome(
            status: run.status, lines: run.text.split(separator: "\n").map(String.init), console: lines("console"),
            addresses: lines("addresses").filter { !$0.hasPrefix("http://100.100.100.200/") }, folder: folder
        )
    }

    private static func sites(_ servers: [LoopbackServer]) -> TemplateValue {
        TemplateValue(name: "sites", content: .list(servers.map(\.address)))
    }

    private static func serving(_ body: String) throws -> LoopbackServer {
        try LoopbackServer { head in
            head.hasPrefix("GET \(scriptPath) ") ? .status(200, body: body) : .status(404, body: "")
        }
    }

    @Test(arguments: ["dash", "bash"]) func goesOnToTheSiteThatWorks(shell: String) throws {
        let failing = try LoopbackServer { _ in .status(404, body: "#!/bin/sh\necho wrong\n") }
        let stalling = try LoopbackServer { _ in .stall }
        let working = try Self.serving("#!/bin/sh\n: >running\necho from the installer\n")
        let result = try Self.run(
            [Self.sites([failing, stalling, working]), TemplateValue("stallSeconds", "1")],
            shell: shell
        )
        #expect(result.status == 0)
        #expect(
            result.lines == [
                "trust-agent: downloading from \(failing.address)", "trust-agent: no download from \(failing.address)",
                "trust-agent: downloading from \(stalling.address)",
                "trust-agent: no download from \(stalling.address)",
                "trust-agent: downloading from \(working.address)",
                "trust-agent: running the installer from \(working.address)", "from the installer",
                "trust-agent: installed from \(working.address); t-trustclient runs",
            ]
        )
        #expect(result.console == result.lines.filter { $0 != "from the installer" })
    }

    @Test func failsLoudlyWhenNoSiteWorks() throws {
        let failing = try LoopbackServer { _ in .status(503, body: "") }
        let page = try Self.serving("<html>please log in</html>")
        let result = try Self.run([Self.sites([failing, page])])
        #expect(result.status == 1)
        #expect(result.lines.contains("trust-agent: what \(page.address) sent is not a script"))
        #expect(
            result.lines.last == "trust-agent: FAILED: no site had the installer: \(failing.address) \(page.address)"
        )
        #expect(result.console == result.lines.filter { $0.hasPrefix("trust-agent: ") })
    }

    @Test func aFailingInstallerIsNoFailedDownload() throws {
        let broken = try Self.serving("#!/bin/sh\nexit 3\n")
        let other = try Self.serving("#!/bin/sh\necho never run\n")
        let result = try Self.run([Self.sites([broken, other])])
        #expect(result.status == 1)
        #expect(result.lines.last == "trust-agent: FAILED: the installer from \(broken.address) ended with status 3")
        #expect(result.addresses.count == 1)
    }

    @Test(arguments: [true, false]) func asksTheMetadataServiceForTheRegion(knowsTokens: Bool) throws {
        let metadata = try LoopbackServer { head in
            let hasToken = head.lowercased().contains("x-aliyun-ecs-metadata-token: tok")
            if head.hasPrefix("PUT /latest/api/token ") {
                return knowsTokens ? .status(200, body: "tok") : .status(404, body: "")
            }
            let isRegion = head.hasPrefix("GET /latest/meta-data/region-id ")
            return isRegion && hasToken == knowsTokens ? .status(200, body: "cn-test") : .status(403, body: "")
        }
        let result = try Self.run([TemplateValue("metadataService", metadata.address)])
        #expect(result.status == 1)
        #expect(
            result.addresses == [
                "\(metadata.address)/latest/api/token", "\(metadata.address)/latest/meta-data/region-id",
                "https://trustclient-cn-test.oss-cn-test-internal.aliyuncs.com\(Self.scriptPath)",
                "https://trustclient-cn-test.oss-cn-test.aliyuncs.com\(Self.scriptPath)",
                "https://t-trustclient-cn-test.oss-cn-test-internal.aliyuncs.com\(Self.scriptPath)",
                "http://trustclient-cn-test.oss-cn-test-internal.aliyuncs.com\(Self.scriptPath)",
            ]
        )
    }

    @Test func aRegionThatIsNoneIsRefused() throws {
        let metadata = try LoopbackServer { _ in .status(200, body: "<html>") }
        let result = try Self.run([TemplateValue("metadataService", metadata.address)])
        #expect(result.status == 1)
        #expect(result.lines == ["trust-agent: FAILED: this is no region id: <html>"])
    }

    /// The real one does so where the package could not be installed.
    @Test(arguments: ["dash", "bash"]) func anInstallerThatEndsWellWithoutAServiceHasFailed(shell: String) throws {
        let site = try Self.serving("#!/bin/sh\necho all is well\nexit 0\n")
        let result = try Self.run([Self.sites([site])], shell: shell)
        #expect(result.status == 1)
        let last =
            "trust-agent: FAILED: the installer from \(site.address) ended well, but the service t-trustclient does not run"
        #expect(result.lines.last == last)
        #expect(result.console.last == last)
    }

    @Test(arguments: ["dash", "bash"]) func aServiceMayTakeAMomentToStart(shell: String) throws {
        let site = try Self.serving("#!/bin/sh\n(sleep 0.5; : >running) >/dev/null 2>&1 &\n")
        #expect(try Self.run([Self.sites([site])], shell: shell).status == 0)
    }

    /// The installer asks for a token under one name and sends it from another, as the real one does.
    private static func installer(asking metadata: LoopbackServer) -> String {
        """
        #!/bin/sh
        TOKEN=$(curl -s -X PUT -H 'X-aliyun-ecs-metadata-token-ttl-seconds: 300' \(metadata.address)/latest/api/token)
        region=$(curl -sf -H "X-aliyun-ecs-metadata-token: $token" \(metadata.address)/latest/meta-data/region-id)
        [ "$region" = cn-test ] && : >running
        exit 0

        """
    }

    private static func metadataThatDemandsTokens() throws -> LoopbackServer {
        try LoopbackServer { head in
            if head.hasPrefix("PUT /latest/api/token ") { return .status(200, body: "tok") }
            let hasToken = head.lowercased().contains("x-aliyun-ecs-metadata-token: tok\r\n")
            let isRegion = head.hasPrefix("GET /latest/meta-data/region-id ")
            return isRegion && hasToken ? .status(200, body: "cn-test") : .status(403, body: "")
        }
    }

    @Test(arguments: ["dash", "bash"]) func theInstallerGetsATokenWhereOneIsDemanded(shell: String) throws {
        let metadata = try Self.metadataThatDemandsTokens()
        let site = try Self.serving(Self.installer(asking: metadata))
        let values = [Self.sites([site]), TemplateValue("metadataService", metadata.address)]
        #expect(try Self.run(values, shell: shell).status == 0)
    }

    /// Without that the installer finds no region: the fault is the installer's, and the service does not start.
    @Test func theInstallerAloneFailsWhereATokenIsDemanded() throws {
        let metadata = try Self.metadataThatDemandsTokens()
        let tokenless = try LoopbackServer { _ in .status(404, body: "") }
        let site = try Self.serving(Self.installer(asking: metadata))
        let result = try Self.run([Self.sites([site]), TemplateValue("metadataService", tokenless.address)])
        #expect(result.status == 1)
        #expect(result.lines.last?.hasSuffix("the service t-trustclient does not run") == true)
    }

    /// In dash `&>` runs a program in the background, so its status is lost.
    @Test(arguments: ["dash", "bash"]) func theInstallerIsRunByBashWhereThereIsOne(shell: String) throws {
        let site = try Self.serving("#!/bin/sh\n[ -n \"${BASH_VERSION:-}\" ] && : >running\nexit 0\n")
        #expect(try Self.run([Self.sites([site])], shell: shell).status == 0)
    }

    @Test(arguments: ["dash", "bash"]) func whatIsNeededAndMissingIsNamed(shell: String) throws {
        let folder = try TemporaryFolder()
        let result = try Self.run([], shell: shell, programs: [:], path: folder.url.path)
        #expect(result.status == 1)
        let line = "trust-agent: FAILED: not installed, but needed: curl wget md5sum lsb_release systemctl"
        #expect(result.lines == [line] && result.console == [line])
    }

    @Test func aRegionWithoutAnAgentFailsOnTheConsole() throws {
        let result = try Self.run([TemplateValue("region", "us-west-1")])
        #expect(result.status == 1)
        let last = "trust-agent: FAILED: no site had the installer; region us-west-1 may have no trust agent: "
        #expect(result.console.last?.hasPrefix(last) == true)
    }
}
