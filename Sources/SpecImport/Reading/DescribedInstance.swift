import DiagnosticsCore
import ExactText
import Platform
import QueryEncoding
import SourceTree

/// An instance as `DescribeInstances` or `DescribeInstanceAttribute` answers, turned into the call that creates its like.
struct DescribedInstance {
    /// The instances of an answer, or of one instance that was taken out of it; nil where a document is none of these.
    static func instances(in answer: DocumentNode) -> [DocumentNode]? {
        if let list = answer["Instances"] { return (list["Instance"] ?? list).listed.filter { $0.entries != nil } }
        if let instance = answer["Instance"], instance["InstanceId"] != nil { return [instance] }
        let isInstance = answer["InstanceId"] != nil && (answer["InstanceType"] != nil || answer["Status"] != nil)
        return isInstance && answer["Action"] == nil ? [answer] : nil
    }

    private let instance: DocumentNode
    private let facts: PlatformFacts
    private var parameters: [QueryParameter] = []
    private var remarks: [String] = []

    init(_ instance: DocumentNode, facts: PlatformFacts) {
        self.instance = instance
        self.facts = facts
        readMembers()
        readNetwork()
        readCharge()
        readNames()
        readCPU()
        readTags()
        readUnknown()
        remarks += [
            "its disks are not in the answer: DescribeDisks lists them, for systemDisk and dataDisks",
            "nor are its user data (DescribeUserData) and its RAM role (DescribeInstanceRamRole)",
        ]
    }

    /// The call.
    var call: ImportedCall {
        let id = instance["InstanceId"]?.said
        var call = ImportedCall(
            action: "RunInstances", parameters: parameters,
            remarks: ["made of the instance \(id?.shortened ?? "without an id"), as it is described"] + remarks)
        call.instanceID = id ?? ""
        return call
    }

    // MARK: - One by one

    private mutating func readMembers() {
        for (path, parameter, defaults) in Self.members {
            guard let value = instance[path]?.said, !defaults.contains(where: value.isExactly) else { continue }
            append(parameter, value)
        }
        // The same under older names.
        for name in ["EnableJumboFrame", "EnableNetworkEncryption"]
        where instance[name]?.said?.isExactly("true") ?? false {
            if value("NetworkOptions.\(name)") == nil { append("NetworkOptions.\(name)", "true") }
        }
        // The host is in the cluster.
        if value("DedicatedHostId") != nil { remove("SchedulerOptions.DedicatedHostClusterId") }
        if value("RegionId") == nil, let zone = value("ZoneId"), let region = facts.regions.region(ofZone: zone) {
            append("RegionId", region)
        }
        let family = value("InstanceType").flatMap(PlatformFacts.family(ofType:)).flatMap(facts.family(named:))
        // Every answer has a mode of credits, which only burstable families earn.
        if let family, !family.isBurstable { remove("CreditSpecification") }
    }

    private mutating func readNetwork() {
        let groups = (instance["SecurityGroupIds"]?["SecurityGroupId"] ?? instance["SecurityGroupIds"])?.texts ?? []
        for (index, group) in groups.enumerated() {
            append(groups.count == 1 ? "SecurityGroupId" : "SecurityGroupIds.\(index + 1)", group)
        }
        readBandwidth()
        let address = instance["VpcAttributes"]?["PrivateIpAddress"]
        if let first = (address?["IpAddress"] ?? address)?.texts.first {
            remarks.append("its private address is \(first.shortened), which only one instance can have")
        }
        if instance["InstanceNetworkType"]?.said?.isExactly("classic") ?? false {
            remarks.append("it is in the classic network: for one in a VPC, write network.vSwitch")
        }
        let eip = instance["EipAddress"]
        if let id = eip?["AllocationId"]?.said ?? eip?["IpAddress"]?.said {
            remarks.append(
                "the elastic IP address \(id.shortened) is bound to it, which a request can't ask for (AssociateEipAddress)"
            )
        }
        let interfaces = (instance["NetworkInterfaces"]?["NetworkInterface"])?.listed ?? []
        let further = interfaces.filter { $0["Type"]?.said?.isExactly("Secondary") ?? false }
        if !further.isEmpty {
            remarks.append("it has \(further.count) more network interfaces: network.interfaces")
        }
        guard let primary = interfaces.first(where: { !($0["Type"]?.said?.isExactly("Secondary") ?? false) }) else {
            return
        }
        let addresses = primary["Ipv6Sets"]?["Ipv6Set"]?.listed.filter { $0["Ipv6Address"]?.said != nil } ?? []
        if !addresses.isEmpty { append("Ipv6AddressCount", "\(addresses.count)") }
        let more = (primary["PrivateIpSets"]?["PrivateIpSet"]?.listed.count ?? 1) - 1
        if more > 0 {
            remarks.append(
                "its interface has \(more) more private addresses: network.interfaces, secondaryIPAddressCount")
        }
        let prefixes = ["Ipv4PrefixSets", "Ipv6PrefixSets"].filter {
            (primary[$0]?.entries?.first?.value.listed.count ?? 0) > 0
        }
        if !prefixes.isEmpty {
            remarks.append("its interface has prefixes of addresses (\(prefixes.joined(separator: ", ")))")
        }
    }

    /// The answer has what the instance gets inbound, which is more than a request can ask for: 10 Mbit/s, or as much as
    /// outbound.
    private mutating func readBandwidth() {
        guard let out = value("InternetMaxBandwidthOut").flatMap({ DecimalText.natural($0) }) else {
            for name in ["InternetMaxBandwidthIn", "InternetChargeType", "Isp"] { remove(name) }
            return
        }
        let inbound = value("InternetMaxBandwidthIn").flatMap { DecimalText.natural($0) } ?? 0
        if inbound > max(out, 10) { remove("InternetMaxBandwidthIn") }
    }

