import TestSupport
import Testing
import UserDataTemplates

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
            ("Content-Type: text/plain\nMIME-Version: 1.0\n\nx", "the archive is not of a multipart type"),
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

    private static func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        let program = try #require(Tool.path("gzip"))
        return try Tool.run(program, ["-c"], input: bytes).output
    }

    @Test(.enabled(if: Tool.path("gzip") != nil, "gzip is needed")) func bombsAreRefused() throws {
        let large = try Self.gzipped([UInt8](repeating: 0, count: UserDataAssembler.maximumExpandedBytes + 1))
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
