public import DiagnosticsCore

/// Refuses what no Swift code can be written for, at its place.
public enum CheckPass {
    /// Checks every wire name of a service.
    public static func check(_ service: Service, reportingTo sink: inout DiagnosticSink) {
        for shape in service.sharedShapes { check(shape, reportingTo: &sink) }
        for action in service.actions {
            check(action.request, reportingTo: &sink)
            check(action.response, reportingTo: &sink)
        }
    }

    private static func check(_ shape: Shape, reportingTo sink: inout DiagnosticSink) {
        for member in shape.members {
            // Generated types list their wire names one a line.
            if member.wireName.isEmpty || member.wireName.unicodeScalars.contains(where: { $0.value < 0x20 }) {
                let message = "a member of '\(shape.path)' has no usable name: '\(member.wireName)'"
                sink.report(Diagnostic(.error, "invalid-wire-name", message, at: member.position))
            }
            if case .shape(let inner) = member.type.declared { check(inner, reportingTo: &sink) }
        }
    }
}
