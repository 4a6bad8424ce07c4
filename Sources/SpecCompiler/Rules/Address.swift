package import DiagnosticsCore

extension Rule {
    /// Rule `address`.
    package static let address = Rule(
        CompilerRule.address, severities: [.error],
        checks: "Private addresses are single IPv4 or IPv6 addresses that an interface can have.",
        reason: "The service refuses others: a block, a loopback or multicast address, or what is no address at all.",
        remedy: "Write one address of the vSwitch's block, or leave it out and let the service choose.",
        source: RuleSource(text: "VPC documentation, 'Limits on CIDR blocks'; RFC 791, RFC 4291", asOf: "2026"),
        keys: [
            "spec.network.privateIPAddress", "spec.network.ipv6.addresses", "spec.network.interfaces.primaryIPAddress",
            "spec.network.interfaces.ipv6.addresses",
        ],
        example: .settings(
            wrong: "network: {vSwitch: vsw-1, securityGroup: sg-1, privateIPAddress: 192.168.1.300}",
            right: "network: {vSwitch: vsw-1, securityGroup: sg-1, privateIPAddress: 192.168.1.30}"
        )
    )
}
