import Foundation
import InstanceSpec
import SpecSchema
import TestSupport
import Testing

@Suite struct LanguageReferenceTests {
    @Test func pageIsFresh() throws {
        let page = Repository.root.appending(path: "docs/keys.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        #expect(
            text == LanguageReference.markdown, "docs/keys.md is stale; write it again: \(LanguageReference.command)")
    }

    @Test(arguments: [
        ("systemDisk.sizeGiB", "SystemDisk.Size"), ("dataDisks[].sizeGiB", "DataDisk.N.Size"),
        ("network.interfaces[].ipv6.addresses", "NetworkInterface.N.Ipv6Address.N"), ("charge", "InstanceChargeType"),
        ("charge.spot.hours", "SpotDuration"), ("tags", "Tag.N"), ("image.id", "ImageId"),
    ])
    func aKeyStandsBesideItsParameter(key: String, parameter: String) {
        let rows = LanguageReference.markdown.split(separator: "\n").filter { $0.hasPrefix("| `\(key)`") }
        #expect(rows.count == 1 && rows.allSatisfy { $0.contains(" `\(parameter)` |") })
    }

    @Test func everyKeyOfTheLanguageIsThere() {
        let text = LanguageReference.markdown
        for field in SpecLanguage.document.filter({ $0.key != "spec" }) + SpecLanguage.instance {
            #expect(text.contains("| `\(field.key)`"))
        }
    }
}
