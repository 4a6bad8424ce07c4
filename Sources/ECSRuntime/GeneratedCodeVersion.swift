/// The contract between this library and code generated for it.
///
/// Every generated file names the version it was generated for. A change that breaks generated code adds a version and
/// makes the one before it unavailable, with a message that says how to generate again.
public enum GeneratedCodeVersion2 {}

/// The version before.
@available(
    *, unavailable, message: "generated for an older ECSRuntime: generate it again, with 'ecsc generate' or a build"
)
public enum GeneratedCodeVersion1 {}
