// swift-format-ignore-file
// These types have the shape of generated code, which has no comments of its own.
import ECSRuntime

/// DescribeInstances with every field of the metadata, in the shape of generated code.
public struct WireInstances: ServiceResponse {
    public var instances: Instances?
    public var nextToken: String?
    public var pageNumber: Int32?
    public var pageSize: Int32?
    public var requestId: String?
    public var totalCount: Int32?

    public init() {}

    public static var wireNames: StaticString {
        """
        Instances
        NextToken
        PageNumber
        PageSize
        RequestId
        TotalCount
        """
    }

    public init(from node: borrowing WireNode) {
        self.instances = node.object(0, as: Instances.self)
        self.nextToken = node.string(1)
        self.pageNumber = node.int32(2)
        self.pageSize = node.int32(3)
        self.requestId = node.string(4)
        self.totalCount = node.int32(5)
    }

    public struct Instances: WireDecodable {
        public var instance: [InstanceItem]?

        public init() {}

        public static var wireNames: StaticString {
            """
            Instance
            """
        }

        public init(from node: borrowing WireNode) {
            self.instance = node.objects(0, of: InstanceItem.self)
        }

        public struct InstanceItem: WireDecodable {
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

            public init() {}

            public static var wireNames: StaticString {
                """
                AdditionalInfo
                AutoReleaseTime
                ClockOptions
                ClusterId
                Cpu
                CpuOptions
                CreationTime
                CreditSpecification
                DedicatedHostAttribute
                DedicatedInstanceAttribute
                DeletionProtection
                DeploymentSetGroupNo
                DeploymentSetId
                Description
                DeviceAvailable
                EcsCapacityReservationAttr
                EipAddress
                EnableNVS
                ExpiredTime
                GPUAmount
                GPUSpec
                HibernationOptions
                HostName
                HpcClusterId
                ISP
                ImageId
                ImageOptions
                InnerIpAddress
                InstanceChargeType
                InstanceId
                InstanceName
                InstanceNetworkType
                InstanceType
                InstanceTypeFamily
                InternetChargeType
                InternetMaxBandwidthIn
                InternetMaxBandwidthOut
                IoOptimized
                KeyPairName
                LocalStorageAmount
                LocalStorageCapacity
                Memory
                MetadataOptions
                NetworkInterfaces
                OSName
                OSNameEn
                OSType
                OperationLocks
                PrivateDnsNameOptions
                PublicIpAddress
                RdmaIpAddress
                Recyclable
                RegionId
                ResourceGroupId
                SaleCycle
                SecurityGroupIds
                SecurityOptions
                SerialNumber
                SpotDuration
                SpotInterruptionBehavior
                SpotPriceLimit
                SpotStrategy
                StartTime
                Status
                StoppedMode
                Tags
                VlanId
                VpcAttributes
                ZoneId
                """
            }

            public init(from node: borrowing WireNode) {
                self.init()
                self.readFields1(from: node)
                self.readFields2(from: node)
            }

            private mutating func readFields1(from node: borrowing WireNode) {
                self.additionalInfo = node.object(0, as: AdditionalInfo.self)
                self.autoReleaseTime = node.string(1)
                self.clockOptions = node.object(2, as: ClockOptions.self)
                self.clusterId = node.string(3)
                self.cpu = node.int32(4)
                self.cpuOptions = node.object(5, as: CpuOptions.self)
                self.creationTime = node.string(6)
                self.creditSpecification = node.string(7)
                self.dedicatedHostAttribute = node.object(8, as: DedicatedHostAttribute.self)
                self.dedicatedInstanceAttribute = node.object(9, as: DedicatedInstanceAttribute.self)
                self.deletionProtection = node.bool(10)
                self.deploymentSetGroupNo = node.int32(11)
                self.deploymentSetId = node.string(12)
                self.description = node.string(13)
                self.deviceAvailable = node.bool(14)
                self.ecsCapacityReservationAttr = node.object(15, as: EcsCapacityReservationAttr.self)
                self.eipAddress = node.object(16, as: EipAddress.self)
                self.enableNVS = node.bool(17)
                self.expiredTime = node.string(18)
                self.gpuAmount = node.int32(19)
                self.gpuSpec = node.string(20)
                self.hibernationOptions = node.object(21, as: HibernationOptions.self)
                self.hostName = node.string(22)
                self.hpcClusterId = node.string(23)
                self.isp = node.string(24)
                self.imageId = node.string(25)
                self.imageOptions = node.object(26, as: ImageOptions.self)
                self.innerIpAddress = node.object(27, as: InnerIpAddress.self)
                self.instanceChargeType = node.string(28)
                self.instanceId = node.string(29)
                self.instanceName = node.string(30)
                self.instanceNetworkType = node.string(31)
                self.instanceType = node.string(32)
                self.instanceTypeFamily = node.string(33)
                self.internetChargeType = node.string(34)
                self.internetMaxBandwidthIn = node.int32(35)
                self.internetMaxBandwidthOut = node.int32(36)
                self.ioOptimized = node.bool(37)
                self.keyPairName = node.string(38)
                self.localStorageAmount = node.int32(39)
            }

