import ExactText

extension SwiftNaming {
    /// Words written in one case, by their lower-case form.
    static let acronyms: [ExactText: String] = {
        let plain = """
            ACL ACLs API APIs ARN ASN AZ BGP BPS CA CIDR CIDRs CPU CPUs CSR CSV DDH DHCP DN DNS EBS ECS ECSS EIP EIPs \
            ENI ENIs ESSD FPGA GMT GPU GPUs GUID HDD HPC HSM HTML HTTP HTTPS IAM ICMP ICP ID IDs IO IOPS IP IPs ISO \
            ISP JSON KMS MAC MD5 MFA MTU NAT NIC NUMA OCI OIDC OS OSS PEM PIN PPS PTR RAM RDMA RDS RSA RX SAML SDK SGX \
            SHA1 SHA256 SLB SLR SMS SMTP SNAT SQL SSD SSH SSL SSO STS TCP TDX TLS TPM TTL TX UDP UEFI UID URI URIs URL \
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

    /// Words that official names write both as one and as two, by their letters in lower case: one spelling for all.
    static let compounds: [ExactText: [String]] = [
        "hostname": ["Host", "Name"], "rolearn": ["Role", "ARN"], "securitygroup": ["Security", "Group"],
        "timestamp": ["Timestamp"], "username": ["User", "Name"], "vswitch": ["V", "Switch"],
    ]

    /// Names of properties and constants that stay wrong even in backticks, or that every generated type has for
    /// something else.
    static let reservedValueNames: Set<String> = [
        "self", "Self", "init", "Type", "Protocol",
        // What generated types declare. Constants of a type don't clash with its properties, so `product` is none of it.
        "encode", "validate", "customMirror", "knownValues",
    ]

    /// Names that no generated type can have, wherever it stands: Swift does not allow them for a nested type, or
    /// generated code uses them.
    static let reservedTypeNames: Set<String> = [
        "Type", "Self", "Protocol", "Any",
        // The standard library's, as generated code writes them.
        "String", "Int", "Int32", "Int64", "Double", "Bool", "StaticString", "Codable", "CodingKey", "CodingKeys",
        "Sendable", "Hashable", "Equatable", "Mirror", "CustomReflectable", "Swift",
        // The runtime's, and what every request has.
        "ECSRuntime", "WireBody", "WireNode", "WireWriter", "WireValue", "WireDecodable", "WireEncodable",
        "WireEnumeration", "WireText", "WireTime",
        "ServiceRequest", "ServiceResponse", "Response", "RequiredRuntime", "DecodableRequestType", "GeneratedRequests",
        "RequestTable",
    ]

    /// Names that a type at the top level does not get besides: whoever imports its module could not write the standard
    /// library's any more.
    static let standardTypeNames: Set<String> = [
        "AnyObject", "Array", "Character", "Collection", "Comparable", "Decodable", "Decoder", "Dictionary",
        "Encodable",
        "Encoder", "Error", "Float", "Identifiable", "Never", "Optional", "Range", "RawRepresentable", "Result",
        "Sequence", "Set", "Substring", "UInt", "Void",
    ]
}
