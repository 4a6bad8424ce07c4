public import DiagnosticsCore

/// A value that a template takes, as its front matter states it.
public struct TemplateParameter: Sendable, Hashable {
    /// What values are taken.
    public enum ValueType: String, Sendable, CaseIterable {
        /// Any text.
        case string
        /// A whole number, inserted without quotes.
        case integer
        /// `true` or `false`, inserted without quotes; also switches sections.
        case boolean
        /// Any number of texts: for a section, or where the language has a list.
        case list
    }

    /// The name, as in `{{name}}`.
    public let name: String
    /// What values are taken.
    public let type: ValueType
    /// What is taken when no value is given; nil if one must be given.
    public let defaultValue: TemplateValue.Content?
    /// What it is for, one line.
    public let summary: String
}

/// A value for a template, and where the user wrote it.
public struct TemplateValue: Sendable {
    /// The value itself.
    public enum Content: Sendable, Hashable {
        /// A single value, as text.
        case text(String)
        /// Several texts.
        case list([String])
    }

    /// The name of the parameter it is for.
    public let name: String
    /// The value itself.
    public let content: Content
    /// Where the name stands, for findings about it.
    public let namePosition: Diagnostic.Position?
    /// Where the value stands, for findings about it.
    public let position: Diagnostic.Position?

    /// A value with the places of its name and of itself.
    public init(
        name: String,
        content: Content,
        namePosition: Diagnostic.Position? = nil,
        position: Diagnostic.Position? = nil
    ) {
        self.name = name
        self.content = content
        self.namePosition = namePosition
        self.position = position
    }

    /// A single value, as text.
    public init(_ name: String, _ text: String, at position: Diagnostic.Position? = nil) {
        self.init(name: name, content: .text(text), namePosition: position, position: position)
    }
}