            private mutating func readFields2(from node: borrowing WireNode) {
                self.localStorageCapacity = node.int64(40)
                self.memory = node.int32(41)
                self.metadataOptions = node.object(42, as: MetadataOptions.self)
                self.networkInterfaces = node.object(43, as: NetworkInterfaces.self)
                self.osName = node.string(44)
                self.osNameEn = node.string(45)
                self.osType = node.string(46)
                self.operationLocks = node.object(47, as: OperationLocks.self)
                self.privateDnsNameOptions = node.object(48, as: PrivateDnsNameOptions.self)
                self.publicIpAddress = node.object(49, as: PublicIpAddress.self)
                self.rdmaIpAddress = node.object(50, as: RdmaIpAddress.self)
                self.recyclable = node.bool(51)
                self.regionId = node.string(52)
                self.resourceGroupId = node.string(53)
                self.saleCycle = node.string(54)
                self.securityGroupIds = node.object(55, as: SecurityGroupIds.self)
                self.securityOptions = node.object(56, as: SecurityOptions.self)
                self.serialNumber = node.string(57)
                self.spotDuration = node.int32(58)
                self.spotInterruptionBehavior = node.string(59)
                self.spotPriceLimit = node.double(60)
                self.spotStrategy = node.string(61)
                self.startTime = node.string(62)
                self.status = node.string(63)
                self.stoppedMode = node.string(64)
                self.tags = node.object(65, as: Tags.self)
                self.vlanId = node.string(66)
                self.vpcAttributes = node.object(67, as: VpcAttributes.self)
                self.zoneId = node.string(68)
            }

            public struct AdditionalInfo: WireDecodable {
                public var enableHighDensityMode: Bool?
                public var nodeSerialNumber: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    EnableHighDensityMode
                    NodeSerialNumber
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.enableHighDensityMode = node.bool(0)
                    self.nodeSerialNumber = node.string(1)
                }
            }

            public struct ClockOptions: WireDecodable {
                public var ptpStatus: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    PtpStatus
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.ptpStatus = node.string(0)
                }
            }

