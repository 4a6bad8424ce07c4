// swift-format-ignore-file
// These types have the shape of generated code, which has no comments of its own.
/// The same fields as the generated `DescribeInstancesResponse`, with synthesized `Codable`.
public struct CodableInstances: Codable, Sendable {
    public var instances: Instances?
    public var nextToken: String?
    public var pageNumber: Int32?
    public var pageSize: Int32?
    public var requestId: String?
    public var totalCount: Int32?

    enum CodingKeys: String, CodingKey {
        case instances = "Instances"
        case nextToken = "NextToken"
        case pageNumber = "PageNumber"
        case pageSize = "PageSize"
        case requestId = "RequestId"
        case totalCount = "TotalCount"
    }

    public struct Instances: Codable, Sendable {
        public var instance: [InstanceItem]?

        enum CodingKeys: String, CodingKey {
            case instance = "Instance"
        }

        public struct InstanceItem: Codable, Sendable {
            public var additionalInfo: AdditionalInfo?
            public var autoReleaseTime: String?
            public var clockOptions: ClockOptions?
            public var clusterId: String?
            public var cpu: Int32?
            public var cpuOptions: CpuOptions?
            public var creationTime: String?
            public var creditSpecification: String?
            public var dedicatedHostAttribute: DedicatedHostAttribute?
            public var dedicatedInstanceAttribute: DedicatedInstanceAttribute?
            public var deletionProtection: Bool?
            public var deploymentSetGroupNo: Int32?
            public var deploymentSetId: String?
            public var description: String?
            public var deviceAvailable: Bool?
            public var ecsCapacityReservationAttr: EcsCapacityReservationAttr?
            public var eipAddress: EipAddress?
            public var enableNVS: Bool?
            public var expiredTime: String?
            public var gpuAmount: Int32?
            public var gpuSpec: String?
            public var hibernationOptions: HibernationOptions?
            public var hostName: String?
            public var hpcClusterId: String?
            public var isp: String?
            public var imageId: String?
            public var imageOptions: ImageOptions?
            public var innerIpAddress: InnerIpAddress?
            public var instanceChargeType: String?
            public var instanceId: String?
            public var instanceName: String?
            public var instanceNetworkType: String?
            public var instanceType: String?
            public var instanceTypeFamily: String?
            public var internetChargeType: String?
            public var internetMaxBandwidthIn: Int32?
            public var internetMaxBandwidthOut: Int32?
            public var ioOptimized: Bool?
            public var keyPairName: String?
            public var localStorageAmount: Int32?
            public var localStorageCapacity: Int64?
            public var memory: Int32?
            public var metadataOptions: MetadataOptions?
            public var networkInterfaces: NetworkInterfaces?
            public var osName: String?
            public var osNameEn: String?
            public var osType: String?
            public var operationLocks: OperationLocks?
            public var privateDnsNameOptions: PrivateDnsNameOptions?
            public var publicIpAddress: PublicIpAddress?
            public var rdmaIpAddress: RdmaIpAddress?
            public var recyclable: Bool?
            public var regionId: String?
            public var resourceGroupId: String?
            public var saleCycle: String?
            public var securityGroupIds: SecurityGroupIds?
            public var securityOptions: SecurityOptions?
            public var serialNumber: String?
            public var spotDuration: Int32?
            public var spotInterruptionBehavior: String?
            public var spotPriceLimit: Double?
            public var spotStrategy: String?
            public var startTime: String?
            public var status: String?
            public var stoppedMode: String?
            public var tags: Tags?
            public var vlanId: String?
            public var vpcAttributes: VpcAttributes?
            public var zoneId: String?

