import DiagnosticsCore

extension RuleCatalogue {
    /// The request that a spec lowers to.
    static let request: [Rule] = [
        Rule(
            id: "not-in-action", severities: [.error],
            checks: "The chosen action has every parameter that is sent.",
            reason: "The service would ignore or refuse the rest.",
            remedy: "Leave the field out, or choose the other action with 'api'.",
            source: .metadata
        ),
        Rule(
            id: "value-range", severities: [.error, .warning],
            checks: "Numbers and lengths are within the metadata's limits; limits from reference text only warn.",
            reason: "The service would refuse the request.",
            remedy: "Keep to the limit that the finding names.",
            source: .metadata
        ),
        Rule(
            id: "list-size", severities: [.error, .warning],
            checks: "Lists are no longer than the metadata allows.",
            reason: "The service would refuse the request.",
            remedy: "Shorten the list.",
            source: .metadata
        ),
        Rule(
            id: "url-too-long", severities: [.warning],
            checks: "A signed URL is of at most 8,192 bytes.",
            reason: "Servers and proxies on the way may refuse longer ones; a form body has no such limit.",
            remedy: "Send a form body: '--emit curl' or '--emit request'.",
            source: .runInstancesPage
        ),
    ]
}
