// swift-tools-version: 6.1
import PackageDescription

// The spec compiler as a library: from a spec to a signed URL, without the command.
let package = Package(
    name: "CompileSpec",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "swift-ecs-compiler", path: "../..")],
    targets: [
        .executableTarget(
            name: "CompileSpec",
            dependencies: [.product(name: "SpecCompiler", package: "swift-ecs-compiler")]
        )
    ]
)
