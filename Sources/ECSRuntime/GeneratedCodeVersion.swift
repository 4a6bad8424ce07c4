/// The contract between this library and code generated for it.
///
/// Every generated file names the version it was generated for. A change that breaks generated code adds a version and
/// makes this one unavailable, with a message that says how to generate again.
public enum GeneratedCodeVersion1 {}
