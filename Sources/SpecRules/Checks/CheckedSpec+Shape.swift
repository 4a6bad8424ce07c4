import DiagnosticsCore
import InstanceSpec

extension CheckedSpec {
    /// Rules `value-pattern` and `missing-key`, as far as the table of fields can't say them.
    mutating func checkShape() {
        checkName()
        checkRegion()
        guard !hasLaunchTemplate else { return }
        for key in ["type", "image"] where spec[key] == nil {
            report(
                .error, "missing-key", "the key '\(key)' is missing", missingIn: spec,
                notes: ["it may be left out only where a launchTemplate gives it"]
            )
        }
        let network = spec["network"]
        if !(network.map(Self.hasSecurityGroup) ?? false) {
            report(
                .error, "missing-key", "there is no security group", missingIn: network ?? spec,
                help: "add 'securityGroup: sg-…' \(network == nil ? "under a key 'network'" : "to 'network'")"
            )
        }
    }

    /// A folder name, a Swift constant's name and a word in messages: `[A-Za-z][A-Za-z0-9_-]{0,62}`.
    private mutating func checkName() {
        guard let value = document.name, let name = value.text else { return }
        let bytes = name.utf8
        let isLetter: (UInt8) -> Bool = { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        let isOther: (UInt8) -> Bool = {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        guard let first = bytes.first, isLetter(first), bytes.count <= 63,
            bytes.allSatisfy({ isLetter($0) || isOther($0) })
        else {
            report(
                .error, "value-pattern", "this can't be a name", at: value,
                notes: ["a letter, then up to 62 letters, digits, '_' or '-'"]
            )
            return
        }
    }

    /// A region's id becomes part of a host name.
    private mutating func checkRegion() {
        guard let region = spec["region"], let id = region.text else { return }
        let isHostPart: (UInt8) -> Bool = { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard !id.isEmpty, id.utf8.allSatisfy(isHostPart) else {
            report(
                .error, "value-pattern", "this can't be a region's id", at: region,
                notes: ["lower-case letters, digits and '-', such as cn-hangzhou"]
            )
            return
        }
    }

    /// Whether the request names a security group, its own or an interface's; an interface that exists has one already.
    private static func hasSecurityGroup(_ network: SpecValue) -> Bool {
        func names(_ mapping: SpecValue) -> Bool {
            mapping["securityGroup"] != nil
                || mapping["securityGroups"].map { $0.isInvalid || !$0.items.isEmpty } ?? false
        }
        if names(network) { return true }
        guard let interfaces = network["interfaces"] else { return false }
        return interfaces.isInvalid || interfaces.items.contains { names($0) || $0["id"] != nil }
    }
}
