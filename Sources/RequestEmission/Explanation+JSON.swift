public import DiagnosticsCore
import InstanceSpec
import SpecCompiler

extension Explanation {
    /// `{"name","action","endpoint","parameters":[{"name","value","origin"}],"common":[…],"sizes":[…]}`.
    ///
    /// `origin` has a `kind`: `spec` and `rule` with `file`, `line`, `column`, `endLine`, `endColumn`, `path` and
    /// `variables`, `rule` and `default` with a `reason`; or `signature`.
    ///
    /// - Parameter source: What gave a variable its value from outside (`--set`), by the variable's name.
    public func json(variableSource source: (String) -> String) -> JSONText {
        .object([
            ("name", .string(name)), ("action", parameters.first?.value?.json ?? .null),
            ("endpoint", .string(endpoint)), ("parameters", .list(parameters.map { $0.json(source) })),
            ("common", .list(commonParameters.map { $0.json(source) })), ("sizes", .list(sizes.map(\.json))),
        ])
    }
}

extension Explanation.Parameter {
    fileprivate func json(_ source: (String) -> String) -> JSONText {
        .object([
            ("name", .string(name)), ("value", value?.json ?? .null), ("origin", origin.json(source)),
        ])
    }
}

extension Explanation.Origin {
    fileprivate func json(_ source: (String) -> String) -> JSONText {
        switch self {
        case .spec(let place):
            .object([("kind", .string("spec"))] + place.json(source))
        case .rule(let place, let reason):
            .object([("kind", .string("rule")), ("reason", .string(reason))] + place.json(source))
        case .standard(let reason):
            .object([("kind", .string("default")), ("reason", .string(reason))])
        case .signature:
            .object([("kind", .string("signature"))])
        }
    }
}

extension Explanation.Place {
    fileprivate func json(_ source: (String) -> String) -> [JSONText.Member] {
        position.json + [
            ("path", .string(path)),
            (
                "variables",
                .list(
                    variables.map { use in
                        let declaration = position.file.location(at: use.declaration.start)
                        return .object([
                            ("name", .string(use.name)),
                            ("from", .string(use.isOverridden ? source(use.name) : "vars")),
                            ("line", .number(declaration.line)), ("column", .number(declaration.column)),
                        ])
                    }
                )
            ),
        ]
    }
}

extension Explanation.Size {
    fileprivate var json: JSONText {
        .object([
            ("subject", .string(subject)), ("count", .number(count)), ("limit", .number(limit)),
            ("unit", .string(unit)),
        ])
    }
}

extension Diagnostic.Position {
    /// The members that say where something is, as in findings.
    package var json: [JSONText.Member] {
        let start = file.location(at: span.start)
        let end = file.location(at: span.end)
        return [
            ("file", .string(file.name)), ("line", .number(start.line)), ("column", .number(start.column)),
            ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
        ]
    }
}
