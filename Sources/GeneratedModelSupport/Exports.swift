// What generated models import that are not public. In a module, the files that import the runtime without saying how are
// at odds with those that say it (`internal import ECSRuntime`), and only the user knows which of the two are there: so
// generated code imports it by another name.
@_exported public import ECSRuntime
