import SpecCompiler

extension EmissionForm {
    /// The kind `user-data-text`: the payload before it is encoded; nothing where there is none.
    static let userDataText = EmissionForm(document: { subject, _ in subject.instance.userData ?? [] })
}
