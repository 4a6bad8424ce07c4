import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

@Suite struct UserDataBlobTests {
    @Test func documentedScriptIsByteExact() throws {
        let blob = try #require(BundledTemplate.named("trust-agent-install")?.verbatim)
        #expect(blob.bytes.count == 962)
        #expect(blob.base64.utf8.count == 1284)
        #expect(blob.kind == .script)
        if let published = SharedData.bytes("seed/user-data.b64") {
            #expect(blob.base64 == String(decoding: published, as: UTF8.self).trimmingCharacters(in: .newlines))
        }
    }

    @Test(
        arguments: [
            (16_384, UserDataBlob.SizeCheck.fits, Severity?.none),
            (16_385, .aboveOlderLimit, .warning),
            (32_768, .aboveOlderLimit, .warning),
            (32_769, .tooLarge, .error),
        ]
    )
    func sizeIsCheckedAtBothLimits(count: Int, check: UserDataBlob.SizeCheck, severity: Severity?) {
        let blob = UserDataBlob([UInt8](repeating: 0x61, count: count))
        #expect(blob.sizeCheck == check)
        #expect(blob.sizeFinding(at: nil)?.severity == severity)
        #expect(blob.sizeFinding(at: nil).map { $0.rule == "user-data-size" } ?? (severity == nil))
    }
}