            enum CodingKeys: String, CodingKey {
                case additionalInfo = "AdditionalInfo"
                case autoReleaseTime = "AutoReleaseTime"
                case clockOptions = "ClockOptions"
                case clusterId = "ClusterId"
                case cpu = "Cpu"
                case cpuOptions = "CpuOptions"
                case creationTime = "CreationTime"
                case creditSpecification = "CreditSpecification"
                case dedicatedHostAttribute = "DedicatedHostAttribute"
                case dedicatedInstanceAttribute = "DedicatedInstanceAttribute"
                case deletionProtection = "DeletionProtection"
                case deploymentSetGroupNo = "DeploymentSetGroupNo"
                case deploymentSetId = "DeploymentSetId"
                case description = "Description"
                case deviceAvailable = "DeviceAvailable"
                case ecsCapacityReservationAttr = "EcsCapacityReservationAttr"
                case eipAddress = "EipAddress"
                case enableNVS = "EnableNVS"
                case expiredTime = "ExpiredTime"
                case gpuAmount = "GPUAmount"
                case gpuSpec = "GPUSpec"
                case hibernationOptions = "HibernationOptions"
                case hostName = "HostName"
                case hpcClusterId = "HpcClusterId"
                case isp = "ISP"
                case imageId = "ImageId"
                case imageOptions = "ImageOptions"
                case innerIpAddress = "InnerIpAddress"
                case instanceChargeType = "InstanceChargeType"
                case instanceId = "InstanceId"
                case instanceName = "InstanceName"
                case instanceNetworkType = "InstanceNetworkType"
                case instanceType = "InstanceType"
                case instanceTypeFamily = "InstanceTypeFamily"
                case internetChargeType = "InternetChargeType"
                case internetMaxBandwidthIn = "InternetMaxBandwidthIn"
                case internetMaxBandwidthOut = "InternetMaxBandwidthOut"
                case ioOptimized = "IoOptimized"
                case keyPairName = "KeyPairName"
                case localStorageAmount = "LocalStorageAmount"
                case localStorageCapacity = "LocalStorageCapacity"
                case memory = "Memory"
                case metadataOptions = "MetadataOptions"
                case networkInterfaces = "NetworkInterfaces"
                case osName = "OSName"
                case osNameEn = "OSNameEn"
                case osType = "OSType"
                case operationLocks = "OperationLocks"
                case privateDnsNameOptions = "PrivateDnsNameOptions"
                case publicIpAddress = "PublicIpAddress"
                case rdmaIpAddress = "RdmaIpAddress"
                case recyclable = "Recyclable"
                case regionId = "RegionId"
                case resourceGroupId = "ResourceGroupId"
                case saleCycle = "SaleCycle"
                case securityGroupIds = "SecurityGroupIds"
                case securityOptions = "SecurityOptions"
                case serialNumber = "SerialNumber"
                case spotDuration = "SpotDuration"
                case spotInterruptionBehavior = "SpotInterruptionBehavior"
                case spotPriceLimit = "SpotPriceLimit"
                case spotStrategy = "SpotStrategy"
                case startTime = "StartTime"
                case status = "Status"
                case stoppedMode = "StoppedMode"
                case tags = "Tags"
                case vlanId = "VlanId"
                case vpcAttributes = "VpcAttributes"
                case zoneId = "ZoneId"
            }

            public struct AdditionalInfo: Codable, Sendable {
                public var enableHighDensityMode: Bool?
                public var nodeSerialNumber: String?

                enum CodingKeys: String, CodingKey {
                    case enableHighDensityMode = "EnableHighDensityMode"
                    case nodeSerialNumber = "NodeSerialNumber"
                }
            }

            public struct ClockOptions: Codable, Sendable {
                public var ptpStatus: String?

                enum CodingKeys: String, CodingKey {
                    case ptpStatus = "PtpStatus"
                }
            }

            public struct CpuOptions: Codable, Sendable {
                public var coreCount: Int32?
                public var enableVISST: Bool?
                public var enableVRDT: Bool?
                public var nestedVirtualization: String?
                public var numa: String?
                public var threadsPerCore: Int32?
                public var topologyType: String?
                public var turboMode: String?

                enum CodingKeys: String, CodingKey {
                    case coreCount = "CoreCount"
                    case enableVISST = "EnableVISST"
                    case enableVRDT = "EnableVRDT"
                    case nestedVirtualization = "NestedVirtualization"
                    case numa = "Numa"
                    case threadsPerCore = "ThreadsPerCore"
                    case topologyType = "TopologyType"
                    case turboMode = "TurboMode"
                }
            }

            public struct DedicatedHostAttribute: Codable, Sendable {
                public var dedicatedHostClusterId: String?
                public var dedicatedHostId: String?
                public var dedicatedHostName: String?

                enum CodingKeys: String, CodingKey {
                    case dedicatedHostClusterId = "DedicatedHostClusterId"
                    case dedicatedHostId = "DedicatedHostId"
                    case dedicatedHostName = "DedicatedHostName"
                }
            }

            public struct DedicatedInstanceAttribute: Codable, Sendable {
                public var affinity: String?
                public var tenancy: String?

