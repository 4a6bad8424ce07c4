/// The requests of a module whose types are generated with `decodableRequests`: what `GeneratedRequests` is.
public protocol RequestTable {
    /// The types as generated code lists them; deprecated where one of them is.
    static var requests: [DecodableRequestType] { get }
}

extension RequestTable {
    /// The type of each request, in the order of the metadata.
    public static var all: [DecodableRequestType] { requests }
}
