// swift-tools-version: 6.2
import PackageDescription

// Modules of users with generated code in them, a folder and a target for each way to set one up. scripts/test-settings
// generates the code and builds all of it; that warnings are errors is the test.
let upcoming = [
    "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
    "InferIsolatedConformances",
]
let settings: [(module: String, settings: [SwiftSetting])] =
    [
        ("Plain", []),
        ("LanguageMode5", [.swiftLanguageMode(.v5)]),
        ("MainActorByDefault", [.defaultIsolation(MainActor.self)]),
        (
            "MainActorWithUpcoming",
            [.defaultIsolation(MainActor.self)] + upcoming.map { .enableUpcomingFeature($0) }
        ),
        ("StrictMemorySafety", [.strictMemorySafety()]),
        ("CxxInteroperability", [.interoperabilityMode(.Cxx)]),
        ("PublicModels", []),
        ("PublicModelsInternalImports", [.enableUpcomingFeature("InternalImportsByDefault")]),
        ("UserInternalImport", []),
        ("UserPublicImport", []),
        ("PublicModelsUserInternalImport", []),
        ("PublicModelsUserPublicImport", []),
        ("PackageModels", []),
        ("PackageModelsInternalImports", [.enableUpcomingFeature("InternalImportsByDefault")]),
        ("Namespace", []),
        ("SeveralProducts", []),
    ] + upcoming.map { ($0, [.enableUpcomingFeature($0)]) }

let package = Package(
    name: "ModuleSettings",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "swift-ecs-compiler", path: "../..", traits: [])],
    targets: settings.map { module, settings in
        .target(
            name: module,
            dependencies: [.product(name: "ECSRuntime", package: "swift-ecs-compiler")],
            exclude: ["ecs-models.json"],
            swiftSettings: settings + [.treatAllWarnings(as: .error)]
        )
    } + [
        .target(
            name: "CompiledSpecs",
            dependencies: [.product(name: "RequestSigning", package: "swift-ecs-compiler")],
            exclude: ["ecs-models.json", "web.ecs.yaml"],
            swiftSettings: [.defaultIsolation(MainActor.self), .treatAllWarnings(as: .error)]
        )
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
