import DiagnosticsCore

/// One Mustache tag of a template.
struct TemplateTag {
    enum Kind {
        /// `{{name}}`: a value, escaped for where it stands.
        case value
        /// `{{{name}}}`: a value as it is.
        case raw
        /// `{{.}}`: the item of the list whose section this is.
        case item
        /// `{{#name}}`: up to its end once if the value is true or not empty, or once for each item.
        case section
        /// `{{^name}}`: up to its end if the value is false or empty.
        case invertedSection
        /// `{{/name}}`.
        case sectionEnd
        /// `{{! text }}`.
        case comment
        /// `{{=<% %>=}}`: other delimiters from here on.
        case delimiters
    }

    let kind: Kind
    /// The name inside; empty for items, comments and delimiters.
    let name: String
    /// From the first opening delimiter to the last closing one.
    let span: SourceSpan
    /// What is between the delimiters, with the sigil.
    let content: SourceSpan
    /// The delimiters in force where the tag stands.
    let delimiters: TemplateDelimiters
    /// Of a section, the index of its end tag.
    var endIndex: Int?
}

/// What opens and closes a tag.
struct TemplateDelimiters: Hashable {
    var open = Array("{{".utf8)
    var close = Array("}}".utf8)
}
