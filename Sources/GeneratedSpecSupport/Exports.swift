// What compiled specs import that are not public, for the reason that GeneratedModelSupport tells.
@_exported public import RequestSigning
