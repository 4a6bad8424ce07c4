// swift-tools-version: 6.1
import PackageDescription

// Run by scripts/fuzz, with the address and leak sanitizers.
let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "swift-ecs-compiler", path: "..")],
    targets: [
        .executableTarget(
            name: "DecodeFuzzing",
            dependencies: [.product(name: "ECSRuntime", package: "swift-ecs-compiler")],
            plugins: [.plugin(name: "GenerateECSModels", package: "swift-ecs-compiler")]
        )
    ],
    swiftLanguageModes: [.v6]
)
