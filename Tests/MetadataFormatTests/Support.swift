import DiagnosticsCore

@testable import MetadataFormat

/// A document around the JSON text of its actions and, if given, of its schemas.
func document(actions: String, schemas: String = "") throws -> MetadataDocument {
    let text = """
        {"version":"1.0","info":{"style":"RPC","product":"Shop","version":"2020-01-01"},
        "directories":[{"id":1,"title":"All","children":["Buy"]}],
        "components":{"schemas":{\(schemas)}},
        "apis":{\(actions)},
        "endpoints":[{"regionId":"r-1","endpoint":"shop.r-1.example"},{"regionId":"r-1","endpoint":"second.example"}]}
        """
    return try MetadataDocument(file: SourceFile(name: "api-docs.json", text: text))
}

/// The action `Buy` with these parameters (JSON objects, comma-separated).
func action(parameters: String, schemas: String = "") throws -> MetadataAction {
    let text = #""Buy":{"methods":["post"],"parameters":[\#(parameters)],"responses":{}}"#
    guard let action = try document(actions: text, schemas: schemas).action(named: "Buy") else {
        throw MetadataError(Diagnostic(.error, .unexpectedShape, "no action Buy"))
    }
    return action
}
