import ECSRuntime

/// A cut of DescribeInstances in the shape of generated code, with one member of every kind added.
struct Instances: ServiceResponse, WireEncodable, Equatable {
    var instances: List?
    var requestID: String?
    var totalCount: Int32?

    init() {}

    static var wireNames: StaticString {
        """
        Instances
        RequestId
        TotalCount
        """
    }

    init(from node: borrowing WireNode) {
        self.instances = node.object(0, as: List.self)
        self.requestID = node.string(1)
        self.totalCount = node.int32(2)
    }

    func encode(into writer: inout WireWriter) {
        writer.object("Instances", self.instances)
        writer.string("RequestId", self.requestID)
        writer.int32("TotalCount", self.totalCount)
    }

    struct List: WireDecodable, WireEncodable, Equatable {
        var instance: [Instance]?

        init() {}

        static var wireNames: StaticString { "Instance" }

        init(from node: borrowing WireNode) {
            self.instance = node.objects(0, of: Instance.self)
        }

        func encode(into writer: inout WireWriter) {
            writer.objects("Instance", self.instance)
        }
    }

    struct Instance: WireDecodable, WireEncodable, Equatable {
        var instanceID: String?
        var cpu: Int32?
        var localStorageCapacity: Int64?
        var spotPriceLimit: Double?
        var ioOptimized: Bool?
        var status: Status?
        var securityGroupIDs: SecurityGroupIDs?
        var vpcAttributes: VPCAttributes?
        var tags: [Tag]?
        var ports: [Int64]?
        var labels: [String: String]?
        var extra: WireValue?
        var matrix: [[Int64]]?

        init() {}

        static var wireNames: StaticString {
            """
            InstanceId
            Cpu
            LocalStorageCapacity
            SpotPriceLimit
            IoOptimized
            Status
            SecurityGroupIds
            VpcAttributes
            Tags
            Ports
            Labels
            Extra
            Matrix
            """
        }

        init(from node: borrowing WireNode) {
            self.instanceID = node.string(0)
            self.cpu = node.int32(1)
            self.localStorageCapacity = node.int64(2)
            self.spotPriceLimit = node.double(3)
            self.ioOptimized = node.bool(4)
            self.status = node.enumeration(5, as: Status.self)
            self.securityGroupIDs = node.object(6, as: SecurityGroupIDs.self)
            self.vpcAttributes = node.object(7, as: VPCAttributes.self)
            self.tags = node.objects(8, of: Tag.self)
            self.ports = node.int64s(9)
            self.labels = node.stringMap(10)
            self.extra = node.value(11)
            self.matrix = node.int64Lists(12)
        }

        func encode(into writer: inout WireWriter) {
            writer.string("InstanceId", self.instanceID)
            writer.int32("Cpu", self.cpu)
            writer.int64("LocalStorageCapacity", self.localStorageCapacity)
            writer.double("SpotPriceLimit", self.spotPriceLimit)
            writer.bool("IoOptimized", self.ioOptimized)
            writer.enumeration("Status", self.status)
            writer.object("SecurityGroupIds", self.securityGroupIDs)
            writer.object("VpcAttributes", self.vpcAttributes)
            writer.objects("Tags", self.tags)
            writer.int64s("Ports", self.ports)
            writer.stringMap("Labels", self.labels)
            writer.value("Extra", self.extra)
            writer.int64Lists("Matrix", self.matrix)
        }
    }

    struct SecurityGroupIDs: WireDecodable, WireEncodable, Equatable {
        var securityGroupID: [String]?

        init() {}

        static var wireNames: StaticString { "SecurityGroupId" }

        init(from node: borrowing WireNode) {
            self.securityGroupID = node.strings(0)
        }

        func encode(into writer: inout WireWriter) {
            writer.strings("SecurityGroupId", self.securityGroupID)
        }
    }

    struct VPCAttributes: WireDecodable, WireEncodable, Equatable {
        var vpcID: String?
        var vSwitchID: String?

        init() {}

        static var wireNames: StaticString {
            """
            VpcId
            VSwitchId
            """
        }

        init(from node: borrowing WireNode) {
            self.vpcID = node.string(0)
            self.vSwitchID = node.string(1)
        }

        func encode(into writer: inout WireWriter) {
            writer.string("VpcId", self.vpcID)
            writer.string("VSwitchId", self.vSwitchID)
        }
    }

    struct Tag: WireDecodable, WireEncodable, Equatable {
        var key: String?
        var value: String?

        init(key: String? = nil, value: String? = nil) {
            self.key = key
            self.value = value
        }

        static var wireNames: StaticString {
            """
            Key
            Value
            """
        }

        init(from node: borrowing WireNode) {
            self.key = node.string(0)
            self.value = node.string(1)
        }

        func encode(into writer: inout WireWriter) {
            writer.string("Key", self.key)
            writer.string("Value", self.value)
        }
    }

    struct Status: WireEnumeration {
        var rawValue: String

        init(rawValue: String) {
            self.rawValue = rawValue
        }

        static var running: Status { Status(rawValue: "Running") }
        static var knownValues: [Status] { [running] }
    }
}

/// A type without members, which accepts any object.
struct Anything: ServiceResponse {
    static var wireNames: StaticString { "" }

    init(from node: borrowing WireNode) {}
}

/// A type whose only member is a list of itself.
struct Family: ServiceResponse {
    var children: [Family]?

    static var wireNames: StaticString { "Children" }

    init(from node: borrowing WireNode) {
        self.children = node.objects(0, of: Family.self)
    }
}

/// A request with required members, as generated with `decodableRequests`.
struct TagRequest: ServiceRequest, WireDecodable, Equatable {
    typealias Response = Anything
    static var product: String { "Ecs" }
    static var version: String { "2014-05-26" }
    static var action: String { "TagResources" }

    var regionID: String
    var resourceIDs: [String]
    var first: Instances.Tag

    static var wireNames: StaticString {
        """
        RegionId
        ResourceId
        First
        """
    }

    init(from node: borrowing WireNode) {
        self.regionID = node.required(0, node.string(0), or: "")
        self.resourceIDs = node.required(1, node.strings(1), or: [])
        self.first = node.requiredObject(2, as: Instances.Tag.self)
    }

    func encode(into writer: inout WireWriter) {
        writer.string("RegionId", self.regionID)
        writer.strings("ResourceId", self.resourceIDs)
        writer.object("First", self.first)
    }
}

/// Decodes the JSON or XML of one instance's members.
func decodeInstance(_ format: WireFormat, _ members: String) throws -> Instances.Instance {
    let body =
        switch format {
        case .json: "{\"Instances\":{\"Instance\":[{\(members)}]}}"
        case .xml: "<R><Instances><Instance>\(members)</Instance></Instances></R>"
        }
    let response = try WireDecoder(format: format).decode(Instances.self, from: body.utf8)
    guard let instance = response.instances?.instance?.first else {
        throw MissingInstance()
    }
    return instance
}

struct MissingInstance: Error {}

/// The error that `body` throws, if it is one of decoding.
func decodingError(_ body: () throws -> Void) -> WireDecodingError? {
    do {
        try body()
        return nil
    } catch {
        return error as? WireDecodingError
    }
}
