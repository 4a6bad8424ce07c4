public import DiagnosticsCore
import ExactText
public import MetadataFormat

/// Builds a ``Service`` from metadata: the one place that knows both vocabularies.
public struct ServiceBuilder {
    private let document: MetadataDocument
    /// What became of the document's patches in the actions that were read.
    public private(set) var patchLedger = PatchLedger()
    private var sharedShapes: [ExactText: Shape] = [:]
    /// Shared schemas that are referred to and not yet built.
    private var awaitedSchemas: [String] = []
    /// Schemas being written where they are used, so that recursion ends.
    private var openAliases: Set<ExactText> = []
    private var readSchemas: [ExactText: MetadataSchema] = [:]
    private var memberCount = 0

    /// More than any product has (ECS: 19,000); schemas written where they are used, several times over at each level,
    /// would make any number of them.
    private static let largestMemberCount = 1 << 18
    /// Levels of objects, lists and references inside each other; more than any API nests, few enough for recursion.
    private static let largestDepth = 100

    /// A builder for a file.
    public init(document: MetadataDocument) { self.document = document }

    /// Reads and normalises actions.
    ///
    /// - Parameters:
    ///   - names: the actions to read, in the order they are to have.
    ///   - sink: receives what is odd about the metadata.
    /// - Throws: `MetadataError` where an action is not even an object, or its parameters can't be told apart; and for
    ///   more members than any product has.
    public mutating func build(
        actions names: [String],
        into sink: inout DiagnosticSink
    ) throws(MetadataError) -> Service {
        var service = Service(product: document.product, version: document.version)
        for name in names {
            guard let metadata = try document.action(named: name) else { continue }
            sink.report(contentsOf: metadata.findings)
            patchLedger.record(metadata)
            let position = Diagnostic.Position(file: document.file, span: metadata.nameSpan)
            do {
                service.actions.append(try build(metadata, at: position, into: &sink))
                service.droppedParameters += metadata.parametersElsewhere.map { parameter in
                    DroppedParameter(
                        action: name, name: parameter.name, place: parameter.place,
                        position: Diagnostic.Position(file: document.file, span: parameter.nameSpan)
                    )
                }
            } catch {
                switch error {
                case .metadata(let error): throw error
                case .inexpressible(let reason, let detail):
                    service.skippedActions.append(
                        SkippedAction(name: name, reason: reason, detail: detail, position: position)
                    )
                }
            }
        }
        service.sharedShapes = document.schemaNames.compactMap { sharedShapes[ExactText($0)] }
        return service
    }

    /// Why an action could not be built.
    private enum Failure: Error {
        case metadata(MetadataError)
        case inexpressible(SkippedAction.Reason, String)
    }

    private mutating func build(
        _ metadata: MetadataAction,
        at position: Diagnostic.Position,
        into sink: inout DiagnosticSink
    ) throws(Failure) -> Action {
        guard document.isCalledByName(metadata) else {
            let style = document.style.isEmpty ? [] : ["style \(document.style)"]
            let path = metadata.path.map { ["path \($0)"] } ?? []
            throw .inexpressible(.calledByPath, (style + path).joined(separator: ", "))
        }
        // A path has no place for what is not given, so a parameter in it is never optional.
        if let parameter = metadata.parametersElsewhere.first(where: { $0.isRequired || $0.place.isExactly("path") }) {
            throw .inexpressible(.parameterElsewhere, "'\(parameter.name)' in the \(parameter.place)")
        }
        let name = metadata.name
        var request = Shape(path: "\(name).request", summary: metadata.summary, position: position)
        for parameter in metadata.parameters {
            request.members.append(try member(for: parameter, of: name, into: &sink))
        }
        var response = Shape(path: "\(name).response", position: position)
        if let schema = metadata.responseSchema {
            guard let resolved = document.resolve(schema) else {
                throw .inexpressible(.missingSchema, "its response is '\(schema.reference ?? "")'")
            }
            switch resolved.type {
            case .object, .any: break
            case .array, .boolean, .integer, .number, .string, .other:
                throw .inexpressible(.answerIsNoObject, "its response")
            }
            response.members = try members(
                of: resolved, path: response.path, isRequest: false, depth: 0, into: &sink
            )
        }
        try buildAwaitedSchemas(into: &sink)
        var action = Action(
            name: name,
            summary: metadata.summary,
            isDeprecated: metadata.isDeprecated,
            request: request,
            response: response
        )
        action.goneAsOf = metadata.goneAsOf
        action.substitutes = metadata.substitutes
        return action
    }

    private mutating func member(
        for parameter: MetadataParameter,
        of action: String,
        into sink: inout DiagnosticSink
    ) throws(Failure) -> Member {
        var member = Member(
            wireName: parameter.name,
            type: try type(
                of: parameter.schema, path: "\(action).request.\(parameter.name)", isRequest: true, depth: 0,
                into: &sink
            ),
            isRequired: parameter.isRequired,
            isDeprecated: parameter.schema.isDeprecated,
            facts: Member.Facts(parameter.schema),
            position: Diagnostic.Position(file: document.file, span: parameter.nameSpan)
        )
        switch parameter.style {
        case .plain: member.style = .plain
        case .repeatList: member.style = .repeatList
        case .flat: member.style = .flat
        case .json: member.style = .json
        case .joined(let separator):
            member.type = .string
            member.facts.joinedBy = separator
        }
        // The text of a JSON array is a list to whoever writes it.
        if case (.plain, .string) = (member.style, member.type),
            parameter.schema.jsonTextKind.map("array".isExactly) == true
        {
            member.type = .list(.string)
            member.style = .json
        }
        // A value of unknown shape has only one spelling.
        if case .json = member.type { member.style = .json }
        return member
    }

