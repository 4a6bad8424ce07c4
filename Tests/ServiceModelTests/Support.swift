import DiagnosticsCore
import MetadataFormat

@testable import ServiceModel

/// A service built from the JSON text of actions and schemas, before any pass.
func buildService(
    actions: String,
    schemas: String = "",
    style: String = "RPC"
) throws -> (service: Service, findings: [Diagnostic]) {
    let text = """
        {"version":"1.0","info":{"style":"\(style)","product":"Shop","version":"2020-01-01"},
        "components":{"schemas":{\(schemas)}},"apis":{\(actions)}}
        """
    let document = try MetadataDocument(file: SourceFile(name: "api-docs.json", text: text))
    var sink = DiagnosticSink()
    var builder = ServiceBuilder(document: document)
    let service = try builder.build(actions: document.actionNames, into: &sink)
    return (service, sink.diagnostics)
}

/// The service with one action `Buy` that has these parameters and response properties.
func buildService(
    parameters: String = "",
    response: String = "",
    schemas: String = ""
) throws -> Service {
    let action = """
        "Buy":{"parameters":[\(parameters)],
        "responses":{"200":{"schema":{"type":"object","properties":{\(response)}}}}}
        """
    return try buildService(actions: action, schemas: schemas).service
}

extension Member {
    /// Wire name and type in one word each, for comparing.
    var outline: String { "\(wireName): \(type.outline)" }
}

extension ValueType {
    var outline: String {
        switch self {
        case .string: "string"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .bool: "bool"
        case .json: "json"
        case .time: "time"
        case .enumeration(let enumeration): "enum(\(enumeration.values.map(\.wireValue).joined(separator: "|")))"
        case .object(let shape): "{\(shape.members.map(\.outline).joined(separator: ", "))}"
        case .shared(let name): "#\(name)"
        case .list(let item): "[\(item.outline)]"
        case .map(let value): "<\(value.outline)>"
        }
    }
}
