import ExactText
import MetadataFormat

extension Member.Facts {
    /// What a schema says of its member.
    init(_ schema: MetadataSchema) {
        self.init()
        summary = schema.summary
        minimum = schema.limits.minimum?.text
        maximum = schema.limits.maximum?.text
        minLength = schema.limits.minLength
        maxLength = schema.limits.maxLength
        pattern = schema.limits.pattern
        minItems = schema.limits.minItems
        maxItems = schema.limits.maxItems
        jsonTextKind = schema.jsonTextKind
        defaultValue = schema.defaultValue
        isDocumentedAsRequired = schema.isDocumentedAsRequired && !schema.isRequired
        isRestricted = schema.isRestricted
        example = schema.example
        isTimeByFormat = schema.type == .string && schema.format.map("date-time".isExactly) == true
        if schema.type != .string { knownValues = schema.knownValues }
    }
}
