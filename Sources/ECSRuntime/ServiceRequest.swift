/// A typed request of one action.
public protocol ServiceRequest: WireEncodable {
    associatedtype Response: ServiceResponse
    /// The product's code, such as `Ecs`.
    static var product: String { get }
    /// The API version, such as `2014-05-26`.
    static var version: String { get }
    /// The action, such as `RunInstances`.
    static var action: String { get }
}

/// A typed response of one action.
public protocol ServiceResponse: WireDecodable {}
