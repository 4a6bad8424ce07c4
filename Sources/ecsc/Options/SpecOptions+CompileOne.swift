import CommandSupport
import SpecCompiler

extension SpecOptions {
    /// The one instance that the specs describe, for commands that print one document.
    ///
    /// - Throws: `CommandFailure` (64) where there are several; findings with errors end the command.
    func compileOne() throws -> (instance: CompiledInstance, library: PlatformLibrary) {
        let compiled = try CompiledRun(self)
        try compiled.reportFindings(FindingsReporter(options: findings, areResult: false))
        guard let item = compiled.items.first, compiled.items.count == 1 else {
            throw CommandFailure(.usage, "this command takes one spec, these are \(compiled.items.count)")
        }
        return (item.instance, compiled.library)
    }
}
