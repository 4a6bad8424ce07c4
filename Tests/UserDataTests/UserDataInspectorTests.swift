import ByteFormats
import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

@Suite struct UserDataInspectorTests {
    private static func inspect(_ text: String) throws -> [InspectedPayload] {
        try UserDataInspector.inspect(Array(text.utf8))
    }

    @Test func plainPayloadsAreTheirOwnPart() throws {
        let found = try Self.inspect("#!/bin/sh\n")
        #expect(found.map(\.kind) == [.script])
        #expect(found.map(\.wrappings) == [[]])
        #expect(try Self.inspect("").map(\.kind) == [nil])
        #expect(try Self.inspect("not a payload").map(\.kind) == [nil])
    }

    @Test func base64IsOpened() throws {
        let found = try Self.inspect("IyEvYmluL3NoCg==\n")
        #expect(found.map(\.bytes) == [Array("#!/bin/sh\n".utf8)])
        #expect(found.map(\.wrappings) == [["base64"]])
    }

    @Test func itemsOfACloudConfigArchiveAreOpened() throws {
        let found = try Self.inspect(
            """
            #cloud-config-archive
            - |
              #!/bin/sh
            - {content: "hostname: a", filename: first.yaml}
            - {type: text/x-shellscript, content: "#!/bin/sh"}
            - {type: text/x-other, content: a}
            - {content: "#cloud-config-archive\n- a"}
            """)
        #expect(found.map(\.kind) == [.script, .cloudConfig, .script, nil, .cloudConfigArchive])
        #expect(found.map(\.fileName) == [nil, "first.yaml", nil, nil, nil])
        #expect(found.allSatisfy { $0.wrappings == ["cloud-config-archive"] })
        let many = "#cloud-config-archive\n" + String(repeating: "- a\n", count: 2000)
        #expect(throws: UserDataUnreadable.self) { try Self.inspect(many) }
    }

