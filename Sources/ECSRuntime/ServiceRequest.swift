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

/// The type of a request that can be read as well as written, as generated with `decodableRequests`.
public typealias DecodableRequestType = any (ServiceRequest & WireDecodable).Type

/// A typed response of one action.
public protocol ServiceResponse: WireDecodable {}
