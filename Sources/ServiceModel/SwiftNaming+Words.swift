import ExactText

extension SwiftNaming {
    /// Words written in one case, by their lower-case form.
    static let acronyms: [ExactText: String] = {
        let plain = """
            ACL ACLs API APIs ARN ASN AZ BGP BPS CA CIDR CIDRs CPU CPUs CSR CSV DDH DHCP DN DNS EBS ECS ECSS EIP EIPs \
            ENI ENIs ESSD FPGA GMT GPU GPUs GUID HDD HPC HSM HTML HTTP HTTPS IAM ICMP ICP ID IDs IO IOPS IP IPs ISO \
            ISP JSON KMS MAC MD5 MFA MTU NAT NIC NUMA OCI OIDC OS OSS PEM PIN PPS PTR RAM RDMA RDS RSA SAML SDK SGX \
            SHA1 SHA256 SLB SLR SMS SMTP SNAT SQL SSD SSH SSL SSO STS TCP TDX TLS TPM TTL UDP UEFI UID URI URIs URL \
            URLs USB UTC UUID UUIDs VBR VLAN VM VNC VPC VPCs VPN VTPM XML YAML
            """
        var words: [ExactText: String] = [:]
        for word in plain.splitExactly(at: 0x20) { words[ExactText(word.asciiLowercased)] = String(word) }
        words["ipv4"] = "IPv4"
        words["ipv6"] = "IPv6"
        words["nvme"] = "NVMe"
        words["qos"] = "QoS"
        return words
    }()

    /// Names that stay wrong even in backticks, or that every generated type has for something else.
    static let reservedValueNames: Set<String> = [
        "self", "Self", "init", "Type", "Protocol", "subscript", "deinit",
        // Every generated type has these.
        "encode", "decode", "rawValue", "description",
    ]

    /// Names of types that generated code itself uses, or that Swift does not allow for a nested type.
    static let reservedTypeNames: Set<String> = [
        "Type", "Self", "Protocol", "Any", "AnyObject", "Swift",
        // The standard library's, as generated code writes them.
        "String", "Int", "Int32", "Int64", "Double", "Float", "Bool", "Array", "Dictionary", "Optional", "Sendable",
        "Codable", "Encodable", "Decodable", "Encoder", "Decoder", "CodingKey", "CodingKeys", "RawRepresentable",
        "Hashable", "Equatable", "Error", "Never", "Void", "Result", "Set", "StaticString",
        // The runtime's, and what every request has.
        "ECSRuntime", "Redacted", "WireBody", "WireNode", "WireWriter", "WireValue", "WireDecodable", "WireEncodable",
        "WireEnumeration",
        "ServiceRequest", "ServiceResponse", "Response", "RequiredRuntime", "DecodableRequestType", "GeneratedRequests",
    ]
}
