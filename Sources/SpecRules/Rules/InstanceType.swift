package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import SourceTree

extension Rule {
    /// Rule `instance-type`.
    package static let instanceType = Rule(
        SpecRule.instanceType, severities: [.error, .warning, .note],
        checks: "The instance type is written as ecs.FAMILY.SIZE, and is one that the pages on families list.",
        reason: """
            A misspelt type is refused by the service only when the request is sent. The pages grow old, so a type they do \
            not list may be a new one. Notes say what is special about its family.
            """,
        remedy: "Choose a type that DescribeInstanceTypes lists.",
        source: .familyPages,
        keys: ["spec.type"],
        example: .settings(wrong: "type: ecs.g6.lagre", right: "type: ecs.g6.large")
    )
}

extension CheckedSpec {
    mutating func checkInstanceType() {
        guard let type = spec["type"], let name = type.text, checkForm(of: name, at: type) else { return }
        guard let familyName = trusted.family else { return checkUnknownForm(name, at: type) }
        guard let family = trusted.familyFacts else { return checkUnknownFamily(familyName, of: name, at: type) }
        let note = "by the pages on families of \(facts.asOf)"
        if let known = family.type(named: name) {
            if let date = known.lastListed {
                report(
                    .warning, .instanceType, "'\(name)' is no longer listed", at: type,
                    notes: [note, "it was last listed on \(date)"],
                    help: "DescribeAvailableResource tells where it can still be bought"
                )
            }
        } else if !family.types.isEmpty, !facts.isNamedInPriceList(name) {
            let nearest = NearestName.find(name, among: family.types.map(\.name))
            report(
                .warning, .instanceType, "family '\(family.name)' has no type '\(name)'", at: type, notes: [note],
                help: nearest == nil ? "DescribeInstanceTypes lists them" : nil, replacement: nearest
            )
        }
        if family.isByInvitation {
            report(
                .note, .instanceType, "'\(family.name)' is by invitation: other accounts are refused", at: type,
                notes: [note]
            )
        }
        if family.isUEFIOnly, let image = spec["image"], let value = image["id"] ?? image["family"],
            !Self.isUEFI(image: value)
        {
            report(
                .note, .instanceType, "'\(family.name)' boots from UEFI images only", at: type,
                labels: [Diagnostic.Label(span: value.span, text: "the image")],
                notes: [note, "DescribeImages shows it as BootMode"]
            )
        }
    }

    /// Whether an image is called one that boots from UEFI, as the public ones are: `aliyun_3_x64_20G_uefi_alibase_….vhd`.
    private static func isUEFI(image: SpecValue) -> Bool {
        let words = image.text?.asciiLowercased.utf8.split { !$0.isASCIIAlphanumeric } ?? []
        return words.contains { $0.elementsEqual("uefi".utf8) }
    }

    /// No type has other bytes than lower-case letters, digits, `.` and `-`, whatever the age of the table; capitals are
    /// only unknown, since nobody says that they are refused.
    private mutating func checkForm(of name: String, at type: SpecValue) -> Bool {
        let isTypeByte: (UInt8) -> Bool = { byte in
            byte.isASCIIAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
        if !name.isEmpty, name.utf8.allSatisfy(isTypeByte) { return true }
        let visible = Self.visible(name)
        report(
            .error, .instanceType, "this can't be an instance type", at: type,
            notes: ["lower-case letters, digits, '.' and '-', as ecs.g6.large"] + Self.invisible(in: name),
            replacement: isKnownType(visible) ? visible : nil
        )
        return false
    }

    /// Whether the table has a type, or its family at least.
    private func isKnownType(_ name: String) -> Bool {
        guard let family = PlatformFacts.family(ofType: name).flatMap(facts.family(named:)) else { return false }
        return family.type(named: name) != nil
    }

    /// What does not even begin as types do: `g6.large`, `ecs.g6`, `ecs-g6-large`.
    private mutating func checkUnknownForm(_ name: String, at type: SpecValue) {
        let dotted = name.asciiLowercased.replacingExactly("-", with: ".")
        let meant = [name.asciiLowercased, "ecs.\(name)", dotted, "ecs.\(dotted)"].first(where: isKnownType)
        let parts = name.splitExactly(at: UInt8(ascii: "."), maxSplits: 1)
        let family = parts.count == 2 && parts[0].isExactly("ecs") ? facts.family(named: String(parts[1])) : nil
        let sizes = family.map { $0.types.prefix(4).map(\.name).joined(separator: ", ") }
        report(
            .warning, .instanceType, "'\(name.shortened)' is not written as instance types are", at: type,
            notes: ["ecs.FAMILY.SIZE, by the pages on families of \(facts.asOf)"],
            help: meant != nil
                ? nil : sizes.map { "the family has \($0) and more" } ?? "DescribeInstanceTypes lists them",
            replacement: meant
        )
    }

    /// What `trusted-family` warns of already is not said twice.
    private mutating func checkUnknownFamily(_ family: String, of name: String, at type: SpecValue) {
        guard trusted.mode != .managed, trusted.mode != .selfManaged, !facts.isNamedInPriceList(name) else { return }
        let nearest = NearestName.find(family, among: facts.familyNames)
        let size = name.utf8.dropFirst("ecs.\(family)".utf8.count)
        // Only where the family that was meant has the size, too: a new generation is near to the last one.
        let meant = nearest.map { "ecs.\($0)\(Substring(size))" }.flatMap { isKnownType($0) ? $0 : nil }
        report(
            .warning, .instanceType, "instance family '\(family.shortened)' is not known", at: type,
            notes: ["the table of families is of \(facts.asOf); this may be a newer one"],
            help: meant.map { "if it is misspelt: '\($0)'" } ?? nearest.map { "the nearest known family is '\($0)'" }
        )
    }
}