                enum CodingKeys: String, CodingKey {
                    case affinity = "Affinity"
                    case tenancy = "Tenancy"
                }
            }

            public struct EcsCapacityReservationAttr: Codable, Sendable {
                public var capacityReservationId: String?
                public var capacityReservationPreference: String?

                enum CodingKeys: String, CodingKey {
                    case capacityReservationId = "CapacityReservationId"
                    case capacityReservationPreference = "CapacityReservationPreference"
                }
            }

            public struct EipAddress: Codable, Sendable {
                public var allocationId: String?
                public var bandwidth: Int32?
                public var internetChargeType: String?
                public var ipAddress: String?
                public var isSupportUnassociate: Bool?

                enum CodingKeys: String, CodingKey {
                    case allocationId = "AllocationId"
                    case bandwidth = "Bandwidth"
                    case internetChargeType = "InternetChargeType"
                    case ipAddress = "IpAddress"
                    case isSupportUnassociate = "IsSupportUnassociate"
                }
            }

            public struct HibernationOptions: Codable, Sendable {
                public var configured: Bool?

                enum CodingKeys: String, CodingKey {
                    case configured = "Configured"
                }
            }

            public struct ImageOptions: Codable, Sendable {
                public var currentOSNVMeSupported: Bool?
                public var loginAsNonRoot: Bool?

                enum CodingKeys: String, CodingKey {
                    case currentOSNVMeSupported = "CurrentOSNVMeSupported"
                    case loginAsNonRoot = "LoginAsNonRoot"
                }
            }

            public struct InnerIpAddress: Codable, Sendable {
                public var ipAddress: [String]?

                enum CodingKeys: String, CodingKey {
                    case ipAddress = "IpAddress"
                }
            }

            public struct MetadataOptions: Codable, Sendable {
                public var httpEndpoint: String?
                public var httpPutResponseHopLimit: Int32?
                public var httpTokens: String?
                public var instanceMetadataTags: String?

                enum CodingKeys: String, CodingKey {
                    case httpEndpoint = "HttpEndpoint"
                    case httpPutResponseHopLimit = "HttpPutResponseHopLimit"
                    case httpTokens = "HttpTokens"
                    case instanceMetadataTags = "InstanceMetadataTags"
                }
            }

            public struct NetworkInterfaces: Codable, Sendable {
                public var networkInterface: [NetworkInterfaceItem]?

                enum CodingKeys: String, CodingKey {
                    case networkInterface = "NetworkInterface"
                }

                public struct NetworkInterfaceItem: Codable, Sendable {
                    public var ipv4PrefixSets: Ipv4PrefixSets?
                    public var ipv6PrefixSets: Ipv6PrefixSets?
                    public var ipv6Sets: Ipv6Sets?
                    public var macAddress: String?
                    public var networkInterfaceId: String?
                    public var primaryIpAddress: String?
                    public var privateIpSets: PrivateIpSets?
                    public var type: String?

                    enum CodingKeys: String, CodingKey {
                        case ipv4PrefixSets = "Ipv4PrefixSets"
                        case ipv6PrefixSets = "Ipv6PrefixSets"
                        case ipv6Sets = "Ipv6Sets"
                        case macAddress = "MacAddress"
                        case networkInterfaceId = "NetworkInterfaceId"
                        case primaryIpAddress = "PrimaryIpAddress"
                        case privateIpSets = "PrivateIpSets"
                        case type = "Type"
                    }

                    public struct Ipv4PrefixSets: Codable, Sendable {
                        public var ipv4PrefixSet: [Ipv4PrefixSetItem]?

                        enum CodingKeys: String, CodingKey {
                            case ipv4PrefixSet = "Ipv4PrefixSet"
                        }

                        public struct Ipv4PrefixSetItem: Codable, Sendable {
                            public var ipv4Prefix: String?

                            enum CodingKeys: String, CodingKey {
                                case ipv4Prefix = "Ipv4Prefix"
                            }
                        }
                    }

                    public struct Ipv6PrefixSets: Codable, Sendable {
                        public var ipv6PrefixSet: [Ipv6PrefixSetItem]?

                        enum CodingKeys: String, CodingKey {
                            case ipv6PrefixSet = "Ipv6PrefixSet"
                        }

                        public struct Ipv6PrefixSetItem: Codable, Sendable {
                            public var ipv6Prefix: String?

                            enum CodingKeys: String, CodingKey {
                                case ipv6Prefix = "Ipv6Prefix"
                            }
                        }
                    }

