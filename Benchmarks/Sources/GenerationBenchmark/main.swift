import Foundation

// Cost of generating the models and of compiling them: GenerationBenchmark ROOT RELEASE-GENERATOR DEBUG-GENERATOR

func report(_ name: String, _ value: Double, target: String? = nil) {
    print("\(name): \(String(format: "%.2f", value))" + (target.map { " (target \($0))" } ?? ""))
}

guard CommandLine.arguments.count == 4 else {
    print("usage: GenerationBenchmark ROOT RELEASE-GENERATOR DEBUG-GENERATOR")
    exit(64)
}
let root = URL(filePath: CommandLine.arguments[1]).standardizedFileURL
let folder = FileManager.default.temporaryDirectory.appending(path: "generation-\(UUID().uuidString)")
for name in ["all", "some", "models/Sources/Empty"] {
    try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
}
defer { try? FileManager.default.removeItem(at: folder) }
try "// Nothing: what the other targets need is built with it.\n".write(
    to: folder.appending(path: "models/Sources/Empty/Empty.swift"), atomically: true, encoding: .utf8
)

let apiDocs = root.appending(path: "api-specs/ecs/2014-05-26/api-docs.json")
try GeneratorFigures(apiDocs: apiDocs, folder: folder)
    .measure(release: CommandLine.arguments[2], debug: CommandLine.arguments[3])
try CompileTimeFigures(root: root, folder: folder).measure(generator: CommandLine.arguments[2])
