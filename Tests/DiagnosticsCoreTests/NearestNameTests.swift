import DiagnosticsCore
import Testing

struct NearestNameTests {
    @Test(
        arguments: [
            ("vswitch", "vSwitch"), ("systemDsik", "systemDisk"), ("system_disk", "systemDisk"), ("imag", "image"),
            ("reg", nil), ("somethingElse", nil), ("", nil), ("regoin", "region"), ("image", nil),
            ("security-group", "securityGroup"),
        ] as [(String, String?)]
    )
    func finds(name: String, expected: String?) {
        let names = ["image", "region", "vSwitch", "systemDisk", "securityGroup"]
        #expect(NearestName.find(name, among: names) == expected)
    }

    /// A word that turns the meaning around is never dropped, and never put in.
    @Test(
        arguments: [
            ("NotResource", "Resource"), ("NotPrincipal", "Principal"), ("notresource", "Resource"),
            ("no-color", "color"),
            ("StringEqual", "StringNotEquals"), ("DisableActivation", "EnableActivation"), ("NotIpAddres", "IpAddress"),
        ]
    )
    func keepsNegations(name: String, opposite: String) {
        #expect(NearestName.find(name, among: [opposite]) == nil)
    }

    @Test func negatedNamesFindTheirOwn() {
        #expect(NearestName.find("StringNotEqual", among: ["StringEquals", "StringNotEquals"]) == "StringNotEquals")
        #expect(NearestName.find("NotActoin", among: ["Action", "NotAction"]) == "NotAction")
        #expect(NearestName.find("Notfications", among: ["Notifications"]) == "Notifications")
    }

    @Test func tiesGoToTheEarlier() {
        #expect(NearestName.find("axc", among: ["abc", "adc"]) == "abc")
    }

    @Test func absurdlyLongNamesAreNoTypos() {
        let name = String(repeating: "a", count: 100_000)
        #expect(NearestName.find(name, among: [String(repeating: "a", count: 99_999)]) == nil)
    }
}
