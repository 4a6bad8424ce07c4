// The public API takes `PlatformLibrary`, whose module is not a product of its own.
@_exported public import Platform
