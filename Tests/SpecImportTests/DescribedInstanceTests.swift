import DiagnosticsCore
import Foundation
import MetadataFormat
import QueryEncoding
import SourceTree
import SpecCompiler
import TestSupport
import Testing

@testable import SpecImport

@Suite struct DescribedInstanceTests {
    private static let library = Result { try PlatformLibrary.bundled() }

    private static func call(_ members: String) throws -> ImportedCall {
        let text = "{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-1\",\(members)}]}}"
        var reader = ImportReader(SourceFile(name: "answer.json", text: text), facts: try library.get().facts)
        return try #require(try reader.read().first)
    }

    /// Each member that the metadata has of either answer is a parameter, a remark, or known to say nothing of a request.
    @Test(arguments: ["DescribeInstances", "DescribeInstanceAttribute"]) func everyMemberIsClassified(action: String)
        throws
    {
        let metadata = try #require(try Self.library.get().action(named: action)?.metadata)
        var schema = try #require(metadata.responseSchema)
        for name in ["Instances", "Instance"] {
            if let inner = schema.properties.first(where: { $0.name == name })?.schema { schema = inner.items ?? inner }
        }
        let known =
            DescribedInstance.members.compactMap(\.path.first) + DescribedInstance.ownCode + DescribedInstance.states
        #expect(schema.properties.count > 30)
        #expect(schema.properties.map(\.name).filter { !known.contains($0) } == [])
    }

    /// Every parameter of the table is one of the action.
    @Test func everyParameterIsOne() throws {
        let action = try #require(try Self.library.get().action(named: "RunInstances")?.metadata)
        for (_, parameter, _) in DescribedInstance.members {
            #expect(action.parameter(matching: parameter)?.isSentDirectly == true, "\(parameter)")
        }
    }

