import DiagnosticsCore
import ExactText

/// Resolves the three ways in which official files spell one parameter several times.
///
/// - the same name two or three times in the list: the first one stays;
/// - dotted names beside an object or list (`SystemDisk.Size`, `Filter.1.Key`): merged into it, or into a new one;
/// - a lower-case `key` beside `Key` in one object: the capitalised one stays, the service reads both.
struct ParameterMerger {
    let file: SourceFile
    private(set) var parameters: [MetadataParameter] = []
    private(set) var findings: [Diagnostic] = []
    private var indexByName: [ExactText: Int] = [:]
    /// Members of the objects that dotted names lead into, by the steps to the object: an object with many of them is
    /// not searched for each.
    private var membersByPath: [ExactText: [ExactText: Int]] = [:]

    init(file: SourceFile) { self.file = file }

    /// Takes the parameters of an action as listed.
    ///
    /// - Throws: ``MetadataError`` `invalid-wire-name` for a dotted name with more steps than ``DottedName`` allows.
    mutating func merge(_ listed: [MetadataParameter]) throws(MetadataError) {
        for parameter in listed where !parameter.name.utf8.contains(UInt8(ascii: ".")) { add(parameter) }
        for parameter in listed where parameter.name.utf8.contains(UInt8(ascii: ".")) {
            try addDotted(parameter)
        }
        for index in parameters.indices {
            var schema = parameters[index].schema
            dropLowercaseTwins(in: &schema, of: parameters[index])
            parameters[index].schema = schema
        }
    }

    private mutating func add(_ parameter: MetadataParameter) {
        guard let index = indexByName[ExactText(parameter.name)] else {
            indexByName[ExactText(parameter.name)] = parameters.count
            parameters.append(parameter)
            return
        }
        let first = parameters[index]
        if first.schema.type != parameter.schema.type {
            let message = "'\(parameter.name)' is listed again with another type; the first counts"
            note(.repeatedParameter, message, parameter)
        }
        if parameter.isRequired { parameters[index].schema.isRequired = true }
    }

    private mutating func addDotted(_ parameter: MetadataParameter) throws(MetadataError) {
        let steps = parameter.name.splitExactly(at: UInt8(ascii: ".")).map { String($0) }
        if steps.count > DottedName.largestStepCount { throw tooManySteps(steps.count, in: parameter) }
        guard let root = steps.first, !steps.contains(where: \.isEmpty), steps.count > 1 else { return add(parameter) }
        let isList = DottedName.isPosition(steps[1])
        guard let index = indexByName[ExactText(root)] else {
            var schema = MetadataSchema(isList ? .array : .object, span: parameter.schema.span)
            guard insert(parameter, at: steps[1...], below: root, into: &schema) else { return add(parameter) }
            var whole = parameter
            whole.name = root
            whole.style = isList ? .repeatList : .flat
            whole.schema = schema
            return add(whole)
        }
        let isNested = parameters[index].style == (isList ? .repeatList : .flat)
        var isInserted = false
        if isNested {
            // Taken out, so that it is changed in place and not copied.
            var schema = MetadataSchema(.any)
            swap(&schema, &parameters[index].schema)
            isInserted = insert(parameter, at: steps[1...], below: root, into: &schema)
            swap(&schema, &parameters[index].schema)
        }
        if !isInserted {
            // A dotted name beside a text of the same first name: both stand, each under its own name.
            add(parameter)
        }
    }

    /// Puts a dotted parameter into the schema its first steps lead to; false if another shape is in the way.
    ///
    /// Recursive, within the bound on steps.
    private mutating func insert(
        _ parameter: MetadataParameter,
        at steps: ArraySlice<String>,
        below path: String,
        into schema: inout MetadataSchema
    ) -> Bool {
        guard let step = steps.first else { return true }
        let rest = steps.dropFirst()
        if DottedName.isPosition(step) {
            guard schema.type == .array, schema.reference == nil else { return false }
            let isNew = schema.items == nil
            var items = schema.items ?? Self.emptySchema(for: rest, of: parameter)
            // Held once only, so that it is changed in place and not copied.
            schema.items = nil
            let isInserted = insert(parameter, at: rest, below: path + ".N", into: &items)
            if isInserted || !isNew { schema.items = items }
            return isInserted
        }
        guard schema.type == .object, schema.reference == nil else { return false }
        let innerPath = path + "." + step
        if let index = members(of: schema, at: path)[ExactText(step)] {
            return insert(parameter, at: rest, below: innerPath, into: &schema.properties[index].schema)
        }
        var member = Self.emptySchema(for: rest, of: parameter)
        guard insert(parameter, at: rest, below: innerPath, into: &member) else { return false }
        membersByPath[ExactText(path)]?[ExactText(step)] = schema.properties.count
        schema.properties.append(MetadataProperty(name: step, nameSpan: parameter.nameSpan, schema: member))
        return true
    }

    private mutating func members(of schema: MetadataSchema, at path: String) -> [ExactText: Int] {
        let key = ExactText(path)
        if let known = membersByPath[key] { return known }
        let members = Dictionary(
            schema.properties.enumerated().map { (ExactText($0.element.name), $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        membersByPath[key] = members
        return members
    }

    private static func emptySchema(for rest: ArraySlice<String>, of parameter: MetadataParameter) -> MetadataSchema {
        guard let next = rest.first else { return parameter.schema }
        return MetadataSchema(DottedName.isPosition(next) ? .array : .object, span: parameter.schema.span)
    }

    private mutating func dropLowercaseTwins(in schema: inout MetadataSchema, of parameter: MetadataParameter) {
        let names = Set(schema.properties.map { ExactText($0.name) })
        schema.properties.removeAll { property in
            let capitalised = Self.capitalised(property.name)
            let isTwin = !capitalised.isExactly(property.name) && names.contains(ExactText(capitalised))
            if isTwin {
                note(.lowercaseTwin, "'\(property.name)' stands beside '\(capitalised)' and is left out", parameter)
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

    /// The name with its first letter, if that is one of a to z, in upper case.
    private static func capitalised(_ name: String) -> String {
        guard let first = name.unicodeScalars.first else { return name }
        return String(first).asciiUppercased + String(name.unicodeScalars.dropFirst())
    }

    private func tooManySteps(_ count: Int, in parameter: MetadataParameter) -> MetadataError {
        let message = "a parameter name of \(count) steps; no API nests deeper than \(DottedName.largestStepCount)"
        let position = Diagnostic.Position(file: file, span: parameter.nameSpan)
        return MetadataError(Diagnostic(.error, .invalidWireName, message, at: position, path: parameter.pointer))
    }

    private mutating func note(_ rule: Rule, _ message: String, _ parameter: MetadataParameter) {
        let position = Diagnostic.Position(file: file, span: parameter.nameSpan)
        findings.append(Diagnostic(.note, rule, message, at: position, path: parameter.pointer))
    }
}
