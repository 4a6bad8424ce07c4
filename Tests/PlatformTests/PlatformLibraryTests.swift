import DiagnosticsCore
import MetadataFormat
import Platform
import SourceTree
import Testing

@Suite struct PlatformLibraryTests {
    private let library: PlatformLibrary

    init() throws { library = try PlatformLibrary.bundled() }

    /// What the corrections say is what everybody hears.
    @Test func actionsAreCorrected() throws {
        let run = try #require(try library.action(named: "RunInstances"))
        #expect(run.metadata.parameter(matching: "Amount")?.schema.limits.maximum?.text == "100")
        #expect(run.resources.all.contains("acs:vpc:{regionId}:{accountId}:vswitch/{vSwitchId}"))
        let list = try #require(try library.action(named: "ListTagResources"))
        #expect(list.metadata.parameter(named: "ResourceId")?.schema.limits.maxItems == 50)
        for name in ["DescribeInstances", "AttachInstanceRamRole"] {
            let ids = try library.action(named: name)?.metadata.parameter(named: "InstanceIds")
            #expect(ids?.schema.limits.maxItems == 100, "\(name)")
        }
        #expect(try library.action(named: "DescribeInstance") == nil)
        #expect(try library.action(named: "GetRole") == nil)
    }

    /// Every action that creates instances is checked against the same kinds of resources, whatever the metadata lacks.
    @Test func creatingActionsAreCheckedAlike() throws {
        for type in ["image", "securitygroup", "snapshot", "vswitch", "keypair", "instance"] {
            for name in ["RunInstances", "CreateInstance"] {
                #expect(try library.action(named: name)?.resources.count(ofType: type) == 1, "\(name) \(type)")
            }
        }
    }

    @Test(arguments: [
        ("GetRole", ["acs:ram:*:{accountId}:role/{RoleName}"]),
        ("CreateRole", ["acs:ram:*:{accountId}:role/{RoleName}"]),
        ("CreatePolicy", ["acs:ram:*:{accountId}:policy/{PolicyName}"]),
        ("AttachPolicyToRole", ["acs:ram:*:{accountId}:role/{roleName}", "acs:ram:*:{accountId}:policy/{policyName}"]),
    ])
    func rolesAndPoliciesAreResources(action: String, templates: [String]) throws {
        let found = try #require(try library.action(named: action, of: .ram))
        #expect(found.resources.all == templates)
        #expect(found.metadata.ramAuthorization?.action == "ram:\(action)")
    }

    @Test func anActionIsReadOnce() throws {
        let first = try #require(try library.action(named: "RunInstances"))
        #expect(try library.action(named: "RunInstances") === first)
        #expect(try library.metadata(of: .ram).product == "Ram")
    }

    @Test func countsOfTypesIncludeThoseThatTakeAny() throws {
        let list = try #require(try library.action(named: "ListTagResources")).resources
        #expect(list.count(ofType: "image") == 1 && list.count(ofType: "x") == 1 && list.all.count == 1)
        let start = try #require(try library.action(named: "StartInstance")).resources
        #expect(start.count(ofType: "instance") == 1 && start.count(ofType: "image") == 0)
        #expect(start.longest == start.all.first?.utf8.count)
    }

    @Test(
        arguments: [
            (PlatformProduct.ecs, "cn-hangzhou", "ecs.cn-hangzhou.aliyuncs.com", "ecs.aliyuncs.com"),
            (.ecs, "xx-new-1", "ecs.xx-new-1.aliyuncs.com", "ecs.aliyuncs.com"),
            (.ram, "cn-hangzhou", "ram.aliyuncs.com", "ram.aliyuncs.com"),
            (.sts, "xx-new-1", "sts.xx-new-1.aliyuncs.com", "sts.aliyuncs.com"),
            (.kms, "cn-beijing", "kms.cn-beijing.aliyuncs.com", nil),
        ] as [(PlatformProduct, String, String, String?)])
    func hostsAreThoseOfTheProduct(product: PlatformProduct, region: String, host: String, central: String?) throws {
        let endpoints = try ProductEndpoints(of: product)
        #expect(endpoints.host(forRegion: region) == host)
        #expect(endpoints.centralHost == central)
    }
}

