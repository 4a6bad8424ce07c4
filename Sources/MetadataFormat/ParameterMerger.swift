import DiagnosticsCore

/// Resolves the three ways in which official files spell one parameter several times.
///
/// - the same name two or three times in the list: the first one stays;
/// - dotted names beside an object or list (`SystemDisk.Size`, `Filter.1.Key`): merged into it, or into a new one;
/// - a lower-case `key` beside `Key` in one object: the capitalised one stays, the service reads both.
struct ParameterMerger {
    let file: SourceFile
    private(set) var parameters: [MetadataParameter] = []
    private(set) var findings: [Diagnostic] = []
    private var indexByName: [String: Int] = [:]

    init(file: SourceFile) { self.file = file }

    /// Takes the parameters of an action as listed.
    mutating func merge(_ listed: [MetadataParameter]) {
        for parameter in listed where !parameter.name.utf8.contains(UInt8(ascii: ".")) { add(parameter) }
        for parameter in listed where parameter.name.utf8.contains(UInt8(ascii: ".")) { addDotted(parameter) }
        for index in parameters.indices {
            var schema = parameters[index].schema
            dropLowercaseTwins(in: &schema, of: parameters[index])
            parameters[index].schema = schema
        }
    }

    private mutating func add(_ parameter: MetadataParameter) {
        guard let index = indexByName[parameter.name] else {
            indexByName[parameter.name] = parameters.count
            parameters.append(parameter)
            return
        }
        let first = parameters[index]
        if first.schema.type != parameter.schema.type {
            let message = "'\(parameter.name)' is listed again with another type; the first counts"
            note("repeated-parameter", message, parameter)
        }
        if parameter.isRequired { parameters[index].schema.isRequired = true }
    }

    private mutating func addDotted(_ parameter: MetadataParameter) {
        let steps = parameter.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let root = steps.first, !steps.contains(""), steps.count > 1 else { return add(parameter) }
        let isList = Self.isPosition(steps[1])
        guard let index = indexByName[root] else {
            var schema = MetadataSchema(isList ? .array : .object, span: parameter.schema.span)
            guard Self.insert(parameter, at: steps[1...], into: &schema) else { return add(parameter) }
            var whole = parameter
            whole.name = root
            whole.style = isList ? .repeatList : .flat
            whole.schema = schema
            return add(whole)
        }
        let isNested = parameters[index].style == (isList ? .repeatList : .flat)
        if !isNested || !Self.insert(parameter, at: steps[1...], into: &parameters[index].schema) {
            // A dotted name beside a text of the same first name: both stand, each under its own name.
            add(parameter)
        }
    }

    /// Puts a dotted parameter into the schema its first steps lead to; false if another shape is in the way.
    private static func insert(
        _ parameter: MetadataParameter,
        at steps: ArraySlice<String>,
        into schema: inout MetadataSchema
    ) -> Bool {
        guard let step = steps.first else { return true }
        let rest = steps.dropFirst()
        if isPosition(step) {
            guard schema.type == .array, schema.reference == nil else { return false }
            var items = schema.items ?? emptySchema(for: rest, of: parameter)
            guard insert(parameter, at: rest, into: &items) else { return false }
            schema.items = items
            return true
        }
        guard schema.type == .object, schema.reference == nil else { return false }
        if let index = schema.properties.firstIndex(where: { $0.name == step }) {
            return insert(parameter, at: rest, into: &schema.properties[index].schema)
        }
        var member = emptySchema(for: rest, of: parameter)
        guard insert(parameter, at: rest, into: &member) else { return false }
        schema.properties.append(MetadataProperty(name: step, nameSpan: parameter.nameSpan, schema: member))
        return true
    }

    private static func emptySchema(for rest: ArraySlice<String>, of parameter: MetadataParameter) -> MetadataSchema {
        guard let next = rest.first else { return parameter.schema }
        return MetadataSchema(isPosition(next) ? .array : .object, span: parameter.schema.span)
    }

    /// Whether a step of a dotted name is a list position: `1`, or `N` as documentation writes it.
    static func isPosition(_ step: some StringProtocol) -> Bool {
        if step == "N" || step == "n" { return true }
        return !step.isEmpty && step.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    private mutating func dropLowercaseTwins(in schema: inout MetadataSchema, of parameter: MetadataParameter) {
        let names = Set(schema.properties.map(\.name))
        schema.properties.removeAll { property in
            let capitalised = property.name.prefix(1).uppercased() + property.name.dropFirst()
            let isTwin = capitalised != property.name && names.contains(capitalised)
            if isTwin {
                note("lowercase-twin", "'\(property.name)' stands beside '\(capitalised)' and is left out", parameter)
            }
            return isTwin
        }
        for index in schema.properties.indices {
            dropLowercaseTwins(in: &schema.properties[index].schema, of: parameter)
        }
        if var items = schema.items {
            dropLowercaseTwins(in: &items, of: parameter)
            schema.items = items
        }
    }

    private mutating func note(_ rule: RuleID, _ message: String, _ parameter: MetadataParameter) {
        let position = Diagnostic.Position(file: file, span: parameter.nameSpan)
        findings.append(Diagnostic(.note, rule, message, at: position, path: parameter.pointer))
    }
}
