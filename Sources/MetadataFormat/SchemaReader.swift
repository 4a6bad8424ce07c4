import DiagnosticsCore
import ExactText
import SourceTree

/// Reads schemas from document nodes; what is odd becomes a finding, not a failure.
struct SchemaReader {
    let file: SourceFile
    var findings: [Diagnostic] = []

    /// Reads one schema and everything below it.
    ///
    /// - Parameter pointer: Where it stands, made where something is to be reported: ten thousands of pointers are not
    ///   worth making for nothing.
    mutating func read(_ node: DocumentNode, pointer: @autoclosure () -> String) -> MetadataSchema {
        var schema = MetadataSchema(.any, span: node.span)
        guard let entries = node.entries else {
            report(.unexpectedShape, "a schema should be an object, this is \(node.kindName)", node.span, pointer())
            return schema
        }
        var typeName: String?
        var requiredMembers: [String] = []
        for entry in entries {
            let value = entry.value
            switch entry.key {
            case "type": typeName = value.scalarTexts.first { $0 != "null" }
            case "format": schema.format = value.text
            case "$ref": schema.reference = readReference(value, pointer: pointer())
            case "required":
                schema.isRequired = value.isTrue
                requiredMembers = (value.items ?? []).compactMap(\.text)
            case "docRequired": schema.isDocumentedAsRequired = value.isTrue
            case "deprecated": schema.isDeprecated = value.isTrue
            case "default": schema.defaultValue = value.text
            case "x-alternativeNames": schema.alternativeNames = value.scalarTexts
            case "x-mayBeJoined": schema.mayBeJoined = value.isTrue
            case "x-restricted": schema.isRestricted = value.isTrue
            case "enum": schema.enumValues = value.scalarTexts
            case "x-values": schema.mentionedValues = value.scalarTexts
            case "x-jsonText": schema.jsonTextKind = value.text
            case "example": schema.example = value.text
            case "description": schema.summary = value.text
            case "title": schema.summary = schema.summary ?? value.text
            case "items": schema.items = read(value, pointer: pointer() + "/items")
            case "properties": schema.properties = readProperties(value, pointer: pointer() + "/properties")
            case "additionalProperties":
                if case .mapping = value.content {
                    schema.isMap = true
                    schema.mapValues = read(value, pointer: pointer() + "/additionalProperties")
                } else {
                    schema.isMap = value.isTrue
                }
            default: readLimit(entry, into: &schema.limits, pointer: pointer())
            }
        }
        schema.type = readType(typeName, of: schema, at: node.span, pointer: pointer())
        if !requiredMembers.isEmpty {
            let required = Set(requiredMembers.map { ExactText($0) })
            for index in schema.properties.indices where required.contains(ExactText(schema.properties[index].name)) {
                schema.properties[index].schema.isRequired = true
            }
        }
        moveValuesToItems(of: &schema)
        return schema
    }

    private mutating func readProperties(_ node: DocumentNode, pointer: @autoclosure () -> String) -> [MetadataProperty]
    {
        (node.entries ?? []).map { entry in
            let schema = read(entry.value, pointer: JSONPointer.appending(entry.key, to: pointer()))
            return MetadataProperty(name: entry.key, nameSpan: entry.keySpan, schema: schema)
        }
    }

    /// `#/components/schemas/Name` to `Name`.
    private mutating func readReference(_ node: DocumentNode, pointer: @autoclosure () -> String) -> String? {
        let prefix = "#/components/schemas/"
        guard let text = node.text, text.hasExactPrefix(prefix) else {
            report(.unknownReference, "only references into #/components/schemas are known", node.span, pointer())
            return nil
        }
        return JSONPointer.unescape(text[text.utf8.index(text.startIndex, offsetBy: prefix.utf8.count)...])
    }

    private mutating func readType(
        _ name: String?,
        of schema: MetadataSchema,
        at span: SourceSpan,
        pointer: @autoclosure () -> String
    ) -> MetadataSchema.ValueType {
        switch name {
        case "string": return .string
        case "integer": return .integer
        case "number": return .number
        case "boolean": return .boolean
        case "array": return .array
        case "object": return .object
        case "any": return .any
        case nil:
            if !schema.properties.isEmpty || schema.isMap { return .object }
            return schema.items == nil ? .any : .array
        case let other?:
            report(.unknownType, "unknown type '\(other)'", span, pointer())
            return .other(other)
        }
    }

    private mutating func readLimit(
        _ entry: DocumentNode.Entry, into limits: inout MetadataLimits, pointer: @autoclosure () -> String
    ) {
        let text = entry.value.text
        var isUnderstood = true
        func count() -> Int? {
            guard let text else { return nil }
            let count = MetadataNumber(text)?.int64.flatMap(Int.init(exactly:)).flatMap { $0 < 0 ? nil : $0 }
            isUnderstood = count != nil
            return count
        }
        func number() -> MetadataNumber? {
            guard let text else { return nil }
            let number = MetadataNumber(text)
            isUnderstood = number != nil
            return number
        }
        switch entry.key {
        case "minimum": limits.minimum = number()
        case "maximum": limits.maximum = number()
        case "minLength": limits.minLength = count()
        case "maxLength": limits.maxLength = count()
        case "minItems": limits.minItems = count()
        case "maxItems": limits.maxItems = count()
        case "pattern": limits.pattern = text
        case "x-limitsFrom": limits.areAdvisory = text == "text"
        default: break
        }
        if !isUnderstood {
            let message = "'\(entry.key)' should be a number; ignored"
            report(.unexpectedShape, message, entry.value.span, JSONPointer.appending(entry.key, to: pointer()))
        }
    }

    /// Official files put the legal values of a list's items on the list.
    private func moveValuesToItems(of schema: inout MetadataSchema) {
        guard schema.type == .array, var items = schema.items else { return }
        if items.enumValues.isEmpty { items.enumValues = schema.enumValues }
        if items.mentionedValues.isEmpty { items.mentionedValues = schema.mentionedValues }
        schema.enumValues = []
        schema.mentionedValues = []
        schema.items = items
    }

    mutating func report(_ rule: Rule, _ message: String, _ span: SourceSpan, _ pointer: String) {
        findings.append(
            Diagnostic(.warning, rule, message, at: Diagnostic.Position(file: file, span: span), path: pointer)
        )
    }
}

extension JSONPointer {
    /// The plain text of one step of a pointer in a URL fragment: percent-encoding, then `~1` and `~0`.
    static func unescape(_ step: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(step.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalValue,
                let low = rest.dropFirst().first?.hexadecimalValue
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        var text: [UInt8] = []
        rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "~"), let next = rest.first, next == 0x30 || next == 0x31 {
                text.append(next == 0x30 ? UInt8(ascii: "~") : UInt8(ascii: "/"))
                rest = rest.dropFirst()
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
