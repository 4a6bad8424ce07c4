import DiagnosticsCore
import ExactText
import SourceTree

/// Reads one operation from its document node.
struct ActionReader {
    let components: MetadataComponents
    private var schemas: SchemaReader

    init(components: MetadataComponents) {
        self.components = components
        schemas = SchemaReader(file: components.file)
    }

    /// Reads the operation and corrects it; only a node that is no object is refused, and a parameter
    /// name of very many steps.
    ///
    /// - Parameters:
    ///   - patches: The corrections of the file.
    ///   - service: The service's name in permissions: `ecs`.
    mutating func read(
        _ node: DocumentNode,
        name: String,
        nameSpan: SourceSpan,
        patches: MetadataPatches,
        service: String
    ) throws(MetadataError) -> MetadataAction {
        let pointer = JSONPointer.appending(name, to: "/apis")
        guard let entries = node.entries else {
            let position = Diagnostic.Position(file: components.file, span: node.span)
            let message = "the action '\(name)' should be an object, this is \(node.kindName)"
            throw MetadataError(Diagnostic(.error, .unexpectedShape, message, at: position, path: pointer))
        }
        var fields = MetadataAction.Fields()
        var listed: (parameters: [MetadataParameter], elsewhere: [MetadataAction.ParameterElsewhere]) = ([], [])
        var response: MetadataSchema?
        var isResponseUnknown = false
        for entry in entries {
            let value = entry.value
            switch entry.key {
            case "deprecated": fields.isDeprecated = value.isTrue
            case "methods": fields.methods = value.scalarTexts.map(\.asciiUppercased)
            case "path": fields.path = value.text
            case "summary": fields.summary = value.text
            case "title": fields.summary = fields.summary ?? value.text
            case "parameters": listed = readParameters(value, pointer: pointer + "/parameters")
            case "responses": response = readResponse(value, pointer: pointer + "/responses")
            case "x-responseUnknown": isResponseUnknown = value.isTrue
            case "x-idempotencyToken": fields.idempotencyToken = value.text
            case "systemTags": fields.accessLevel = fields.accessLevel ?? value["operationType"]?.text
            case "x-access": fields.accessLevel = value.text
            case "x-gone": fields.goneAsOf = value.text
            case "x-substitutes": fields.substitutes = value.scalarTexts
            case "x-dryRun": fields.supportsDryRun = value.isTrue
            case "x-ram": fields.ramAuthorization = readRAMAuthorization(value)
            case "x-pagination": fields.paginations.insert(contentsOf: readPagination(value), at: 0)
            case "x-paginationAlternatives": fields.paginations += (value.items ?? []).flatMap(readPagination)
            default: break
            }
        }
        var merger = ParameterMerger(file: components.file)
        try merger.merge(listed.parameters)
        var corrected = PatchApplication(
            action: name, service: service, components: components, parameters: merger.parameters,
            response: isResponseUnknown ? nil : response, authorization: fields.ramAuthorization
        )
        let outcomes = patches.indices(forAction: name).map { index in
            let patch = patches.patches[index]
            return PatchOutcome(patch: patch, result: corrected.apply(patch), index: index)
        }
        fields.ramAuthorization = corrected.authorization
        return MetadataAction(
            name: name,
            nameSpan: nameSpan,
            fields: fields,
            parameters: corrected.parameters,
            parametersElsewhere: listed.elsewhere,
            responseSchema: corrected.response,
            findings: schemas.findings + merger.findings,
            patchOutcomes: outcomes,
            components: components
        )
    }

    private mutating func readParameters(
        _ node: DocumentNode, pointer: String
    ) -> (parameters: [MetadataParameter], elsewhere: [MetadataAction.ParameterElsewhere]) {
        var parameters: [MetadataParameter] = []
        var elsewhere: [MetadataAction.ParameterElsewhere] = []
        for (index, item) in (node.items ?? []).enumerated() {
            let pointer = "\(pointer)/\(index)"
            guard let nameNode = item["name"], let name = nameNode.text, !name.isEmpty else {
                schemas.report(.unexpectedShape, "a parameter without a name; ignored", item.span, pointer)
                continue
            }
            switch item["in"]?.text {
            case nil, "query", "formData", "body": break
            case "host":
                // Fills a placeholder of the endpoint's name; it never travels.
                continue
            case let place?:
                let isRequired = item["required"]?.isTrue == true || item["schema"]?["required"]?.isTrue == true
                elsewhere.append(
                    MetadataAction.ParameterElsewhere(
                        name: name, place: place, isRequired: isRequired, nameSpan: nameNode.span
                    )
                )
                continue
            }
            var schema = item["schema"].map { schemas.read($0, pointer: pointer + "/schema") } ?? MetadataSchema(.any)
            if item["required"]?.isTrue == true { schema.isRequired = true }
            if item["deprecated"]?.isTrue == true { schema.isDeprecated = true }
            let style = readStyle(item["style"], for: schema, pointer: pointer)
            parameters.append(
                MetadataParameter(name: name, style: style, schema: schema, nameSpan: nameNode.span, pointer: pointer)
            )
        }
        return (parameters, elsewhere)
    }

    private mutating func readStyle(
        _ node: DocumentNode?,
        for schema: MetadataSchema,
        pointer: String
    ) -> MetadataParameter.Style {
        let type = (components.resolve(schema) ?? schema).type
        switch (node?.text, type) {
        case ("json", .array), ("json", .object), ("json", .any): return .json
        case ("repeatList", .array), ("flat", .array), (nil, .array): return .repeatList
        case ("flat", .object), ("repeatList", .object), (nil, .object): return .flat
        case ("simple", .array): return .joined(",")
        case ("spaceDelimited", .array): return .joined(" ")
        case ("pipeDelimited", .array): return .joined("|")
        case (_, .any): return .json
        case (let style?, .array), (let style?, .object):
            schemas.report(.unknownStyle, "unknown style '\(style)'", node?.span ?? schema.span, pointer)
            return type == .array ? .repeatList : .flat
        default: return .plain
        }
    }

    /// The schema of the first successful answer.
    private mutating func readResponse(_ node: DocumentNode, pointer: String) -> MetadataSchema? {
        let responses = node.entries ?? []
        let success = responses.first { $0.key.hasExactPrefix("2") } ?? responses.first { $0.key == "default" }
        guard let success, let schema = success.value["schema"] else { return nil }
        return schemas.read(schema, pointer: "\(pointer)/\(success.key)/schema")
    }

    private func readRAMAuthorization(_ node: DocumentNode) -> MetadataRAMAuthorization? {
        guard let action = node["action"]?.text else { return nil }
        return MetadataRAMAuthorization(
            action: action,
            resources: node["resources"]?.scalarTexts ?? [],
            optionalResources: node["optionalResources"]?.scalarTexts ?? [],
            alsoActions: node["alsoActions"]?.scalarTexts ?? [],
            conditionKeys: node["conditions"]?.scalarTexts ?? [],
            newestResources: node["newestResources"]?.scalarTexts ?? []
        )
    }

    private func readPagination(_ node: DocumentNode) -> [MetadataPagination] {
        guard let kind = node["kind"]?.text.flatMap(MetadataPagination.Kind.init(rawValue:)) else { return [] }
        return [
            MetadataPagination(
                kind: kind,
                request: node["request"]?.scalarTexts ?? [],
                response: node["response"]?.scalarTexts ?? [],
                items: node["items"]?.text,
                isRetiring: node["retiring"]?.isTrue == true
            )
        ]
    }
}
