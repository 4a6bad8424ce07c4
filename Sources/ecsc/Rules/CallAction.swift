import CallFormat
package import DiagnosticsCore
import ExactText
import SpecCompiler

extension Rule {
    /// Rule `call-action`.
    package static let callAction = Rule(
        CommandRule.callAction, severities: [.warning],
        checks: "The action of a call to sign is one that the API of its version has.",
        reason: "The service refuses an action that it does not have.",
        remedy: "Correct the name, or look it up with 'ecsc metadata list'.",
        source: RuleSource(text: "the OpenAPI metadata that is compiled in", asOf: "2026"),
        example: .file(
            "call.json", of: "ecsc sign --input call.json --unsigned",
            wrong: #"{"Action": "DescribeRegion", "Version": "2014-05-26"}"#,
            right: #"{"Action": "DescribeRegions", "Version": "2014-05-26"}"#
        )
    )
}

extension RPCCall {
    /// Rule `call-action`.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    func checkAction(into sink: inout DiagnosticSink) throws {
        let products = PlatformProduct.all.filter { $0.version.isExactly(version) }
        let names = try products.flatMap { try $0.metadata().actionNames }
        guard !products.isEmpty, !names.contains(where: action.isExactly) else { return }
        let nearest = NearestName.find(action, among: names)
        sink.report(
            Diagnostic(
                .warning, .callAction,
                "\(products.map(\.name).joined(separator: " and ")) has no action '\(action)' that is known here",
                at: actionPosition, notes: ["the metadata that is compiled in may be older than the action"],
                replacement: actionPosition == nil ? nil : nearest.map { "\"\($0)\"" }
            )
        )
    }
}
