// swift-tools-version: 6.1
import PackageDescription

// Typed models that are written into the source tree, and committed:
// swift package --allow-writing-to-package-directory generate-ecs-models
let package = Package(
    name: "CommittedModels",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "swift-ecs-compiler", path: "../..")],
    targets: [
        .executableTarget(
            name: "CommittedModels",
            dependencies: [.product(name: "ECSRuntime", package: "swift-ecs-compiler")],
            exclude: ["ecs-models.json"]
        )
    ]
)
