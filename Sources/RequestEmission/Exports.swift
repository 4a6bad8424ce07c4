// What the public API takes and gives.
@_exported public import RequestSigning
@_exported public import SpecCompiler
