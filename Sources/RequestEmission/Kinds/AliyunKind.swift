import DiagnosticsCore
import ExactText
import InstanceSpec
import QueryEncoding
import SpecCompiler

extension EmissionForm {
    /// The kind `aliyun`: a command of the platform's own command line that makes the same call.
    static let aliyun = EmissionForm { subject, sink in
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        return subject.emitter.aliyunCommand(for: resolved, into: &sink)
    }
}

extension RequestEmitter {
    /// A command of the platform's own command line that makes the same call. It signs by itself.
    ///
    /// - Parameters:
    ///   - instance: The instance with its secrets resolved.
    ///   - sink: Takes a finding (`nul-byte`) for each value that no argument can hold.
    /// - Returns: One line; nil where there is none.
    func aliyunCommand(for instance: ResolvedInstance, into sink: inout DiagnosticSink) -> String? {
        var command = ShellCommand("aliyun", "ecs", instance.compiled.request.action)
        var isComplete = true
        for parameter in instance.parameters.inCanonicalOrder() {
            if parameter.value.utf8.contains(0) {
                isComplete = false
                report(parameter.name, of: instance, into: &sink)
            }
            command.append(option: parameter.name, parameter.value)
        }
        // The command finds the public host of a region by itself.
        let host = library.network == .vpc ? library.host(forRegion: instance.compiled.request.regionID) : nil
        if let endpoint = signing.endpoint ?? host { command.append(option: "endpoint", endpoint) }
        return isComplete ? command.text : nil
    }

    private func report(_ name: String, of instance: ResolvedInstance, into sink: inout DiagnosticSink) {
        let document = instance.compiled.document
        let value =
            instance.compiled.request.parameters.first { $0.name.isExactly(name) }?.origin.value ?? document.spec
        sink.report(
            document.diagnostic(
                .error, .nulByte, "'\(name)' has a NUL, which no argument of a command can hold",
                at: value.span, path: value.path, help: "remove it, or use '--emit request' or 'curl'"
            )
        )
    }
}

extension ShellCommand {
    /// A value that begins with a dash would be read as the next option, unless it is joined to its own; an empty one
    /// would be missed if it were joined (cli/parser.go of aliyun-cli). No value is taken for the name of a file.
    fileprivate mutating func append(option name: String, _ value: String) {
        if value.hasExactPrefix("-") {
            append("--\(name)=\(value)")
        } else {
            append("--\(name)")
            append(value)
        }
    }
}
