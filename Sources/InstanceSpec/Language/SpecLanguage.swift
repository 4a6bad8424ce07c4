/// The spec language, version `ecsc/v1`: the table of all its fields.
public enum SpecLanguage {
    /// The value of `apiVersion` that this compiler reads.
    public static let apiVersion = "ecsc/v1"

    /// The keys of a whole document.
    public static let document: [SpecField] = [
        SpecField("apiVersion", .word(.language(apiVersion)), required: true, "The language's version."),
        SpecField("kind", .word(.language("Instance")), required: true, "What the document describes."),
        SpecField("metadata", .mapping(metadata), required: true, "Data about the document that is not sent."),
        SpecField("vars", .free, "Variables and their values, for use as ${name}."),
        SpecField("spec", .mapping(instance), required: true, "The instance that is wanted."),
    ]

    /// The `kind` of a first document that declares variables for those after it.
    public static let variablesKind = "Variables"

    /// The keys of such a document.
    public static let variables: [SpecField] = [
        SpecField("apiVersion", .word(.language(apiVersion)), required: true, "The language's version."),
        SpecField("kind", .word(.language(variablesKind)), required: true, "What the document describes."),
        SpecField("vars", .free, required: true, "Variables for all documents after this one, for use as ${name}."),
    ]

    static let metadata: [SpecField] = [
        SpecField(
            "name", .string, required: true,
            "Names the instance in a run: output folders, messages, the Swift constant."
        )
    ]

    /// The keys of `spec`.
    public static let instance: [SpecField] =
        basics + NetworkFields.top + DiskFields.top + securityFields + BootFields.top + ChargeFields.top
        + PlacementFields.top
        + requestFields

    /// The keys that say what a part of the user data is; a part has exactly one of them.
    public static let userDataSourceKeys = BootFields.userDataSources.map(\.key)

    static let basics: [SpecField] = [
        SpecField(
            "api", .word(.renamed(["RunInstances": "RunInstances", "CreateInstance": "CreateInstance"])),
            "The action to call; RunInstances when absent."
        ),
        SpecField("region", .string, wire: "RegionId", required: true, "The region's id."),
        SpecField("zone", .string, wire: "ZoneId", "The zone's id."),
        SpecField("name", .string, wire: "InstanceName", limitedByRule: true, "The instance's display name."),
        SpecField("hostName", .string, wire: "HostName", "The host name inside the system."),
        SpecField("hostNames", .list(.string), wire: "HostNames", "A host name for each instance."),
        SpecField("uniqueSuffix", .boolean, wire: "UniqueSuffix", "Number the names when several are created."),
        SpecField("description", .string, wire: "Description", limitedByRule: true, "A text shown with the instance."),
        SpecField("count", .integer, wire: "Amount", "How many instances to create."),
        SpecField("minCount", .integer, wire: "MinAmount", "The least number that counts as success."),
        SpecField("type", .string, wire: "InstanceType", "The instance type, such as ecs.c6t.large."),
        SpecField(
            "image",
            .shorthand(
                key: "id",
                [
                    SpecField("id", .string, wire: "ImageId", "The image's id."),
                    SpecField("family", .string, wire: "ImageFamily", "The newest image of this family."),
                    SpecField(
                        "loginAsNonRoot", .boolean, wire: "ImageOptions.LoginAsNonRoot", "Log in as ecs-user."
                    ),
                ]
            ),
            "The image to boot: its id, or more about it."
        ),
    ]

    static let securityFields: [SpecField] = [
        SpecField(
            "trustedSystem", .word(.language("managed", "selfManaged", "off")),
            "Who runs the trusted system of a security-enhanced instance."
        ),
        SpecField(
            "confidentialComputing", .word(.platform("Enclave", "TDX")),
            wire: "SecurityOptions.ConfidentialComputingMode", "Confidential computing mode."
        ),
        SpecField("secureBoot", .boolean, wire: "SecurityOptions.EnableSecureBoot", "Boot signed code only."),
        SpecField(
            "role",
            .shorthand(
                key: "name",
                [
                    SpecField("name", .string, "The role's name."),
                    SpecField(
                        "attach", .word(.language("atCreation", "later", "never")),
                        "When the instance gets the role; atCreation when absent."
                    ),
                    SpecField(
                        "create", .word(.language("ifMissing", "never")),
                        "Whether the plan creates the role."
                    ),
                    SpecField(
                        "policy", .string,
                        "leastPrivilege, leastPrivilegeExtended, the name of a system policy, or a policy file."
                    ),
                ]
            ),
            "The RAM role the instance acts as."
        ),
        SpecField(
            "securityCenter", .boolean(on: "Active", off: "Deactive"), wire: "SecurityEnhancementStrategy",
            "Install the Security Center agent."
        ),
    ]

    static let requestFields: [SpecField] = [
        SpecField(
            "tags", .tags, wire: "Tag", limitedByRule: true,
            "Tags: a mapping, or a list of {key, value} in the order to send."),
        SpecField("resourceGroup", .string, wire: "ResourceGroupId", "The resource group's id."),
        SpecField(
            "protect",
            .mapping([
                SpecField("deletion", .boolean, wire: "DeletionProtection", "Refuse to release the instance.")
            ]), "Protection against mistakes."
        ),
        SpecField(
            "release",
            .mapping([
                SpecField("at", .string, wire: "AutoReleaseTime", "When to release it, as 2030-01-31T12:00:00Z.")
            ]), "Automatic release."
        ),
        SpecField("hibernation", .boolean, wire: "HibernationOptions.Configured", "Allow hibernation."),
        SpecField(
            "clock",
            .mapping([
                SpecField(
                    "ptp", .boolean(on: "enabled", off: "disabled"), wire: "ClockOptions.PtpStatus",
                    "Offer a precision clock."
                )
            ]), "The instance's clock."
        ),
        SpecField("dryRun", .boolean, wire: "DryRun", "Only check the request."),
        SpecField(
            "clientToken", .string, wire: "ClientToken", limitedByRule: true, "Makes a retry of the same request safe."),
        SpecField("parameters", .free, "Any other parameter by its wire name, nested or dotted."),
    ]
}
