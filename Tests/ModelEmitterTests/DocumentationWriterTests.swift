import ServiceModel
import Testing

@testable import ModelEmitter

@Suite struct DocumentationWriterTests {
    private let writer = DocumentationWriter(service: Service(product: "Shop", version: "2020-01-01"))

    @Test(arguments: [
        ("One. Two.", "One."), ("A 1.5 GB disk. Big.", "A 1.5 GB disk."), ("No end", "No end"), ("", ""),
        ("Two\nlines\t of  it. X", "Two lines of it."), ("第一。第二。", "第一。"), ("a\u{0}b", "a b"), ("...", "..."),
        ("\n \n", ""), ("One. \u{301}Two.", "One."), ("One.\u{301} Two. Three.", "One.\u{301} Two."),
        ("一。\u{301}二。", "一。"), ("a\r\nb \u{301}", "a b \u{301}"),
    ])
    func cutsAtTheFirstSentence(prose: String, sentence: String) {
        #expect(DocumentationWriter.firstSentence(prose).utf8.elementsEqual(sentence.utf8))
    }

    @Test func cutsWhatHasNoEnd() {
        for text in ["x", "x\u{301}"] {
            let sentence = DocumentationWriter.firstSentence(String(repeating: text, count: 5000))
            #expect(sentence.unicodeScalars.count == 200)
        }
    }

    @Test func saysAllThatIsKnown() {
        var member = Member(wireName: "Si`ze", type: .list(.int32), isRequired: true, isDeprecated: true)
        member.facts.minimum = "1"
        member.facts.maxItems = 3
        member.facts.knownValues = (1...14).map { String($0) }
        member.facts.isRestricted = true
        #expect(
            writer.lines(for: member) == [
                "`Si'ze`: list of 32-bit integers, at least 1, at most 3 items, known values `1`, `2`, `3`, `4`, `5`, `6`, "
                    + "`7`, `8`, `9`, `10`, `11`, `12` and 2 more, required, not generally available.",
                "", "- Warning: Deprecated.",
            ]
        )
    }

    @Test func saysWhatOnlyTheDocumentationSays() {
        var member = Member(wireName: "Size", type: .list(.string))
        member.facts.defaultValue = "10"
        member.facts.isDocumentedAsRequired = true
        member.alternativeNames = ["Sizes"]
        member.mayBeJoined = true
        #expect(
            writer.lines(for: member) == [
                "`Size`: list of texts, or one text with commas, also named `Sizes`, default `10`, "
                    + "required by the documentation."
            ]
        )
    }

    @Test func saysWhatIsGone() {
        let shape = Shape(path: "Buy.request")
        var action = Action(name: "Buy", isDeprecated: true, request: shape, response: shape)
        action.goneAsOf = "2026-10-26"
        action.substitutes = ["Shop::2020-01-01::Order"]
        #expect(
            writer.lines(forRequestOf: action).last
                == "- Warning: Deprecated. Gone from the official SDK as of 2026-10-26. "
                + "Instead: `Shop::2020-01-01::Order`.")
    }

    @Test func linksTheOfficialPage() {
        let shape = Shape(path: "Buy.request")
        let action = Action(name: "Buy", summary: "Buys. Much.", isDeprecated: true, request: shape, response: shape)
        #expect(
            writer.lines(forRequestOf: action) == [
                "Buys.", "", "Request of [`Buy`](https://api.alibabacloud.com/document/Shop/2020-01-01/Buy).", "",
                "- Warning: Deprecated.",
            ]
        )
    }
}
