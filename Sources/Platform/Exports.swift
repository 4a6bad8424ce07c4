// Tables are of a product, which is what its metadata is opened by.
@_exported public import PlatformMetadata
