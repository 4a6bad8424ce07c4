import ECSRuntime
import Testing

@testable import TypedModels

/// Code that lists instances is tested with values of the generated types; no service answers here.
@Suite struct RunningInstancesTests {
    private typealias Instance = DescribeInstancesResponse.Instance

    private let response = DescribeInstancesResponse(
        instances: [
            Instance(
                cpu: 2, instanceID: "i-small", status: "Running", tags: [.init(tagKey: "env", tagValue: "production")]),
            Instance(
                cpu: 8, instanceID: "i-large", status: "Running", tags: [.init(tagKey: "env", tagValue: "production")]),
            Instance(
                cpu: 8, instanceID: "i-off", status: "Stopped", tags: [.init(tagKey: "env", tagValue: "production")]),
            Instance(cpu: 8, instanceID: "i-test", status: "Running", tags: [.init(tagKey: "env", tagValue: "test")]),
            Instance(),
        ],
        totalCount: 5
    )

    @Test func findsWhatRunsInProduction() {
        #expect(response.runningInstances(taggedWith: "env", "production").map(\.instanceID) == ["i-large", "i-small"])
        #expect(DescribeInstancesResponse().runningInstances(taggedWith: "env", "production").isEmpty)
    }

    /// A fixture as the service would send it.
    @Test func readsItsOwnFixture() throws {
        let body = try response.xmlText()
        let read = try WireDecoder(format: .xml).decode(DescribeInstancesResponse.self, from: body.utf8)
        #expect(read.instances.count == 5 && read.instances.first?.tags.first?.tagValue == "production")
    }
}
