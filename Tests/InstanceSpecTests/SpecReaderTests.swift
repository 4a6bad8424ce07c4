import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

@testable import InstanceSpec

@Suite struct SpecReaderTests {
    @Test(arguments: [
        ("count: 0x10", "16"), ("count: 1_000", "1000"), ("count: +5", "5"), ("count: 007", "7"),
        ("count: \"40\"", "40"),
        ("count: '40'", "40"), ("count: 0o17", "15"), ("charge: {spot: {priceLimit: .5}}", "0.5"),
        ("charge: {spot: {priceLimit: 00.50}}", "0.50"), ("charge: {spot: {priceLimit: '0.165'}}", "0.165"),
        ("protect: {deletion: no}", "false"), ("protect: {deletion: \"true\"}", "true"),
        ("protect: {deletion: ON}", "true"),
        ("clock: {ptp: enabled}", "true"), ("network: {jumboFrames: 0}", "false"),
        ("systemDisk: {category: cloud_esd}", "cloud_essd"), ("systemDisk: {category: 'cloud_esd'}", "'cloud_essd'"),
        ("systemDisk: {category: \"cloud_esd\"}", "\"cloud_essd\""), ("trustedSystem: manged", "managed"),
        ("systemDisk: {\"categori\": cloud}", "\"category\""), ("network: {securityGroups: sg-1****}", "[sg-1****]"),
        ("network: {securityGroups: \"a, b\"}", "[\"a, b\"]"),
        ("count: [1]", "1"), ("name: [a]", "a"), ("name:\n    - 'a'", "'a'"),
        ("dataDisks: {sizeGiB: 20}", "[{sizeGiB: 20}]"),
        ("systemDisk: cloud_essd", "{category: cloud_essd}"),
        ("systemDisk: \"cloud_essd\"", "{\"category\": \"cloud_essd\"}"),
    ])
    func replacementRepairs(lines: String, replacement: String) throws {
        let reading = try Reading(spec: lines)
        #expect(reading.findings.map(\.replacement) == [replacement], "\(reading.findings)")
        #expect(try Reading(reading.repaired).findings.isEmpty, "\(reading.repaired)")
    }

    @Test(arguments: [
        "count: 1e3", "count: 99999999999999999999", "count: 4.0", "count: 40GiB", "count: true", "count: |\n  40",
        "count: [a]", "count: [1, 2]", "count: []", "count: [~]", "count: {a: 1}", "charge: {spot: {priceLimit: 1e-3}}",
        "charge: {spot: {priceLimit: -}}",
        "protect: {deletion: maybe}", "protect: {deletion: |\n  true}", "name: [a, b]", "name: [{a: b}]",
        "network: [a]",
        "network: a", "systemDisk: 40", "dataDisks: {a: 1}", "dataDisks:\n    sizeGiB: 20", "hostName: [a, b]",
        "tags: a", "network: {securityGroups: a b # c}", "network: {securityGroups: *x}",
    ])
    func otherValuesAreRefusedWithoutARepair(lines: String) throws {
        guard let reading = try? Reading(spec: lines) else { return }
        #expect(reading.findings.map(\.rule) == [.wrongType])
        #expect(reading.findings.allSatisfy { $0.replacement == nil && $0.severity == .error })
    }

    @Test(arguments: [
        "name:", "count: null", "protect:", "protect: {deletion: ~}", "trustedSystem:", "dataDisks:", "tags:",
        "image:", "charge: null", "login: {password: }", "login: {password: {fromFile: }}", "userData:",
    ])
    func nothingIsNotAValue(lines: String) throws {
        let reading = try Reading(spec: lines)
        #expect(reading.findings.map(\.rule) == [.wrongType])
        #expect(reading.findings.first?.message.hasSuffix("found nothing") == true)
        #expect(reading.findings.first?.help != nil)
    }

    @Test(arguments: [
        "name: 1.10", "name: true", "name: 'null'", "count: 0", "charge: {spot: {priceLimit: 10}}",
        "image: m-1", "image: {id: m-1}", "role: r", "role: {name: r}", "charge: payAsYouGo", "charge: PostPaid",
        "tags: {a: , b: 1}", "tags: [{key: a}, {key: b, value: 2}]", "userData: [{text: a}]", "userData: {text: a}",
        "trustedSystem: off", "systemDisk: {performanceLevel: PL1}", "network: {public: {charge: PayByTraffic}}",
    ])
    func goodValuesAreRead(lines: String) throws {
        let reading = try Reading(spec: lines)
        #expect(reading.findings.isEmpty, "\(reading.marks)")
    }

