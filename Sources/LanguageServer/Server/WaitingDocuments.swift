import ExactText

/// The documents whose text has changed since they were looked at, the first to be looked at first.
struct WaitingDocuments: Sendable {
    /// With some that wait no more.
    private var order: [ExactText] = []
    private var head = 0
    private var members: Set<ExactText> = []

    /// None.
    init() {}

    var isEmpty: Bool { members.isEmpty }

    /// The first.
    var first: ExactText? { order[head...].first(where: members.contains) }

    /// Adds one, behind the others, if it does not wait yet.
    mutating func append(_ document: ExactText) {
        if members.insert(document).inserted { order.append(document) }
    }

    /// Takes one out.
    mutating func remove(_ document: ExactText) {
        members.remove(document)
        while head < order.count, !members.contains(order[head]) { head += 1 }
        guard head > order.count / 2 else { return }
        order.removeFirst(head)
        head = 0
    }
}
