// The public API takes and gives `QueryParameter` and `CanonicalQuery`, whose module is not a product of its own.
@_exported public import QueryEncoding
