import ExactText
public import QueryEncoding
public import SourceTree

/// An instance as `DescribeInstances` or `DescribeInstanceAttribute` answers, as the call that would create its like.
public enum DescribedInstance {
    /// The instances of an answer, or of one instance taken out of it; nil where the document is none of these.
    public static func calls(in answer: DocumentNode) -> [ImportedCall]? {
        if let list = answer["Instances"] {
            return (list["Instance"]?.items ?? list.items)?.map { call(for: $0, isWhole: true) }
        }
        guard answer["InstanceId"] != nil, answer["Action"] == nil else { return nil }
        return [call(for: answer, isWhole: answer["RegionId"] != nil)]
    }

    /// Where an answer has what a parameter creates. Source: ECS API reference, RunInstances, DescribeInstances and
    /// DescribeInstanceAttribute, members of the same meaning.
    private static let members: [(path: [String], parameter: String)] = [
        (["RegionId"], "RegionId"), (["ZoneId"], "ZoneId"), (["InstanceName"], "InstanceName"),
        (["HostName"], "HostName"), (["Description"], "Description"), (["InstanceType"], "InstanceType"),
        (["ImageId"], "ImageId"), (["VpcAttributes", "VSwitchId"], "VSwitchId"),
        (["InternetMaxBandwidthOut"], "InternetMaxBandwidthOut"),
        (["InternetMaxBandwidthIn"], "InternetMaxBandwidthIn"), (["InternetChargeType"], "InternetChargeType"),
        (["InstanceChargeType"], "InstanceChargeType"), (["SpotStrategy"], "SpotStrategy"),
        (["SpotPriceLimit"], "SpotPriceLimit"), (["SpotDuration"], "SpotDuration"),
        (["SpotInterruptionBehavior"], "SpotInterruptionBehavior"), (["CreditSpecification"], "CreditSpecification"),
        (["KeyPairName"], "KeyPairName"), (["ResourceGroupId"], "ResourceGroupId"),
        (["DeletionProtection"], "DeletionProtection"), (["AutoReleaseTime"], "AutoReleaseTime"),
        (["DeploymentSetId"], "DeploymentSetId"), (["DeploymentSetGroupNo"], "DeploymentSetGroupNo"),
        (["HpcClusterId"], "HpcClusterId"), (["DedicatedHostAttribute", "DedicatedHostId"], "DedicatedHostId"),
        (["DedicatedInstanceAttribute", "Affinity"], "Affinity"),
        (["DedicatedInstanceAttribute", "Tenancy"], "Tenancy"), (["ISP"], "Isp"),
        (["MetadataOptions", "HttpEndpoint"], "HttpEndpoint"), (["MetadataOptions", "HttpTokens"], "HttpTokens"),
        (["MetadataOptions", "HttpPutResponseHopLimit"], "HttpPutResponseHopLimit"),
        (["CpuOptions", "CoreCount"], "CpuOptions.Core"), (["CpuOptions", "ThreadsPerCore"], "CpuOptions.ThreadsPerCore"),
        (["CpuOptions", "Numa"], "CpuOptions.Numa"), (["CpuOptions", "TopologyType"], "CpuOptions.TopologyType"),
        (["HibernationOptions", "Configured"], "HibernationOptions.Configured"),
    ]

    /// What an answer says of every instance, and what is the same where a request says nothing.
    private static let defaults: [(parameter: String, value: String)] = [
        ("InternetMaxBandwidthOut", "0"), ("InternetMaxBandwidthIn", "-1"), ("SpotStrategy", "NoSpot"),
        ("SpotPriceLimit", "0"), ("SpotPriceLimit", "0.0"), ("SpotDuration", "0"), ("DeletionProtection", "false"),
        ("HttpPutResponseHopLimit", "0"), ("HibernationOptions.Configured", "false"),
    ]

