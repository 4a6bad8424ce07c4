import Testing

@testable import SwiftSource

@Suite struct IdentifierTests {
    @Test(arguments: [("class", "`class`"), ("regionID", "regionID"), ("async", "async"), ("init", "`init`")])
    func escapesDeclaredNames(name: String, text: String) {
        #expect(Identifier.escaped(name) == text)
    }

    @Test(arguments: [("class", "class"), ("default", "default"), ("init", "`init`"), ("Type", "`Type`")])
    func escapesFewMembers(name: String, text: String) {
        #expect(Identifier.escapedMember(name) == text)
    }

    @Test func writesTypes() {
        let type = TypeReference.optional(.array(.dictionary("default.Inner")))
        let file = SwiftFile(name: "A.swift", header: [], declarations: [.typeAlias(.internal, name: "A", type)])
        #expect(SwiftRenderer.render(file) == "\ntypealias A = [[String: `default`.Inner]]?\n")
    }

    /// However short, long or capital they are.
    @Test func escapesEveryKeyword() {
        for keyword in Identifier.keywords { #expect(Identifier.escaped(keyword) == "`\(keyword)`") }
    }
}
