public import DiagnosticsCore
import MetadataFormat

/// Refuses what no Swift code can be written for, at its place.
public enum CheckPass {
    /// Checks every wire name of a service.
    public static func check(_ service: Service, into sink: inout DiagnosticSink) {
        for shape in service.sharedShapes {
            if !isUsable(shape.schemaName) {
                let message = "the schema '\(shape.schemaName)' has no usable name"
                sink.report(Diagnostic(.error, .invalidWireName, message, at: shape.position))
            }
            check(shape, into: &sink)
        }
        for action in service.actions {
            check(action.request, into: &sink)
            check(action.response, into: &sink)
        }
    }

    private static func check(_ shape: Shape, into sink: inout DiagnosticSink) {
        for member in shape.members {
            // Generated types list their wire names one a line.
            for name in [member.qualifiedWireName] + member.alternativeNames where !isUsable(name) {
                let message = "a member of '\(shape.path)' has no usable name: '\(name)'"
                sink.report(Diagnostic(.error, .invalidWireName, message, at: member.position))
            }
            if case .shape(let inner) = member.type.declared { check(inner, into: &sink) }
        }
    }

    /// Whether a name has neither control characters nor what breaks a line or hides in one.
    private static func isUsable(_ name: String) -> Bool {
        if name.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return !name.isEmpty }
        return name.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }
}
