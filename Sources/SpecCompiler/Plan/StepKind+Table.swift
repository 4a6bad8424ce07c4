extension StepKind: CaseIterable {
    /// All kinds, in the order in which a plan can have them.
    public static let allCases: [StepKind] = [
        describeKMSStatus, openKMS, getRole, createRole, createPolicy, attachPolicy, runInstances, createInstance,
        waitUntilStopped, startInstance, waitUntilRunning, attachRole, readTrustedTag,
    ]

    // MARK: - Before the creation

    /// Asks whether KMS is active.
    public static let describeKMSStatus = StepKind(
        "describe-kms-status", .kms, "DescribeAccountKmsStatus",
        rights: wholeAccount,
        why: "Asks whether KMS is active in the account: without it, trusted instances can't be created."
    )

    /// Activates KMS; skipped unless the answer to `describe-kms-status` has `AccountStatus` `NotEnabled`.
    public static let openKMS = StepKind(
        "open-kms", .kms, "OpenKmsService", isOptional: true,
        onlyIf: .answer(step: describeKMSStatus, path: "$.AccountStatus", equals: "NotEnabled"),
        rights: wholeAccount,
        why: """
            Activates KMS where the status is NotEnabled. An account does this once; it accepts the terms of KMS, and \
            it can't be undone.
            """
    )

    /// Asks for the role; the error `EntityNotExist.Role` is the answer that there is none.
    public static let getRole = StepKind(
        "get-role", .ram, "GetRole",
        expectedError: "EntityNotExist.Role",
        why: "Asks whether the role exists: the error EntityNotExist.Role says that it does not."
    )

    /// Makes the role; skipped where `get-role` found it.
    public static let createRole = StepKind(
        "create-role", .ram, "CreateRole", isOptional: true,
        onlyIf: .error(step: getRole, code: "EntityNotExist.Role"),
        why: "Creates the role where it is missing, with ECS as the service that may assume it."
    )

    /// Makes the role's policy; the error `EntityAlreadyExists.Policy` means that it is there.
    public static let createPolicy = StepKind(
        "create-policy", .ram, "CreatePolicy", isOptional: true,
        expectedError: "EntityAlreadyExists.Policy",
        why: """
            Creates the policy with what the role may do. Its name ends in a digest of its text, so one that exists \
            (EntityAlreadyExists.Policy) is this one.
            """
    )

    /// Gives the role its policy; the error `EntityAlreadyExists.Role.Policy` means that it has it.
    public static let attachPolicy = StepKind(
        "attach-policy", .ram, "AttachPolicyToRole", isOptional: true,
        expectedError: "EntityAlreadyExists.Role.Policy",
        why: "Gives the role its policy; EntityAlreadyExists.Role.Policy says that it has it already."
    )

    // MARK: - The creation

    /// Creates the instances and starts them.
    public static let runInstances = StepKind(
        "run-instances", .ecs, "RunInstances",
        rights: .creation,
        why: "Creates and starts what the spec '{name}' describes."
    )

    /// Creates one instance, stopped.
    public static let createInstance = StepKind(
        "create-instance", .ecs, "CreateInstance",
        rights: .creation,
        why: "Creates what the spec '{name}' describes. CreateInstance leaves it stopped."
    )

    // MARK: - After the creation

    /// Repeated until every instance has the `Status` `Stopped`.
    public static let waitUntilStopped = StepKind(
        // DescribeInstanceStatus gives at most 50 in an answer, this one 100.
        "wait-until-stopped", .ecs, "DescribeInstances",
        until: StepGoal(path: "$.Instances.Instance[*].Status", value: "Stopped"),
        why: "Asks for the state of the new instance, every few seconds, until it is Stopped and can be started."
    )

    /// Starts the instance that `create-instance` left stopped.
    public static let startInstance = StepKind(
        "start-instance", .ecs, "StartInstance",
        why: "Starts the instance, which CreateInstance, unlike RunInstances, does not do."
    )

    /// Repeated until every instance has the `Status` `Running`.
    public static let waitUntilRunning = StepKind(
        "wait-until-running", .ecs, "DescribeInstances",
        until: StepGoal(path: "$.Instances.Instance[*].Status", value: "Running"),
        why: "Asks for the state of what was created, every few seconds, until all of it is Running."
    )

    /// Gives the instances their role.
    public static let attachRole = StepKind(
        "attach-role", .ecs, "AttachInstanceRamRole",
        why: "Gives the role to what was created, as the spec wants it attached later."
    )

    /// Reads the tag of instances with a trusted system.
    public static let readTrustedTag = StepKind(
        // The metadata has DescribeTags as deprecated.
        "read-trusted-tag", .ecs, "ListTagResources",
        why: """
            Reads the tag acs:ecs:supportVtpm, which instances with a trusted system carry; one that is not in the \
            answer has none. Their trusted state is in Security Center. "Unmeasured" there means that nothing has been \
            reported for long: check that the instance has its role and the role its policy, that it reaches \
            trusted-server-vpc.{region}.aliyuncs.com, and that its security groups let it.
            """
    )

    // MARK: - Rights

    private static let wholeAccount = StepRights.everything(
        because: "activation concerns the whole account, and no authorization fact states a resource"
    )
}
