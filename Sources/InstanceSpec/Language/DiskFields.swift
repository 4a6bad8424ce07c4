/// `systemDisk` and `dataDisks`.
enum DiskFields {
    static let top: [SpecField] = [
        SpecField("systemDisk", .mapping(common), wire: "SystemDisk", "The disk the system boots from."),
        SpecField("dataDisks", .list(.mapping(dataDisk)), wire: "DataDisk", "Further disks."),
    ]

    private static let common: [SpecField] = [
        SpecField("category", .word(categories), wire: "Category", "The kind of disk."),
        SpecField("sizeGiB", .integer, wire: "Size", "Its size in GiB."),
        SpecField(
            "performanceLevel", .word(.platform("PL0", "PL1", "PL2", "PL3")), wire: "PerformanceLevel",
            "The performance level of an ESSD."
        ),
        SpecField("name", .string, wire: "DiskName", "Its display name."),
        SpecField("description", .string, wire: "Description", limitedByRule: true, "A text shown with it."),
        SpecField("provisionedIOPS", .integer, wire: "ProvisionedIops", "Guaranteed I/O operations a second."),
        SpecField("bursting", .boolean, wire: "BurstingEnabled", "Allow bursts above the baseline."),
        SpecField("encrypted", .boolean, wire: "Encrypted", "Encrypt it."),
        SpecField("kmsKey", .string, wire: "KMSKeyId", "The KMS key to encrypt it with."),
        SpecField("encryptAlgorithm", .string, wire: "EncryptAlgorithm", "The algorithm to encrypt it with."),
        SpecField("autoSnapshotPolicy", .string, wire: "AutoSnapshotPolicyId", "The snapshot policy to apply."),
        SpecField("storageCluster", .string, wire: "StorageClusterId", "The dedicated block storage cluster."),
    ]

    private static let dataDisk: [SpecField] =
        common + [
            SpecField("device", .string, wire: "Device", "The mount point the platform assigns."),
            SpecField("snapshot", .string, wire: "SnapshotId", "The snapshot to create it from."),
            SpecField("deleteWithInstance", .boolean, wire: "DeleteWithInstance", "Delete it with the instance."),
        ]

    private static let categories = SpecWords.platform(
        "cloud_essd", "cloud_auto", "cloud_essd_entry", "cloud_ssd", "cloud_efficiency", "cloud",
        "cloud_regional_disk_auto", "elastic_ephemeral_disk_standard", "elastic_ephemeral_disk_premium"
    )
}