    private mutating func members(
        of schema: MetadataSchema,
        path: @autoclosure () -> String,
        isRequest: Bool,
        depth: Int,
        into sink: inout DiagnosticSink
    ) throws(Failure) -> [Member] {
        var members: [Member] = []
        try count(schema.properties.count, at: schema)
        for property in schema.properties {
            var member = Member(
                wireName: property.name,
                type: try type(
                    of: property.schema, path: "\(path()).\(property.name)", isRequest: isRequest, depth: depth + 1,
                    into: &sink
                ),
                isRequired: isRequest && property.schema.isRequired,
                isDeprecated: property.schema.isDeprecated,
                facts: Member.Facts(property.schema),
                position: Diagnostic.Position(file: document.file, span: property.nameSpan)
            )
            if !isRequest {
                // A name that another member has is that member's.
                member.alternativeNames = property.schema.alternativeNames.filter { schema.property(named: $0) == nil }
                if case .list(.string) = member.type { member.mayBeJoined = property.schema.mayBeJoined }
            }
            members.append(member)
        }
        return members
    }

    private mutating func type(
        of schema: MetadataSchema,
        path: @autoclosure () -> String,
        isRequest: Bool,
        depth: Int,
        into sink: inout DiagnosticSink
    ) throws(Failure) -> ValueType {
        if depth > Self.largestDepth {
            let start = String(decoding: path().utf8.prefix(200), as: UTF8.self)
            throw .inexpressible(.nesting, "more than \(Self.largestDepth) below '\(start)'")
        }
        if let reference = schema.reference {
            return try type(
                ofReference: reference, path: path(), isRequest: isRequest, depth: depth + 1, into: &sink
            )
        }
        switch schema.type {
        case .string, .other:
            let values = schema.knownValues
            return values.isEmpty ? .string : .enumeration(Enumeration(wireValues: values))
        case .integer: return schema.format == "int32" ? .int32 : .int64
        case .number: return .double
        case .boolean: return .bool
        case .any: return .json
        case .array:
            guard let items = schema.items else { return .list(.json) }
            return .listOf(
                try type(of: items, path: path() + "[]", isRequest: isRequest, depth: depth + 1, into: &sink)
            )
        case .object:
            if schema.properties.isEmpty {
                guard schema.isMap else { return .json }
                guard let values = schema.mapValues else { return .map(.json) }
                return .mapOf(
                    try type(of: values, path: path() + "{}", isRequest: isRequest, depth: depth + 1, into: &sink)
                )
            }
            let path = path()
            return .object(
                Shape(
                    path: path,
                    members: try members(
                        of: schema, path: path, isRequest: isRequest, depth: depth, into: &sink
                    ),
                    summary: schema.summary,
                    position: Diagnostic.Position(file: document.file, span: schema.span)
                )
            )
        }
    }

    private mutating func type(
        ofReference name: String,
        path: @autoclosure () -> String,
        isRequest: Bool,
        depth: Int,
        into sink: inout DiagnosticSink
    ) throws(Failure) -> ValueType {
        let key = ExactText(name)
        if sharedShapes[key] != nil { return .shared(name) }
        guard let schema = try readSchema(named: name, into: &sink) else {
            throw .inexpressible(.missingSchema, "'\(path())' is '\(name)'")
        }
        guard schema.reference == nil, schema.type == .object, !schema.properties.isEmpty else {
            // No object of its own: what it stands for is written where it is used. A schema that comes back to
            // itself this way has no end, so the value stays untyped.
            guard openAliases.insert(key).inserted else { return .json }
            defer { openAliases.remove(key) }
            return try type(of: schema, path: path(), isRequest: isRequest, depth: depth, into: &sink)
        }
        // Entered before its members are read, so that a member that leads back here finds it.
        sharedShapes[key] = Shape(
            path: "#\(name)",
            summary: schema.summary,
            position: Diagnostic.Position(file: document.file, span: schema.span)
        )
        awaitedSchemas.append(name)
        return .shared(name)
    }

    /// Builds the schemas that were referred to, and those that they refer to in turn: one after the other, since a chain
    /// of them can be as long as the file.
    private mutating func buildAwaitedSchemas(into sink: inout DiagnosticSink) throws(Failure) {
        defer { awaitedSchemas = [] }
        while let name = awaitedSchemas.popLast() {
            guard let schema = try readSchema(named: name, into: &sink) else { continue }
            // Shared between requests and responses, so nothing can be demanded of it.
            let members = try members(of: schema, path: "#\(name)", isRequest: false, depth: 0, into: &sink)
            sharedShapes[ExactText(name)]?.members = members
        }
    }

    /// A schema, read when it is met first.
    private mutating func readSchema(
        named name: String,
        into sink: inout DiagnosticSink
    ) throws(Failure) -> MetadataSchema? {
        if let known = readSchemas[ExactText(name)] { return known }
        let found: (schema: MetadataSchema, findings: [Diagnostic])?
        do { found = try document.schema(named: name) } catch { throw .metadata(error) }
        guard let found else { return nil }
        sink.report(contentsOf: found.findings)
        readSchemas[ExactText(name)] = found.schema
        return found.schema
    }

    private mutating func count(_ members: Int, at schema: MetadataSchema) throws(Failure) {
        memberCount += members
        guard memberCount > Self.largestMemberCount else { return }
        let message =
            "the actions have more than \(Self.largestMemberCount) members: schemas stand in each other many times"
        let position = Diagnostic.Position(file: document.file, span: schema.span)
        throw .metadata(MetadataError(Diagnostic(.error, .tooManyMembers, message, at: position)))
    }
}
