import Foundation

/// How long generated models take to compile, beside the same types with synthesized `Codable`.
struct CompileTimeFigures {
    let root: URL
    let folder: URL

    func measure(generator: String) throws {
        let package = folder.appending(path: "models")
        let sources = package.appending(path: "Sources")
        let apiDocs = root.appending(path: "api-specs/ecs/2014-05-26/api-docs.json")
        for (target, codable) in [("Generated", false), ("Synthesized", true)] {
            let output = sources.appending(path: target)
            _ = try ProcessRun(GeneratorCall(generator, apiDocs: apiDocs, output: output, codable: codable).arguments)
        }
        let synthesized = sources.appending(path: "Synthesized")
        for name in try FileManager.default.contentsOfDirectory(atPath: synthesized.path) {
            let file = synthesized.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            try SynthesizedModels.rewrite(text).write(to: file, atomically: true, encoding: .utf8)
        }
        try manifest.write(to: package.appending(path: "Package.swift"), atomically: true, encoding: .utf8)

        func build(_ target: String) throws -> ProcessRun {
            try ProcessRun(["swift", "build", "--package-path", package.path, "--target", target])
        }
        // What both need, and the planning, is not counted.
        _ = try build("Empty")
        let generated = try build("Generated")
        let codable = try build("Synthesized")
        report("debug build of ECSModels: seconds of processor time", generated.processorTime)
        report("the same types, synthesized Codable", codable.processorTime)
        report("ECSModels / Codable", generated.processorTime / codable.processorTime, target: "at most 0.6")
    }

    private var manifest: String {
        """
        // swift-tools-version: 6.1
        import PackageDescription

        let runtime: Target.Dependency = .product(name: "ECSRuntime", package: "\(root.lastPathComponent)")
        let package = Package(
            name: "models",
            platforms: [.macOS(.v14)],
            dependencies: [.package(path: "\(root.path)")],
            targets: [
                .target(name: "Empty", dependencies: [runtime]),
                .target(
                    name: "Generated",
                    dependencies: [runtime],
                    swiftSettings: [
                        .unsafeFlags(["-Xfrontend", "-warn-long-function-bodies=100", "-warnings-as-errors"])
                    ]
                ),
                .target(name: "Synthesized", dependencies: [runtime]),
            ],
            swiftLanguageModes: [.v6]
        )
        """
    }
}
