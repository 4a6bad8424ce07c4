/// A generated type that is read from XML or JSON.
public protocol WireDecodable: WireObject {
    /// What a body must be if the type is read from a whole one; ``WireBody/any`` where a type does not say.
    static var wireBody: WireBody { get }

    /// Reads the members out of one object or element.
    ///
    /// It does not throw: ``WireDecoder`` keeps the first value that does not fit and throws that at the end. A generated
    /// initialiser is then a straight line of calls, which compiles faster than one with an error exit a member.
    init(from node: borrowing WireNode)
}

extension WireDecodable {
    /// Whatever has the members of the type.
    public static var wireBody: WireBody { .any }
}
