// swift-tools-version: 6.1
import PackageDescription

// Typed models of three actions, and a spec, compiled at build time.
let package = Package(
    name: "TypedModels",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "swift-ecs-compiler", path: "../..")],
    targets: [
        .executableTarget(
            name: "TypedModels",
            dependencies: [
                .product(name: "ECSRuntime", package: "swift-ecs-compiler"),
                .product(name: "RequestSigning", package: "swift-ecs-compiler"),
            ],
            plugins: [
                .plugin(name: "CompileECSSpecs", package: "swift-ecs-compiler"),
                .plugin(name: "GenerateECSModels", package: "swift-ecs-compiler"),
            ]
        ),
        .testTarget(name: "TypedModelsTests", dependencies: ["TypedModels"]),
    ]
)
