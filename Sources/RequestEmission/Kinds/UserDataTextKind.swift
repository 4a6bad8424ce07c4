import SpecCompiler
import UserData

extension EmissionForm {
    /// The kind `user-data-text`: the payload as it is read at boot, before it is compressed and encoded; nothing where
    /// there is none.
    static let userDataText = EmissionForm(document: { subject, _ in
        UserDataInspector.uncompressed(subject.instance.userData ?? [])
    })
}
