/// A typed request of one action.
public protocol ServiceRequest: WireEncodable, ActionRequest {
    associatedtype Response: ServiceResponse
    /// The product's code, such as `Ecs`.
    static var product: String { get }
}

/// The type of a request that can be read as well as written, as generated with `decodableRequests`.
public typealias DecodableRequestType = any (ServiceRequest & WireDecodable).Type

/// A typed response of one action. It can be written as well as read: for tests, fixtures and local endpoints.
public protocol ServiceResponse: WireDecodable, WireEncodable {}
