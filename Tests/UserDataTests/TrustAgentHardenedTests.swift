import DiagnosticsCore
import Foundation
import Testing
import UserData

/// Runs the hardened script against servers on the loopback interface.
@Suite(.enabled(if: Tool.path("curl") != nil && Tool.path("dash") != nil, "curl and dash are needed"))
struct TrustAgentHardenedTests {
    private static let scriptPath = "/download/linux/script/TrustAgentInstall.sh"

    /// Runs the rendered script; `curl` reaches loopback addresses only, and every address asked for is in the answer.
    private static func run(
        _ values: [TemplateValue],
        shell: String = "dash"
    ) throws -> (status: Int32, lines: [String], addresses: [String], folder: TemporaryFolder) {
        var sink = DiagnosticSink()
        let template = try #require(BundledTemplate.named("trust-agent-hardened")?.parse(into: &sink))
        let script = try #require(template.render(values, into: &sink))
        let folder = try TemporaryFolder()
        let file = try folder.write("script.sh", script)
        let curl = """
            #!/bin/sh
            for last; do :; done
            echo "$last" >>'\(folder.url.path)/addresses'
            case $last in http://127.0.0.1:*) exec '\(try #require(Tool.path("curl")))' "$@" ;; esac
            exit 6
            """
        let program = try folder.write("curl", curl.utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let environment = ["PATH": "\(folder.url.path):/usr/bin:/bin", "no_proxy": "*", "TMPDIR": folder.url.path]
        let run = try Tool.run(
            try #require(Tool.path(shell)),
            [file.path],
            folder: folder.url,
            environment: environment
        )
        let addresses = try? String(contentsOf: folder.url.appending(path: "addresses"), encoding: .utf8)
        return (
            run.status, run.text.split(separator: "\n").map(String.init),
            addresses?.split(separator: "\n").map(String.init) ?? [], folder
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
        let working = try Self.serving("#!/bin/sh\necho agent installed >installed\necho from the installer\n")
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
                "trust-agent: installed from \(working.address)",
            ]
        )
        #expect(FileManager.default.fileExists(atPath: result.folder.url.appending(path: "installed").path))
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
}