    @Test(
        arguments: [
            (#""SpotStrategy":"NoSpot","SpotDuration":1,"SpotPriceLimit":0.98"#, []),
            (
                #""SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0.98"#,
                ["SpotPriceLimit=0.98", "SpotStrategy=SpotWithPriceLimit"]
            ),
            (#""SpotStrategy":"SpotAsPriceGo","SpotPriceLimit":0.98"#, ["SpotStrategy=SpotAsPriceGo"]),
            (#""InternetMaxBandwidthOut":0,"InternetMaxBandwidthIn":-1,"InternetChargeType":"PayByTraffic""#, []),
            (
                #""InternetMaxBandwidthOut":5,"InternetMaxBandwidthIn":1000,"InternetChargeType":"PayByTraffic""#,
                ["InternetChargeType=PayByTraffic", "InternetMaxBandwidthOut=5"]
            ),
            (
                #""InternetMaxBandwidthOut":"20","InternetMaxBandwidthIn":"20""#,
                ["InternetMaxBandwidthIn=20", "InternetMaxBandwidthOut=20"]
            ),
            (#""SecurityGroupIds":{"SecurityGroupId":["sg-1"]}"#, ["SecurityGroupId=sg-1"]),
            (#""SecurityGroupIds":["sg-1","sg-2"]"#, ["SecurityGroupIds.1=sg-1", "SecurityGroupIds.2=sg-2"]),
            (#""SecurityGroupIds":{"SecurityGroupId":null}"#, []),
            (#""ISP":"null","HostName":null,"Description":"""#, []),
            (
                #""Tags":{"Tag":[{"TagKey":"a","TagValue":"b"},{"TagKey":"acs:x","TagValue":"c"}]}"#,
                ["Tag.1.Key=a", "Tag.1.Value=b"]
            ),
            (#""Tags":{"Tag":[{"Key":"a"}]}"#, ["Tag.1.Key=a", "Tag.1.Value="]),
            (#""Cpu":2,"CpuOptions":{"CoreCount":1,"ThreadsPerCore":2,"Numa":"ON"}"#, []),
            (
                #""Cpu":8,"CpuOptions":{"CoreCount":4,"ThreadsPerCore":1}"#,
                ["CpuOptions.Core=4", "CpuOptions.ThreadsPerCore=1"]
            ),
            (#""CpuOptions":{"CoreCount":99999999999999999999,"ThreadsPerCore":99999999999999999999}"#, []),
            (#""InstanceType":"ecs.g6.large","CreditSpecification":"Standard""#, ["InstanceType=ecs.g6.large"]),
            (
                #""InstanceType":"ecs.t6-c1m1.large","CreditSpecification":"Standard""#,
                ["CreditSpecification=Standard", "InstanceType=ecs.t6-c1m1.large"]
            ),
            (#""HostName":"iZbp1h4adlltjc1d48goaqZ","InstanceName":"i-1""#, []),
            (#""HostName":"iZ","InstanceName":"web""#, ["HostName=iZ", "InstanceName=web"]),
            (#""ZoneId":"cn-hangzhou-i""#, ["RegionId=cn-hangzhou", "ZoneId=cn-hangzhou-i"]),
            (
                #""DedicatedHostAttribute":{"DedicatedHostId":"dh-1","DedicatedHostClusterId":"dc-1"}"#,
                ["DedicatedHostId=dh-1"]
            ),
            (
                #""DedicatedHostAttribute":{"DedicatedHostClusterId":"dc-1"}"#,
                ["SchedulerOptions.DedicatedHostClusterId=dc-1"]
            ),
            (
                #""EnableJumboFrame":"True","DeletionProtection":"True""#,
                ["DeletionProtection=true", "NetworkOptions.EnableJumboFrame=true"]
            ),
            (#""InstanceChargeType":"PrePaid""#, ["InstanceChargeType=PrePaid", "Period=1", "PeriodUnit=Month"]),
            (
                #""NetworkInterfaces":{"NetworkInterface":[{"Type":"Primary","Ipv6Sets":{"Ipv6Set":[{"Ipv6Address":"::1"},{"Ipv6Address":"::2"}]}}]}"#,
                ["Ipv6AddressCount=2"]
            ),
        ] as [(String, [String])])
    func membersAreParameters(members: String, parameters: [String]) throws {
        let found = try Self.call(members).parameters.map { "\($0.name)=\($0.value)" }.sorted()
        #expect(found == parameters, "\(members)")
    }

    /// What no request can ask for is told.
    @Test(arguments: [
        (#""EipAddress":{"AllocationId":"eip-1"}"#, "eip-1"),
        (#""AutoReleaseTime":"2030-01-31T12:00Z""#, "2030-01-31T12:00Z"),
        (#""OperationLocks":{"LockReason":[{"LockReason":"financial"}]}"#, "locked: financial"),
        (#""InstanceNetworkType":"classic""#, "classic"),
        (#""VpcAttributes":{"PrivateIpAddress":{"IpAddress":["10.0.0.1"]}}"#, "10.0.0.1"),
        (#""Tags":{"Tag":[{"TagKey":"acs:x","TagValue":"c"}]}"#, "acs:x"), (#""Future":{"a":1}"#, "Future"),
        (#""EcsCapacityReservationAttr":{"CapacityReservationId":"cr-1"}"#, "cr-1"),
        (
            #""NetworkInterfaces":{"NetworkInterface":[{"Type":"Primary"},{"Type":"Secondary"}]}"#,
            "1 more network interfaces"
        ),
        (
            #""NetworkInterfaces":{"NetworkInterface":[{"Type":"Primary","Ipv4PrefixSets":{"Ipv4PrefixSet":[{"Ipv4Prefix":"10.0.0.0/28"}]}}]}"#,
            "Ipv4PrefixSets"
        ),
        (#""InstanceChargeType":"PrePaid","ExpiredTime":"2030-01-31T12:00Z""#, "2030-01-31T12:00Z"),
        (#""HostName":"iZbp1h4adlltjc1d48goaqZ""#, "iZbp1h4adlltjc1d48goaqZ"),
    ])
    func whatCanNotBeSaidIsTold(members: String, told: String) throws {
        #expect(try Self.call(members).remarks.contains { $0.contains(told) }, "\(members)")
    }

    @Test func aSecurityEnhancedInstanceHasADiskThatChecks() throws {
        let importer = SpecImporter(library: try Self.library.get())
        let text = try importer.spec(for: try Self.call(#""InstanceType":"ecs.g7t.large""#), named: "web").text
        #expect(text.contains("category: cloud_essd") && text.contains("trustedSystem: selfManaged"), "\(text)")
    }

    // MARK: - Both formats

    private static func calls(_ url: URL) throws -> [ImportedCall] {
        var reader = ImportReader(
            SourceFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url))),
            facts: try library.get().facts)
        return try reader.read()
    }

    /// Of a documented answer in both formats the same is made.
    @Test(.enabled(if: SharedData.exists("corpus/actions/DescribeInstances")), arguments: ["", "-2", "-4", "-5"])
    func bothFormatsSayTheSame(variant: String) throws {
        let folder = SharedData.url("corpus/actions/DescribeInstances\(variant)")
        let json = try Self.calls(folder.appending(path: "response.json"))
        let xml = try Self.calls(folder.appending(path: "response.xml"))
        #expect(json.count == 1 && xml.map(\.parameters) == json.map(\.parameters))
    }
}
