public import DiagnosticsCore
public import ExactText
public import ModelEmitter
public import SwiftSource

/// What to generate: the contents of `ecs-models.json`, after command-line flags have been applied.
public struct GenerationConfig: Sendable {
    /// A value, and where it was given; flags have no place.
    public struct Setting<Value: Sendable>: Sendable {
        /// The value.
        public var value: Value
        /// Where it stands.
        public var position: Diagnostic.Position?

        /// A value with its place.
        public init(_ value: Value, at position: Diagnostic.Position? = nil) {
            self.value = value
            self.position = position
        }
    }

    /// Bundled metadata by name (`ecs/2014-05-26`), or the path of a file; of several, each product's types stand in a
    /// namespace of their own.
    public var apiDocs: [Setting<String>] = []
    /// Patterns of the actions to generate, with `*` and `?`.
    public var actions: [Setting<String>] = [Setting("*")]
    /// What of the generated code is up to the user; the access is that of compiled specs too.
    public var options = EmitterOptions(generator: GeneratedFile.generator)
    /// Swift names of the user's own, by what has them, as `NamePass.init(overrides:)` takes them.
    public var names: [ExactText: Setting<String>] = [:]
    /// Patterns of the specs to compile into static requests.
    public var specs: [Setting<String>] = []
    /// Where the config begins; nil for one that no file has.
    public var position: Diagnostic.Position?
    /// Where the config has its key `specs`.
    public var specsPosition: Diagnostic.Position?

    /// Who can see what is generated.
    public var access: Access { options.access }

    /// The defaults: internal types for all actions.
    public init() {}
}
