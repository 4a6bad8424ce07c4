import Foundation

/// The files that a build is planned with.
///
/// The plan outlives changes of the config, so the tool is told the number it was made with, and obeys that: a changed
/// number takes effect with the next plan, and until then the build stays right.
struct ShardPlan {
    /// How many files of models there are.
    let shardCount: Int

    /// The plan for a config; one that is missing or wrong gets the default, and is the tool's to report.
    init(config: URL) {
        let settings = (try? Data(contentsOf: config)).flatMap { try? JSONDecoder().decode(Settings.self, from: $0) }
        let count = settings?.shards ?? Self.defaultCount
        shardCount = Self.counts.contains(count) ? count : Self.defaultCount
    }

    /// The names that `ecsc-codegen` gives its files.
    var fileNames: [String] {
        (1...shardCount).map { "Models" + ($0 < 10 ? "0" : "") + "\($0).swift" }
    }

    // As `EmitterOptions` and `ModelEmitter.fileName(ofShard:)` have them: a plugin can import no target.
    private static let defaultCount = 4
    private static let counts = 1...999

    private struct Settings: Decodable {
        var shards: Int?
    }
}
