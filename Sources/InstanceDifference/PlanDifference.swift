import ExactText
public import Platform
import SpecCompiler

/// A step that is not the same in the plans of both sides.
public struct StepDifference: Sendable {
    /// The step's name in the plan.
    public let id: String
    /// What it calls: `Ecs RunInstances`.
    public let call: String
    /// What happened to it: added, removed or changed.
    public let kind: ChangeFacts.Kind
    /// What it sends that is not the same; nothing of the creating step, whose parameters are the request's, and of a step
    /// that is added or removed.
    public let settings: [SettingChange]

    /// The steps of two plans that are not the same, those that are gone last.
    static func changes(from old: RequestPlan?, to new: RequestPlan?) -> [StepDifference] {
        let (before, now) = (old?.steps ?? [], new?.steps ?? [])
        let oldByID = Dictionary(before.map { (ExactText($0.id), $0) }) { first, _ in first }
        let newIDs = Set(now.map { ExactText($0.id) })
        let kept = now.compactMap { step -> StepDifference? in
            guard let other = oldByID[ExactText(step.id)] else { return StepDifference(step, .added) }
            let settings = step.kind.createsInstances ? [] : RequestContent.changes(from: other.sides, to: step.sides)
            return settings.isEmpty ? nil : StepDifference(step, .changed, settings)
        }
        return kept + before.filter { !newIDs.contains(ExactText($0.id)) }.map { StepDifference($0, .removed) }
    }

    private init(_ step: RequestPlan.Step, _ kind: ChangeFacts.Kind, _ settings: [SettingChange] = []) {
        id = step.id
        call = "\(step.product) \(step.action)"
        self.kind = kind
        self.settings = settings
    }
}

extension RequestPlan.Step {
    /// Where it is sent, and what it sends.
    fileprivate var sides: [RequestContent.Key: SettingSide] {
        var sides: [RequestContent.Key: SettingSide] = [:]
        sides[RequestContent.Key(name: "endpoint", value: nil)] = SettingSide(value: .text(endpoint), position: nil)
        for parameter in parameters {
            sides[RequestContent.Key(name: ExactText(parameter.name), value: nil)] = SettingSide(
                value: parameter.value, position: nil
            )
        }
        return sides
    }
}