    /// As other tools write archives: CR LF, folded and lower-case headers, a preamble, archives in archives.
    @Test func foreignArchivesAreOpened() throws {
        let text = """
            content-type: Multipart/Mixed;
             boundary=outer
            MIME-Version: 1.0

            a preamble
            --outer
            Content-Type: text/cloud-config; charset="us-ascii"
            Content-Transfer-Encoding: quoted-printable
            Content-Disposition: attachment; filename="first.yaml"

            #cloud-config
            a: =
            =C3=A9 =3D
            --outer
            Content-Type: multipart/mixed; boundary="in ner"

            --in ner

            #!/bin/sh
            --in ner--
            --outer
            Content-Type: text/x-shellscript
            Content-Transfer-Encoding: BASE64

            IyEvYmlu
            L3NoCg==
            --outer--
            an epilogue
            """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let found = try Self.inspect(text)
        #expect(
            found.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "#cloud-config\r\na: é =", "#!/bin/sh", "#!/bin/sh\n",
            ]
        )
        #expect(found.map(\.kind) == [.cloudConfig, .script, .script])
        #expect(found.map(\.fileName) == ["first.yaml", nil, nil])
    }

    @Test(
        arguments: [
            ("Content-Type: multipart/mixed\nMIME-Version: 1.0\n\nx", "the multipart archive names no boundary"),
            (
                "Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n--b\n\nx",
                "the multipart archive does not end with its boundary"
            ),
            (
                "Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n"
                    + "--b\nContent-Transfer-Encoding: base64\n\n?\n--b--\n",
                "a part is not the Base64 it says it is"
            ),
            (
                "Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n"
                    + "--b\nContent-Transfer-Encoding: uuencode\n\n?\n--b--\n",
                "a part has the unknown transfer encoding 'uuencode'"
            ),
        ]
    )
    func faultyArchivesAreErrors(text: String, message: String) {
        #expect(throws: UserDataUnreadable.self) { try Self.inspect(text) }
        do { _ = try Self.inspect(text) } catch { #expect("\(error)" == message) }
    }

    /// Each text, and what cloud-init takes it for.
    @Test(
        arguments: [
            // A text that does not begin with a header is no message, whatever it mentions.
            ("#!/bin/sh\necho \"MIME-Version: 1.0\"\n", [.script]),
            ("#!/bin/sh\n# Content-Type: multipart/mixed; boundary=b\n# MIME-Version: 1.0\n", [.script]),
            ("#cloud-config\nwrite_files:\n  - content: 'mime-version: 1.0'\n", [.cloudConfig]),
            ("#!/bin/sh\ncat <<E\nContent-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n--b\nE\n", [.script]),
            ("echo \"MIME-Version: 1.0\"\n", [nil]),
            ("an empty line: first\n\nMIME-Version: 1.0\n", [nil]),
            ("\nContent-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n--b\n\n--b--\n", [nil]),
            // A message of one part.
            ("Content-Type: text/plain\nMIME-Version: 1.0\n\n#!/bin/sh\n", [.script]),
            ("Content-Type: text/cloud-config\nMIME-Version: 1.0\n\na: 1\n", [.cloudConfig]),
            ("MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nIyEvYmluL3NoCg==\n", [.script]),
            // Line breaks of either kind, folded headers, quoted parameters.
            ("MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n#!/bin/sh\r\necho\r\n", [.script]),
            (
                "Mime-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n\tboundary=\"b;\\\"c\"\r\n\r\n"
                    + "--b;\"c\r\n\r\n#!/bin/sh\r\n--b;\"c\r\nContent-Type: text/cloud-config\r\n\r\na: 1\r\n--b;\"c--\r\n",
                [.script, .cloudConfig]
            ),
        ] as [(String, [PayloadKind?])]
    )
    func messagesAreToldFromTexts(text: String, kinds: [PayloadKind?]) throws {
        #expect(try Self.inspect(text).map(\.kind) == kinds)
    }

    // MARK: - Budgets

    /// An archive whose parts are all the same.
    private static func archive(of body: [UInt8], type: String, count: Int) -> [UInt8] {
        let part = "\n--b\nContent-Type: \(type)\nContent-Transfer-Encoding: base64\n\n\(UserDataBlob(body).base64)"
        let parts = String(repeating: part, count: count)
        return Array("Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\(parts)\n--b--\n".utf8)
    }

    /// Each input, and why it is refused. None of them may take longer than its bytes.
    static let bombs: [(name: String, bytes: [UInt8], reason: String)] = {
        let zeros = UserDataBlob([UInt8](repeating: 0x20, count: 3 << 20)).bytes
        let gzip = Gzip.compress(zeros)
        let empty = archive(of: [], type: "text/plain", count: 1)
        func boundary(_ text: [UInt8], _ name: String) -> [UInt8] {
            Array(
                String(decoding: text, as: UTF8.self).replacingOccurrences(of: "boundary=b", with: "boundary=\(name)")
                    .replacingOccurrences(of: "--b", with: "--\(name)").utf8
            )
        }
        let many = boundary(archive(of: gzip, type: "application/gzip", count: 100), "c")
        let nested = archive(of: Gzip.compress(many), type: "application/gzip", count: 100)
        var deep = empty
        for level in 0..<20 {
            deep =
                Array("Content-Type: multipart/mixed; boundary=x\(level)y\nMIME-Version: 1.0\n\n--x\(level)y\n".utf8)
                + deep + Array("\n--x\(level)y--\n".utf8)
        }
        let broken = Array(gzip.dropLast(4))
        return [
            ("two gzip parts", archive(of: gzip, type: "application/gzip", count: 2), "4194304 bytes"),
            ("archives of archives", nested, "4194304 bytes"),
            ("one part too many", archive(of: [], type: "text/plain", count: 1001), "1000 parts"),
            (
                "archives of empty archives",
                archive(
                    of: Gzip.compress(boundary(archive(of: [], type: "text/plain", count: 99), "d")),
                    type: "application/gzip", count: 99), "1000 parts"
            ),
            ("deep archives", deep, "too deep"),
            ("gzip in gzip", (0..<9).reduce(gzip) { bytes, _ in Gzip.compress(bytes) }, "too often"),
            ("a gzip member after the other", gzip + gzip, "4194304 bytes"),
            ("broken gzip parts", archive(of: broken, type: "application/gzip", count: 300), "ends too early"),
        ]
    }()

    @Test(arguments: bombs.indices) func whatExpandsIsCounted(index: Int) {
        let bomb = Self.bombs[index]
        do {
            _ = try UserDataInspector.inspect(bomb.bytes)
            Issue.record("\(bomb.name) is opened")
        } catch { #expect("\(error)".contains(bomb.reason), "\(bomb.name): \(error)") }
    }

    /// The budget is one over all parts of a spec's user data.
    @Test func partsShareTheBudget() {
        let gzip = Gzip.compress(Array("#!/bin/sh\n".utf8) + [UInt8](repeating: 0x23, count: 3 << 20))
        var sink = DiagnosticSink()
        let parts = (0..<50).map { _ in UserDataPart(gzip) }
        #expect(UserDataAssembler.assemble(parts, into: &sink) == nil)
        #expect(sink.diagnostics.count == 49)
    }

    private static func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        let program = try #require(Tool.path("gzip"))
        return try Tool.run(program, ["-c"], input: bytes).output
    }

    @Test(.enabled(if: Tool.path("gzip") != nil, "gzip is needed")) func bombsAreRefused() throws {
        let large = try Self.gzipped([UInt8](repeating: 0, count: UserDataLimits.maximumExpandedBytes + 1))
        #expect(throws: UserDataUnreadable.self) { try UserDataInspector.inspect(large) }
        var deep = Array("#!/bin/sh\n".utf8)
        for _ in 0..<20 { deep = try Self.gzipped(deep) }
        #expect(throws: UserDataUnreadable.self) { try UserDataInspector.inspect(deep) }
    }

    @Test func randomInputNeverCrashes() {
        var random = SeededGenerator(seed: 8)
        let pieces = [
            "MIME-Version: 1.0\n", "Content-Type: multipart/mixed; boundary=b\n", "\n", "--b\n", "--b--\n",
            "Content-Transfer-Encoding: base64\n", "=", "\r\n", "\u{0}", "#!/bin/sh\n", ";", "\"",
            "Content-Type: application/gzip\n",
        ]
        for _ in 0..<3000 {
            let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let found = try? Self.inspect(text) { #expect(found.count <= 12) }
        }
    }
}
