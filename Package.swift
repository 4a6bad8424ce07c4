// swift-tools-version: 6.1
import PackageDescription

extension Product {
    static func library(_ name: String) -> Product { .library(name: name, targets: [name]) }

    static func command(_ name: String) -> Product { .executable(name: name, targets: [name]) }

    static func plugin(_ name: String) -> Product { .plugin(name: name, targets: [name]) }
}

extension Target {
    /// Typed models of a product, which scripts/generate writes.
    static func models(_ name: String) -> Target {
        .target(name: name, dependencies: ["ECSRuntime"], path: "generated/\(name)", exclude: ["ecs-models.json"])
    }
}

// What only commands and the spec compiler need is fetched and built only with the trait Generator.
func generatorOnly(_ product: String, of package: String) -> Target.Dependency {
    .product(name: product, package: package, condition: .when(traits: ["Generator"]))
}

let argumentParser = generatorOnly("ArgumentParser", of: "swift-argument-parser")

let package = Package(
    name: "swift-ecs-compiler",
    platforms: [.macOS(.v14)],
    products: [
        .command("ecsc"),
        .command("ecsc-codegen"),
        .command("ecsc-specgen"),
        .plugin("GenerateECSModels"),
        .plugin("CompileECSSpecs"),
        .plugin("GenerateECSModelsCommand"),
        .library("ECSModels"),
        .library("RAMModels"),
        .library("STSModels"),
        .library("KMSModels"),
        .library(name: "ECSRuntime", targets: ["ECSRuntime", "GeneratedModelSupport"]),
        .library(name: "RequestSigning", targets: ["RequestSigning", "GeneratedSpecSupport"]),
        .library(name: "SpecCompiler", targets: ["RequestEmission", "SpecCompiler", "SpecFiles"]),
        // What the commands of this repository share, also those in packages of their own; no promise to anybody else.
        .library(
            name: "CommandSupport",
            targets: ["CommandOptions", "CommandSupport", "DiagnosticsCore", "ExactText"]
        ),
    ],
    traits: [
        .trait(
            name: "Generator",
            description: "The commands, SpecCompiler and the compiling of specs: ArgumentParser and Yams."
        ),
        .trait(name: "XML", description: "Decoding of XML in ECSRuntime: libxml2."),
        .default(enabledTraits: ["Generator", "XML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        // For libyaml inside it (module CYaml), which is no product of its own and may move in a minor version.
        .package(url: "https://github.com/jpsim/Yams.git", .upToNextMinor(from: "6.2.2")),
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

        // What is made once and used by all threads
        .target(name: "Caching", dependencies: ["ExactText"]),

        // Files: read within limits, written whole. What Swift does not see of the system (exchanging paths, moving
        // without replacing, extended attributes) is in C
        .target(name: "CFileSystem"),
        .target(name: "FileAccess", dependencies: ["CFileSystem", "ExactText"]),

        // Texts, positions and findings
        .target(name: "DiagnosticsCore", dependencies: ["ExactText"]),
        .target(name: "SourceTree", dependencies: ["DiagnosticsCore", "ExactText"]),
        .target(
            name: "YAMLTree",
            dependencies: ["DiagnosticsCore", "ExactText", "SourceTree", generatorOnly("Yams", of: "Yams")]
        ),

        // Bundled data: api-specs/ and templates/, compiled in
        .target(name: "CBundledFiles"),
        .target(name: "BundledFiles", dependencies: ["CBundledFiles"]),

        // Small formats of our own: the code generator needs them without a C library
        .target(name: "ByteFormats"),

        // Requests and signatures
        .target(name: "QueryEncoding", dependencies: ["ExactText"]),
        .target(name: "RequestSigning", dependencies: ["COpenSSL", "ExactText", "QueryEncoding"]),
        .target(name: "CallFormat", dependencies: ["DiagnosticsCore", "ExactText", "QueryEncoding", "SourceTree"]),
        .target(
            name: "CredentialProviders",
            dependencies: ["DiagnosticsCore", "ExactText", "RequestSigning", "SourceTree"]
        ),

        // API metadata
        .target(name: "MetadataFormat", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]),

        // What is known of the platform; the model generator needs the metadata alone
        .target(
            name: "PlatformMetadata",
            dependencies: ["BundledFiles", "DiagnosticsCore", "ExactText", "MetadataFormat"]
        ),
        .target(
            name: "Platform",
            dependencies: [
                "BundledFiles", "Caching", "DiagnosticsCore", "ExactText", "MetadataFormat", "PlatformMetadata",
                "SourceTree",
            ]
        ),

        // The model generator
        .target(name: "ServiceModel", dependencies: ["DiagnosticsCore", "ExactText", "MetadataFormat", "SourceTree"]),
        .target(name: "SwiftSource", dependencies: ["ExactText"]),
        .target(name: "ModelEmitter", dependencies: ["ExactText", "ServiceModel", "SwiftSource"]),
        .target(
            name: "GenerationInput",
            dependencies: ["DiagnosticsCore", "ExactText", "ModelEmitter", "ServiceModel", "SourceTree", "SwiftSource"]
        ),
        .target(
            name: "CodeGeneration",
            dependencies: [
                "DiagnosticsCore", "ExactText", "GenerationInput", "MetadataFormat", "ModelEmitter",
                "PlatformMetadata", "ServiceModel", "SwiftSource",
            ]
        ),

        // The spec compiler
        .target(
            name: "UserData",
            dependencies: [
                "BundledFiles", "ByteFormats", "Caching", "DiagnosticsCore", "ExactText", "SourceTree",
                "YAMLTree",
            ]
        ),
        .target(name: "SpecFormatting", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree", "YAMLTree"]),
        .target(name: "RAMPolicy", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]),
        .target(
            name: "InstanceSpec",
            dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]
        ),
        .target(
            name: "SpecRules", dependencies: ["DiagnosticsCore", "ExactText", "InstanceSpec", "Platform", "SourceTree"]),
        .target(name: "SpecSchema", dependencies: ["DiagnosticsCore", "ExactText", "InstanceSpec", "SpecRules"]),
        .target(
            name: "SpecCompiler",
            dependencies: [
                "ByteFormats", "DiagnosticsCore", "ExactText", "InstanceSpec",
                "MetadataFormat", "Platform", "QueryEncoding", "RAMPolicy", "SourceTree", "SpecRules", "UserData",
                "YAMLTree",
            ]
        ),
        .target(name: "XMLTree", dependencies: ["DiagnosticsCore", "ExactText", "SourceTree"]),
        .target(
            name: "PastedCommands", dependencies: ["DiagnosticsCore", "ExactText", "QueryEncoding", "SourceTree"]
        ),
        .target(
            name: "SpecImport",
            dependencies: [
                "ByteFormats", "CallFormat", "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat",
                "PastedCommands", "Platform", "QueryEncoding", "SourceTree", "SpecCompiler", "SpecRules", "UserData",
                "XMLTree", "YAMLTree",
            ]
        ),
        .target(name: "SpecFiles", dependencies: ["ExactText", "FileAccess", "SpecCompiler"]),
        .target(
            name: "SpecGeneration",
            dependencies: [
                "DiagnosticsCore", "ExactText", "GenerationInput", "InstanceSpec", "MetadataFormat", "QueryEncoding",
                "ServiceModel", "SourceTree", "SpecCompiler", "SwiftSource", "YAMLTree",
            ]
        ),

        .target(
            name: "RequestEmission",
            dependencies: [
                "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat", "QueryEncoding", "RAMPolicy",
                "RequestSigning", "SourceTree", "SpecCompiler", "UserData",
            ]
        ),

        .target(
            name: "InstanceDifference",
            dependencies: [
                "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat", "Platform", "RAMPolicy",
                "RequestEmission", "SpecCompiler", "UserData",
            ]
        ),

        // What an editor asks of specs
        .target(
            name: "LanguageServer",
            dependencies: [
                "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat", "Platform",
                "RequestEmission", "SourceTree", "SpecCompiler", "SpecFormatting", "SpecSchema", "UserData", "YAMLTree",
            ]
        ),

        // What generated code calls
        .target(
            name: "ECSRuntime",
            dependencies: [.target(name: "CLibXML2", condition: .when(traits: ["XML"])), "ExactText", "QueryEncoding"]
        ),

        // The same under names that users do not import
        .target(name: "GeneratedModelSupport", dependencies: ["ECSRuntime"]),
        .target(name: "GeneratedSpecSupport", dependencies: ["RequestSigning"]),

        // Generated models
        .models("ECSModels"),
        .models("RAMModels"),
        .models("STSModels"),
        .models("KMSModels"),

        // Commands, and what they share; the tools of the plugins do without the argument parser
        .target(name: "CommandSupport", dependencies: ["DiagnosticsCore", "ExactText", "FileAccess"]),
        .target(
            name: "CommandOptions", dependencies: ["CommandSupport", "DiagnosticsCore", "ExactText", argumentParser]),
        .target(
            name: "GeneratorSupport",
            dependencies: [
                "CommandSupport", "DiagnosticsCore", "ExactText", "FileAccess", "GenerationInput", "ModelEmitter",
                "SourceTree",
            ]
        ),
        .target(
            name: "GeneratorCommands",
            dependencies: [
                "CodeGeneration", "CommandOptions", "CommandSupport", "DiagnosticsCore", "ExactText", "GenerationInput",
                "GeneratorSupport", "MetadataFormat", "ModelEmitter", "ServiceModel", "SpecCompiler", "SpecFiles",
                "SpecGeneration", "SwiftSource", argumentParser,
            ]
        ),
        .executableTarget(
            name: "ecsc",
            dependencies: [
                "CallFormat", "CodeGeneration", "CommandOptions", "CommandSupport", "CredentialProviders",
                "DiagnosticsCore", "ExactText", "FileAccess", "GenerationInput", "GeneratorCommands",
                "InstanceDifference", "InstanceSpec", "LanguageServer", "MetadataFormat", "PastedCommands",
                "RAMPolicy", "RequestEmission", "RequestSigning", "ServiceModel", "SourceTree", "SpecCompiler",
                "SpecFiles", "SpecFormatting", "SpecImport", "SpecSchema", "UserData", "YAMLTree", argumentParser,
            ]
        ),
        .executableTarget(
            name: "ecsc-codegen",
            dependencies: [
                "CodeGeneration", "CommandSupport", "DiagnosticsCore", "GenerationInput", "GeneratorSupport",
                "ModelEmitter",
            ]
        ),
        .executableTarget(
            name: "ecsc-specgen",
            dependencies: [
                "DiagnosticsCore", "GenerationInput", "GeneratorSupport", "SpecCompiler", "SpecFiles", "SpecGeneration",
            ]
        ),

        // Plugins; what they share is Plugins/Shared, linked into each
        .plugin(name: "GenerateECSModels", capability: .buildTool(), dependencies: ["ecsc-codegen"]),
        .plugin(name: "CompileECSSpecs", capability: .buildTool(), dependencies: ["ecsc-specgen"]),
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
            dependencies: ["ecsc-codegen", "ecsc-specgen"]
        ),

        // Tests
        .target(
            name: "ReferenceModels",
            dependencies: ["ECSRuntime"],
            path: "Tests/ReferenceModels",
            exclude: ["api-docs.json", "ecs-models.json"]
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "SourceConventionsTests", dependencies: ["TestSupport"],
            exclude: ["character-handling.txt", "string-keys.txt"]),
        .testTarget(name: "PackageTests", dependencies: ["TestSupport"]),
        .testTarget(name: "ExactTextTests", dependencies: ["ExactText", "TestSupport"]),
        .testTarget(name: "FileAccessTests", dependencies: ["FileAccess"]),
        .testTarget(name: "DiagnosticsCoreTests", dependencies: ["DiagnosticsCore", "TestSupport"]),
        .testTarget(
            name: "SourceTreeTests", dependencies: ["DiagnosticsCore", "SourceTree", "TestSupport", "YAMLTree"]),
        .testTarget(name: "BundledFilesTests", dependencies: ["BundledFiles", "TestSupport"]),
        .testTarget(name: "ByteFormatsTests", dependencies: ["ByteFormats", "TestSupport"]),
        .testTarget(name: "QueryEncodingTests", dependencies: ["QueryEncoding", "TestSupport"]),
        .testTarget(name: "RequestSigningTests", dependencies: ["RequestSigning", "TestSupport"]),
        .testTarget(
            name: "CredentialProvidersTests",
            dependencies: ["CredentialProviders", "DiagnosticsCore", "RequestSigning", "SourceTree"]
        ),
        .testTarget(
            name: "MetadataFormatTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "ExactText", "MetadataFormat"]),
        .testTarget(
            name: "PlatformTests",
            dependencies: [
                "BundledFiles", "DiagnosticsCore", "ExactText", "MetadataFormat", "Platform", "PlatformMetadata",
                "SourceTree", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ServiceModelTests",
            dependencies: ["DiagnosticsCore", "ExactText", "MetadataFormat", "ServiceModel", "TestSupport"]),
        .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"]),
        .testTarget(name: "ModelEmitterTests", dependencies: ["ModelEmitter", "ServiceModel", "SwiftSource"]),
        .testTarget(name: "ReferenceModelsTests", dependencies: ["ECSRuntime", "ReferenceModels"]),
        .testTarget(
            name: "GeneratorSupportTests",
            dependencies: [
                "CommandSupport", "DiagnosticsCore", "GenerationInput", "GeneratorSupport", "ModelEmitter",
            ]
        ),
        .testTarget(
            name: "GenerationInputTests",
            dependencies: [
                "DiagnosticsCore", "ExactText", "GenerationInput", "ModelEmitter", "SourceTree", "SwiftSource",
            ]
        ),
        .testTarget(
            name: "CodeGenerationTests",
            dependencies: [
                "CodeGeneration", "DiagnosticsCore", "ExactText", "GenerationInput", "GeneratorSupport",
                "MetadataFormat", "ModelEmitter", "ServiceModel", "SwiftSource", "TestSupport",
            ]
        ),
        .testTarget(
            name: "SpecGenerationTests",
            dependencies: [
                "DiagnosticsCore", "GenerationInput", "RequestSigning", "ServiceModel", "SourceTree", "SpecCompiler",
                "SpecGeneration", "SwiftSource", "YAMLTree",
            ]
        ),
        .testTarget(
            name: "GeneratorCommandsTests",
            dependencies: [
                "CodeGeneration", "CommandSupport", "DiagnosticsCore", "GenerationInput", "GeneratorCommands",
                "GeneratorSupport", "MetadataFormat", "ModelEmitter", "Platform", "ServiceModel", argumentParser,
            ]
        ),
        .testTarget(
            name: "UserDataTests",
            dependencies: [
                "ByteFormats", "DiagnosticsCore", "SourceTree", "TestSupport", "UserData",
                "YAMLTree",
            ],
            exclude: ["OrdinaryTemplates"]
        ),
        .testTarget(
            name: "RAMPolicyTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "ExactText", "RAMPolicy", "SourceTree", "TestSupport"],
            exclude: ["Cases"]
        ),
        .testTarget(
            name: "SpecFormattingTests",
            dependencies: ["DiagnosticsCore", "SourceTree", "SpecFormatting", "TestSupport", "YAMLTree"],
            exclude: ["Cases"]
        ),
        .testTarget(
            name: "InstanceSpecTests",
            dependencies: [
                "BundledFiles", "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat", "SourceTree",
                "YAMLTree",
            ]
        ),
        .testTarget(
            name: "SpecRulesTests",
            dependencies: [
                "DiagnosticsCore", "InstanceSpec", "Platform", "SourceTree", "SpecCompiler", "SpecRules",
                "TestSupport", "YAMLTree",
            ]
        ),
        .testTarget(
            name: "SpecSchemaTests",
            dependencies: [
                "DiagnosticsCore", "InstanceSpec", "SourceTree", "SpecCompiler", "SpecRules", "SpecSchema",
                "TestSupport", "YAMLTree",
            ],
            exclude: ["Cases", "validate.py", "validate_sarif.py"]
        ),
        .testTarget(
            name: "SpecCompilerTests",
            dependencies: [
                "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "Platform", "RAMPolicy", "RequestEmission",
                "RequestSigning", "SourceTree", "SpecCompiler", "SpecRules", "TestSupport", "YAMLTree",
            ],
            exclude: ["Cases", "Plan/Cases", "PlainMistakes/mistakes.txt", "PublicDefinitions"]
        ),
        .testTarget(name: "XMLTreeTests", dependencies: ["DiagnosticsCore", "SourceTree", "XMLTree"]),
        .testTarget(
            name: "PastedCommandsTests",
            dependencies: ["DiagnosticsCore", "PastedCommands", "SourceTree", "TestSupport"]
        ),
        .testTarget(
            name: "InstanceDifferenceTests",
            dependencies: [
                "DiagnosticsCore", "InstanceDifference", "Platform", "SourceTree",
                "SpecCompiler", "TestSupport", "YAMLTree",
            ]
        ),
        .testTarget(
            name: "SpecImportTests",
            dependencies: [
                "ByteFormats", "DiagnosticsCore", "ExactText", "InstanceSpec", "MetadataFormat", "QueryEncoding",
                "RequestEmission", "RequestSigning", "SourceTree", "SpecCompiler", "SpecFormatting", "SpecImport",
                "TestSupport", "YAMLTree",
            ]
        ),
        .testTarget(
            name: "LanguageServerTests",
            dependencies: [
                "DiagnosticsCore", "ExactText", "LanguageServer", "SourceTree", "SpecCompiler", "TestSupport",
                "YAMLTree",
            ],
            exclude: ["Cases"]
        ),
        .testTarget(name: "ECSRuntimeTests", dependencies: ["ECSRuntime", "TestSupport"]),
        .testTarget(name: "ecscTests", dependencies: ["TestSupport"], exclude: ["Cases", "LanguageClient"]),
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
