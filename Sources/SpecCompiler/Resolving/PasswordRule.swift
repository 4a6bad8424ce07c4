import DiagnosticsCore
import InstanceSpec

/// Rule `password-strength` (ECS API reference, RunInstances, 2026). Messages never hold a part of the password.
enum PasswordRule {
    /// Characters beyond letters and digits that a password may have.
    private static let special = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/"

    /// Checks the text of a parameter, where that is a password kept outside the spec.
    ///
    /// - Returns: Whether the service takes it.
    static func check(
        _ text: String, of parameter: RequestParameter, in document: InstanceDocument, into sink: inout DiagnosticSink
    ) -> Bool {
        guard parameter.name == "Password", case .secret = parameter.value, let value = parameter.origin.value,
            let problem = problem(with: text, isWindows: document.bootsWindows)
        else { return true }
        sink.report(
            document.diagnostic(
                .error, .passwordStrength, "the service refuses this password: \(problem)", at: value.span,
                path: value.path
            )
        )
        return false
    }

    /// What is wrong with a password; nil if it is one that the service takes.
    ///
    /// - Parameter isWindows: Whether the image is known to be Windows, where none begins with a slash.
    static func problem(with password: String, isWindows: Bool) -> String? {
        let scalars = password.unicodeScalars
        guard (8...30).contains(scalars.count) else { return "it does not have 8 to 30 characters" }
        let kinds: [(Unicode.Scalar) -> Bool] = [
            { ("a"..."z").contains($0) }, { ("A"..."Z").contains($0) }, { ("0"..."9").contains($0) },
            { special.unicodeScalars.contains($0) },
        ]
        guard scalars.allSatisfy({ scalar in kinds.contains { $0(scalar) } }) else {
            return "it has a character that is no letter a-z, no digit, and none of \(special)"
        }
        guard kinds.count(where: { scalars.contains(where: $0) }) >= 3 else {
            return "it has fewer than three of the kinds a-z, A-Z, 0-9 and \(special)"
        }
        return isWindows && password.utf8.first == UInt8(ascii: "/") ? "on Windows none begins with '/'" : nil
    }
}
