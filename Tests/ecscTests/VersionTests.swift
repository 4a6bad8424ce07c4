import Testing

@Suite struct VersionTests {
    @Test func saysOfWhenTheFactsAre() throws {
        let folder = try TemporaryFolder()
        let version = try CommandRun.run(["--version"], in: folder.url).outputText
        #expect(version.split(separator: "\n").count == 1)
        for arguments in [["--version", "--verbose"], ["--verbose", "--version"]] {
            let run = try CommandRun.run(arguments, in: folder.url)
            #expect(run.status == 0 && run.errorText.isEmpty)
            #expect(run.outputText.hasPrefix(version))
            let lines = run.outputText.split(separator: "\n").dropFirst()
            #expect(lines.count > 20)
            for line in lines {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                #expect(columns.count == 5 && columns[0].hasPrefix("api-specs/"))
                #expect(columns[3].wholeMatch(of: /\d{4}-\d\d(-\d\d)?/) != nil, "\(line)")
            }
        }
        #expect(try CommandRun.run(["--verbose"], in: folder.url).status == 64)
    }
}
