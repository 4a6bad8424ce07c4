public import DiagnosticsCore
import ExactText

/// What became of the patches of a document, over all actions that were read.
///
/// A patch that finds another value than it corrects, or no member at all, is an error: the metadata has changed, and
/// somebody has to look whether the defect is gone.
public struct PatchLedger: Sendable {
    private var applied: Set<Int> = []
    /// How many actions each patch was for.
    private var actionCounts: [Int: Int] = [:]
    /// What was found instead of what a patch expects.
    private var found: [Int: MetadataPatch.Value] = [:]

    /// No actions.
    public init() {}

    /// Takes in what became of the patches for an action.
    public mutating func record(_ action: MetadataAction) {
        for outcome in action.patchOutcomes { record(outcome) }
    }

    private mutating func record(_ outcome: PatchOutcome) {
        actionCounts[outcome.index, default: 0] += 1
        switch outcome.result {
        case .applied: applied.insert(outcome.index)
        case .otherValue(let value): found[outcome.index] = .some(value)
        case .noMember: break
        }
    }

    /// Rule `stale-patch`: the patches that no longer apply, as far as the actions that were read can tell. A patch for
    /// an action that was not read is passed over, one for no action of the document is not.
    public func stalePatches(of document: MetadataDocument) -> [Diagnostic] {
        var ledger = self
        for outcome in document.patchOutcomes { ledger.record(outcome) }
        let names = Set(document.actionNames.map(ExactText.init))
        return document.patches.patches.enumerated().compactMap { index, patch in
            guard !ledger.applied.contains(index) else { return nil }
            let read = ledger.actionCounts[index] ?? 0
            // A pattern may pass over actions that do not have the defect, but not over all of them.
            let intended =
                if patch.isForPattern {
                    document.actionNames.count { WildcardPattern(patch.action ?? "").matches($0) }
                } else {
                    patch.action.map { names.contains(ExactText($0)) ? 1 : 0 } ?? 1
                }
            guard read == intended else { return nil }
            return Self.staleness(of: patch, found: ledger.found[index], isForAnyAction: intended > 0)
        }
    }

    private static func staleness(
        of patch: MetadataPatch, found: MetadataPatch.Value?, isForAnyAction: Bool
    ) -> Diagnostic {
        let action = patch.action.map { "'\($0)'" } ?? "the product"
        let reason =
            if !isForAnyAction {
                "there is no action \(action)"
            } else if let found {
                "\(patch.property) of '\(patch.member)' is \(MetadataPatch.text(found)), not "
                    + "\(MetadataPatch.text(patch.from)), or can't become \(MetadataPatch.text(patch.to))"
            } else {
                "\(action) has no member '\(patch.member)'"
            }
        return Diagnostic(
            .error,
            .stalePatch,
            "this patch no longer applies: \(reason)",
            at: patch.position,
            help: "look whether the metadata is right now; if so, remove the patch"
        )
    }
}
