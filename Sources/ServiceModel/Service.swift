/// One API, normalised for generating code: every member has one type and one wire style, wherever it came from.
public struct Service: Sendable {
    /// The product as the API spells it: `Ecs`.
    public var product: String
    /// The API version: `2014-05-26`.
    public var version: String
    /// The actions to generate, in the metadata's order.
    public var actions: [Action]
    /// Shapes that several places refer to by name, in the metadata's order.
    public var sharedShapes: [Shape]
    /// Enumerations that several members have, in the metadata's order; found by ``EnumerationPass``.
    public var sharedEnumerations: [Enumeration] = []
    /// Actions that were asked for and can't be generated.
    public var skippedActions: [SkippedAction]
    /// Optional parameters that the generated actions lack, since no RPC call can carry them.
    public var droppedParameters: [DroppedParameter] = []

    /// A service.
    public init(
        product: String,
        version: String,
        actions: [Action] = [],
        sharedShapes: [Shape] = [],
        skippedActions: [SkippedAction] = []
    ) {
        self.product = product
        self.version = version
        self.actions = actions
        self.sharedShapes = sharedShapes
        self.skippedActions = skippedActions
    }

    /// Changes every member of every shape where it stands, those of a shape before those of the shapes in it.
    mutating func changeMembers(_ change: (inout Member) -> Void) {
        func changeAll(_ shape: inout Shape) {
            for index in shape.members.indices {
                change(&shape.members[index])
                shape.members[index].type.changeDeclared(shape: changeAll)
            }
        }
        for index in sharedShapes.indices { changeAll(&sharedShapes[index]) }
        for index in actions.indices {
            changeAll(&actions[index].request)
            changeAll(&actions[index].response)
        }
    }
}

/// One API operation.
public struct Action: Sendable {
    /// The name on the wire: `RunInstances`.
    public var name: String
    /// One line of prose, where the metadata has any.
    public var summary: String?
    /// Whether it should no longer be called.
    public var isDeprecated: Bool
    /// The date of the newest official SDK, where that no longer has the action.
    public var goneAsOf: String?
    /// Names of actions to call instead of a deprecated one.
    public var substitutes: [String] = []
    /// What is sent.
    public var request: Shape
    /// What is answered; without members where the metadata does not say.
    public var response: Shape

    /// An action.
    public init(name: String, summary: String? = nil, isDeprecated: Bool = false, request: Shape, response: Shape) {
        self.name = name
        self.summary = summary
        self.isDeprecated = isDeprecated
        self.request = request
        self.response = response
    }
}
