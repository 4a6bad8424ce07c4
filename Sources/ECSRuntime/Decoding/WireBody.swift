/// What a whole body is that a type is read from: it is looked at once, before anything is read.
public struct WireBody: Sendable {
    enum Kind {
        case any
        case error
        case response(action: StaticString, product: StaticString)
    }

    let kind: Kind

    /// Whatever has the members of the type.
    public static var any: WireBody { WireBody(kind: .any) }

    /// An error answer.
    static var error: WireBody { WireBody(kind: .error) }

    /// The answer to an action.
    ///
    /// - Parameters:
    ///   - action: Its name, `DescribeRegions`: the root of an answer in XML is `DescribeRegionsResponse`, and of some
    ///     `DescribeRegions`.
    ///   - product: The product's code, `Kms`, which some products give their roots.
    public static func response(of action: StaticString, in product: StaticString) -> WireBody {
        WireBody(kind: .response(action: action, product: product))
    }

    /// The root element of such a body in XML.
    var xmlRoot: String {
        switch kind {
        case .any: "Response"
        case .error: "Error"
        case .response(let action, _): "\(action)Response"
        }
    }
}
