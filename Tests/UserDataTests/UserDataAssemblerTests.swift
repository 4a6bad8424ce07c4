import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

@Suite struct UserDataAssemblerTests {
    private static let script = Array("#!/bin/sh\necho one\n".utf8)
    private static let cloudConfig = Array("#cloud-config\nhostname: web\n".utf8)

    private static func assemble(
        _ parts: [[UInt8]],
        _ compression: UserDataCompression = .auto
    ) -> (blob: UserDataBlob?, findings: [String]) {
        var sink = DiagnosticSink()
        let blob = UserDataAssembler.assemble(parts.map { UserDataPart($0) }, compression: compression, into: &sink)
        return (blob, sink.diagnostics.map { "\($0.severity) \($0.rule)" })
    }

    /// Bytes that don't compress.
    private static func noise(_ count: Int) -> [UInt8] {
        var random = SeededGenerator(seed: 1)
        return Array("#!/bin/sh\n".utf8) + (0..<(count - 10)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    private static func text(_ count: Int) -> [UInt8] {
        Array("#!/bin/sh\n".utf8) + (10..<count).map { $0 % 64 == 63 ? 0x0A : UInt8(ascii: "#") }
    }

    // MARK: - Sizes

    @Test func onePartIsSentAsItIs() {
        #expect(Self.assemble([Self.script]).blob?.bytes == Self.script)
        #expect(Self.assemble([]).blob?.base64 == "")
    }

    @Test func theLimitWithoutCompression() {
        #expect(Self.assemble([Self.text(16_384)], .never).findings == [])
        #expect(Self.assemble([Self.text(16_385)], .never).findings == ["warning user-data-size"])
        #expect(Self.assemble([Self.text(32_768)], .never).blob?.bytes.count == 32_768)
        let over = Self.assemble([Self.text(32_769)], .never)
        #expect(over.blob == nil)
        #expect(over.findings == ["error user-data-size"])
    }

    @Test func autoCompressesOnlyWhatWouldNotFit() {
        #expect(Self.assemble([Self.text(32_768)]).blob?.kind == .script)
        let over = Self.assemble([Self.text(32_769)])
        #expect(over.blob?.kind == .gzip)
        #expect(over.findings == [])
    }

    @Test func theLimitWithCompression() throws {
        // Noise is stored: 10 bytes of header, 8 of trailer and 5 for the block.
        let fits = Self.assemble([Self.noise(32_768 - 23)], .always)
        #expect(fits.blob?.bytes.count == 32_768)
        #expect(fits.findings == ["warning user-data-size"])
        #expect(Self.assemble([Self.noise(32_769 - 23)], .always).findings == ["error user-data-size"])
        #expect(Self.assemble([Self.noise(32_769)], .auto).blob == nil)
    }

    @Test func theLimitWithSeveralParts() throws {
        let empty = try #require(Self.assemble([Self.script, Self.text(1000)], .never).blob).bytes.count - 1000
        let fits = Self.assemble([Self.script, Self.text(32_768 - empty)], .never)
        #expect(fits.blob?.bytes.count == 32_768)
        let over = Self.assemble([Self.script, Self.text(32_769 - empty)], .never)
        #expect(over.blob == nil)
        #expect(Self.assemble([Self.script, Self.text(32_769 - empty)]).blob?.kind == .gzip)
    }

    /// Deflate's output can't be sized to the byte, so noise grows a byte at a time around the edge.
    @Test func theLimitWithSeveralPartsCompressed() throws {
        var largest = 0
        var smallestRefused = Int.max
        for count in 31_060..<31_100 where largest < 32_768 || smallestRefused > 32_769 {
            let result = Self.assemble([Self.script, Self.noise(count)], .always)
            if let blob = result.blob {
                #expect(blob.kind == .gzip && blob.bytes.count <= 32_768)
                largest = max(largest, blob.bytes.count)
            } else {
                #expect(result.findings == ["error user-data-size"])
                var sink = DiagnosticSink()
                let parts = [Self.script, Self.noise(count)].map { UserDataPart($0) }
                _ = UserDataAssembler.assemble(parts, compression: .always, into: &sink)
                let size = try #require(sink.diagnostics.first?.message.firstMatch(of: /of (\d+) bytes/)?.1)
                smallestRefused = min(smallestRefused, try #require(Int(size)))
            }
        }
        #expect(largest == 32_768)
        #expect(smallestRefused == 32_769)
    }

    // MARK: - Parts

    @Test func theSamePartsGiveTheSameBytes() {
        let first = Self.assemble([Self.script, Self.cloudConfig]).blob
        #expect(first == Self.assemble([Self.script, Self.cloudConfig]).blob)
        #expect(first != Self.assemble([Self.cloudConfig, Self.script]).blob)
        #expect(first?.kind == .multipart)
    }

    @Test func partsThatCannotBeJoinedAreErrors() {
        for part in ["echo no first line\n", "[bat]\ndir\n", "[powershell]\nls\n", ""] {
            let result = Self.assemble([Self.script, Array(part.utf8)])
            #expect(result.blob == nil)
            #expect(result.findings == ["error user-data-part"], "\(part)")
        }
        #expect(Self.assemble([Self.script, [0x1F, 0x8B, 8, 0]]).findings == ["error user-data-part"])
        #expect(Self.assemble([Array("[bat]\n".utf8)], .always).findings == ["error user-data-part"])
        #expect(Self.assemble([Array("[bat]\n".utf8)]).blob?.kind == .batch)
    }

    @Test func wrappedPartsAreOpened() throws {
        let inner = try #require(Self.assemble([Self.script, Self.cloudConfig], .always).blob).bytes
        let outer = try #require(Self.assemble([Self.cloudConfig, inner], .never).blob)
        let found = try UserDataInspector.inspect(outer.bytes)
        #expect(found.map(\.bytes) == [Self.cloudConfig, Self.script, Self.cloudConfig])
    }

    /// Bodies at the edges of what MIME can carry.
    static let bodies: [[UInt8]] =
        [
            "#!/bin/sh\n", "#!/bin/sh", "#!/bin/sh\n\n\n", "#!/bin/sh\r\necho\r\n", "#!/bin/sh\necho é文😀\n",
            "#cloud-config\na: 1\n",
            "#!/bin/sh\n--ecsc-0123\nFrom me\n.\n", "#!/bin/sh\n" + String(repeating: "x", count: 998),
            "#!/bin/sh\n\u{B}\u{C}\u{1C}\u{1D}\u{1E}",
            "#!/bin/sh\n" + String(repeating: "x", count: 999) + "\n",
            "#cloud-boothook\n#!/bin/sh\n\u{0}\u{1}\u{1B}\u{7F}", "#!/bin/sh\n=3D=\n==\n",
            "#include\nhttps://example.com/a\n", "#part-handler\n",
            "#!/bin/sh\nMIME-Version: 1.0\n".replacingOccurrences(of: "MIME", with: "M1ME"),
        ].map { Array($0.utf8) } + [Array("#!/bin/sh\n".utf8) + Array(0...255)]

    @Test func inspectingGivesTheParts() throws {
        for compression in UserDataCompression.allCases {
            let blob = try #require(Self.assemble(Self.bodies, compression).blob)
            #expect(try UserDataInspector.inspect(blob.bytes).map(\.bytes) == Self.bodies)
            #expect(try UserDataInspector.inspect(Array(blob.base64.utf8)).map(\.bytes) == Self.bodies)
        }
    }

    private static let python = "/usr/bin/python3"
    static let hasCloudInit = (try? Tool.run(python, ["-c", "import cloudinit.user_data"]).status == 0) ?? false

    /// cloud-init's own processing; an include list would be fetched, so it is left out.
    @Test(.enabled(if: hasCloudInit, "cloud-init's modules are needed"), arguments: UserDataCompression.allCases)
    func cloudInitFindsTheSameParts(compression: UserDataCompression) throws {
        let bodies = Self.bodies.filter { !$0.starts(with: "#include".utf8) }
        let documented = try #require(BundledTemplate.named("trust-agent-install")?.verbatim).bytes
        let parts = [documented] + bodies
        let blob = try #require(Self.assemble(parts, compression).blob)
        let folder = try TemporaryFolder()
        _ = try folder.write("user-data", blob.bytes)
        for (index, part) in parts.enumerated() { _ = try folder.write("\(index).part", part) }
        let script = """
            from cloudinit import user_data, util, helpers
            paths = helpers.Paths({"cloud_dir": ".", "run_dir": "."})
            message = user_data.UserDataProcessor(paths).process(open("user-data", "rb").read())
            parts = [p for p in message.walk() if not user_data.is_skippable(p)]
            assert len(parts) == \(parts.count), len(parts)
            for i, part in enumerate(parts):
                expected = open(f"{i}.part", "rb").read()
                actual = part.get_payload(decode=True)
                assert actual == expected, (i, actual, expected)
                print(part.get_content_type(), part.get_filename())
            """
        let run = try Tool.run(Self.python, ["-c", script], folder: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        let types = run.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(types.map { $0[0] } == parts.map { UserDataBlob($0).kind?.contentType ?? "?" })
        #expect(types.first == ["text/x-shellscript", "part-001"])
    }
}
