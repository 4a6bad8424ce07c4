import MetadataFormat
import RAMPolicy
import Testing

@testable import SpecCompiler

@Suite struct RequestPlanTests {
    @Test func casesHaveEveryKindOfStep() throws {
        let kinds = Set(try PlanCase.all.flatMap { try $0.plan().steps.map(\.kind) })
        #expect(kinds == Set(StepKind.allCases))
        #expect(!PlanCase.examples.isEmpty)
    }

    @Test(arguments: PlanCase.all) func stepsDependOnEarlierOnes(of planned: PlanCase) throws {
        var earlier: Set<String> = []
        for step in try planned.plan().steps {
            #expect(earlier.isSuperset(of: step.dependsOn), "\(step.id)")
            for parameter in step.parameters {
                guard case .answer(let source, _) = parameter.value else { continue }
                #expect(step.dependsOn.contains(source), "\(step.id) takes from \(source)")
            }
            #expect(earlier.insert(step.id).inserted, "\(step.id) is there twice")
            #expect(!step.why.isEmpty)
        }
    }

    /// Every parameter of every step exists, takes such a value, and none that is required is missing.
    @Test(arguments: PlanCase.all) func stepsAreRequestsOfTheMetadata(of planned: PlanCase) throws {
        let (instance, library) = try planned.compile()
        let plan = try RequestPlan(for: instance, library: library)
        for step in plan.steps {
            let metadata = try library.metadata(of: step.kind.product)
            #expect(step.product == metadata.product && step.version == metadata.version)
            #expect(step.endpoint == ProductEndpoints(metadata).host(forRegion: instance.request.regionID))
            let action = try #require(try metadata.action(named: step.action), "\(step.action)")
            #expect(!action.isDeprecated, "\(step.action)")
            for parameter in step.parameters {
                let match = try #require(
                    action.parameter(matching: parameter.name), "\(step.id): \(parameter.name)"
                )
                switch parameter.value {
                case .text(let text):
                    #expect(match.isSentDirectly, "\(step.id): \(parameter.name)")
                    expect(text, fits: match.schema, "\(step.id): \(parameter.name)")
                case .secret:
                    #expect(match.isSentDirectly, "\(step.id): \(parameter.name)")
                case .answer(let source, let path):
                    let origin = try #require(plan.steps.first { $0.id == source })
                    let action = try #require(
                        try library.metadata(of: origin.kind.product).action(named: origin.action)
                    )
                    let value = try #require(schema(at: path, in: action.responseSchema), "\(path)")
                    try expect(value, canBeSentAs: match, "\(step.id): \(parameter.name)")
                }
            }
            let given = Set(step.parameters.map { $0.name.prefix { $0 != "." } })
            // The spec language sees to the creating request's own.
            for required in action.parameters where required.isRequired && !step.kind.createsInstances {
                #expect(given.contains(Substring(required.name)), "\(step.id) lacks \(required.name)")
            }
        }
    }

    private func expect(_ text: String, fits schema: MetadataSchema, _ place: String) {
        if !schema.enumValues.isEmpty { #expect(schema.enumValues.contains(text), "\(place)") }
        let length = text.unicodeScalars.count
        if let least = schema.limits.minLength { #expect(length >= least, "\(place)") }
        if let most = schema.limits.maxLength { #expect(length <= most, "\(place)") }
        if schema.type == .integer {
            let number = Double(text) ?? .nan
            if let least = schema.limits.minimum { #expect(number >= least.double, "\(place)") }
            if let most = schema.limits.maximum { #expect(number <= most.double, "\(place)") }
        }
    }

    /// Follows a path of member names, with a slice at its end, into the schema of an answer.
    private func schema(at path: String, in root: MetadataSchema?) -> MetadataSchema? {
        let names = path.prefix { $0 != "[" }.split(separator: ".")
        guard names.first == "$" else { return nil }
        let found = names.dropFirst().reduce(root) { $0?.property(named: String($1)) }
        return path.hasSuffix("]") && found?.type != .array ? nil : found
    }

    /// As `ParameterValue.answer` defines it: one text or a list of texts, to a list or a text that is a JSON list; only
    /// one text to anything else.
    private func expect(
        _ value: MetadataSchema, canBeSentAs match: MetadataParameterMatch, _ place: String
    ) throws {
        let isList = value.type == .array
        #expect((isList ? value.items?.type : value.type) == .string, "\(place)")
        let takesList = match.parameter.style == .repeatList || match.schema.jsonTextKind == "array"
        #expect(takesList || !isList, "\(place)")
    }

    @Test(arguments: [
        ("plain", ["run-instances", "wait-until-running"]),
        (
            "trusted-6",
            [
                "describe-kms-status", "open-kms", "get-role", "create-role", "create-policy", "attach-policy",
                "run-instances", "wait-until-running", "read-trusted-tag",
            ]
        ),
        (
            "create-instance",
            [
                "describe-kms-status", "open-kms", "get-role", "create-role", "attach-policy", "create-instance",
                "wait-until-stopped", "start-instance", "wait-until-running", "attach-role", "read-trusted-tag",
            ]
        ),
        (
            "later-with-policy-file",
            [
                "describe-kms-status", "open-kms", "get-role", "create-role", "create-policy", "attach-policy",
                "run-instances", "wait-until-running", "attach-role", "read-trusted-tag",
            ]
        ),
        (
            "many-instances",
            [
                "describe-kms-status", "open-kms", "run-instances", "wait-until-running", "read-trusted-tag",
                "read-trusted-tag-2",
            ]
        ),
        (
            "dry-run",
            [
                "describe-kms-status", "open-kms", "get-role", "create-role", "create-policy", "attach-policy",
                "run-instances",
            ]
        ),
        (
            "most-instances",
            ["describe-kms-status", "open-kms", "run-instances"]
                + ["wait-until-running", "attach-role"] + PlanCase.numbered("read-trusted-tag", 2)
        ),
        // A role that is never attached is not made either.
        (
            "launch-template",
            ["describe-kms-status", "open-kms", "run-instances", "wait-until-running", "read-trusted-tag"]
        ),
        ("self-managed", ["describe-kms-status", "open-kms", "run-instances", "wait-until-running"]),
    ])
    func holdsWhatTheSpecNeeds(name: String, ids: [String]) throws {
        #expect(try PlanCase.named(name).plan().steps.map(\.id) == ids)
    }

    @Test func onlyARoleGivenAtOnceMustBeReadyBeforeTheCreation() throws {
        func dependencies(_ name: String) throws -> [String] {
            try #require(try PlanCase.named(name).plan().steps.first { $0.kind.createsInstances }).dependsOn
        }
        #expect(try dependencies("trusted-6") == ["open-kms", "create-role", "attach-policy"])
        #expect(try dependencies("later-with-policy-file") == ["open-kms"])
        #expect(try dependencies("plain") == [])
    }

    @Test func theCreatingStepIsTheSpecsRequest() throws {
        let (instance, library) = try PlanCase.named("trusted-6").compile()
        let step = try #require(
            try RequestPlan(for: instance, library: library).steps.first { $0.kind.createsInstances }
        )
        #expect(step.action == instance.request.action)
        #expect(step.parameters.map(\.name) == instance.request.parameters.map(\.name))
    }

    @Test func anEndpointIsThatOfECSAlone() throws {
        let (instance, library) = try PlanCase.named("trusted-6").compile()
        let plan = try RequestPlan(for: instance, library: library, ecsEndpoint: "localhost:1")
        for step in plan.steps {
            #expect((step.endpoint == "localhost:1") == (step.kind.product == .ecs), "\(step.id)")
        }
        #expect(plan.steps.first?.endpoint == "kms.cn-hangzhou.aliyuncs.com")
        #expect(plan.steps.first { $0.kind == .getRole }?.endpoint == "ram.aliyuncs.com")
    }

    @Test func aPolicysNameFollowsFromItsText() throws {
        func policy(_ document: PolicyDocument, role: String = "Web.Server_1") throws -> RolePolicy {
            try #require(
                RolePolicy(
                    of: InstanceRole(
                        name: role, attachment: .atCreation, isCreatedIfMissing: true, policy: .document(document)
                    )
                )
            )
        }
        let first = try policy(.trustedSystemRole)
        #expect(first.name.hasPrefix("ecsc-Web-Server-1-"))
        #expect(try policy(.trustedSystemRole).name == first.name)
        #expect(try policy(.ecsTrust).name != first.name)
        let longest = try policy(.trustedSystemRole, role: String(repeating: "é", count: 500)).name
        #expect(longest.utf8.count <= 128 && longest.utf8.allSatisfy { $0 < 128 })
    }

    @Test(arguments: [
        ("0", 30, [1]), ("1", 30, [1]), ("30", 30, [30]), ("31", 30, [30, 1]), ("60", 30, [30, 30]),
        ("100", 30, [30, 30, 30, 10]), ("100", 50, [50, 50]), ("100", .max, [100]),
        ("100", 1, Array(repeating: 1, count: 100)),
        // No more than a call creates.
        ("101", 50, [50, 50]), ("1000", 50, [50, 50]), ("x", 50, [1]), ("99999999999999999999", 50, [1]),
    ])
    func idsComeInPortions(amount: String, size: Int, counts: [Int]) throws {
        let creation = try Self.creation(.runInstances, amount: amount)
        let portions = creation.portions(of: size)
        #expect(portions.map(\.count) == counts)
        #expect(creation.count == counts.reduce(0, +))
        let path = "$.InstanceIdSets.InstanceIdSet"
        guard counts.count > 1 else {
            #expect(portions.map(\.instanceIDs) == [.answer(step: "run-instances", path: path)])
            return
        }
        var start = 0
        for portion in portions {
            let end = start + portion.count
            #expect(portion.instanceIDs == .answer(step: "run-instances", path: "\(path)[\(start):\(end)]"))
            start = end
        }
    }

    @Test func createInstanceMakesOne() throws {
        #expect(try Self.creation(.createInstance, amount: "7").count == 1)
    }

    private static func creation(_ kind: StepKind, amount: String) throws -> Creation {
        let request = InstanceRequest(
            action: kind.action, regionID: "cn-hangzhou",
            parameters: [RequestParameter(name: "Amount", value: .text(amount), origin: .compiler)]
        )
        let library = try PlanCase.library.get()
        return Creation(kind: kind, request: request, action: try library.action(named: kind.action)?.metadata)
    }

    /// What a sender is told about a step speaks of a step before it, which it depends on, and of its answer.
    @Test(arguments: PlanCase.all) func conditionsAreAboutAnswersThatThereAre(of planned: PlanCase) throws {
        let (instance, library) = try planned.compile()
        let plan = try RequestPlan(for: instance, library: library)
        func answer(of step: RequestPlan.Step) throws -> MetadataSchema? {
            try library.metadata(of: step.kind.product).action(named: step.action)?.responseSchema
        }
        for step in plan.steps {
            switch step.kind.condition {
            case .answer(let source, let path, _):
                #expect(step.dependsOn.contains(source.id), "\(step.id)")
                let asked = try #require(plan.steps.first { $0.kind == source })
                #expect(schema(at: path, in: try answer(of: asked))?.type == .string, "\(step.id): \(path)")
            case .error(let source, let code):
                #expect(step.dependsOn.contains(source.id), "\(step.id)")
                #expect(source.expectedError == code, "\(step.id)")
            case nil: break
            }
            if let goal = step.kind.goal {
                let place = goal.path.split(separator: "[*]", omittingEmptySubsequences: false)
                let list = schema(at: String(place[0]), in: try answer(of: step))
                #expect(list?.type == .array, "\(step.id): \(goal.path)")
                #expect(schema(at: "$" + (place.last ?? ""), in: list?.items)?.type == .string, "\(step.id)")
            }
            // What may be there already is either asked for before or answered by an error that is expected.
            if step.isOptional { #expect(step.kind.condition != nil || step.kind.expectedError != nil, "\(step.id)") }
        }
    }
}