    @Test func shorthandIsTheSameAsItsMapping() throws {
        for (short, long) in [("image: m", "image: {id: m}"), ("role: r", "role: {name: r}")] {
            let key = String(short.prefix { $0 != ":" })
            let inner = key == "image" ? "id" : "name"
            let texts = try [short, long].map { try Reading(spec: $0).document?.spec[key, inner]?.text }
            #expect(texts[0] != nil && texts[0] == texts[1])
        }
    }

    @Test func tagsAreSortedByTheBytesOfTheirKeysUnlessListed() throws {
        func keys(_ lines: String) throws -> [String?] {
            guard case .tags(let tags)? = try Reading(spec: lines).document?.spec["tags"]?.content else { return [] }
            return tags.map(\.key.text)
        }
        #expect(try keys("tags: {b: 1, a: 2, B: 3, é: 4}") == ["B", "a", "b", "é"])
        #expect(try keys("tags: [{key: b}, {key: a, value: x}]") == ["b", "a"])
    }

    @Test func unknownKeysNameTheNearest() throws {
        let json = try Reading(
            #"{"apiVersion":"ecsc/v1","kind":"Instance","metadata":{"name":"a"},"spec":{"region":"r","netwrk":{}}}"#,
            format: .json
        )
        #expect(json.findings.map(\.replacement) == [#""network""#])
        let far = try Reading(spec: "zzz: 1")
        #expect(far.findings.first?.replacement == nil)
        #expect(far.findings.first?.notes.first?.hasPrefix("known keys: api, region") == true)
    }

    @Test func missingKeysStandAtTheKeyOfTheirMapping() throws {
        #expect(try Reading("{}").marks == Array(repeating: "missing-key@{", count: 4))
        #expect(
            try Reading("apiVersion: ecsc/v1\nkind: Instance\nmetadata: {}\nspec: {}\n").marks
                == ["missing-key@metadata", "missing-key@spec"])
        #expect(try Reading(spec: "tags: [{value: 1}]").marks == ["missing-key@value"])
    }

    @Test func aMissingNameDoesNotHideOtherFindings() throws {
        let reading = try Reading("apiVersion: ecsc/v1\nkind: Instance\nspec: {region: r, count: a}\n")
        #expect(reading.marks.sorted() == ["missing-key@a", "wrong-type@a"])
        #expect(reading.document != nil && reading.document?.name == nil)
    }

    @Test func severalLinesAreQuotedByTheirFirst() throws {
        let reading = try Reading(spec: "count: |\n  first\n  second\n\"un\\nknown\": 1")
        #expect(reading.findings.count == 2)
        #expect(reading.findings.allSatisfy { !$0.message.contains("\n") })
    }

    // MARK: - Secrets

    @Test(arguments: [
        "login: {password: hunter2}", "login: {password: {fromEnvironment: hun-ter2}}", "login: {pasword: hunter2}",
        "login: {password: {fromEnvironment: [hunter2]}}", "login: {password: {text: hunter2}}", "password: hunter2",
        "login: {password: [hunter2]}", "login: {password: {fromFile: a, fromEnvironment: hunter2}}",
        "login:\n  Password: hunter2\n  keyPair: [hunter]",
        "login:\n  password: |\n    hunter2\n    hunter2\n  other: 1",
        "login: {keyPair: [1], password: hunter2, other: 1}",
    ])
    func aSecretIsNeverShown(lines: String) throws {
        let reading = try Reading(spec: lines)
        #expect(!reading.findings.isEmpty)
        for text in [TextRenderer().render(reading.findings), JSONRenderer().render(reading.findings)] {
            #expect(!text.contains("ter2"), "\(text)")
        }
    }

    @Test(arguments: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALICLOUD_SECRET_KEY", "ACCESS_KEY_ID"])
    func credentialsOfThePlatformAreNoPassword(variable: String) throws {
        let reading = try Reading(spec: "login: {password: {fromEnvironment: \(variable)}}")
        #expect(reading.marks == ["plain-password@\(variable)"])
    }

    @Test func passwordsAreReferences() throws {
        let environment = try Reading(spec: "login: {password: {fromEnvironment: PW}}").document?.spec[
            "login", "password"]
        guard case .secret(.environment("PW"))? = environment?.content else { Issue.record("no reference"); return }
        let file = try Reading(spec: "login: {password: {fromFile: pw.txt}}").document?.spec["login", "password"]
        guard case .secret(.file("pw.txt"))? = file?.content else { Issue.record("no reference"); return }
    }
}
