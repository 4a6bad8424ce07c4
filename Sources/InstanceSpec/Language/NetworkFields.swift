/// `network`: where the instance is reached from, and where it reaches.
enum NetworkFields {
    static let top: [SpecField] = [
        SpecField("network", .mapping(network), "Network, addresses and interfaces.")
    ]

    private static let network: [SpecField] =
        placement + [
            SpecField("privateIPAddress", .string, wire: "PrivateIpAddress", "The primary private address."),
            SpecField("queues", .integer, wire: "NetworkInterfaceQueueNumber", "Queues of the primary interface."),
            SpecField("ipv6", .mapping(ipv6), "IPv6 addresses of the primary interface."),
            SpecField(
                "public",
                .mapping([
                    SpecField("outMbps", .integer, wire: "InternetMaxBandwidthOut", "Outbound bandwidth in Mbit/s."),
                    SpecField("inMbps", .integer, wire: "InternetMaxBandwidthIn", "Inbound bandwidth in Mbit/s."),
                    SpecField(
                        "charge", .word(.platform("PayByTraffic", "PayByBandwidth")), wire: "InternetChargeType",
                        "What the bandwidth is charged by."
                    ),
                    SpecField("isp", .string, wire: "Isp", "The line's provider."),
                ]), "A public address, by giving it bandwidth."
            ),
            SpecField(
                "interfaces", .list(.mapping(interface)), wire: "NetworkInterface",
                "The interfaces one by one, instead of the keys above."
            ),
            SpecField("jumboFrames", .boolean, wire: "NetworkOptions.EnableJumboFrame", "Allow jumbo frames."),
            SpecField(
                "encryption", .boolean, wire: "NetworkOptions.EnableNetworkEncryption",
                "Encrypt traffic between instances."
            ),
            SpecField(
                "bandwidthWeighting", .string, wire: "NetworkOptions.BandwidthWeighting",
                "How bandwidth is shared with the disks."
            ),
            SpecField("privateDNS", .mapping(privateDNS), wire: "PrivateDnsNameOptions", "Private DNS names."),
        ]

    /// What an instance and each of its interfaces both have.
    private static let placement: [SpecField] = [
        SpecField("vSwitch", .string, wire: "VSwitchId", "The vSwitch's id."),
        // One group is sent as `SecurityGroupId` in either spelling, several as `SecurityGroupIds.N`.
        SpecField("securityGroup", .string, "The security group's id."),
        SpecField("securityGroups", .list(.string), "The security groups' ids."),
    ]

    private static let ipv6: [SpecField] = [
        SpecField("count", .integer, wire: "Ipv6AddressCount", "How many addresses to assign."),
        SpecField("addresses", .list(.string), wire: "Ipv6Address", "The addresses to assign."),
    ]

    private static let privateDNS: [SpecField] = [
        SpecField(
            "hostNameType", .word(.platform("Custom", "IpBased", "InstanceIdBased")), wire: "HostnameType",
            "What the host name is made of."
        ),
        SpecField("instanceIDARecord", .boolean, wire: "EnableInstanceIdDnsARecord", "A record by instance id."),
        SpecField(
            "instanceIDAAAARecord", .boolean, wire: "EnableInstanceIdDnsAAAARecord", "AAAA record by instance id."
        ),
        SpecField("ipARecord", .boolean, wire: "EnableIpDnsARecord", "A record by address."),
        SpecField("ipPTRRecord", .boolean, wire: "EnableIpDnsPtrRecord", "PTR record by address."),
    ]

    private static let interface: [SpecField] =
        [
            SpecField(
                "type", .word(.platform("Primary", "Secondary")), wire: "InstanceType", "Primary or secondary."
            )
        ] + placement + [
            SpecField("primaryIPAddress", .string, wire: "PrimaryIpAddress", "Its primary private address."),
            SpecField(
                "secondaryIPAddressCount", .integer, wire: "SecondaryPrivateIpAddressCount",
                "How many more private addresses to assign."
            ),
            SpecField("ipv6", .mapping(ipv6), "Its IPv6 addresses."),
            SpecField("name", .string, wire: "NetworkInterfaceName", "Its display name."),
            SpecField("description", .string, wire: "Description", limitedByRule: true, "A text shown with it."),
            SpecField("id", .string, wire: "NetworkInterfaceId", "An existing interface to attach."),
            SpecField("deleteWithInstance", .boolean, wire: "DeleteOnRelease", "Delete it with the instance."),
            SpecField(
                "trafficMode", .word(.platform("Standard", "HighPerformance")), wire: "NetworkInterfaceTrafficMode",
                "TCP or RDMA communication mode."
            ),
            SpecField("cardIndex", .integer, wire: "NetworkCardIndex", "The network card it sits on."),
            SpecField("queues", .integer, wire: "QueueNumber", "Its queues."),
            SpecField("queuePairs", .integer, wire: "QueuePairNumber", "Its RDMA queue pairs."),
            SpecField("rxQueueSize", .integer, wire: "RxQueueSize", "Length of its receive queues."),
            SpecField("txQueueSize", .integer, wire: "TxQueueSize", "Length of its send queues."),
            SpecField("sourceDestCheck", .boolean, wire: "SourceDestCheck", "Drop packets for other addresses."),
        ]
}
