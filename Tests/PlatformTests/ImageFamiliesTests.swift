import DiagnosticsCore
import Foundation
import Platform
import Testing

@Suite struct ImageFamiliesTests {
    private func bundled() throws -> PlatformFacts { try PlatformLibrary.bundled().facts }

    @Test(arguments: [
        ("acs:alibaba_cloud_linux_3_2104_lts_x64", Architecture.x86_64),
        ("acs:win_2022_datacenter_x64_zh_uefi", .x86_64),
        ("acs:alibaba_cloud_linux_3_2104_lts_arm64", .arm64), ("acs:centos_6_8_x86", .i386),
    ])
    func publicFamiliesAreKnown(family: String, architecture: Architecture) throws {
        let images = try bundled().images
        #expect(images.architecture(of: family) == architecture)
        #expect(images.asOf == "2026-06-27")
    }

    @Test(arguments: ["", "my-family", "acs:alibaba_cloud_linux_3_2104_lts_arm64 ", "ACS:CENTOS_6_8_X86", "arm64"])
    func otherFamiliesAreNotKnown(family: String) throws {
        #expect(try bundled().images.architecture(of: family) == nil)
    }

    @Test(arguments: [("g6r", Architecture.arm64), ("c6r", .arm64), ("g6", .x86_64), ("g7t", .x86_64)])
    func processorsOfFamiliesAreKnown(family: String, architecture: Architecture) throws {
        #expect(try bundled().family(named: family)?.architecture == architecture)
        #expect(try bundled().family(named: family + "?") == nil)
    }

    @Test func processorsOf64BitsRun32() {
        let runs = Architecture.allCases.flatMap { processors in
            Architecture.allCases.filter(processors.runs).map { "\($0) on \(processors)" }
        }
        #expect(runs == ["x86_64 on x86_64", "i386 on x86_64", "i386 on i386", "arm64 on arm64"])
    }

    @Test(arguments: [
        ("acs:debian_12_6_arm64", Architecture.x86_64, nil),
        ("acs:alibaba_cloud_linux_3_2104_lts_arm64", .x86_64, "acs:alibaba_cloud_linux_3_2104_lts_x64"),
        ("acs:alibaba_cloud_linux_3_2104_lts_x64", .arm64, "acs:alibaba_cloud_linux_3_2104_lts_arm64"),
        ("acs:win_2022_datacenter_x64_zh_uefi", .arm64, nil), ("acs:centos_6_8_x86", .arm64, nil),
    ])
    func counterpartsAreFamiliesThatExist(family: String, processors: Architecture, counterpart: String?) {
        let names = ["lts_x64", "lts_arm64"].map { "\"acs:alibaba_cloud_linux_3_2104_\($0)\"" }
        let text = """
            {"families": {"x86_64": [\(names[0]), "acs:win_2022_datacenter_x64_zh_uefi"], "arm64": [\(names[1])],
            "i386": ["acs:centos_6_8_x86"]}}
            """
        let images = ImageFamilies(SourceFile(name: "t", text: text))
        #expect(images.counterpart(of: family, for: processors) == counterpart)
    }

    @Test(arguments: ["", "[", "{}", "{\"families\": []}", "{\"families\": {\"arm64\": {}, \"mips\": [\"a\"]}}"])
    func tablesThatSayNothingKnowNothing(text: String) {
        let images = ImageFamilies(SourceFile(name: "t", text: text))
        #expect(images.asOf.isEmpty && images.architecture(of: "a") == nil)
    }

    /// The table is read when it is first asked, and once.
    @Test func theTableIsReadOnce() {
        let reads = Counter()
        let images = ImageFamilies(reads.counted(SourceFile(name: "t", text: #"{"families": {"arm64": ["a"]}}"#)))
        #expect(reads.count == 0)
        #expect(images.architecture(of: "a") == .arm64 && images.architecture(of: "b") == nil)
        #expect(reads.count == 1)
    }

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var value = 0
        var count: Int { lock.withLock { value } }

        func counted(_ file: SourceFile) -> SourceFile {
            lock.withLock { value += 1 }
            return file
        }
    }
}