                    public struct Ipv6Sets: Codable, Sendable {
                        public var ipv6Set: [Ipv6SetItem]?

                        enum CodingKeys: String, CodingKey {
                            case ipv6Set = "Ipv6Set"
                        }

                        public struct Ipv6SetItem: Codable, Sendable {
                            public var ipv6Address: String?
                            public var primary: Bool?

                            enum CodingKeys: String, CodingKey {
                                case ipv6Address = "Ipv6Address"
                                case primary = "Primary"
                            }
                        }
                    }

                    public struct PrivateIpSets: Codable, Sendable {
                        public var privateIpSet: [PrivateIpSetItem]?

                        enum CodingKeys: String, CodingKey {
                            case privateIpSet = "PrivateIpSet"
                        }

                        public struct PrivateIpSetItem: Codable, Sendable {
                            public var primary: Bool?
                            public var privateDnsName: String?
                            public var privateIpAddress: String?

                            enum CodingKeys: String, CodingKey {
                                case primary = "Primary"
                                case privateDnsName = "PrivateDnsName"
                                case privateIpAddress = "PrivateIpAddress"
                            }
                        }
                    }
                }
            }

            public struct OperationLocks: Codable, Sendable {
                public var lockReason: [LockReasonItem]?

                enum CodingKeys: String, CodingKey {
                    case lockReason = "LockReason"
                }

                public struct LockReasonItem: Codable, Sendable {
                    public var lockMsg: String?
                    public var lockReason: String?

                    enum CodingKeys: String, CodingKey {
                        case lockMsg = "LockMsg"
                        case lockReason = "LockReason"
                    }
                }
            }

            public struct PrivateDnsNameOptions: Codable, Sendable {
                public var enableInstanceIdDnsAAAARecord: Bool?
                public var enableInstanceIdDnsARecord: Bool?
                public var enableIpDnsARecord: Bool?
                public var enableIpDnsPtrRecord: Bool?
                public var hostnameType: String?

                enum CodingKeys: String, CodingKey {
                    case enableInstanceIdDnsAAAARecord = "EnableInstanceIdDnsAAAARecord"
                    case enableInstanceIdDnsARecord = "EnableInstanceIdDnsARecord"
                    case enableIpDnsARecord = "EnableIpDnsARecord"
                    case enableIpDnsPtrRecord = "EnableIpDnsPtrRecord"
                    case hostnameType = "HostnameType"
                }
            }

            public struct PublicIpAddress: Codable, Sendable {
                public var ipAddress: [String]?

                enum CodingKeys: String, CodingKey {
                    case ipAddress = "IpAddress"
                }
            }

            public struct RdmaIpAddress: Codable, Sendable {
                public var ipAddress: [String]?

                enum CodingKeys: String, CodingKey {
                    case ipAddress = "IpAddress"
                }
            }

            public struct SecurityGroupIds: Codable, Sendable {
                public var securityGroupId: [String]?

                enum CodingKeys: String, CodingKey {
                    case securityGroupId = "SecurityGroupId"
                }
            }

            public struct SecurityOptions: Codable, Sendable {
                public var enableSecureBoot: Bool?

                enum CodingKeys: String, CodingKey {
                    case enableSecureBoot = "EnableSecureBoot"
                }
            }

            public struct Tags: Codable, Sendable {
                public var tag: [TagItem]?

                enum CodingKeys: String, CodingKey {
                    case tag = "Tag"
                }

                public struct TagItem: Codable, Sendable {
                    public var tagKey: String?
                    public var tagValue: String?

                    enum CodingKeys: String, CodingKey {
                        case tagKey = "TagKey"
                        case tagValue = "TagValue"
                    }
                }
            }

            public struct VpcAttributes: Codable, Sendable {
                public var natIpAddress: String?
                public var privateIpAddress: PrivateIpAddress?
                public var vSwitchId: String?
                public var vpcId: String?

                enum CodingKeys: String, CodingKey {
                    case natIpAddress = "NatIpAddress"
                    case privateIpAddress = "PrivateIpAddress"
                    case vSwitchId = "VSwitchId"
                    case vpcId = "VpcId"
                }

                public struct PrivateIpAddress: Codable, Sendable {
                    public var ipAddress: [String]?

                    enum CodingKeys: String, CodingKey {
                        case ipAddress = "IpAddress"
                    }
                }
            }
        }
    }
}
