import DiagnosticsCore
import Foundation
import SourceTree
import Testing

/// What is offered at the cursor `‸`, and what a text becomes when it is taken.
@Suite struct CompletionTests {
    private static let head = "apiVersion: ecsc/v1\nkind: Instance\nvars:\n  size: 40\n"

    private static func items(
        _ marked: String, name: String = "web.ecs.yaml"
    ) throws -> (items: [DocumentNode], text: String) {
        let (text, position) = Session.cursor(in: marked)
        var session = try Session.started()
        session.open(name, text, language: name.hasSuffix("json") ? "json" : "yaml")
        let result = try session.request(
            "textDocument/completion", #"{"textDocument":{"uri":"\#(Session.uri(name))"},"position":\#(position)}"#)
        return (result?["items"]?.items ?? [], text)
    }

    @Test(arguments: [
        ("spec:\n  ‸", ["region", "type", "systemDisk"], ["sizeGiB"]),
        ("spec:\n  region: x\n  ‸", ["type"], ["region"]),
        ("spec:\n  systemDisk:\n    ca‸", ["category", "sizeGiB"], ["device"]),
        ("spec:\n  dataDisks:\n    - ca‸", ["category", "device"], []),
        ("spec:\n  dataDisks:\n    - category: x\n      ‸", ["device", "sizeGiB"], ["category"]),
        ("spec:\n  dataDisks:\n    ‸", ["category"], []),
        ("spec: {systemDisk: {‸}}", ["category"], []),
        ("spec:\n  login:\n    password:\n      ‸", ["fromEnvironment", "fromFile"], []),
        ("spec:\n  region: ‸", ["cn-hangzhou", "${size}"], ["cn-hangzhou-i"]),
        ("spec:\n  region:‸", ["cn-hangzhou"], []),
        ("spec:\n  region: \"cn‸\"", ["cn-hangzhou"], []),
        ("spec:\n  type: ecs.g7.‸", ["ecs.g7.large"], ["ecs.c6.large"]),
        ("spec:\n  type: ecs.g‸", ["ecs.g7.large"], []),
        ("spec:\n  type: g7t‸", ["ecs.g7t.large"], []),
        ("spec:\n  image: {family: acs:ubuntu‸}", ["acs:ubuntu_22_04_x64"], []),
        ("spec:\n  systemDisk: {category: ‸}", ["cloud_essd", "cloud_auto"], []),
        ("spec:\n  secureBoot: ‸", ["true", "false"], []),
        ("spec:\n  charge: ‸", ["payAsYouGo"], ["PostPaid"]),
        ("spec:\n  charge:\n    ‸", ["payAsYouGo", "subscription", "spot"], []),
        ("spec:\n  userData:\n    template: ‸", ["cloud-users"], []),
        ("spec:\n  userData:\n    - template: ‸", ["cloud-users"], []),
        ("spec:\n  userData:\n    template: cloud-users\n    values:\n      ‸", ["name"], []),
        ("spec:\n  parameters:\n    ‸", ["IoOptimized"], []),
        ("spec:\n  description: a ${‸", ["size"], ["region"]),
        ("spec:\n  description: a ${si‸ze}", ["size"], []),
        ("spec:\n  # ecsc:allow ‸", ["instance-type"], ["unknown-key"]),
        ("  ‸", [], ["region"]),
        ("metadata:\n  ‸", ["name"], ["region"]),
    ]) func offers(text: String, some: [String], notThese: [String]) throws {
        let labels = try Self.items(Self.head + text).items.compactMap { $0["label"]?.text }
        for label in some { #expect(labels.contains(label), "\(label) of \(labels.prefix(20))") }
        for label in notThese { #expect(!labels.contains(label), "\(label)") }
    }

    @Test(arguments: [
        "spec:\n  userData:\n    text: echo ${‸", "spec:\n  region: cn ‸", "spec:\n  description: |\n    text ‸",
        "spec:\n  userData: {cloudConfig: {‸}}", "# a comment ‸", "spec:\n  nothing:\n    ‸",
    ]) func offersNothing(text: String) throws {
        #expect(try Self.items(Self.head + text).items.compactMap { $0["label"]?.text } == [])
    }

    @Test(arguments: [
        ("spec:\n  re‸", "region", "spec:\n  region: "),
        ("spec:\n  re‸: x", "region", "spec:\n  region: x"),
        ("spec:\n  ‸", "systemDisk", "spec:\n  systemDisk:\n    "),
        ("spec:\n  ‸", "dataDisks", "spec:\n  dataDisks:\n    - "),
        ("spec:\n  dataDisks:\n    ‸", "category", "spec:\n  dataDisks:\n    - category: "),
        ("spec:\n  dataDisks:\n    -‸", "category", "spec:\n  dataDisks:\n    - category: "),
        ("spec: {‸}", "systemDisk", "spec: {systemDisk: }"),
        ("spec:\n  region:‸", "cn-hangzhou", "spec:\n  region: cn-hangzhou"),
        ("spec:\n  region: \"c‸\"", "cn-hangzhou", "spec:\n  region: \"cn-hangzhou\""),
        ("spec:\n  region: cn-b‸eijing", "cn-hangzhou", "spec:\n  region: cn-hangzhou"),
        ("spec: {region: ‸}", "${size}", "spec: {region: \"${size}\"}"),
        ("spec:\n  description: a ${s‸", "size", "spec:\n  description: a ${size}"),
        ("spec:\n  description: a ${‸}", "size", "spec:\n  description: a ${size}"),
    ]) func writes(text: String, label: String, expected: String) throws {
        #expect(try Self.taking(label, in: Self.head + text) == Self.head + expected)
    }

    @Test(arguments: [
        (#"{"apiVersion": "ecsc/v1", "‸"}"#, "kind", #"{"apiVersion": "ecsc/v1", "kind": }"#),
        (#"{"apiVersion": "ecsc/v1", ‸}"#, "kind", #"{"apiVersion": "ecsc/v1", "kind": }"#),
        (#"{"spec": {"region": "‸"}}"#, "cn-hangzhou", #"{"spec": {"region": "cn-hangzhou"}}"#),
        (#"{"spec": {"region": ‸}}"#, "cn-hangzhou", #"{"spec": {"region": "cn-hangzhou"}}"#),
        (#"{"spec": {"secureBoot": ‸}}"#, "true", #"{"spec": {"secureBoot": true}}"#),
    ]) func writesJSON(text: String, label: String, expected: String) throws {
        #expect(try Self.taking(label, in: text, name: "web.ecs.json") == expected)
    }

    private static func taking(_ label: String, in marked: String, name: String = "web.ecs.yaml") throws -> String {
        let (items, text) = try items(marked, name: name)
        let edit = try #require(items.first { $0["label"]?.text == label }?["textEdit"], "\(items.count)")
        let lines = text.components(separatedBy: "\n")
        func offset(_ place: String) throws -> Int {
            let line = try #require(edit["range"]?[place]?["line"]?.text.flatMap { Int($0) })
            let character = try #require(edit["range"]?[place]?["character"]?.text.flatMap { Int($0) })
            return lines[..<line].reduce(0) { $0 + $1.utf16.count + 1 } + character
        }
        var units = Array(text.utf16)
        units.replaceSubrange(try offset("start")..<offset("end"), with: (edit["newText"]?.scalar?.text ?? "").utf16)
        return String(decoding: units, as: UTF16.self)
    }
}
