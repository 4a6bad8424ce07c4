extension DescribeInstancesResponse {
    /// The instances that run and have a tag, the largest first.
    func runningInstances(taggedWith key: String, _ value: String) -> [Instance] {
        instances
            .filter { $0.status == "Running" && $0.tags.contains { $0.tagKey == key && $0.tagValue == value } }
            .sorted { ($0.cpu ?? 0) > ($1.cpu ?? 0) }
    }
}