    /// What neither answer tells, and where it is.
    private static let untold = [
        "the answer has no disks: DescribeDisks lists them, for systemDisk and dataDisks",
        "nor user data (DescribeUserData) and RAM role (DescribeInstanceRamRole)",
    ]

    private static func call(for instance: DocumentNode, isWhole: Bool) -> ImportedCall {
        var parameters: [QueryParameter] = []
        for (path, parameter) in members {
            guard let value = instance[path]?.text, !value.isEmpty else { continue }
            let isDefault = defaults.contains { $0.parameter.isExactly(parameter) && $0.value.isExactly(value) }
            if !isDefault { parameters.append(QueryParameter(name: parameter, value: written(value, as: parameter))) }
        }
        let hasBandwidth = parameters.contains { $0.isNamed("InternetMaxBandwidthOut") }
        let isSpot = parameters.contains { $0.isNamed("SpotStrategy") }
        parameters.removeAll { parameter in
            !hasBandwidth && ["InternetChargeType", "InternetMaxBandwidthIn"].contains(where: parameter.isNamed)
                || !isSpot && ["SpotDuration", "SpotPriceLimit", "SpotInterruptionBehavior"].contains(where: parameter.isNamed)
        }
        parameters += groups(of: instance) + tags(of: instance)
        var remarks = ["made of an instance that exists, \(instance["InstanceId"]?.text ?? "without an id")"]
        if let address = addresses(of: instance).first {
            remarks.append("its private address is \(address), which only one instance can have")
        }
        remarks += untold
        if !isWhole { remarks.append("an attribute's answer tells no region of its own: look at RegionId") }
        return ImportedCall(action: "RunInstances", parameters: parameters, remarks: remarks)
    }

    /// A request wants the seconds that an answer leaves out.
    private static func written(_ value: String, as parameter: String) -> String {
        guard parameter.isExactly("AutoReleaseTime"), value.utf8.count == 17, value.hasExactSuffix("Z") else {
            return value
        }
        return "\(Substring(value.utf8.dropLast())):00Z"
    }

    private static func groups(of instance: DocumentNode) -> [QueryParameter] {
        let groups = texts(instance["SecurityGroupIds"], "SecurityGroupId")
        if groups.count < 2 { return groups.map { QueryParameter(name: "SecurityGroupId", value: $0) } }
        return groups.enumerated().map { QueryParameter(name: "SecurityGroupIds.\($0 + 1)", value: $1) }
    }

    private static func tags(of instance: DocumentNode) -> [QueryParameter] {
        let tags = instance["Tags"]?["Tag"]?.items ?? instance["Tags"]?.items ?? []
        // The platform's own can't be given by anybody else.
        let own = tags.compactMap { tag -> (key: String, value: String)? in
            guard let key = tag["TagKey"]?.text ?? tag["Key"]?.text, !key.hasExactPrefix("acs:") else { return nil }
            return (key, tag["TagValue"]?.text ?? tag["Value"]?.text ?? "")
        }
        return own.enumerated().flatMap { index, tag in
            [
                QueryParameter(name: "Tag.\(index + 1).Key", value: tag.key),
                QueryParameter(name: "Tag.\(index + 1).Value", value: tag.value),
            ]
        }
    }

    private static func addresses(of instance: DocumentNode) -> [String] {
        texts(instance["VpcAttributes"]?["PrivateIpAddress"], "IpAddress")
    }

    private static func texts(_ list: DocumentNode?, _ wrapped: String) -> [String] {
        (list?[wrapped]?.items ?? list?.items ?? []).compactMap(\.text)
    }
}

extension DocumentNode {
    /// The member of an object under a key.
    fileprivate subscript(key: String) -> DocumentNode? { entries?.first { $0.key.isExactly(key) }?.value }

    /// The member that a path leads to.
    fileprivate subscript(path: [String]) -> DocumentNode? {
        path.reduce(Optional(self)) { node, key in node?[key] }
    }
}
