/// A request of one action of an RPC-style API that can write itself as parameters, such as every generated request.
///
/// Signing knows requests by this protocol and generated code conforms to it, so that neither needs the other.
public protocol ActionRequest {
    /// The action, such as `RunInstances`.
    static var action: String { get }
    /// The API version, such as `2014-05-26`.
    static var version: String { get }

    /// The action's own parameters, flattened (`Tag.1.Key`, `SystemDisk.Size`), without `Action` and the other common
    /// ones; in any order.
    ///
    /// - Throws: ``WireEncodingError`` for a value that no parameter can carry.
    func queryParameters() throws(WireEncodingError) -> [QueryParameter]
}
