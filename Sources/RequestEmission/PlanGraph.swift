import ExactText
import SpecCompiler

/// The steps of a plan as a picture has them: what stands in each box, and which box comes after which.
struct PlanGraph {
    /// A box.
    struct Node {
        /// The step's name in the plan.
        let id: String
        /// What stands in it, a line each.
        let lines: [String]
        /// Whether the step can be left out.
        let isOptional: Bool
        /// Whether it is the one that creates the instances.
        let createsInstances: Bool
    }

    /// An arrow, by the indices of boxes.
    struct Edge {
        let from: Int
        let to: Int
        /// What has to be so for the step at its end to be sent; nil where it always is.
        let condition: String?
    }

    let name: String
    let nodes: [Node]
    let edges: [Edge]

    /// The graph of a plan. An arrow that others already say is left out.
    init(_ plan: RequestPlan) {
        name = plan.name
        nodes = plan.steps.map { step in
            Node(
                id: step.id, lines: [step.id, "\(step.product) \(step.action)"] + step.remarks,
                isOptional: step.isOptional,
                createsInstances: step.kind.createsInstances
            )
        }
        let indices = Dictionary(plan.steps.indices.map { (ExactText(plan.steps[$0].id), $0) }) { first, _ in first }
        // Steps stand behind those that they depend on, so what is before each one is known when it is looked at.
        var before: [Set<Int>] = []
        var edges: [Edge] = []
        for (index, step) in plan.steps.enumerated() {
            let condition = step.kind.condition.map { (step: $0.stepID, text: $0.text) }
            let direct = step.dependsOn.compactMap { indices[ExactText($0)] }.filter { $0 < index }
            let reached = direct.reduce(into: Set<Int>()) { $0.formUnion(before[$1]) }
            for other in direct {
                let isCondition = condition.map { $0.step.isExactly(plan.steps[other].id) } ?? false
                guard isCondition || !reached.contains(other) else { continue }
                edges.append(Edge(from: other, to: index, condition: isCondition ? condition?.text : nil))
            }
            before.append(reached.union(direct))
        }
        self.edges = edges
    }
}

extension StepCondition {
    /// The step whose answer decides.
    var stepID: String {
        switch self {
        case .answer(let step, _, _), .error(let step, _): step.id
        }
    }

    /// What has to be so, in a few words.
    var text: String {
        switch self {
        case .answer(_, let path, let value): "if \(path) is \(value)"
        case .error(_, let code): "if it fails with \(code)"
        }
    }
}

extension RequestPlan.Step {
    /// What else is to be known of it, a line each.
    var remarks: [String] {
        (kind.goal.map { ["until \($0.path) is \($0.value)"] } ?? [])
            + (kind.expectedError.map { ["\($0) is an answer"] } ?? [])
    }
}
