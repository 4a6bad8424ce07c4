import DiagnosticsCore
import InstanceSpec
import SourceTree
import SpecRules
import UserDataTemplates

