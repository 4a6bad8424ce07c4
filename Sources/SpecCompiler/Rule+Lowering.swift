public import DiagnosticsCore
import RAMPolicy
import SpecRules

extension Rule {
    /// Whether its errors may be made less by a user: those of checks, which say what the service would refuse. What
    /// can't be read or lowered gives no request, whatever a user says.
    public var errorsCanBeLowered: Bool { SpecRule(rawValue: id) != nil || PolicyRule(rawValue: id) != nil }

    /// Whether a user can say anything less than its severity.
    public var canBeLowered: Bool { errorsCanBeLowered || severities.contains { $0 < .error } }
}
