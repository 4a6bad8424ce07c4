import SpecCompiler
import UserData

extension EmissionForm {
    /// The kind `user-data`: the payload as it is sent; an empty line where there is none.
    static let userData = EmissionForm { subject, _ in
        subject.instance.userData.map { UserDataBlob($0).base64 } ?? ""
    }
}
