/// A DescribeInstances response, the same in both formats, made deterministically.
struct SampleBody {
    private indirect enum Value {
        case text(String)
        case literal(String)
        case object([(String, Value)])
        case list([Value])
    }

    private let root: Value

    init(instanceCount: Int) {
        let instances = (0..<instanceCount).map { Self.instance($0) }
        root = .object([
            ("RequestId", .text("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E")),
            ("TotalCount", .literal(String(instanceCount))),
            ("PageNumber", .literal("1")),
            ("PageSize", .literal("100")),
            ("Instances", .object([("Instance", .list(instances))])),
        ])
    }

    var xml: [UInt8] {
        var text = "<?xml version='1.0' encoding='UTF-8'?>"
        Self.appendXML(root, name: "DescribeInstancesResponse", to: &text)
        return Array(text.utf8)
    }

    var json: [UInt8] {
        var text = ""
        Self.appendJSON(root, to: &text)
        return Array(text.utf8)
    }

    private static func instance(_ number: Int) -> Value {
        let id = String(1_000_000_000_000 + number * 7_919, radix: 36)
        let address = "\(10 + number % 90).\(number * 7 % 256).\(number * 13 % 256).\(1 + number % 250)"
        return .object([
            ("InstanceId", .text("i-bp\(id)")),
            ("InstanceName", .text("web-server-\(number)")),
            ("HostName", .text("web\(number)")),
            ("Description", .text("front end")),
            ("RegionId", .text("cn-hangzhou")),
            ("ZoneId", .text("cn-hangzhou-\(number % 2 == 0 ? "g" : "h")")),
            ("Status", .text(number % 5 == 0 ? "Stopped" : "Running")),
            ("InstanceType", .text("ecs.g7t.large")),
            ("InstanceTypeFamily", .text("ecs.g7t")),
            ("Cpu", .literal("2")),
            ("Memory", .literal("8192")),
            ("ImageId", .text("aliyun_2_1903_x64_20G_uefi_alibase_20210520.vhd")),
            ("OSName", .text("Alibaba Cloud Linux 2")),
            ("OSType", .text("linux")),
            ("IoOptimized", .literal("true")),
            ("DeletionProtection", .literal("false")),
            ("SerialNumber", .text("51d1353b-22bf-4567-a176-\(100_000_000_000 + number * 65_537)")),
            ("CreationTime", .text("2026-03-0\(1 + number % 9)T04:04Z")),
            ("StartTime", .text("2026-03-0\(1 + number % 9)T04:05Z")),
            ("InstanceChargeType", .text("PostPaid")),
            ("SpotStrategy", .text("NoSpot")),
            ("SpotPriceLimit", .literal("0.0")),
            ("InternetChargeType", .text("PayByTraffic")),
            ("InstanceNetworkType", .text("vpc")),
            ("SecurityGroupIds", .object([("SecurityGroupId", .list([.text("sg-bp\(id)")]))])),
            ("PublicIpAddress", .object([("IpAddress", .list([]))])),
            ("InnerIpAddress", .object([("IpAddress", .list([]))])),
            (
                "VpcAttributes",
                .object([
                    ("VpcId", .text("vpc-bp67acfmxazb4p5dc7hk")),
                    ("VSwitchId", .text("vsw-bp1s5fnvk4gn2tws03624")),
                    ("NatIpAddress", .text("")),
                    ("PrivateIpAddress", .object([("IpAddress", .list([.text(address)]))])),
                ])
            ),
            (
                "NetworkInterfaces",
                .object([
                    (
                        "NetworkInterface",
                        .list([
                            .object([
                                ("NetworkInterfaceId", .text("eni-bp\(id)")),
                                ("PrimaryIpAddress", .text(address)),
                                ("MacAddress", .text("00:16:3e:32:b4:\(10 + number % 90)")),
                                ("Type", .text("Primary")),
                            ])
                        ])
                    )
                ])
            ),
            (
                "Tags",
                .object([
                    (
                        "Tag",
                        .list([
                            .object([("TagKey", .text("acs:ecs:supportVtpm")), ("TagValue", .text("true"))]),
                            .object([("TagKey", .text("team")), ("TagValue", .text("shop"))]),
                        ])
                    )
                ])
            ),
            ("OperationLocks", .object([("LockReason", .list([]))])),
        ])
    }

    private static func appendXML(_ value: Value, name: String, to text: inout String) {
        switch value {
        case .list(let items):
            for item in items {
                appendXML(item, name: name, to: &text)
            }
            return
        case .text(let scalar), .literal(let scalar):
            text += scalar.isEmpty ? "<\(name)/>" : "<\(name)>\(scalar)</\(name)>"
        case .object(let members):
            text += "<\(name)>"
            for (name, member) in members {
                appendXML(member, name: name, to: &text)
            }
            text += "</\(name)>"
        }
    }

    private static func appendJSON(_ value: Value, to text: inout String) {
        switch value {
        case .text(let scalar): text += "\"\(scalar)\""
        case .literal(let scalar): text += scalar
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                text += index == 0 ? "" : ","
                appendJSON(item, to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, (name, member)) in members.enumerated() {
                text += index == 0 ? "\"\(name)\":" : ",\"\(name)\":"
                appendJSON(member, to: &text)
            }
            text += "}"
        }
    }
}
