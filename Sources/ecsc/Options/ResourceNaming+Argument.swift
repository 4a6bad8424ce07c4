public import ArgumentParser
public import SpecCompiler

extension ResourceNaming: ExpressibleByArgument {}
