/// A Swift source file as a value.
public struct SwiftFile: Sendable, Hashable {
    /// An import.
    public struct Import: Sendable, Hashable {
        /// The module.
        public var module: String
        /// To whom the file's own declarations show the module's types.
        public var access: Access

        /// An import.
        public init(_ module: String, access: Access) {
            self.module = module
            self.access = access
        }

        /// An import for public declarations, or for the module alone.
        public init(_ module: String, isPublic: Bool) { self.init(module, access: isPublic ? .public : .internal) }
    }

    /// The file's name: `Models01.swift`.
    public var name: String
    /// Comment lines at the top.
    public var header: [String]
    /// Imports, in the order they are written.
    public var imports: [Import]
    /// Declarations.
    public var declarations: [Declaration]

    /// A file.
    public init(name: String, header: [String], imports: [Import] = [], declarations: [Declaration] = []) {
        self.name = name
        self.header = header
        self.imports = imports
        self.declarations = declarations
    }
}
