import Foundation

/// A call of `ecsc-codegen` for public models in 32 files.
struct GeneratorCall {
    let arguments: [String]

    /// Writes the config, beside the folder of the output.
    init(_ generator: String, apiDocs: URL, output: URL, codable: Bool = false) throws {
        let config = output.deletingLastPathComponent().appending(path: output.lastPathComponent + ".json")
        let settings: [String: Any] = [
            "apiDocs": apiDocs.path, "shards": 32, "access": "public", "codable": codable,
        ]
        try JSONSerialization.data(withJSONObject: settings).write(to: config)
        arguments = [generator, "--config", config.path, "--output", output.path]
    }
}

/// Time and memory of the generator over all of ECS, and how they grow with the number of actions.
struct GeneratorFigures {
    let apiDocs: URL
    let folder: URL

    func measure(release: String, debug: String) throws {
        let output = folder.appending(path: "all")
        func arguments(_ generator: String, _ apiDocs: URL, _ output: URL) throws -> [String] {
            try GeneratorCall(generator, apiDocs: apiDocs, output: output).arguments
        }

        let fast = try ProcessRun.fastest(of: 5, arguments(release, apiDocs, output))
        report("generator, release: seconds of processor time", fast.processorTime, target: "under 0.25")
        report("generator, release: MB at the most", Double(fast.peakMemory) / 1e6, target: "under 100")
        let slow = try ProcessRun.fastest(of: 2, arguments(debug, apiDocs, output))
        report("generator, debug: seconds of processor time", slow.processorTime, target: "under 5")

        let before = try modificationTimes(in: output)
        _ = try ProcessRun(arguments(release, apiDocs, output))
        let written = try modificationTimes(in: output).filter { before[$0.key] != $0.value }.count
        report("files that a further run writes", Double(written), target: "0")

        let counts = [1, 95, 190, 379]
        let times = try counts.map { count in
            let some = try apiDocs(withActions: count)
            return try ProcessRun.fastest(of: 5, arguments(release, some, folder.appending(path: "some"))).processorTime
        }
        for (count, time) in zip(counts, times) {
            print("generator, release, \(count) actions: \(String(format: "%.3f", time)) s")
        }
        // What each action of the second half costs, by one of the first half: 1 is linear.
        let growth =
            (times[3] - times[2]) / Double(counts[3] - counts[2])
            / ((times[2] - times[0]) / Double(counts[2] - counts[0]))
        report("an action of the second half / of the first", growth, target: "about 1")
    }

    private func modificationTimes(in folder: URL) throws -> [String: Date] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.reduce(into: [:]) { times, name in
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
            times[name] = attributes[.modificationDate] as? Date
        }
    }

    /// The metadata with only so many of its actions, evenly spread.
    private func apiDocs(withActions count: Int) throws -> URL {
        guard var metadata = try JSONSerialization.jsonObject(with: Data(contentsOf: apiDocs)) as? [String: Any],
            let actions = metadata["apis"] as? [String: Any]
        else { throw CocoaError(.fileReadCorruptFile) }
        let names = actions.keys.sorted()
        let kept = (0..<min(count, names.count)).map { names[$0 * names.count / count] }
        metadata["apis"] = actions.filter { kept.contains($0.key) }
        let url = folder.appending(path: "api-docs-\(count).json")
        try JSONSerialization.data(withJSONObject: metadata).write(to: url)
        return url
    }
}
