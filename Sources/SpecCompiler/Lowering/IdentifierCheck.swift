import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import RAMPolicy

/// Checks that ids and names which go into policies name one thing each: a wildcard in one would make the least policy
/// of the caller allow more than the call needs.
struct IdentifierCheck {
    let document: InstanceDocument
    /// Which parameters name resources.
    let types: ResourceTypes
    private(set) var findings: DiagnosticSink

    init(document: InstanceDocument, types: ResourceTypes, findings: DiagnosticSink) {
        self.document = document
        self.types = types
        self.findings = findings
    }

    /// Rule `value-pattern` for every id of a request, and for a role that only a later step names.
    mutating func check(_ instance: CompiledInstance) {
        let parameters = instance.request.parameters
        // By index, since nearly none is worth a copy.
        for index in parameters.indices where Self.needsLook(parameters[index]) {
            let parameter = parameters[index]
            guard let text = parameter.value.text, let value = parameter.origin.value else { continue }
            if Self.isRole(parameter) { checkRole(text, at: value) } else { check(text, of: parameter.name, at: value) }
        }
        if let role = instance.role, role.attachment != .atCreation, let value = document.spec["role", "name"] {
            checkRole(role.name, at: value)
        }
    }

    private static func isRole(_ parameter: RequestParameter) -> Bool { parameter.name.isExactly("RamRoleName") }

    private static func needsLook(_ parameter: RequestParameter) -> Bool {
        guard case .text(var text) = parameter.value else { return false }
        if isRole(parameter) { return true }
        return text.withUTF8 { $0.count > shortLength || $0.contains(where: needsLook) }
    }

    /// Of a longer text, such as user data, its name tells sooner than its bytes that it is no id.
    private static let shortLength = 64

    /// Nearly every id is of other bytes: letters, digits, `-`, `_` and `.`.
    private static func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x20, 0x7F..., UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }

    private mutating func check(_ text: String, of name: String, at value: SpecValue) {
        // A family of images is no image: policies name none for it.
        guard name != "ImageFamily" else { return }
        let type = types.type(ofParameter: name)
        guard type != nil || name.hasExactSuffix("Id") else { return }
        // Key pairs and launch templates are named by their users.
        let isName = type == "keypair" || name == "LaunchTemplateName"
        guard let fault = ResourceID.fault(of: text, allowsColon: isName) else { return }
        // What is in no policy may be of a form of its own, such as the alias of a key.
        guard type != nil || fault == "*" || fault == "?" else { return }
        report("\(name) can't contain '\(fault)'", at: value, note: "it names one thing, and stands for no other")
    }

    /// Letters, digits, `.`, `_` and `-`, 1 to 64 (RAM limits page).
    private mutating func checkRole(_ name: String, at value: SpecValue) {
        let isRoleByte: (UInt8) -> Bool = { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard !(1...64).contains(name.utf8.count) || !name.utf8.allSatisfy(isRoleByte) else { return }
        report("this can't be the name of a RAM role", at: value, note: "1 to 64 letters, digits, '.', '_' and '-'")
    }

    private mutating func report(_ message: String, at value: SpecValue, note: String) {
        findings.report(
            document.diagnostic(.error, .valuePattern, message, at: value.span, path: value.path, notes: [note])
        )
    }
}
