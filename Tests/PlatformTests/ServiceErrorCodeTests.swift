import Platform
import Testing

@Suite struct ServiceErrorCodeTests {
    @Test func aCodeHasStatusesAndActions() throws {
        let code = try #require(try ServiceErrorCode.named("InvalidUserData.SizeExceeded"))
        #expect(code.occurrences.map(\.status) == [400])
        #expect(code.occurrences.first?.product == .ecs)
        #expect(code.occurrences.first?.actions.contains("RunInstances") == true)
        #expect(!code.isAlwaysRetried && code.retriedActions.isEmpty)
        #expect(code.sources.map(\.date) == ["2024-07-30"])
    }

    /// A status alone does not tell a code, nor a code its status.
    @Test func aCodeCanHaveSeveralStatuses() throws {
        let code = try #require(try ServiceErrorCode.named("IncorrectInstanceStatus"))
        #expect(code.occurrences.map(\.status) == [400, 403, 405])
        #expect(code.retriedActions.contains("StartInstance") && !code.isAlwaysRetried)
        #expect(code.sources.count == 2)
    }

    @Test(arguments: [
        ("Throttling", true), ("Throttling.User", true), ("Rejected.Throttling", true), ("ServiceUnavailable", true),
        ("Throttling.NoSuchThing", true), ("InvalidPeriod", false), ("DependencyViolation", false),
    ])
    func whatIsSentAgain(code: String, isAlwaysRetried: Bool) throws {
        #expect(try ServiceErrorCode.named(code)?.isAlwaysRetried == isAlwaysRetried)
    }

    @Test(arguments: [
        "", ".", "InvalidPeriod.", "invalidperiod", "InvalidPeriod\u{301}", "codes", "400", "web.ecs.yaml",
    ])
    func othersAreUnknown(code: String) throws { #expect(try ServiceErrorCode.named(code) == nil) }

    @Test(arguments: [(PlatformProduct.ecs, 2_000), (.kms, 30), (.ram, 5), (.sts, 10)])
    func everyCodeOfATableIsRead(product: PlatformProduct, least: Int) throws {
        let codes = try ServiceErrorCode.all(of: product)
        #expect(codes.count > least)
        for code in stride(from: 0, to: codes.count, by: 40).map({ codes[$0] }) {
            let known = try #require(try ServiceErrorCode.named(code))
            #expect(known.occurrences.contains { $0.product == product && !$0.actions.isEmpty }, "\(code)")
            #expect(known.occurrences.allSatisfy { (400..<600).contains($0.status) }, "\(code)")
        }
    }
}
