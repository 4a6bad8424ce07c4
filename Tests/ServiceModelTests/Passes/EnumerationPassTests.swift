import DiagnosticsCore
import ExactText
import Testing

@testable import ServiceModel

@Suite struct EnumerationPassTests {
    /// A service with an action for each text, `A1` and so on, that has its members as parameters; named.
    private func service(
        _ actions: [String], schemas: String = "", overrides: [ExactText: String] = [:]
    ) throws -> (service: Service, findings: [Diagnostic]) {
        let texts = actions.enumerated().map { index, members in
            let properties = #"{"type":"object","properties":{\#(members)}}"#
            return ##""A\##(index + 1)":{"responses":{"200":{"schema":\##(properties)}}}"##
        }
        var service = try buildService(actions: texts.joined(separator: ","), schemas: schemas).service
        EnumerationPass.shareEnumerations(of: &service)
        var sink = DiagnosticSink()
        _ = NamePass(overrides: overrides).name(&service, into: &sink)
        return (service, sink.diagnostics)
    }

    private func member(_ name: String, _ values: [String]) -> String {
        #""\#(name)":{"type":"string","enum":[\#(values.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    }

    private func text(_ name: String, example: String? = nil) -> String {
        #""\#(name)":{"type":"string"\#(example.map { #","example":"\#($0)""# } ?? "")}"#
    }

    /// The type of the first member of each action: with a star where it is shared; `-` for a plain text.
    private func types(of service: Service) -> [String] {
        service.actions.map { action in
            guard let enumeration = action.response.members.first?.type.enumeration else { return "-" }
            return enumeration.swiftName + (enumeration.sharedIndex == nil ? "" : "*")
        }
    }

    /// Values that members of one name have, and which of them share a type.
    @Test(
        arguments: [
            // Equal lists, in whatever order.
            ([["a", "b"], ["b", "a"]], [true, true], ["a", "b"]),
            // One among the other's; what filters add.
            ([["a", "b"], ["a", "b", "all"]], [true, true], ["a", "b", "all"]),
            ([["a"], ["a", "b"], ["a", "b", "c"]], [true, true, true], ["a", "b", "c"]),
            // More in common than apart.
            ([["a", "b", "c", "d"], ["a", "b", "c", "e"]], [true, true], ["a", "b", "c", "d", "e"]),
            // No more in common than apart.
            ([["a", "b", "c"], ["a", "b", "d"]], [false, false], []),
            ([["a", "b"], ["c", "d"]], [false, false], []),
            // The meaning of more than half.
            ([["a", "b"], ["c"], ["a", "b"]], [true, false, true], ["a", "b"]),
            ([["a", "b"], ["c"], ["a", "b"], ["d"]], [false, false, false, false], []),
            ([["c"], ["a", "b"], ["a", "b"]], [false, true, true], ["a", "b"]),
            // What connects two that have nothing in common.
            ([["a"], ["b"], ["a", "b"]], [true, true, true], ["a", "b"]),
            // Letter case is a difference.
            ([["a"], ["A"]], [false, false], []),
            // One member alone.
            ([["a", "b"]], [false], []),
        ] as [([[String]], [Bool], [String])]
    )
    func sharesWhatMeansTheSame(lists: [[String]], isShared: [Bool], values: [String]) throws {
        let (service, findings) = try service(lists.map { member("DiskKind", $0) })
        #expect(findings.isEmpty)
        #expect(types(of: service) == isShared.map { $0 ? "DiskKind*" : "DiskKind" })
        #expect(service.sharedEnumerations.map { $0.values.map(\.wireValue) } == (values.isEmpty ? [] : [values]))
        #expect(service.sharedEnumerations.allSatisfy { $0.swiftName == "DiskKind" })
        // What a doc comment says stays the member's own.
        for (action, list) in zip(service.actions, lists) {
            #expect(action.response.members.first?.type.enumeration?.values.map(\.wireValue) == list)
        }
    }

    /// Texts without listed values, by their examples.
    @Test func textsFollowTheirExamples() throws {
        let both = [member("PayType", ["Pre", "Post"]), member("PayType", ["Pre", "Post"])]
        let agreeing = try service(both + [text("PayType", example: "Pre"), text("PayType")]).service
        #expect(types(of: agreeing) == ["PayType*", "PayType*", "PayType*", "PayType*"])
        let differing = try service(both + [text("PayType", example: "Later"), text("PayType")]).service
        #expect(types(of: differing) == ["PayType*", "PayType*", "-", "-"])
        let other = try service([member("PayType", ["Pre"]), text("PayType", example: "Pre")]).service
        #expect(types(of: other) == ["PayType*", "PayType*"])
    }

    /// A name that most members use for something without listed values is none for a type at the top level.
    @Test func textsOfAnotherMeaningSpeakAgainst() throws {
        let (service, _) = try service(
            [member("InstanceType", ["Primary"]), member("InstanceType", ["Primary"])]
                + ["g6", "g7", "g8"].map { text("InstanceType", example: "ecs.\($0).large") }
        )
        #expect(types(of: service) == ["InstanceType", "InstanceType", "-", "-", "-"])
    }

    @Test func itemsOfListsShareTheTypeOfSingleOnes() throws {
        let list = #""Statuses":{"type":"array","items":{"type":"string","enum":["a","b"]}}"#
        let (service, _) = try service([member("Status", ["a", "b"]), list])
        #expect(types(of: service) == ["Status*", "Status*"])
        #expect(service.actions.last?.response.members.first?.swiftName == "statuses")
    }

    @Test(arguments: [
        // A schema, and the standard library, have their names first.
        ("Kind", ##""Kind":{"type":"object","properties":{"A":{"type":"string"}}}"##, "KindValue"),
        ("名", "", "名Value"), ("Error", "", "ErrorValue"), ("Type", "", "TypeValue"),
    ])
    func givesWayToOtherNames(wireName: String, schema: String, typeName: String) throws {
        let reference = schema.isEmpty ? "" : ##","Other":{"$ref":"#/components/schemas/Kind"}"##
        let (service, findings) = try service(
            [member(wireName, ["a"]) + reference, member(wireName, ["a"])], schemas: schema
        )
        #expect(findings.isEmpty)
        #expect(types(of: service) == [typeName + "*", typeName + "*"])
    }

    @Test func hasANameOfTheUsersOwn() throws {
        let actions = [member("Kind", ["a"]), member("Kind", ["a"])]
        #expect(
            types(of: try service(actions, overrides: ["#Kind": "DiskKind"]).service) == ["DiskKind*", "DiskKind*"])
        let byWireName = try service(actions, overrides: ["Kind": "diskKind"]).service
        #expect(types(of: byWireName) == ["DiskKind*", "DiskKind*"])
        #expect(byWireName.actions.map { $0.response.members.first?.swiftName } == ["diskKind", "diskKind"])
        let ofOneAction = try service(actions, overrides: ["A1.response.Kind": "diskKind"]).service
        #expect(types(of: ofOneAction) == ["Kind*", "Kind*"])
        #expect(ofOneAction.actions.map { $0.response.members.first?.swiftName } == ["diskKind", "kind"])
    }

    /// A type declared in place is not to hide the shared one where that is meant.
    @Test func staysVisible() throws {
        let inner = #""Kind":{"type":"object","properties":{\#(member("Kind", ["a"]))}}"#
        let (service, findings) = try service([inner, member("Kind", ["a"])])
        #expect(findings.isEmpty)
        #expect(service.actions.first?.response.members.first?.type.declared?.swiftName == "KindValue")
        #expect(service.sharedEnumerations.map(\.swiftName) == ["Kind"])
    }

    /// Beyond any product's number of lists only equal ones are the same, so that time does not explode.
    @Test func manyListsOfOneNameCostLittle() throws {
        let (service, _) = try service((0..<2000).map { member("Kind", ["a", "b\($0)"]) })
        #expect(service.sharedEnumerations.isEmpty)
    }
}
