package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `instance-limits`.
    package static let instanceLimits = Rule(
        SpecRule.instanceLimits, severities: [.warning],
        checks: "The instance type has as many interfaces, addresses, queues, threads and disks as the spec asks for.",
        reason: "The service refuses more.",
        remedy: "Ask for fewer, or choose a larger type.",
        source: .familyPages,
        keys: ["spec.type", "spec.network", "spec.dataDisks", "spec.cpu"],
        example: .settings(
            wrong: """
                type: ecs.g6.large
                network: {vSwitch: vsw-1, securityGroup: sg-1, ipv6: {count: 2}}
                """,
            right: """
                type: ecs.g6.large
                network: {vSwitch: vsw-1, securityGroup: sg-1, ipv6: {count: 1}}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkInstanceLimits() {
        if let threads = spec["cpu", "threadsPerCore"], let number = threads.text.flatMap({ Int($0) }), number > 2 {
            report(.warning, .instanceLimits, "a core has 1 or 2 threads, not \(number)", at: threads, replacement: "2")
        }
        guard let type = spec["type"], let name = type.text, let facts = trusted.familyFacts?.type(named: name) else {
            return
        }
        if let network = spec["network"] {
            checkAddresses(of: network, facts)
            check(network["queues"], of: facts.queues, "queues of an interface", facts)
            if let interfaces = network["interfaces"] {
                report(interfaces.items.count, above: facts.interfaces, "network interfaces", at: interfaces, facts)
                for interface in interfaces.items {
                    checkAddresses(of: interface, facts)
                    check(interface["queues"], of: facts.queues, "queues of an interface", facts)
                }
            }
        }
        if let cpu = spec["cpu"] { checkProcessors(cpu, facts) }
        // The system disk counts.
        if let disks = spec["dataDisks"], !disks.items.isEmpty {
            report(disks.items.count + 1, above: facts.disks, "disks with the system disk", at: disks, facts)
        }
    }

    /// Each thread of each core is a virtual processor.
    private mutating func checkProcessors(_ cpu: SpecValue, _ facts: InstanceType) {
        guard let cores = cpu["cores"] ?? cpu["threadsPerCore"] else { return }
        func number(_ key: String) -> Int? { cpu[key]?.text.flatMap { Int($0) } }
        let (product, overflow) = (number("cores") ?? 1).multipliedReportingOverflow(by: number("threadsPerCore") ?? 1)
        report(overflow ? .max : product, above: facts.vCPUs, "threads of all cores", at: cores, facts)
    }

    private mutating func checkAddresses(of interface: SpecValue, _ facts: InstanceType) {
        // The primary address counts.
        if let count = interface["secondaryIPAddressCount"], let number = count.text.flatMap({ Int($0) }) {
            let (total, overflow) = number.addingReportingOverflow(1)
            if !overflow {
                report(
                    total, above: facts.ipv4PerInterface, "private addresses of an interface", at: count, facts,
                    most: facts.ipv4PerInterface.map { $0 - 1 })
            }
        }
        guard let ipv6 = interface["ipv6"] else { return }
        check(ipv6["count"], of: facts.ipv6PerInterface, "IPv6 addresses of an interface", facts)
        if let addresses = ipv6["addresses"] {
            report(
                addresses.items.count, above: facts.ipv6PerInterface, "IPv6 addresses of an interface", at: addresses,
                facts
            )
        }
    }

    private mutating func check(_ value: SpecValue?, of most: Int?, _ what: String, _ type: InstanceType) {
        guard let value, let number = value.text.flatMap({ Int($0) }) else { return }
        report(number, above: most, what, at: value, type, most: most)
    }

    /// - Parameter mostHere: The most that can be written at the value, where that is a number.
    private mutating func report(
        _ number: Int, above most: Int?, _ what: String, at value: SpecValue, _ type: InstanceType,
        most mostHere: Int? = nil
    ) {
        guard let most, number > most else { return }
        report(
            .warning, .instanceLimits, "\(number) \(what) are more than the \(most) of '\(type.name)'", at: value,
            labels: (spec["type"]?.span).map { [Diagnostic.Label(span: $0, text: "the instance type")] } ?? [],
            notes: ["by the pages on families of \(facts.asOf)"],
            replacement: mostHere.flatMap { $0 > 0 ? String($0) : nil }
        )
    }
}
