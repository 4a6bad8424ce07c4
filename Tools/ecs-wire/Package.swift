// swift-tools-version: 6.1
import PackageDescription

// A package of its own, since whoever builds anything of a package also builds what its own targets' plugins run.
let package = Package(
    name: "ecs-wire",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "ecs-wire", targets: ["ecs-wire"])],
    dependencies: [
        .package(name: "swift-ecs-compiler", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "ecs-wire",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CommandSupport", package: "swift-ecs-compiler"),
                .product(name: "ECSRuntime", package: "swift-ecs-compiler"),
            ],
            plugins: [.plugin(name: "GenerateECSModels", package: "swift-ecs-compiler")]
        ),
        // A link to that of the package above.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "ecs-wireTests",
            dependencies: [
                "TestSupport", "ecs-wire", .product(name: "ECSRuntime", package: "swift-ecs-compiler"),
            ],
            exclude: ["Bodies", "PythonSDK"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
