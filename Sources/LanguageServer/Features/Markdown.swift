import DiagnosticsCore
import ExactText
import Platform
import UserData

extension Rule {
    /// What the rule is about, for an editor.
    var markdown: String {
        let kinds = severities.map(\.rawValue).joined(separator: " or ")
        return "**\(id)** (\(kinds))\n\n\(checks)\n\n\(reason)\n\n*Remedy:* \(remedy)\n\n*Source:* \(source)"
    }
}

extension String {
    /// The text as a code span: between more backquotes than follow each other in it, so that it can't leave them.
    var codeSpan: String {
        var (longest, run) = (0, 0)
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return longest == 0 ? "`\(self)`" : "\(fence) \(self) \(fence)"
    }
}

extension InstanceType {
    /// Processors, memory and limits, as far as they are known.
    var summary: String {
        let parts = [
            vCPUs.map { "\($0) vCPU" }, memoryGiB.map { "\($0) GiB" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// The type, for an editor.
    func markdown(in family: InstanceFamily, asOf date: String) -> String {
        var lines = ["**\(name)**: \(summary)"]
        let limits = [
            interfaces.map { "interfaces: \($0)" }, ipv4PerInterface.map { "IPv4 addresses of each: \($0)" },
            ipv6PerInterface.map { "IPv6 addresses of each: \($0)" }, disks.map { "disks: \($0)" },
        ].compactMap(\.self)
        if !limits.isEmpty { lines.append(limits.joined(separator: ", ")) }
        var traits = [family.architecture.map { "\($0.rawValue)" }].compactMap(\.self)
        if family.enhancement != nil { traits.append("security-enhanced") }
        if family.hasSGX { traits.append("SGX") }
        if family.isBurstable { traits.append("burstable") }
        if family.isUEFIOnly { traits.append("boots UEFI images only") }
        if family.isByInvitation { traits.append("by invitation") }
        if !traits.isEmpty { lines.append("family \(family.name): " + traits.joined(separator: ", ")) }
        if !family.diskCategories.isEmpty { lines.append("disks: " + family.diskCategories.joined(separator: ", ")) }
        if let lastListed { lines.append("last listed \(lastListed)") }
        lines.append("*as of \(date)*")
        return lines.joined(separator: "\n\n")
    }
}

extension RegionFacts {
    /// A region, for an editor; nil where nothing is known of it.
    func markdown(of id: String) -> String? {
        let text: String
        switch state(of: id) {
        case .onSale?: text = "instances are on sale"
        case .closing?: text = "it is being closed"
        case .notOnSale?: text = "it has endpoints, but instances are not on sale"
        case .unlisted?: text = "no list names it, but it has an endpoint"
        case nil: return nil
        }
        return "**\(id)**: \(text)\n\n*as of \(asOf)*"
    }
}

extension DiskFacts {
    /// A category of disks, for an editor; nil where nothing is known of it.
    func markdown(of category: String, use: Use) -> String? {
        guard let sizes = sizes(of: use, category: category, level: nil) else { return nil }
        return "**\(category)**: \(sizes.lowerBound) to \(sizes.upperBound) GiB\n\n*as of \(asOf)*"
    }
}

extension BundledTemplate {
    /// The template and the values that it takes, for an editor.
    var markdown: String {
        var sink = DiagnosticSink()
        let parameters = parse(into: &sink)?.parameters ?? []
        let values = parameters.map { parameter in
            "- `\(parameter.name)` (\(parameter.type.rawValue)\(parameter.defaultValue == nil ? ", required" : "")): "
                + parameter.summary
        }
        return (["**\(name)**: \(summary)"] + (values.isEmpty ? [] : [values.joined(separator: "\n")]))
            .joined(separator: "\n\n")
    }
}
