/// A Swift statement, as far as generated code has any.
public indirect enum Statement: Sendable, Hashable {
    /// A call, for what it does.
    case expression(Expression)
    /// `target = value`
    case assign(Expression, Expression)
    /// `let name = value` or `var name = value`
    case declare(String, isConstant: Bool, Expression)
}