    private mutating func readCharge() {
        let isSpot = value("SpotStrategy") != nil
        if !isSpot { for name in ["SpotDuration", "SpotPriceLimit", "SpotInterruptionBehavior"] { remove(name) } }
        if value("SpotStrategy")?.isExactly("SpotAsPriceGo") ?? false { remove("SpotPriceLimit") }
        if value("InstanceChargeType")?.isExactly("PrePaid") ?? false {
            // A subscription can't be bought without one.
            append("Period", "1")
            append("PeriodUnit", "Month")
            let end = instance["ExpiredTime"]?.said.map { ", which ends at \($0.shortened)" } ?? ""
            remarks.append(
                "charge.subscription.period is a guess: the answer does not tell for how long it was paid\(end)")
        }
        if let time = instance["AutoReleaseTime"]?.said {
            remarks.append("it is released at \(time.shortened): release.at, if its like is to be released too")
        }
        if let reservation = instance["EcsCapacityReservationAttr"]?["CapacityReservationId"]?.said {
            remarks.append("its capacity is reserved by \(reservation.shortened): placement.privatePool")
        }
        let locks =
            instance["OperationLocks"]?["LockReason"]?.listed.compactMap { $0["LockReason"]?.said ?? $0.said } ?? []
        if !locks.isEmpty {
            remarks.append("it is locked: \(locks.prefix(5).map(\.shortened).joined(separator: ", "))")
        }
    }

    /// Names that the platform made are not asked for: a new instance gets its own.
    private mutating func readNames() {
        let id = instance["InstanceId"]?.said ?? ""
        for name in ["HostName", "InstanceName"] {
            guard let text = value(name), Self.isMade(text) || text.isExactly(id) else { continue }
            remove(name)
            remarks.append("its \(name), \(text.shortened), was made by the platform, so a new instance gets its own")
        }
    }

    /// `iZbp1h4adlltjc1d48goaqZ`, made of the instance's id. Source: ECS documentation, RunInstances, HostName.
    private static func isMade(_ name: String) -> Bool {
        name.utf8.count > 10 && name.hasExactPrefix("iZ") && name.hasExactSuffix("Z")
            && name.utf8.allSatisfy(\.isASCIIAlphanumeric)
    }

    /// Every answer has these; they were asked for where they are not all that the type has.
    private mutating func readCPU() {
        let options = instance["CpuOptions"]
        guard let cores = options?["CoreCount"]?.said, let threads = options?["ThreadsPerCore"]?.said,
            let coreCount = DecimalText.natural(cores, upTo: 4096),
            let threadCount = DecimalText.natural(threads, upTo: 64),
            let all = instance["Cpu"]?.said.flatMap({ DecimalText.natural($0, upTo: 1 << 20) }),
            coreCount * threadCount != all
        else { return }
        append("CpuOptions.Core", cores)
        append("CpuOptions.ThreadsPerCore", threads)
        if let topology = options?["TopologyType"]?.said { append("CpuOptions.TopologyType", topology) }
    }

    private mutating func readTags() {
        var count = 0
        for tag in (instance["Tags"]?["Tag"] ?? instance["Tags"])?.listed ?? [] {
            guard let key = tag["TagKey"]?.said ?? tag["Key"]?.said else { continue }
            let value = tag["TagValue"]?.text ?? tag["Value"]?.text ?? ""
            if ["acs:", "aliyun"].contains(where: key.asciiLowercased.hasExactPrefix) {
                remarks.append("the tag \(key.shortened) is the platform's own")
                continue
            }
            count += 1
            append("Tag.\(count).Key", key)
            append("Tag.\(count).Value", value)
        }
    }

    /// Members that nothing is known of are told.
    private mutating func readUnknown() {
        let known = Self.members.compactMap(\.path.first) + Self.ownCode + Self.states
        let names = (instance.entries ?? []).filter { entry in
            let isSaid =
                entry.value.said != nil || entry.value.entries?.isEmpty == false || entry.value.items?.isEmpty == false
            return isSaid && !known.contains(where: entry.key.isExactly)
        }.map(\.key.shortened)
        if !names.isEmpty {
            let more = names.count > 10 ? ", …" : ""
            remarks.append("not known here, so left out: \(names.prefix(10).joined(separator: ", "))\(more)")
        }
    }

    // MARK: - Parameters

    private mutating func append(_ name: String, _ value: String) {
        // Some answers have booleans with a capital.
        let isBoolean = ["True", "False"].contains(where: value.isExactly)
        parameters.append(QueryParameter(name: name, value: isBoolean ? value.asciiLowercased : value))
    }

    private func value(_ name: String) -> String? { parameters.first { $0.isNamed(name) }?.value }

    private mutating func remove(_ name: String) { parameters.removeAll { $0.isNamed(name) } }
}

extension DocumentNode {
    /// The text of a member that says something: some answers have the word `null` for nothing.
    fileprivate var said: String? {
        guard let text, !text.isEmpty, !text.isExactly("null") else { return nil }
        return text
    }

    /// The items of a list; where one item can't be told from a list of it, as in XML, that.
    fileprivate var listed: [DocumentNode] {
        switch content {
        case .sequence(let items): items
        case .mapping: [self]
        case .scalar: said == nil ? [] : [self]
        }
    }

    /// The texts of a list.
    fileprivate var texts: [String] { listed.compactMap(\.said) }

    /// The member that a path leads to.
    fileprivate subscript(path: [String]) -> DocumentNode? {
        path.reduce(Optional(self)) { node, key in node?[key] }
    }
}
