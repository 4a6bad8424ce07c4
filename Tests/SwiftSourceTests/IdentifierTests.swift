import SwiftSource
import Testing

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
        #expect(TypeReference.optional(.array(.dictionary("default.Inner"))).text == "[[String: `default`.Inner]]?")
    }
}
