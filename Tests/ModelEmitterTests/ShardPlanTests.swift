import SwiftSource
import Testing

@testable import ModelEmitter

@Suite struct ShardPlanTests {
    private func plan(_ weights: [(String, Int)], shards: Int) -> [[String]] {
        let units = weights.map { name, weight in ShardPlan.Unit(name: name, weight: weight) { [] } }
        return ShardPlan(units: units, shardCount: shards).shards.map { $0.map(\.name) }
    }

    @Test func keepsTheAlphabetAndTheNumberOfFiles() {
        #expect(plan([("b", 1), ("a", 1), ("d", 1), ("c", 1)], shards: 2) == [["a", "b"], ["c", "d"]])
        #expect(plan([("a", 1)], shards: 3).map(\.count).reduce(0, +) == 1)
        #expect(plan([], shards: 3) == [[], [], []])
        #expect(plan([("a", 1)], shards: 0).count == 1)
    }

    @Test func balancesByWeight() {
        let units = (0..<100).map { ("unit\(100 + $0)", $0 % 7 == 0 ? 50 : 10) }
        let weights = Dictionary(uniqueKeysWithValues: units)
        let sums = plan(units, shards: 5).map { $0.reduce(0) { $0 + (weights[$1] ?? 0) } }
        let share = Double(units.reduce(0) { $0 + $1.1 }) / 5
        #expect(sums.allSatisfy { abs(Double($0) - share) <= 50 })
    }
}
