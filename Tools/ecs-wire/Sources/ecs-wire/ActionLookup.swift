import ArgumentParser
import DiagnosticsCore
import ECSRuntime
import ExactText

/// Finds the generated types of an action.
enum ActionLookup {
    /// The request type of an action.
    ///
    /// - Throws: `ValidationError` for a name that no action has.
    static func requestType(of action: String) throws -> DecodableRequestType {
        let all = GeneratedRequests.all
        if let type = all.first(where: { $0.action.isExactly(action) }) { return type }
        let nearest = NearestName.find(action, among: all.map { $0.action })
        throw ValidationError("there is no action '\(action)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
}
