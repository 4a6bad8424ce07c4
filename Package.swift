// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-ecs-compiler",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "ecsc", targets: ["ecsc"]),
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

        // Texts, positions and findings
        .target(name: "DiagnosticsCore"),
        .target(
            name: "SourceTree",
            dependencies: ["DiagnosticsCore", .product(name: "Yams", package: "Yams")]
        ),

        // Bundled data: api-specs/ and templates/, compiled in
        .target(name: "CBundledFiles"),
        .target(name: "BundledFiles", dependencies: ["CBundledFiles"]),

        // Small formats of our own: the code generator needs them without a C library
        .target(name: "ContentHash"),
        .target(name: "Deflate"),

        // Requests and signatures
        .target(name: "QueryEncoding"),
        .target(name: "RequestSigning", dependencies: ["QueryEncoding", "COpenSSL"]),
        .target(name: "CredentialProviders", dependencies: ["DiagnosticsCore", "RequestSigning", "SourceTree"]),

        // API metadata
        .target(name: "MetadataFormat", dependencies: ["DiagnosticsCore", "SourceTree"]),

        // The spec compiler
        .target(
            name: "UserDataTemplates",
            dependencies: [
                "BundledFiles", "ContentHash", "Deflate", "DiagnosticsCore", "SourceTree",
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .target(name: "RAMPolicy", dependencies: ["DiagnosticsCore", "SourceTree"]),
        .target(
            name: "InstanceSpec",
            dependencies: ["DiagnosticsCore", "SourceTree"]
        ),
        .target(name: "SpecRules", dependencies: ["DiagnosticsCore", "InstanceSpec", "SourceTree"]),
        .target(
            name: "SpecCompiler",
            dependencies: [
                "BundledFiles", "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "QueryEncoding", "RAMPolicy",
                "SourceTree", "SpecRules", "UserDataTemplates",
            ]
        ),

        .target(
            name: "RequestEmission",
            dependencies: [
                "ContentHash", "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "QueryEncoding", "RAMPolicy",
                "RequestSigning", "SourceTree", "SpecCompiler", "UserDataTemplates",
            ]
        ),

        // What generated code calls
        .target(name: "ECSRuntime", dependencies: ["CLibXML2"]),

        // Commands
        .executableTarget(
            name: "ecsc",
            dependencies: [
                "CredentialProviders", "DiagnosticsCore", "InstanceSpec", "MetadataFormat", "QueryEncoding",
                "RequestEmission", "RequestSigning", "SourceTree", "SpecCompiler", "UserDataTemplates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Tests
        .testTarget(name: "DiagnosticsCoreTests", dependencies: ["DiagnosticsCore"]),
        .testTarget(name: "SourceTreeTests", dependencies: ["SourceTree"]),
        .testTarget(name: "BundledFilesTests", dependencies: ["BundledFiles"]),
        .testTarget(name: "ContentHashTests", dependencies: ["ContentHash"]),
        .testTarget(name: "DeflateTests", dependencies: ["Deflate"]),
        .testTarget(name: "QueryEncodingTests", dependencies: ["QueryEncoding"]),
        .testTarget(name: "RequestSigningTests", dependencies: ["RequestSigning"]),
        .testTarget(
            name: "CredentialProvidersTests",
            dependencies: ["CredentialProviders", "DiagnosticsCore", "RequestSigning"]
        ),
        .testTarget(name: "MetadataFormatTests", dependencies: ["MetadataFormat", "BundledFiles"]),
        .testTarget(
            name: "UserDataTemplatesTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "SourceTree", "UserDataTemplates"]
        ),
        .testTarget(
            name: "RAMPolicyTests",
            dependencies: ["BundledFiles", "DiagnosticsCore", "RAMPolicy", "SourceTree"],
            exclude: ["Cases"]
        ),
        .testTarget(name: "InstanceSpecTests", dependencies: ["InstanceSpec"]),
        .testTarget(name: "SpecRulesTests", dependencies: ["SpecRules", "BundledFiles"]),
        .testTarget(name: "SpecCompilerTests", dependencies: ["DiagnosticsCore", "SourceTree", "SpecCompiler"]),
        .testTarget(name: "ECSRuntimeTests", dependencies: ["ECSRuntime"]),
        .testTarget(name: "ecscTests", dependencies: [], exclude: ["Cases"]),
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
