// Requests give `QueryParameter`s, whose module is not a product of its own.
@_exported public import QueryEncoding
