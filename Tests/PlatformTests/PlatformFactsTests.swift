import DiagnosticsCore
import Platform
import SourceTree
import Testing

@Suite struct PlatformFactsTests {
    private let facts: PlatformFacts

    init() throws { facts = try PlatformFacts.bundled() }

    @Test func securityEnhancedFamiliesAreOfTwoKinds() {
        for family in ["g6t", "c6t", "r6t"] { #expect(facts.family(named: family)?.enhancement == .image) }
        for family in ["g7t", "c7t", "r7t", "g9it", "r9it"] {
            #expect(facts.family(named: family)?.enhancement == .vTPMMode)
        }
        for family in ["g7", "c6", "g8t", ""] { #expect(facts.family(named: family)?.enhancement == nil) }
        #expect(facts.asOf == "2026-06-27" && facts.trusted.asOf == "2026-06-27")
    }

    /// Families, who says of them that they have a trusted system, and confidential computing.
    @Test(
        arguments: [
            ("g7t", .api, []), ("g7", .api, [.enclave]), ("c6t", .page2021, []), ("r6t", .page2021, []),
            ("g9it", .familyPages, []), ("g8i", .familyPages, [.enclave, .tdx]), ("gn8v", .familyPages, [.tdx]),
            ("c6", .nobody, []), ("g6e", .nobody, []), ("i4", nil, []),
        ] as [(String, InstanceFamily.TrustedSystemSource?, [InstanceFamily.ConfidentialMode])])
    func trustedFamiliesAreKnownWithTheirSource(
        name: String, source: InstanceFamily.TrustedSystemSource?, modes: [InstanceFamily.ConfidentialMode]
    ) throws {
        let family = try #require(facts.family(named: name))
        #expect(family.trustedSystem == source && family.confidentialModes == modes)
    }

    @Test(arguments: ["g9t", "", "c6t ", "\u{0}"]) func otherFamiliesAreNotKnown(family: String) {
        #expect(facts.family(named: family) == nil && facts.family(named: family) == nil)
    }

    @Test func familiesAndTypesHaveTheirNumbers() throws {
        let family = try #require(facts.family(named: "g7t"))
        #expect(family.name == "g7t" && family.architecture == .x86_64 && family.hasSGX && !family.isUEFIOnly)
        #expect(!family.isByInvitation && family.lastListed == nil)
        #expect(family.takes(diskCategory: "cloud_auto") == true && family.takes(diskCategory: "cloud_ssd") == false)
        let type = try #require(family.type(named: "ecs.g7t.large"))
        #expect(type.vCPUs == 2 && type.memoryGiB == "8" && type.interfaces == 3 && type.queues == 2)
        #expect(type.ipv4PerInterface == 6 && type.ipv6PerInterface == 6 && type.disks == nil)
        #expect(type.lastListed == nil && family.type(named: "ecs.g7t.small") == nil)
    }

    @Test func whatIsNoLongerListedIsStillKnown() throws {
        let family = try #require(facts.family(named: "c1"))
        #expect(family.lastListed == "2021-07-19" && family.types.allSatisfy { $0.lastListed == "2021-07-19" })
        let newer = try #require(facts.family(named: "c6a"))
        #expect(newer.lastListed == nil && newer.type(named: "ecs.c6a.large")?.lastListed == nil)
        #expect(newer.type(named: "ecs.c6a.64xlarge")?.lastListed == "2021-07-19")
    }

    /// Some types bear another name than their family's.
    @Test func aTypeIsFoundByTheNameItBears() throws {
        let family = try #require(facts.family(named: "d1-c8d3"))
        #expect(family.name == "d1" && family.type(named: "ecs.d1-c8d3.8xlarge")?.memoryGiB == "128")
    }

    /// The ephemeral disks are listed by what their categories have in common.
    @Test(arguments: [
        ("elastic_ephemeral_disk_premium", true), ("elastic_ephemeral_disk", true),
        ("elastic_ephemeral_diskette", false),
    ]) func ephemeralDisksAreTakenTogether(category: String, isTaken: Bool) {
        #expect(facts.family(named: "gn8v")?.takes(diskCategory: category) == isTaken)
    }

    @Test func familiesWithoutCategoriesTakeWhatTheyTake() {
        #expect(facts.family(named: "c1")?.takes(diskCategory: "cloud") == nil)
    }

    /// Every entry of the table is read without a gap, and the file counts right.
    @Test func theTableIsWhole() throws {
        let families = Set(facts.familyNames.compactMap { facts.family(named: $0)?.name })
        #expect(families.count == 248)
        let types = families.compactMap { facts.family(named: $0) }.flatMap(\.types)
        #expect(types.count == 1240 && Set(types.map(\.name)).count == 1240)
        for type in types {
            let part = try #require(PlatformFacts.family(ofType: type.name))
            #expect(facts.family(named: part)?.type(named: type.name) != nil, "\(type.name)")
            #expect(type.vCPUs ?? 1 > 0 && Double(type.memoryGiB ?? "") ?? 0 > 0, "\(type.name)")
        }
        #expect(facts.familyNames.filter { facts.family(named: $0)?.trustedSystem == .familyPages }.count > 30)
    }

    @Test func trustedSystemsHaveTheirLists() {
        let trusted = facts.trusted
        #expect(trusted.systemDiskCategories == ["cloud_essd", "cloud_auto"])
        #expect(trusted.imageFamilies(for: .image).contains("acs:centos_7_8_x64_trust"))
        #expect(trusted.imageFamilies(for: .vTPMMode).contains("acs:alibaba_cloud_linux_3_2104_lts_x64_uefi"))
        #expect(trusted.regionsWithoutAgent == ["us-west-1"] && trusted.agentChecked == "2026-02-07")
        #expect(trusted.agentVersion == "1.1.0" && trusted.landingZonePolicy != nil)
    }

    @Test(arguments: [
        ("ecs.c6t.large", "c6t"), ("ecs.video-trans.26xlarge", "video-trans"), ("ecs.g7.2xlarge.x", "g7"),
    ])
    func familyIsTheSecondPart(type: String, family: String) { #expect(PlatformFacts.family(ofType: type) == family) }

    @Test(arguments: ["", "ecs", "ecs.c6t", "ecs..large", "rds.c6t.large", "c6t.large"])
    func otherTypesHaveNoFamily(type: String) { #expect(PlatformFacts.family(ofType: type) == nil) }

    @Test(arguments: ["", "[", "{\"families\": 1", "\u{0}"]) func brokenTablesAreRefused(text: String) {
        #expect(throws: UnreadableInput.self) { try PlatformFacts(SourceFile(name: "t", text: text)) }
    }

    @Test(arguments: ["{}", "", "["]) func smallTablesThatSayNothingKnowNothing(text: String) throws {
        let table = SourceFile(name: "t", text: text)
        let facts = try PlatformFacts(
            SourceFile(name: "t", text: "{}"), trusted: table, regions: table, disks: table
        )
        #expect(facts.asOf.isEmpty && facts.family(named: "g7t") == nil && facts.familyNames.isEmpty)
        #expect(facts.trusted.systemDiskCategories.isEmpty && facts.trusted.agentVersion == nil)
        #expect(facts.regions.state(of: "cn-hangzhou") == .unlisted && facts.regions.asOf.isEmpty)
        #expect(facts.disks.sizes(of: .data, category: "cloud", level: nil) == nil)
    }

    @Test(
        arguments: [
            ("cn-hangzhou", .onSale), ("cn-nanjing", .closing), ("ap-south-1", .notOnSale), ("cn-new-1", nil),
            ("", nil),
        ] as [(String, RegionFacts.State?)])
    func regionsHaveTheirState(id: String, state: RegionFacts.State?) {
        #expect(facts.regions.state(of: id) == state && facts.regions.asOf == "2026-06-27")
    }

    @Test(
        arguments: [
            (.data, "cloud", nil, 5...2000), (.system, "cloud_essd", "PL0", 1...2048),
            (.data, "cloud_essd", nil, 20...65536),
            (.data, "cloud_essd", "PL3", 1261...65536), (.data, "cloud_essd", "PL9", nil),
            (.system, "cloud_new", nil, nil),
            (.system, "cloud_ssd", nil, 20...2048),
        ] as [(DiskFacts.Use, String, String?, ClosedRange<Int>?)])
    func disksHaveTheirSizes(use: DiskFacts.Use, category: String, level: String?, sizes: ClosedRange<Int>?) {
        #expect(facts.disks.sizes(of: use, category: category, level: level) == sizes)
        #expect(facts.disks.dataDiskDefaultSince == "2026-01-30" && facts.disks.asOf == "2026-06-27")
    }
}
