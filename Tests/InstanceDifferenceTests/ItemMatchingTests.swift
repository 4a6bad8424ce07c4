import InstanceDifference
import SpecCompiler
import TestSupport
import Testing

/// Disks, interfaces, groups and tags are told by what they are, wherever they stand.
@Suite struct ItemMatchingTests {
    private static let network = "network: {vSwitch: vsw-1, securityGroup: sg-1}\n"

    private func disks(_ disks: [String]) -> String {
        Specs.spec(Self.network + "dataDisks:\n" + disks.map { "  - \($0)\n" }.joined())
    }

    private static let named = (1...15).map { "{name: disk-\($0), category: cloud_essd, sizeGiB: \(40 + $0)}" }
    private static let nameless = (1...15).map { "{category: cloud_essd, sizeGiB: \(40 + $0), performanceLevel: PL0}" }

    @Test(arguments: [named, nameless]) func aDiskPutAnywhereIsOneDisk(all: [String]) throws {
        for place in 0...15 {
            var more = all
            more.insert("{category: cloud_auto, sizeGiB: 500, name: the-new-one}", at: place)
            let difference = try #require(try Specs.difference(disks(all), disks(more)).first)
            #expect(difference.settings.isEmpty && difference.items.map(\.kind) == [.added], "\(place)")
            #expect(difference.items.first?.newNumber == place + 1)
            let back = try #require(try Specs.difference(disks(more), disks(all)).first)
            #expect(back.items.map(\.kind) == [.removed] && back.items.first?.oldNumber == place + 1)
        }
    }

    @Test func anotherOrderIsOneChange() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20 {
            let shuffled = Self.named.shuffled(using: &random)
            let difference = try #require(try Specs.difference(disks(Self.named), disks(shuffled)).first)
            #expect(difference.items.map(\.kind) == (shuffled == Self.named ? [] : [.reordered]))
        }
    }

    @Test func oneSettingOfADiskIsOneSetting() throws {
        for index in Self.nameless.indices {
            var changed = Self.nameless
            changed[index] = "{category: cloud_essd, sizeGiB: \(41 + index), performanceLevel: PL1}"
            let difference = try #require(try Specs.difference(disks(Self.nameless), disks(changed)).first)
            #expect(difference.items.map(\.kind) == [.changed])
            #expect(difference.items.first?.settings.map(\.name) == ["PerformanceLevel"])
        }
    }

    @Test func aSecondGroupIsOneGroup() throws {
        let old = Specs.spec("network: {vSwitch: vsw-1, securityGroup: sg-1}")
        let new = Specs.spec("network: {vSwitch: vsw-1, securityGroups: [sg-2, sg-1]}")
        let difference = try #require(try Specs.difference(old, new).first)
        #expect(difference.settings.map { $0.new?.value } == [.text("sg-2")])
        // The order of groups says nothing.
        let other = Specs.spec("network: {vSwitch: vsw-1, securityGroups: [sg-1, sg-2]}")
        #expect(try Specs.difference(new, other).first?.isEmpty == true)
    }

    @Test func tagsAreToldByTheirKeys() throws {
        let old = Specs.spec(Self.network + "tags: [{key: b, value: '1'}, {key: a, value: '2'}]")
        let new = Specs.spec(Self.network + "tags: [{key: a, value: '2'}, {key: b, value: '1'}, {key: c, value: '3'}]")
        let difference = try #require(try Specs.difference(old, new).first)
        #expect(difference.items.map(\.label) == ["'c'"] && difference.items.map(\.kind) == [.added])
    }

    @Test func theSameSpecDoesNotDiffer() throws {
        let text = disks(Self.nameless + ["{category: cloud_essd, sizeGiB: 41, performanceLevel: PL0}"])
        #expect(try Specs.difference(text, text).allSatisfy(\.isEmpty))
    }
}
