/// `cpu`, `placement` and `launchTemplate`.
enum PlacementFields {
    static let top: [SpecField] = [
        SpecField(
            "cpu",
            .mapping([
                SpecField("cores", .integer, wire: "Core", "Physical cores."),
                SpecField("threadsPerCore", .integer, wire: "ThreadsPerCore", "Threads of each core."),
                SpecField(
                    "topology", .word(.platform("ContinuousCoreToHTMapping", "DiscreteCoreToHTMapping")),
                    wire: "TopologyType", "How threads map to cores."
                ),
                SpecField("numa", .string, wire: "Numa", "NUMA nodes."),
                SpecField(
                    "nestedVirtualization", .boolean(on: "enabled", off: "disabled"), wire: "NestedVirtualization",
                    "Allow virtual machines inside."
                ),
            ]), wire: "CpuOptions", "The processor."
        ),
        SpecField("placement", .mapping(placement), "Where the instance runs."),
        SpecField(
            "launchTemplate",
            .mapping([
                SpecField("id", .string, wire: "LaunchTemplateId", "The template's id."),
                SpecField("name", .string, wire: "LaunchTemplateName", "The template's name."),
                SpecField("version", .integer, wire: "LaunchTemplateVersion", "Its version; the default when absent."),
            ]), "A launch template that gives what the spec leaves out."
        ),
    ]

    private static let placement: [SpecField] = [
        SpecField("deploymentSet", .string, wire: "DeploymentSetId", "The deployment set's id."),
        SpecField("deploymentSetGroup", .integer, wire: "DeploymentSetGroupNo", "The group in the deployment set."),
        SpecField("dedicatedHost", .string, wire: "DedicatedHostId", "The dedicated host's id."),
        SpecField(
            "dedicatedHostCluster", .string, wire: "SchedulerOptions.DedicatedHostClusterId",
            "The dedicated host cluster's id."
        ),
        SpecField("managedHost", .string, wire: "ManagedHostId", "The managed host's id."),
        SpecField("affinity", .word(.platform("default", "host")), wire: "Affinity", "Bound to its host or not."),
        SpecField("tenancy", .word(.platform("default", "host")), wire: "Tenancy", "On a dedicated host or not."),
        SpecField("hpcCluster", .string, wire: "HpcClusterId", "The HPC cluster's id."),
        SpecField("storageSet", .string, wire: "StorageSetId", "The storage set's id."),
        SpecField(
            "storageSetPartition", .integer, wire: "StorageSetPartitionNumber", "Partitions of the storage set."
        ),
        SpecField(
            "privatePool",
            .mapping([
                SpecField("id", .string, wire: "Id", "The pool's id."),
                SpecField("match", .word(.platform("Open", "Target", "None")), wire: "MatchCriteria", "Which pools."),
            ]), wire: "PrivatePoolOptions", "The private pool to take capacity from."
        ),
    ]
}
