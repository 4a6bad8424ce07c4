// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-ecs-compiler",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "ecsc", targets: ["ecsc"]),
        .executable(name: "ecsc-codegen", targets: ["ecsc-codegen"]),
        .executable(name: "ecs-wire", targets: ["ecs-wire"]),
        .plugin(name: "GenerateECSModels", targets: ["GenerateECSModels"]),
        .plugin(name: "GenerateECSModelsCommand", targets: ["GenerateECSModelsCommand"]),
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
        // For libyaml inside it (module CYaml), which is no product of its own and may move in a minor version.
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

        // Text by its bytes
        .target(name: "ExactText"),

        // Reading files within limits
        .target(name: "InputFiles", dependencies: ["ExactText"]),

        // What Swift does not see of the system: exchanging paths, moving without replacing, extended attributes
        .target(name: "CFileSystem"),

        // Texts, positions and findings
        .target(name: "DiagnosticsCore", dependencies: ["ExactText"]),
        .target(
            name: "SourceTree",
            dependencies: ["DiagnosticsCore", "ExactText", .product(name: "Yams", package: "Yams")]
        ),

        // Bundled data: api-specs/ and templates/, compiled in
        .target(name: "CBundledFiles"),
        .target(name: "BundledFiles", dependencies: ["CBundledFiles"]),

        // Small formats of our own: the code generator needs them without a C library
        .target(name: "ContentHash"),
        .target(name: "Deflate"),

        // Requests and signatures
        .target(name: "QueryEncoding", dependencies: ["ExactText"]),
        .target(name: "RequestSigning", dependencies: ["COpenSSL", "ExactText", "QueryEncoding"]),
        .target(
            name: "CredentialProviders", dependencies: ["DiagnosticsCore", "ExactText", "RequestSigning", "SourceTree"]),

        // API metadata
        .target(name: "MetadataFormat", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]),

        // The model generator
        .target(name: "ServiceModel", dependencies: ["DiagnosticsCore", "ExactText", "MetadataFormat", "SourceTree"]),
        .target(name: "SwiftSource", dependencies: ["ExactText"]),
        .target(name: "ModelEmitter", dependencies: ["ExactText", "ServiceModel", "SwiftSource"]),
        .target(
            name: "CodeGeneration",
            dependencies: [
                "BundledFiles", "DiagnosticsCore", "ExactText", "InputFiles", "InstanceSpec", "MetadataFormat",
                "ModelEmitter", "QueryEncoding", "ServiceModel", "SourceTree", "SpecCompiler", "SwiftSource",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The spec compiler
        .target(
            name: "UserDataTemplates",
            dependencies: [
                "BundledFiles", "ContentHash", "Deflate", "DiagnosticsCore", "ExactText", "SourceTree",
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .target(name: "SpecFormatting", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]),
        .target(name: "RAMPolicy", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]),
        .target(
            name: "InstanceSpec",
            dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]
        ),
        .target(name: "SpecRules", dependencies: ["DiagnosticsCore", "ExactText", "InstanceSpec", "SourceTree"]),
        .target(name: "SpecSchema", dependencies: ["DiagnosticsCore", "ExactText", "InstanceSpec", "SpecRules"]),
        .target(
            name: "SpecCompiler",
            dependencies: [
                "BundledFiles", "ContentHash", "DiagnosticsCore", "ExactText", "InputFiles", "InstanceSpec",
                "MetadataFormat", "QueryEncoding", "RAMPolicy", "SourceTree", "SpecRules", "UserDataTemplates",
            ]
        ),

        .target(
            name: "RequestEmission",
            dependencies: [
                "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat", "QueryEncoding", "RAMPolicy",
                "RequestSigning", "SourceTree", "SpecCompiler", "UserDataTemplates",
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
                "CFileSystem", "CodeGeneration", "CredentialProviders", "DiagnosticsCore", "ExactText", "InputFiles",
                "InstanceSpec", "MetadataFormat", "QueryEncoding", "RequestEmission", "RequestSigning", "SourceTree",
                "SpecCompiler",
                "SpecFormatting", "SpecRules", "SpecSchema", "UserDataTemplates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "ecsc-codegen",
            dependencies: ["CodeGeneration", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),
        .executableTarget(
            name: "ecs-wire",
            dependencies: [
                "DiagnosticsCore", "ECSRuntime", "ExactText", "InputFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            plugins: ["GenerateECSModels"]
        ),

        // Plugins; what they share is Plugins/Shared, linked into each
        .plugin(name: "GenerateECSModels", capability: .buildTool(), dependencies: ["ecsc-codegen"]),
        .plugin(
            name: "GenerateECSModelsCommand",
            capability: .command(
                intent: .custom(
                    verb: "generate-ecs-models",
                    description: "Write typed models of Alibaba Cloud APIs, and compiled specs, into the source tree."
                ),
                permissions: [
                    .writeToPackageDirectory(reason: "The generated Swift files are written beside your own.")
                ]
            ),
            dependencies: ["ecsc-codegen"]
        ),

        // Tests
        .target(
            name: "ReferenceModels",
            dependencies: ["ECSRuntime"],
            path: "Tests/ReferenceModels",
            exclude: ["api-docs.json", "ecs-models.json"]
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "SourceConventionsTests", exclude: ["character-handling.txt"]),
        .testTarget(name: "ExactTextTests", dependencies: ["ExactText"]),
        .testTarget(name: "DiagnosticsCoreTests", dependencies: ["DiagnosticsCore"]),
        .testTarget(name: "SourceTreeTests", dependencies: ["SourceTree", "TestSupport"]),
        .testTarget(name: "BundledFilesTests", dependencies: ["BundledFiles"]),
        .testTarget(name: "ContentHashTests", dependencies: ["ContentHash"]),
        .testTarget(name: "DeflateTests", dependencies: ["Deflate", "TestSupport"]),
        .testTarget(name: "QueryEncodingTests", dependencies: ["QueryEncoding", "TestSupport"]),
        .testTarget(name: "RequestSigningTests", dependencies: ["RequestSigning", "TestSupport"]),
        .testTarget(
            name: "CredentialProvidersTests",
            dependencies: ["CredentialProviders", "DiagnosticsCore", "RequestSigning"]
        ),
        .testTarget(name: "MetadataFormatTests", dependencies: ["BundledFiles", "DiagnosticsCore", "MetadataFormat"]),
        .testTarget(name: "ServiceModelTests", dependencies: ["MetadataFormat", "ServiceModel", "TestSupport"]),
        .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"]),
        .testTarget(name: "ModelEmitterTests", dependencies: ["ModelEmitter", "ServiceModel", "SwiftSource"]),
        .testTarget(name: "ReferenceModelsTests", dependencies: ["CodeGeneration", "ECSRuntime", "ReferenceModels"]),
        .testTarget(
            name: "CodeGenerationTests",
            dependencies: [
                "CodeGeneration", "DiagnosticsCore", "MetadataFormat", "RequestSigning", "ServiceModel", "SourceTree",
                "SpecCompiler", "SwiftSource", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(
            name: "UserDataTemplatesTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "SourceTree", "UserDataTemplates", "TestSupport"]
        ),
        .testTarget(
            name: "RAMPolicyTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "RAMPolicy", "SourceTree", "TestSupport"],
            exclude: ["Cases"]
        ),
        .testTarget(
            name: "SpecFormattingTests",
            dependencies: ["DiagnosticsCore", "SourceTree", "SpecFormatting", "TestSupport"], exclude: ["Cases"]
        ),
        .testTarget(
            name: "InstanceSpecTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "SourceTree"]
        ),
        .testTarget(
            name: "SpecRulesTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "InstanceSpec", "SourceTree", "SpecRules"]
        ),
        .testTarget(
            name: "SpecSchemaTests",
            dependencies: ["DiagnosticsCore", "InstanceSpec", "SourceTree", "SpecCompiler", "SpecRules", "SpecSchema"],
            exclude: ["Cases", "validate.py", "validate_sarif.py"]
        ),
        .testTarget(
            name: "SpecCompilerTests",
            dependencies: [
                "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "RAMPolicy", "RequestEmission", "RequestSigning",
                "SourceTree", "SpecCompiler", "SpecRules", "TestSupport",
            ],
            exclude: ["Cases", "Plan/Cases"]
        ),
        .testTarget(
            name: "ecs-wireTests",
            dependencies: ["ECSRuntime", "ecs-wire", "TestSupport"],
            exclude: ["Bodies", "PythonSDK"]
        ),
        .testTarget(name: "ECSRuntimeTests", dependencies: ["ECSRuntime", "TestSupport"]),
        .testTarget(name: "ecscTests", dependencies: ["TestSupport"], exclude: ["Cases"]),
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
