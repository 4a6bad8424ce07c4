import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

// The rule is declared in InstanceSpec, which checks the names of variables when it expands them.
extension SpecCheck {
    static let valuePattern = SpecCheck(
        .valuePattern,
        constraints: [
            SchemaConstraint(at: ["metadata", "name"], .pattern("^[A-Za-z][A-Za-z0-9_-]{0,62}$")),
            SchemaConstraint(at: ["spec", "region"], .pattern("^[a-z0-9-]+$")),
            SchemaConstraint(at: ["vars"], .names("^[A-Za-z_][A-Za-z0-9_]*$")),
        ]
    ) {
        $0.checkName()
        $0.checkRegion()
    }
}

/// What `metadata.name` may be: `[A-Za-z][A-Za-z0-9_-]{0,62}`.
public enum SpecName {
    /// Bytes of the longest name.
    public static let longest = 63

    /// Whether a text can be a name.
    public static func isValid(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, first.isASCIILetter, bytes.count <= longest else { return false }
        return bytes.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }
}

extension CheckedSpec {
    /// A folder name, a Swift constant's name and a word in messages.
    fileprivate mutating func checkName() {
        guard let value = document.name, let name = value.text else { return }
        guard SpecName.isValid(name) else {
            report(
                .error, .valuePattern, "this can't be a name", at: value,
                notes: ["a letter, then up to 62 letters, digits, '_' or '-'"]
            )
            return
        }
    }

    /// A region's id becomes part of a host name.
    fileprivate mutating func checkRegion() {
        guard let region = spec["region"], let id = region.text else { return }
        guard !id.isEmpty, id.utf8.allSatisfy(\.isRegionByte) else {
            let written = CheckedSpec.visible(id).asciiLowercased
            report(
                .error, .valuePattern, "this can't be a region's id", at: region,
                notes: ["lower-case letters, digits and '-', such as cn-hangzhou"] + CheckedSpec.invisible(in: id),
                replacement: facts.regions.onSale.first(where: written.isExactly)
            )
            return
        }
    }
}

extension UInt8 {
    /// Whether the byte can stand in a region's id: a lower-case letter, a digit or `-`.
    var isRegionByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
