import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import RAMPolicy
import SourceTree

/// Checks values whose form the names of their parameters tell: ids, addresses and times, whether a field of the language
/// or `parameters` gave them.
struct ParameterFormCheck {
    let document: InstanceDocument
    /// Seconds since 1970; nil where nothing is said about what is past.
    let now: Int64?
    private(set) var findings: DiagnosticSink

    init(document: InstanceDocument, now: Int64?, findings: DiagnosticSink) {
        self.document = document
        self.now = now
        self.findings = findings
    }

    /// Rules `id-kind`, `address` and `time` for every parameter.
    mutating func check(_ parameters: [RequestParameter]) {
        // By index, since nearly none is worth a copy.
        for index in parameters.indices {
            guard let form = ParameterForm(ofParameter: parameters[index].name),
                let text = parameters[index].value.text, case .spec(let value) = parameters[index].origin
            else { continue }
            switch form {
            case .id(let kind): check(text, asIDOf: kind, at: value)
            case .ipv4Address: checkAddress(text, isVersion6: false, at: value)
            case .ipv6Address: checkAddress(text, isVersion6: true, at: value)
            case .time: checkTime(text, at: value)
            }
        }
    }

    // MARK: - Ids

    private mutating func check(_ id: String, asIDOf kind: ResourceIDKind, at value: SpecValue) {
        guard !kind.takes(id) else { return }
        let other = ResourceIDKind.kind(of: id)
        if other == nil, kind.hasOtherForms { return }
        // Other characters are an error of `value-pattern`, which says more.
        guard id.utf8.allSatisfy(Self.isIDByte), let prefix = kind.prefixes.first else { return }
        let lowered = id.asciiLowercased
        report(
            .warning, .idKind,
            other.map { "'\(id.shortened)' is the id of \($0.name), not of \(kind.name)" }
                ?? "'\(id.shortened)' does not look like the id of \(kind.name)",
            at: value, notes: ["such ids begin with '\(prefix)', as of \(ResourceIDKind.asOf)"],
            replacement: !lowered.isExactly(id) && kind.takes(lowered) ? lowered : nil
        )
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "*")
    }

    // MARK: - Addresses

    /// Blocks of which no interface has an address: those that VPCs leave out, and those of other uses.
    private static let impossibleBlocks: [(block: IPAddressBlock, use: String)] = [
        ("0.0.0.0/8", "stands for no address"), ("127.0.0.0/8", "is a loopback address"),
        ("169.254.0.0/16", "is a link-local address"), ("100.64.0.0/10", "is one of the platform's own"),
        ("224.0.0.0/4", "is a multicast address"), ("240.0.0.0/4", "is reserved"),
        ("::/127", "is no interface's address"), ("fe80::/10", "is a link-local address"),
        ("ff00::/8", "is a multicast address"),
    ].compactMap { text, use in IPAddressBlock(text).map { ($0, use) } }

    private mutating func checkAddress(_ text: String, isVersion6: Bool, at value: SpecValue) {
        let version = isVersion6 ? "IPv6" : "IPv4"
        let form = isVersion6 ? "such as 2408:4321:180:1701::1" : "four numbers from 0 to 255, such as 192.168.1.30"
        guard let address = IPAddressBlock(text) else {
            report(.error, .address, "'\(text.shortened)' is no \(version) address", at: value, notes: [form])
            return
        }
        if address.isVersion6 != isVersion6 {
            report(
                .error, .address, "this is an \(address.isVersion6 ? "IPv6" : "IPv4") address, not one of \(version)",
                at: value
            )
        } else if text.utf8.contains(UInt8(ascii: "/")) {
            report(
                .error, .address, "this is a block of addresses, not an address", at: value,
                help: "write one address of it"
            )
        } else if let use = Self.impossibleBlocks.first(where: { $0.block.contains(address) })?.use {
            report(.error, .address, "no interface can have this address: it \(use)", at: value)
        }
    }

    // MARK: - Times

    private mutating func checkTime(_ text: String, at value: SpecValue) {
        let form = "in UTC, as 2030-01-31T12:00:00Z"
        guard let seconds = DateTimeText.seconds(of: text) ?? DateTimeText.seconds(of: text, allowing: .noSeconds)
        else {
            report(.error, .time, Self.fault(ofTime: text), at: value, notes: [form])
            return
        }
        guard text.utf8.last == UInt8(ascii: "Z") else {
            report(
                .error, .time, "this time is not in UTC", at: value,
                replacement: DateTimeText.text(ofSeconds: seconds)
            )
            return
        }
        if let now, seconds <= now {
            report(.warning, .time, "this moment is past", at: value)
        }
    }

    private static func fault(ofTime text: String) -> String {
        let day = text.utf8.prefix(10)
        let isDate = day.count == 10 && DateTimeText.seconds(of: "\(Substring(day))T00:00:00Z") != nil
        let isWritten =
            day.count == 10
            && day.enumerated().allSatisfy {
                $0.offset == 4 || $0.offset == 7 ? $0.element == 0x2D : $0.element.isASCIIDigit
            }
        if isWritten, !isDate { return "there is no such day" }
        return "this is no time as the service reads it"
    }

    private mutating func report(
        _ severity: Severity, _ rule: Rule, _ message: String, at value: SpecValue, notes: [String] = [],
        help: String? = nil, replacement: String? = nil
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: value.span, path: value.path, notes: notes, help: help,
                replacement: replacement
            )
        )
    }
}
