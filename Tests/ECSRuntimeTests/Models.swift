import ECSRuntime

/// A cut of DescribeInstances in the shape of generated code, with one member of every kind added.
struct Instances: ServiceResponse, Equatable {
    var instances: [Instance]
    var requestID: String?
    var totalCount: Int?

    static var wireFields: StaticString {
        """
        Instances\tinstances\t/Instance
        RequestId\trequestID
        TotalCount\ttotalCount
        """
    }

    init(from node: borrowing WireNode) {
        self.instances = node.objects(0, of: Instance.self)
        self.requestID = node.string(1)
        self.totalCount = node.int32(2)
    }

    func encode(into writer: inout WireWriter) {
        writer.objects(0, self.instances)
        writer.string(1, self.requestID)
        writer.int32(2, self.totalCount)
    }

    struct Instance: WireDecodable, WireEncodable, Equatable {
        var instanceID: String?
        var cpu: Int?
        var localStorageCapacity: Int?
        var spotPriceLimit: Double?
        var ioOptimized: Bool?
        var status: Status?
        var securityGroupIDs: [String]
        var vpcAttributes: VPCAttributes?
        var tags: [Tag]
        var ports: [Int]
        var labels: [String: String]
        var extra: WireValue?
        var matrix: [[Int]]

        static var wireFields: StaticString {
            """
            InstanceId\tinstanceID
            Cpu\tcpu
            LocalStorageCapacity\tlocalStorageCapacity
            SpotPriceLimit\tspotPriceLimit
            IoOptimized\tioOptimized
            Status\tstatus
            SecurityGroupIds\tsecurityGroupIDs\t/SecurityGroupId
            VpcAttributes\tvpcAttributes
            Tags\ttags
            Ports\tports
            Labels\tlabels
            Extra\textra
            Matrix\tmatrix
            """
        }

        init(from node: borrowing WireNode) {
            self.instanceID = node.string(0)
            self.cpu = node.int32(1)
            self.localStorageCapacity = node.int64(2)
            self.spotPriceLimit = node.double(3)
            self.ioOptimized = node.bool(4)
            self.status = node.enumeration(5, as: Status.self)
            self.securityGroupIDs = node.strings(6)
            self.vpcAttributes = node.object(7, as: VPCAttributes.self)
            self.tags = node.objects(8, of: Tag.self)
            self.ports = node.int64s(9)
            self.labels = node.stringMap(10)
            self.extra = node.value(11)
            self.matrix = node.int64Lists(12)
        }

        func encode(into writer: inout WireWriter) {
            writer.string(0, self.instanceID)
            writer.int32(1, self.cpu)
            writer.int64(2, self.localStorageCapacity)
            writer.double(3, self.spotPriceLimit)
            writer.bool(4, self.ioOptimized)
            writer.enumeration(5, self.status)
            writer.strings(6, self.securityGroupIDs)
            writer.object(7, self.vpcAttributes)
            writer.objects(8, self.tags)
            writer.int64s(9, self.ports)
            writer.stringMap(10, self.labels)
            writer.value(11, self.extra)
            writer.int64Lists(12, self.matrix)
        }
    }

    struct VPCAttributes: WireDecodable, WireEncodable, Equatable {
        var vpcID: String?
        var vSwitchID: String?

        init() {}

        static var wireFields: StaticString {
            """
            VpcId\tvpcID
            VSwitchId\tvSwitchID
            """
        }

        init(from node: borrowing WireNode) {
            self.vpcID = node.string(0)
            self.vSwitchID = node.string(1)
        }

        func encode(into writer: inout WireWriter) {
            writer.string(0, self.vpcID)
            writer.string(1, self.vSwitchID)
        }
    }

    struct Tag: WireDecodable, WireEncodable, Equatable {
        var key: String?
        var value: String?

        init(key: String? = nil, value: String? = nil) {
            self.key = key
            self.value = value
        }

        static var wireFields: StaticString {
            """
            Key\tkey
            Value\tvalue
            """
        }

        init(from node: borrowing WireNode) {
            self.key = node.string(0)
            self.value = node.string(1)
        }

        func encode(into writer: inout WireWriter) {
            writer.string(0, self.key)
            writer.string(1, self.value)
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
    static var wireFields: StaticString { "" }

    init(from node: borrowing WireNode) {}

    func encode(into writer: inout WireWriter) {}
}

/// A type whose only member is a list of itself.
struct Family: ServiceResponse {
    var children: [Family]

    static var wireFields: StaticString { "Children\tchildren" }

    init(from node: borrowing WireNode) {
        self.children = node.objects(0, of: Family.self)
    }

    func encode(into writer: inout WireWriter) {
        writer.objects(0, self.children)
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

    static var wireFields: StaticString {
        """
        RegionId\tregionID
        ResourceId\tresourceIDs
        First\tfirst
        """
    }

    init(from node: borrowing WireNode) {
        self.regionID = node.required(0, node.string(0), or: "")
        self.resourceIDs = node.required(1, node.optional(1, node.strings(1)), or: [])
        self.first = node.requiredObject(2, as: Instances.Tag.self)
    }

    func encode(into writer: inout WireWriter) {
        writer.string(0, self.regionID)
        writer.strings(1, self.resourceIDs)
        writer.object(2, self.first)
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
    guard let instance = response.instances.first else {
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
