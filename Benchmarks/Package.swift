// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "swift-ecs-compiler", path: ".."),
        .package(url: "https://github.com/CoreOffice/XMLCoder.git", from: "0.17.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CBenchmarkLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .target(name: "CBareSAX", dependencies: ["CBenchmarkLibXML2"]),
        .executableTarget(
            name: "DecodeBenchmark",
            dependencies: [
                "CBareSAX",
                .product(name: "ECSRuntime", package: "swift-ecs-compiler"),
                .product(name: "XMLCoder", package: "XMLCoder"),
            ],
            plugins: [.plugin(name: "GenerateECSModels", package: "swift-ecs-compiler")]
        ),
        .executableTarget(name: "GenerationBenchmark"),
    ],
    swiftLanguageModes: [.v6]
)