            public struct CpuOptions: WireDecodable {
                public var coreCount: Int32?
                public var enableVISST: Bool?
                public var enableVRDT: Bool?
                public var nestedVirtualization: String?
                public var numa: String?
                public var threadsPerCore: Int32?
                public var topologyType: String?
                public var turboMode: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    CoreCount
                    EnableVISST
                    EnableVRDT
                    NestedVirtualization
                    Numa
                    ThreadsPerCore
                    TopologyType
                    TurboMode
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.coreCount = node.int32(0)
                    self.enableVISST = node.bool(1)
                    self.enableVRDT = node.bool(2)
                    self.nestedVirtualization = node.string(3)
                    self.numa = node.string(4)
                    self.threadsPerCore = node.int32(5)
                    self.topologyType = node.string(6)
                    self.turboMode = node.string(7)
                }
            }

            public struct DedicatedHostAttribute: WireDecodable {
                public var dedicatedHostClusterId: String?
                public var dedicatedHostId: String?
                public var dedicatedHostName: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    DedicatedHostClusterId
                    DedicatedHostId
                    DedicatedHostName
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.dedicatedHostClusterId = node.string(0)
                    self.dedicatedHostId = node.string(1)
                    self.dedicatedHostName = node.string(2)
                }
            }

            public struct DedicatedInstanceAttribute: WireDecodable {
                public var affinity: String?
                public var tenancy: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    Affinity
                    Tenancy
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.affinity = node.string(0)
                    self.tenancy = node.string(1)
                }
            }

            public struct EcsCapacityReservationAttr: WireDecodable {
                public var capacityReservationId: String?
                public var capacityReservationPreference: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    CapacityReservationId
                    CapacityReservationPreference
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.capacityReservationId = node.string(0)
                    self.capacityReservationPreference = node.string(1)
                }
            }

            public struct EipAddress: WireDecodable {
                public var allocationId: String?
                public var bandwidth: Int32?
                public var internetChargeType: String?
                public var ipAddress: String?
                public var isSupportUnassociate: Bool?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    AllocationId
                    Bandwidth
                    InternetChargeType
                    IpAddress
                    IsSupportUnassociate
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.allocationId = node.string(0)
                    self.bandwidth = node.int32(1)
                    self.internetChargeType = node.string(2)
                    self.ipAddress = node.string(3)
                    self.isSupportUnassociate = node.bool(4)
                }
            }

            public struct HibernationOptions: WireDecodable {
                public var configured: Bool?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    Configured
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.configured = node.bool(0)
                }
            }

            public struct ImageOptions: WireDecodable {
                public var currentOSNVMeSupported: Bool?
                public var loginAsNonRoot: Bool?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    CurrentOSNVMeSupported
                    LoginAsNonRoot
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.currentOSNVMeSupported = node.bool(0)
                    self.loginAsNonRoot = node.bool(1)
                }
            }

            public struct InnerIpAddress: WireDecodable {
                public var ipAddress: [String]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    IpAddress
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.ipAddress = node.strings(0)
                }
            }

            public struct MetadataOptions: WireDecodable {
                public var httpEndpoint: String?
                public var httpPutResponseHopLimit: Int32?
                public var httpTokens: String?
                public var instanceMetadataTags: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    HttpEndpoint
                    HttpPutResponseHopLimit
                    HttpTokens
                    InstanceMetadataTags
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.httpEndpoint = node.string(0)
                    self.httpPutResponseHopLimit = node.int32(1)
                    self.httpTokens = node.string(2)
                    self.instanceMetadataTags = node.string(3)
                }
            }

            public struct NetworkInterfaces: WireDecodable {
                public var networkInterface: [NetworkInterfaceItem]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    NetworkInterface
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.networkInterface = node.objects(0, of: NetworkInterfaceItem.self)
                }

                public struct NetworkInterfaceItem: WireDecodable {
                    public var ipv4PrefixSets: Ipv4PrefixSets?
                    public var ipv6PrefixSets: Ipv6PrefixSets?
                    public var ipv6Sets: Ipv6Sets?
                    public var macAddress: String?
                    public var networkInterfaceId: String?
                    public var primaryIpAddress: String?
                    public var privateIpSets: PrivateIpSets?
                    public var type: String?

                    public init() {}

                    public static var wireNames: StaticString {
                        """
                        Ipv4PrefixSets
                        Ipv6PrefixSets
                        Ipv6Sets
                        MacAddress
                        NetworkInterfaceId
                        PrimaryIpAddress
                        PrivateIpSets
                        Type
                        """
                    }

                    public init(from node: borrowing WireNode) {
                        self.ipv4PrefixSets = node.object(0, as: Ipv4PrefixSets.self)
                        self.ipv6PrefixSets = node.object(1, as: Ipv6PrefixSets.self)
                        self.ipv6Sets = node.object(2, as: Ipv6Sets.self)
                        self.macAddress = node.string(3)
                        self.networkInterfaceId = node.string(4)
                        self.primaryIpAddress = node.string(5)
                        self.privateIpSets = node.object(6, as: PrivateIpSets.self)
                        self.type = node.string(7)
                    }

                    public struct Ipv4PrefixSets: WireDecodable {
                        public var ipv4PrefixSet: [Ipv4PrefixSetItem]?

                        public init() {}

                        public static var wireNames: StaticString {
                            """
                            Ipv4PrefixSet
                            """
                        }

                        public init(from node: borrowing WireNode) {
                            self.ipv4PrefixSet = node.objects(0, of: Ipv4PrefixSetItem.self)
                        }

                        public struct Ipv4PrefixSetItem: WireDecodable {
                            public var ipv4Prefix: String?

                            public init() {}

                            public static var wireNames: StaticString {
                                """
                                Ipv4Prefix
                                """
                            }

                            public init(from node: borrowing WireNode) {
                                self.ipv4Prefix = node.string(0)
                            }
                        }
                    }

                    public struct Ipv6PrefixSets: WireDecodable {
                        public var ipv6PrefixSet: [Ipv6PrefixSetItem]?

                        public init() {}

                        public static var wireNames: StaticString {
                            """
                            Ipv6PrefixSet
                            """
                        }

                        public init(from node: borrowing WireNode) {
                            self.ipv6PrefixSet = node.objects(0, of: Ipv6PrefixSetItem.self)
                        }

                        public struct Ipv6PrefixSetItem: WireDecodable {
                            public var ipv6Prefix: String?

                            public init() {}

                            public static var wireNames: StaticString {
                                """
                                Ipv6Prefix
                                """
                            }

                            public init(from node: borrowing WireNode) {
                                self.ipv6Prefix = node.string(0)
                            }
                        }
                    }

                    public struct Ipv6Sets: WireDecodable {
                        public var ipv6Set: [Ipv6SetItem]?

                        public init() {}

                        public static var wireNames: StaticString {
                            """
                            Ipv6Set
                            """
                        }

                        public init(from node: borrowing WireNode) {
                            self.ipv6Set = node.objects(0, of: Ipv6SetItem.self)
                        }

                        public struct Ipv6SetItem: WireDecodable {
                            public var ipv6Address: String?
                            public var primary: Bool?

                            public init() {}

                            public static var wireNames: StaticString {
                                """
                                Ipv6Address
                                Primary
                                """
                            }

                            public init(from node: borrowing WireNode) {
                                self.ipv6Address = node.string(0)
                                self.primary = node.bool(1)
                            }
                        }
                    }

                    public struct PrivateIpSets: WireDecodable {
                        public var privateIpSet: [PrivateIpSetItem]?

                        public init() {}

                        public static var wireNames: StaticString {
                            """
                            PrivateIpSet
                            """
                        }

                        public init(from node: borrowing WireNode) {
                            self.privateIpSet = node.objects(0, of: PrivateIpSetItem.self)
                        }

                        public struct PrivateIpSetItem: WireDecodable {
                            public var primary: Bool?
                            public var privateDnsName: String?
                            public var privateIpAddress: String?

                            public init() {}

                            public static var wireNames: StaticString {
                                """
                                Primary
                                PrivateDnsName
                                PrivateIpAddress
                                """
                            }

                            public init(from node: borrowing WireNode) {
                                self.primary = node.bool(0)
                                self.privateDnsName = node.string(1)
                                self.privateIpAddress = node.string(2)
                            }
                        }
                    }
                }
            }

            public struct OperationLocks: WireDecodable {
                public var lockReason: [LockReasonItem]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    LockReason
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.lockReason = node.objects(0, of: LockReasonItem.self)
                }

                public struct LockReasonItem: WireDecodable {
                    public var lockMsg: String?
                    public var lockReason: String?

                    public init() {}

                    public static var wireNames: StaticString {
                        """
                        LockMsg
                        LockReason
                        """
                    }

                    public init(from node: borrowing WireNode) {
                        self.lockMsg = node.string(0)
                        self.lockReason = node.string(1)
                    }
                }
            }

            public struct PrivateDnsNameOptions: WireDecodable {
                public var enableInstanceIdDnsAAAARecord: Bool?
                public var enableInstanceIdDnsARecord: Bool?
                public var enableIpDnsARecord: Bool?
                public var enableIpDnsPtrRecord: Bool?
                public var hostnameType: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    EnableInstanceIdDnsAAAARecord
                    EnableInstanceIdDnsARecord
                    EnableIpDnsARecord
                    EnableIpDnsPtrRecord
                    HostnameType
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.enableInstanceIdDnsAAAARecord = node.bool(0)
                    self.enableInstanceIdDnsARecord = node.bool(1)
                    self.enableIpDnsARecord = node.bool(2)
                    self.enableIpDnsPtrRecord = node.bool(3)
                    self.hostnameType = node.string(4)
                }
            }

            public struct PublicIpAddress: WireDecodable {
                public var ipAddress: [String]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    IpAddress
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.ipAddress = node.strings(0)
                }
            }

            public struct RdmaIpAddress: WireDecodable {
                public var ipAddress: [String]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    IpAddress
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.ipAddress = node.strings(0)
                }
            }

            public struct SecurityGroupIds: WireDecodable {
                public var securityGroupId: [String]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    SecurityGroupId
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.securityGroupId = node.strings(0)
                }
            }

            public struct SecurityOptions: WireDecodable {
                public var enableSecureBoot: Bool?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    EnableSecureBoot
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.enableSecureBoot = node.bool(0)
                }
            }

            public struct Tags: WireDecodable {
                public var tag: [TagItem]?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    Tag
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.tag = node.objects(0, of: TagItem.self)
                }

                public struct TagItem: WireDecodable {
                    public var tagKey: String?
                    public var tagValue: String?

                    public init() {}

                    public static var wireNames: StaticString {
                        """
                        TagKey
                        TagValue
                        """
                    }

                    public init(from node: borrowing WireNode) {
                        self.tagKey = node.string(0)
                        self.tagValue = node.string(1)
                    }
                }
            }

            public struct VpcAttributes: WireDecodable {
                public var natIpAddress: String?
                public var privateIpAddress: PrivateIpAddress?
                public var vSwitchId: String?
                public var vpcId: String?

                public init() {}

                public static var wireNames: StaticString {
                    """
                    NatIpAddress
                    PrivateIpAddress
                    VSwitchId
                    VpcId
                    """
                }

                public init(from node: borrowing WireNode) {
                    self.natIpAddress = node.string(0)
                    self.privateIpAddress = node.object(1, as: PrivateIpAddress.self)
                    self.vSwitchId = node.string(2)
                    self.vpcId = node.string(3)
                }

                public struct PrivateIpAddress: WireDecodable {
                    public var ipAddress: [String]?

                    public init() {}

                    public static var wireNames: StaticString {
                        """
                        IpAddress
                        """
                    }

                    public init(from node: borrowing WireNode) {
                        self.ipAddress = node.strings(0)
                    }
                }
            }
        }
    }
}
