import Foundation
import TestSupport
import Testing

/// Every text that is read may begin with a byte order mark, and means the same without it.
@Suite struct ByteOrderMarkTests {
    /// A command and the files it reads; the file `-` is standard input.
    struct Reading: CustomTestStringConvertible, Sendable {
        let arguments: [String]
        let files: [String: String]
        var status: Int32 = 0

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let call = #"{"Action":"DescribeRegions","Version":"2014-05-26"}"#
    private static let spec = SpecText.plain()
    private static let policy =
        #"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:DescribeInstances","Resource":"*"}]}"#
    private static let signing = ["--demo-credentials", "--nonce", "n", "--timestamp", "2026-01-31T12:00:00Z"]
    private static let document = """
        {"info":{"style":"RPC","product":"Shop","version":"2020-01-01"},"apis":{"Buy":{"parameters":[],
         "responses":{"200":{"schema":{"type":"object","properties":{"Id":{"type":"string"}}}}}}}}
        """
    private static let jsonSpec = #"""
        {"apiVersion":"ecsc/v1","kind":"Instance","metadata":{"name":"web"},"spec":{"region":"cn-hangzhou",
         "type":"ecs.g6.large","image":"m-bp1f0eq3z2bs1k0q****","network":{"vSwitch":"vsw-bp134jzf285qg9u6w****",
         "securityGroup":"sg-bp1c3o8hzd14dovh****"}}}
        """#

    static let readings = [
        Reading(arguments: ["compile", "web.ecs.yaml"] + signing, files: ["web.ecs.yaml": spec]),
        Reading(arguments: ["compile", "web.ecs.json"] + signing, files: ["web.ecs.json": jsonSpec]),
        Reading(arguments: ["compile", "-"] + signing, files: ["-": spec]),
        Reading(
            arguments: ["compile", "--stream"] + signing,
            files: ["-": jsonSpec.replacingOccurrences(of: "\n", with: "") + "\n"]
        ),
        Reading(
            arguments: ["check", "web.ecs.yaml"], files: ["web.ecs.yaml": SpecText.plain(adding: "cuont: 1")], status: 1
        ),
        Reading(
            arguments: ["compile", "web.ecs.yaml", "--vars", "vars.yaml"] + signing,
            files: [
                "web.ecs.yaml": spec.replacingOccurrences(of: "kind:", with: "vars: {zone: a}\nkind:")
                    .replacingOccurrences(of: "  type:", with: "  zone: ${zone}\n  type:"),
                "vars.yaml": "zone: cn-hangzhou-b\n",
            ]
        ),
        Reading(
            arguments: ["compile", "web.ecs.yaml"] + signing,
            files: [
                "web.ecs.yaml": SpecText.plain(adding: "login: {password: {fromFile: password}}"),
                "password": "Abc-12345678\n",
            ]
        ),
        Reading(
            arguments: ["compile", "web.ecs.yaml"] + signing.dropFirst(),
            files: [
                "web.ecs.yaml": spec,
                ".aliyun/config.json":
                    #"{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"i","access_key_secret":"s"}]}"#,
            ]
        ),
        Reading(arguments: ["policy", "lint", "policy.json"], files: ["policy.json": policy]),
        Reading(arguments: ["sign"] + signing, files: ["-": call]),
        Reading(
            arguments: ["verify", "-", "--demo-credentials"],
            files: [
                "-": "https://a/?AccessKeyId=testid&Signature=x&SignatureMethod=HMAC-SHA1&SignatureNonce=n"
                    + "&SignatureVersion=1.0&Timestamp=t"
            ],
            status: 1
        ),
        Reading(
            arguments: ["generate", "--api-docs", "api-docs.json", "--output", "out"],
            files: ["api-docs.json": document]
        ),
        Reading(
            arguments: ["generate", "--config", "ecs-models.json", "--output", "out"],
            files: ["api-docs.json": document, "ecs-models.json": #"{"apiDocs":"api-docs.json","shards":2}"#]
        ),
        Reading(arguments: ["metadata", "lint", "--api-docs", "api-docs.json"], files: ["api-docs.json": document]),
    ]

    @Test(arguments: readings) func meansNothing(in reading: Reading) throws {
        let (plain, plainFiles) = try run(reading, mark: "")
        let (marked, markedFiles) = try run(reading, mark: "\u{FEFF}")
        #expect(plain.status == reading.status, Comment(rawValue: plain.errorText))
        #expect(marked.status == plain.status, Comment(rawValue: marked.errorText))
        #expect(marked.outputText == plain.outputText)
        #expect(marked.errorText == plain.errorText)
        #expect(markedFiles == plainFiles)
    }

    /// The run, and the files that it made.
    private func run(_ reading: Reading, mark: String) throws -> (CommandRun, [String: Data]) {
        let folder = try TemporaryFolder()
        for (name, text) in reading.files where name != "-" { try folder.write(name, mark + text) }
        let input = reading.files["-"].map { mark + $0 } ?? ""
        let run = try CommandRun.run(reading.arguments, input: Data(input.utf8), in: folder.url)
        return (run, try folder.files().filter { reading.files[$0.key] == nil })
    }

    /// A payload is passed on as it is, and the mark would hide its first line.
    @Test func isReportedInAPayload() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain(adding: "userData: {file: boot.sh}"))
        try folder.write("boot.sh", "\u{FEFF}#!/bin/sh\n")
        let run = try CommandRun.run(["check", "web.ecs.yaml"], in: folder.url)
        #expect(run.outputText.contains("[user-data-header]"))
    }
}
