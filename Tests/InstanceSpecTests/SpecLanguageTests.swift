import BundledFiles
import DiagnosticsCore
import InstanceSpec
import MetadataFormat
import Testing

/// The table of the language against the API's metadata.
@Suite struct SpecLanguageTests {
    /// What code of its own lowers, because it is more than one parameter; a test of the lowering shows that it does.
    static let loweredByCode: Set = [
        "SecurityGroupId", "SecurityGroupIds.N", "NetworkInterface.N.SecurityGroupId",
        "NetworkInterface.N.SecurityGroupIds.N", "SecurityOptions.TrustedSystemMode", "RamRoleName", "UserData",
    ]
    /// As the language lists them.
    static let onlyThroughParameters: Set = [
        "OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount", "Arn.N.Rolearn", "Arn.N.RoleType",
        "Arn.N.AssumeRoleFor", "IoOptimized", "ClusterId", "InnerIpAddress", "VlanId", "NodeControllerId",
        "UseAdditionalService",
    ]

    @Test func everyParameterIsReachableOnce() throws {
        let fields = Set(TableField.all.map(\.pattern))
        #expect(fields.count == TableField.all.count, "two fields lower to one parameter")
        #expect(fields.isDisjoint(with: Self.loweredByCode))
        let all = try Set(["RunInstances", "CreateInstance"].flatMap { try flattened($0).keys })
        #expect(all.subtracting(fields).subtracting(Self.loweredByCode) == Self.onlyThroughParameters)
    }

    @Test(arguments: TableField.all) func fieldFitsItsParameter(_ field: TableField) throws {
        let schemas = try ["RunInstances", "CreateInstance"].compactMap { try flattened($0)[field.pattern] }
        #expect(!schemas.isEmpty, "no such parameter")
        for schema in schemas {
            switch field.type {
            case .integer: #expect(schema.type == .integer || field.pattern == "SystemDisk.Size")
            case .decimal: #expect(schema.type == .number)
            case .boolean("true", "false"):
                #expect(
                    schema.type == .boolean || field.pattern.hasSuffix("Disk.Encrypted")
                        || field.pattern == "DataDisk.N.Encrypted")
            case .boolean(let on, let off):
                #expect(schema.type == .string)
                #expect(schema.knownValues.isEmpty || Set(schema.knownValues) == [on, off])
            case .word(let words), .wordOrMapping(let words, _):
                #expect(schema.type == .string)
                #expect(
                    Set(schema.knownValues).subtracting(words.words.map(\.wire))
                        == (Self.reachedOtherwise[field.pattern] ?? []))
            case .secret: #expect(schema.type == .string)
            case .string:
                #expect(schema.type == .string)
                #expect(schema.knownValues.isEmpty, "its words are known")
            default: Issue.record("unexpected type")
            }
        }
    }

    /// Words that no field spells, because their meaning is that of another key, or of none.
    private static let reachedOtherwise: [String: Set<String>] = [
        "InstanceChargeType": ["PrePaid"], "SpotStrategy": ["NoSpot"],
    ]

    private func flattened(_ action: String) throws -> [String: MetadataSchema] {
        let file = try #require(BundledFile.named("api-specs/ecs/2014-05-26/api-docs.json"))
        let document = try MetadataDocument(file: SourceFile(name: file.path, bytes: file.bytes))
        let parameters = try #require(try document.action(named: action)).flattenedParameters
        return Dictionary(parameters.map { ($0.pattern, $0.schema) }) { first, _ in first }
    }

    @Test func everyFieldIsDescribed() {
        for field in TableField.everyField {
            #expect(
                field.summary.hasSuffix(".") && field.summary.first?.isUppercase ?? false
                    || field.summary.contains("leastPrivilege"), "\(field.key)")
            #expect(
                field.key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
                    && field.key.first?.isLowercase ?? false)
        }
    }

    @Test(arguments: [
        ("PayByTraffic", "payByTraffic"), ("PL0", "PL0"), ("cloud_essd", "cloud_essd"), ("TDX", "tdx"),
        ("ContinuousCoreToHTMapping", "continuousCoreToHTMapping"), ("default", "default"), ("IpBased", "ipBased"),
    ])
    func wordsAreLowerCamelCase(wire: String, spec: String) throws {
        let words = SpecWords.platform(wire)
        #expect(words.words.first?.spec == spec)
        #expect(words.word(spelled: spec)?.wire == wire)
        #expect(words.word(spelled: wire)?.wire == wire)
    }
}

/// A field of the table that lowers to a parameter by the table alone.
struct TableField: Sendable, CustomTestStringConvertible {
    let pattern: String
    let type: SpecType

    var testDescription: String { pattern }

    static let all = collect(SpecLanguage.instance, prefix: "")

    /// Every field at every depth.
    static let everyField = flatten(SpecLanguage.document)

    private static func collect(_ fields: [SpecField], prefix: String) -> [TableField] {
        fields.flatMap { field -> [TableField] in
            let name = field.wire.map { prefix + $0 }
            switch field.type {
            case .mapping(let inner), .shorthand(_, let inner):
                return collect(inner, prefix: name.map { $0 + "." } ?? prefix)
            case .wordOrMapping(_, let inner):
                return [name.map { TableField(pattern: $0, type: field.type) }].compactMap(\.self)
                    + collect(inner, prefix: prefix)
            case .list(.mapping(let inner)):
                return name.map { collect(inner, prefix: $0 + ".N.") } ?? []
            case .list(let item):
                return name.map { [TableField(pattern: $0 + ".N", type: item)] } ?? []
            case .tags:
                return name.map {
                    [
                        TableField(pattern: $0 + ".N.Key", type: .string),
                        TableField(pattern: $0 + ".N.Value", type: .string),
                    ]
                } ?? []
            default:
                return name.map { [TableField(pattern: $0, type: field.type)] } ?? []
            }
        }
    }

    private static func flatten(_ fields: [SpecField]) -> [SpecField] {
        fields.flatMap { [$0] + flatten(inner(of: $0.type)) }
    }

    private static func inner(of type: SpecType) -> [SpecField] {
        switch type {
        case .mapping(let fields), .shorthand(_, let fields), .wordOrMapping(_, let fields): fields
        case .list(let item), .oneOrMore(let item): inner(of: item)
        default: []
        }
    }
}
