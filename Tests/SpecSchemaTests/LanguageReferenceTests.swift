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

    /// Every key of the page is found by each of its spellings, and says the same of itself.
    @Test func everyKeyIsFound() throws {
        #expect(LanguageReference.Key.all.count > 100)
        for key in LanguageReference.Key.all {
            let below = key.name.hasPrefix("spec.") ? String(key.name.dropFirst(5)) : key.name
            for name in [key.name, key.name.replacing("[]", with: ""), key.name.replacing("[]", with: "[3]")] {
                #expect(LanguageReference.Key.named(name)?.name == key.name, "\(name)")
            }
            #expect(LanguageReference.Key.named(below)?.name.hasSuffix(below) == true)
            let text = key.text(rules: [])
            #expect(text.contains(key.summary) && text.contains("none of its own") && !text.contains("`"))
        }
    }

    @Test(arguments: [
        ("SystemDisk.Size", "spec.systemDisk.sizeGiB"), ("DataDisk.1.Size", "spec.dataDisks[].sizeGiB"),
        ("DataDisk.N.Size", "spec.dataDisks[].sizeGiB"), ("Amount", "spec.count"), ("kind", "kind"),
        ("metadata.name", "metadata.name"), ("dataDisks[0].sizeGiB", "spec.dataDisks[].sizeGiB"),
    ])
    func aKeyIsFoundByItsParameter(name: String, key: String) {
        #expect(LanguageReference.Key.named(name)?.name == key)
    }

    @Test(arguments: ["", ".", "spec", "[", "systemdisk", "systemDisk.", "spec.spec.type", "e\u{301}", "type\u{301}"])
    func nothingElseIsAKey(name: String) {
        #expect(LanguageReference.Key.named(name) == nil)
    }
}
