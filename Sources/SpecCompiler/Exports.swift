// The public API takes and gives what these modules define, and they are no products of their own.
@_exported public import DiagnosticsCore
@_exported public import InstanceSpec
@_exported public import MetadataFormat
@_exported public import Platform
@_exported public import QueryEncoding
@_exported public import RAMPolicy
@_exported public import SourceTree
@_exported public import YAMLTree
