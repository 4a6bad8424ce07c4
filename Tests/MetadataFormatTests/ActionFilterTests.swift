import Testing

@testable import MetadataFormat

@Suite struct ActionFilterTests {
    private static let names = ["RunInstances", "DescribeZones", "DescribeInstances", "StopInstance"]

    @Test(arguments: [
        (["*"], [0, 1, 2, 3], []),
        (["Describe*"], [1, 2], []),
        (["*Instance?"], [0, 2], []),
        (["StopInstance", "Run*", "Stop*"], [0, 3], []),
        (["runinstances", "", "Describe"], [], [0, 1, 2]),
        (["D*e*s", "X*"], [1, 2], [1]),
        (["**"], [0, 1, 2, 3], []),
    ])
    func selectsInTheMetadatasOrder(patterns: [String], selected: [Int], unmatched: [Int]) {
        let result = ActionFilter(patterns: patterns).select(from: Self.names)
        #expect(result.selected == selected.map { Self.names[$0] })
        #expect(result.unmatchedPatterns == unmatched)
    }
}
