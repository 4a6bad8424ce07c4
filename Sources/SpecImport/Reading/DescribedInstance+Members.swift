/// What the members of an answer mean for a new instance. Source: ECS API reference, RunInstances, DescribeInstances and
/// DescribeInstanceAttribute.
extension DescribedInstance {
    /// Members that have a parameter's meaning, with what they say where nothing was asked for.
    static let members: [(path: [String], parameter: String, defaults: [String])] = [
        (["RegionId"], "RegionId", []), (["ZoneId"], "ZoneId", []), (["InstanceName"], "InstanceName", []),
        (["HostName"], "HostName", []), (["Description"], "Description", []), (["InstanceType"], "InstanceType", []),
        (["ImageId"], "ImageId", []), (["ImageOptions", "LoginAsNonRoot"], "ImageOptions.LoginAsNonRoot", ["false"]),
        (["VpcAttributes", "VSwitchId"], "VSwitchId", []),
        (["InternetMaxBandwidthOut"], "InternetMaxBandwidthOut", ["0"]),
        (["InternetMaxBandwidthIn"], "InternetMaxBandwidthIn", ["-1", "0"]),
        (["InternetChargeType"], "InternetChargeType", []), (["ISP"], "Isp", []),
        (["InstanceChargeType"], "InstanceChargeType", []), (["SpotStrategy"], "SpotStrategy", ["NoSpot"]),
        (["SpotPriceLimit"], "SpotPriceLimit", ["0", "0.0"]), (["SpotDuration"], "SpotDuration", ["0"]),
        (["SpotInterruptionBehavior"], "SpotInterruptionBehavior", []),
        (["CreditSpecification"], "CreditSpecification", []), (["KeyPairName"], "KeyPairName", []),
        (["ResourceGroupId"], "ResourceGroupId", []), (["DeletionProtection"], "DeletionProtection", ["false"]),
        (["DeploymentSetId"], "DeploymentSetId", []), (["DeploymentSetGroupNo"], "DeploymentSetGroupNo", ["0"]),
        (["HpcClusterId"], "HpcClusterId", []),
        (["DedicatedHostAttribute", "DedicatedHostId"], "DedicatedHostId", []),
        (["DedicatedHostAttribute", "DedicatedHostClusterId"], "SchedulerOptions.DedicatedHostClusterId", []),
        (["DedicatedInstanceAttribute", "Affinity"], "Affinity", ["default"]),
        (["DedicatedInstanceAttribute", "Tenancy"], "Tenancy", ["default"]),
        (["AdditionalInfo", "ManagedHostId"], "ManagedHostId", []),
        (["MetadataOptions", "HttpEndpoint"], "HttpEndpoint", []),
        (["MetadataOptions", "HttpTokens"], "HttpTokens", []),
        (["MetadataOptions", "HttpPutResponseHopLimit"], "HttpPutResponseHopLimit", ["0"]),
        (["HibernationOptions", "Configured"], "HibernationOptions.Configured", ["false"]),
        (["ClockOptions", "PtpStatus"], "ClockOptions.PtpStatus", ["disabled"]),
        (["SecurityOptions", "EnableSecureBoot"], "SecurityOptions.EnableSecureBoot", ["false"]),
        (["NetworkOptions", "EnableJumboFrame"], "NetworkOptions.EnableJumboFrame", ["false"]),
        (["NetworkOptions", "EnableNetworkEncryption"], "NetworkOptions.EnableNetworkEncryption", ["false"]),
        (["NetworkOptions", "BandwidthWeighting"], "NetworkOptions.BandwidthWeighting", ["Default"]),
        (["PrivateDnsNameOptions", "HostnameType"], "PrivateDnsNameOptions.HostnameType", []),
        (
            ["PrivateDnsNameOptions", "EnableInstanceIdDnsARecord"],
            "PrivateDnsNameOptions.EnableInstanceIdDnsARecord", ["false"]
        ),
        (
            ["PrivateDnsNameOptions", "EnableInstanceIdDnsAAAARecord"],
            "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord", ["false"]
        ),
        (["PrivateDnsNameOptions", "EnableIpDnsARecord"], "PrivateDnsNameOptions.EnableIpDnsARecord", ["false"]),
        (["PrivateDnsNameOptions", "EnableIpDnsPtrRecord"], "PrivateDnsNameOptions.EnableIpDnsPtrRecord", ["false"]),
        (["CpuOptions", "NestedVirtualization"], "CpuOptions.NestedVirtualization", ["disabled"]),
    ]

    /// Members that are read by code of their own: into parameters, or into a remark.
    static let ownCode = [
        "InstanceId", "SecurityGroupIds", "Tags", "NetworkInterfaces", "EipAddress", "OperationLocks",
        "AutoReleaseTime",
        "ExpiredTime", "InstanceNetworkType", "EcsCapacityReservationAttr", "CpuOptions", "VpcAttributes",
        "EnableJumboFrame", "EnableNetworkEncryption",
    ]

    /// Members that follow from others, or that say how the instance is and not what was asked for.
    static let states = [
        "AdditionalInfo", "ClusterId", "Cpu", "CreationTime", "DedicatedHostAttribute", "DedicatedInstanceAttribute",
        "DeviceAvailable", "EnableNVS", "GPUAmount", "GPUSpec", "ImageOptions", "InnerIpAddress", "InstanceTypeFamily",
        "IoOptimized", "LocalStorageAmount", "LocalStorageCapacity", "Memory", "MetadataOptions", "OSName", "OSNameEn",
        "OSType", "PublicIpAddress", "RdmaIpAddress", "Recyclable", "RequestId", "SaleCycle", "SerialNumber",
        "StartTime", "Status", "StoppedMode", "VlanId", "HibernationOptions", "ClockOptions", "SecurityOptions",
        "NetworkOptions", "PrivateDnsNameOptions",
        // Of older versions of the API, and of the platform's SDKs, which write out what they have no value for.
        "ActivationId", "AgentVersion", "CPU", "Connected", "Hostname", "InstanceOwnerId", "InternetIp", "IntranetIp",
        "InvocationCount", "IsSpot", "LastInvokedTime", "MachineId", "NetworkType", "OsType", "OsVersion",
        "PrivatePoolOptionsId", "PrivatePoolOptionsMatchCriteria", "RegistrationTime", "SocketId",
    ]
}