@Suite struct ResourceTypesTests {
    @Test(arguments: [
        ("ImageId", "image"), ("ImageFamily", "image"), ("SecurityGroupIds.2", "securitygroup"),
        ("NetworkInterface.1.SecurityGroupIds.12", "securitygroup"), ("NetworkInterface.1.VSwitchId", "vswitch"),
        ("DataDisk.3.SnapshotId", "snapshot"), ("LaunchTemplateName", "launchtemplate"), ("RamRoleName", "role"),
        ("RoleName", "role"), ("PolicyName", "policy"), ("InstanceIds", "instance"), ("KeyPairName", "keypair"),
    ])
    func idsAreOfAType(name: String, type: String) throws {
        #expect(try PlatformLibrary.bundled().resourceTypes.type(ofParameter: name) == type)
    }

    @Test(arguments: ["", ".", "1", "ImageId.Name", "imageid", "ImageId\u{301}", "Amount", "VSwitchId.", "X.ImageIds"])
    func otherNamesNameNothing(name: String) throws {
        #expect(try PlatformLibrary.bundled().resourceTypes.type(ofParameter: name) == nil)
    }

    @Test func everyEntrySaysWhy() throws {
        let file = try #require(BundledTable.resourceTypes)
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(file, into: &sink)
        guard case .sequence(let entries)? = root["resourceTypes"]?.content else {
            Issue.record("no list")
            return
        }
        #expect(entries.count > 5)
        for entry in entries {
            for key in ["reason", "source"] {
                guard case .scalar(let scalar)? = entry[key]?.content else {
                    Issue.record("no \(key)")
                    continue
                }
                #expect(scalar.text.utf8.count > 10)
            }
        }
    }

    @Test(arguments: ["", "[", "{", "\u{0}"]) func brokenTablesAreRefused(text: String) {
        #expect(throws: UnreadableInput.self) { try ResourceTypes(SourceFile(name: "t", text: text)) }
    }

    @Test(arguments: ["{}", "[]", #"{"resourceTypes":1}"#, #"{"resourceTypes":[1,{"members":["X"]},{"type":"x"}]}"#])
    func tablesThatSayNothingKnowNothing(text: String) throws {
        #expect(try ResourceTypes(SourceFile(name: "t", text: text)).type(ofParameter: "X") == nil)
    }

    @Test(
        arguments: [
            (PlatformProduct.ecs, "cn-hangzhou", "ecs-vpc.cn-hangzhou.aliyuncs.com", nil),
            (.kms, "eu-central-1", "kms-vpc.eu-central-1.aliyuncs.com", nil),
            (.sts, "us-east-1", "sts-vpc.us-east-1.aliyuncs.com", nil),
            (.ram, "us-east-1", "ram.vpc-proxy.aliyuncs.com", "ram.vpc-proxy.aliyuncs.com"),
        ] as [(PlatformProduct, String, String, String?)])
    func productsHaveHostsInVPCs(product: PlatformProduct, region: String, host: String, central: String?) throws {
        let endpoints = try ProductEndpoints(of: product, network: .vpc)
        #expect(endpoints.host(forRegion: region) == host && endpoints.centralHost == central)
    }

    @Test func aLibraryKnowsWhereItIsAskedFrom() throws {
        #expect(try PlatformLibrary.bundled().network == .public)
        let inside = try PlatformLibrary.bundled(reachedFrom: .vpc)
        #expect(inside.host(forRegion: "cn-hangzhou") == "ecs-vpc.cn-hangzhou.aliyuncs.com")
        let kms = try inside.endpoints(of: inside.metadata(of: .kms))
        #expect(kms.host(forRegion: "cn-hangzhou") == "kms-vpc.cn-hangzhou.aliyuncs.com")
    }
}
