// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-ecs-compiler",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "ecsc", targets: ["ecsc"]),
        .executable(name: "ecsc-codegen", targets: ["ecsc-codegen"]),
        .library(name: "ECSModels", targets: ["ECSModels"]),
        .library(name: "RAMModels", targets: ["RAMModels"]),
        .library(name: "STSModels", targets: ["STSModels"]),
        .library(name: "KMSModels", targets: ["KMSModels"]),
        .library(name: "ECSRuntime", targets: ["ECSRuntime"]),
        .library(name: "RequestSigning", targets: ["RequestSigning"]),
        .library(name: "SpecCompiler", targets: ["SpecCompiler"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams.git", .upToNextMinor(from: "6.2.2")),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
    ],
    targets: [
        // C libraries
        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),

        // Texts, positions and findings
        .target(name: "DiagnosticsCore"),
        .target(
            name: "SourceTree",
            dependencies: ["DiagnosticsCore", .product(name: "Yams", package: "Yams")]
        ),

        // Bundled data: api-specs/ and templates/, compiled in
        .target(name: "CBundledFiles"),
        .target(name: "BundledFiles", dependencies: ["CBundledFiles"]),

        // Requests and signatures
        .target(name: "QueryEncoding"),
        .target(name: "RequestSigning", dependencies: ["QueryEncoding", "COpenSSL"]),
        .target(name: "CredentialProviders", dependencies: ["RequestSigning", "SourceTree"]),

        // API metadata
        .target(name: "MetadataFormat", dependencies: ["DiagnosticsCore", "SourceTree"]),

        // The model generator
        .target(name: "ServiceModel", dependencies: ["DiagnosticsCore", "MetadataFormat", "SourceTree"]),
        .target(name: "SwiftSource"),
        .target(name: "ModelEmitter", dependencies: ["ServiceModel", "SwiftSource"]),
        .target(
            name: "CodeGeneration",
            dependencies: [
                "BundledFiles", "DiagnosticsCore", "MetadataFormat", "ModelEmitter", "ServiceModel", "SourceTree",
                "SwiftSource", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The spec compiler
        .target(
            name: "UserDataTemplates",
            dependencies: ["DiagnosticsCore", "SourceTree", .product(name: "Mustache", package: "swift-mustache")]
        ),
        .target(name: "RAMPolicy", dependencies: ["DiagnosticsCore", "SourceTree"]),
        .target(
            name: "InstanceSpec",
            dependencies: ["DiagnosticsCore", "SourceTree"]
        ),
        .target(
            name: "SpecCompiler",
            dependencies: [
                "BundledFiles", "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "QueryEncoding", "RAMPolicy",
                "SourceTree", "UserDataTemplates",
            ]
        ),

        // What generated code calls
        .target(name: "ECSRuntime", dependencies: ["CLibXML2"]),

        // Generated models: written by scripts/generate
        .target(
            name: "ECSModels",
            dependencies: ["ECSRuntime"],
            path: "generated/ECSModels",
            exclude: ["ecs-models.json"]
        ),
        .target(
            name: "RAMModels",
            dependencies: ["ECSRuntime"],
            path: "generated/RAMModels",
            exclude: ["ecs-models.json"]
        ),
        .target(
            name: "STSModels",
            dependencies: ["ECSRuntime"],
            path: "generated/STSModels",
            exclude: ["ecs-models.json"]
        ),
        .target(
            name: "KMSModels",
            dependencies: ["ECSRuntime"],
            path: "generated/KMSModels",
            exclude: ["ecs-models.json"]
        ),

        // Commands
        .executableTarget(
            name: "ecsc",
            dependencies: [
                "CredentialProviders", "DiagnosticsCore", "RequestSigning", "SpecCompiler",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "ecsc-codegen",
            dependencies: ["CodeGeneration", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),

        // Tests
        .target(
            name: "ReferenceModels",
            dependencies: ["ECSRuntime"],
            path: "Tests/ReferenceModels",
            exclude: ["api-docs.json", "ecs-models.json"]
        ),
        .testTarget(name: "DiagnosticsCoreTests", dependencies: ["DiagnosticsCore"]),
        .testTarget(name: "SourceTreeTests", dependencies: ["SourceTree"]),
        .testTarget(name: "QueryEncodingTests", dependencies: ["QueryEncoding"]),
        .testTarget(name: "RequestSigningTests", dependencies: ["RequestSigning"]),
        .testTarget(name: "CredentialProvidersTests", dependencies: ["CredentialProviders"]),
        .testTarget(name: "MetadataFormatTests", dependencies: ["MetadataFormat", "BundledFiles"]),
        .testTarget(name: "ServiceModelTests", dependencies: ["MetadataFormat", "ServiceModel"]),
        .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"]),
        .testTarget(name: "ModelEmitterTests", dependencies: ["ModelEmitter", "ServiceModel", "SwiftSource"]),
        .testTarget(name: "ReferenceModelsTests", dependencies: ["CodeGeneration", "ECSRuntime", "ReferenceModels"]),
        .testTarget(
            name: "CodeGenerationTests",
            dependencies: [
                "CodeGeneration", "DiagnosticsCore", "MetadataFormat", "ServiceModel", "SourceTree", "SwiftSource",
            ]
        ),
        .testTarget(name: "UserDataTemplatesTests", dependencies: ["UserDataTemplates", "BundledFiles"]),
        .testTarget(name: "RAMPolicyTests", dependencies: ["RAMPolicy", "BundledFiles"]),
        .testTarget(name: "InstanceSpecTests", dependencies: ["InstanceSpec"]),
        .testTarget(name: "SpecCompilerTests", dependencies: ["SpecCompiler"]),
        .testTarget(name: "ECSRuntimeTests", dependencies: ["ECSRuntime"]),
        .testTarget(name: "ecscTests", dependencies: []),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
