import CallFormat
import CommandSupport
import DiagnosticsCore
import ExactText
import QueryEncoding
import SourceTree
import SpecImport

/// What people have of an instance, as the calls that create its like: a URL, a command line, an object of parameters, an
/// answer that describes instances.
enum ImportedText {
    /// The calls in a text.
    ///
    /// - Throws: ``CommandFailure`` (65) where nothing of that is in it; `UnreadableInput` for what is no JSON.
    static func calls(in file: SourceFile, into sink: inout DiagnosticSink) throws -> [ImportedCall] {
        let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return try calls(in: DocumentReader.readJSON(file, into: &sink), of: file)
        }
        let text = String(decoding: file.bytes, as: UTF8.self).trimmingASCIIBlanks()
        let words = ShellWords.split(String(text)).drop { $0.isExactly("$") }
        if let program = words.first, program.isExactly("aliyun") || program.hasExactSuffix("/aliyun") {
            return [try call(ofAliyun: Array(words.dropFirst()), file)]
        }
        return [try call(sentBy: PastedRequest(String(text)), file)]
    }

    // MARK: - Requests that were sent

    private static func call(sentBy request: PastedRequest, _ file: SourceFile) throws -> ImportedCall {
        do {
            let parameters = try QueryString.parse(url: request.url)
            return try ImportedCall(sent: parameters + QueryString.parse(request.form ?? "", as: .form))
        } catch let error as QuerySyntaxError {
            throw CommandFailure(.unreadableInput, "\(file.name): \(error)")
        } catch let error as ImportError {
            throw failure(error, file)
        }
    }

    private static func failure(_ error: ImportError, _ file: SourceFile) -> CommandFailure {
        switch error {
        case .missingAction:
            CommandFailure(
                .unreadableInput, "\(file.name): there is no request here",
                help: "give a URL with its query, a curl or aliyun command, an object of parameters, or an answer of DescribeInstances"
            )
        case .otherAction(let action):
            CommandFailure(
                .unreadableInput, "\(file.name): '\(action)' creates no instances; RunInstances and CreateInstance do"
            )
        case .repeatedParameter(let name):
            CommandFailure(.unreadableInput, "\(file.name): the parameter '\(name)' is given twice")
        }
    }

    /// Options of the platform's command line that are no parameters of a call, and whether each takes a value.
    private static let globalOptions: [(name: String, takesValue: Bool)] = [
        ("profile", true), ("mode", true), ("access-key-id", true), ("access-key-secret", true), ("sts-token", true),
        ("ram-role-name", true), ("ram-role-arn", true), ("role-session-name", true), ("private-key", true),
        ("key-pair-name", true), ("language", true), ("config-path", true), ("retry-timeout", true),
        ("connect-timeout", true), ("read-timeout", true), ("endpoint", true), ("version", true), ("header", true),
        ("waiter", true), ("output", true), ("cli-query", true), ("pager", true), ("quiet", false), ("force", false),
        ("dryrun", false), ("secure", false), ("insecure", false), ("skip-secure-verify", false), ("help", false),
    ]

    /// `ecs RunInstances --RegionId cn-hangzhou --Tag.1.Key=team …`
    private static func call(ofAliyun words: [String], _ file: SourceFile) throws -> ImportedCall {
        var action: String?
        var region: String?
        var parameters: [QueryParameter] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasExactPrefix("--") else {
                // The product comes first.
                if !word.isExactly("ecs"), action == nil { action = word }
                continue
            }
            let parts = Substring(word.utf8.dropFirst(2)).splitExactly(at: UInt8(ascii: "="), maxSplits: 1)
            let name = String(parts.first ?? "")
            let global = globalOptions.first { $0.name.isExactly(name) }
            if global?.takesValue == false { continue }
            let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() ?? ""
            if name.isExactly("region") {
                region = value
            } else if global == nil {
                parameters.append(QueryParameter(name: name, value: value))
            }
        }
        if let region, !parameters.contains(where: { $0.isNamed("RegionId") }) {
            parameters.insert(QueryParameter(name: "RegionId", value: region), at: 0)
        }
        do throws(ImportError) {
            let named = action.map { [QueryParameter(name: "Action", value: $0)] } ?? []
            return try ImportedCall(sent: named + parameters)
        } catch {
            throw failure(error, file)
        }
    }

    // MARK: - JSON

    private static func calls(in root: DocumentNode, of file: SourceFile) throws -> [ImportedCall] {
        if let items = root.items { return try items.flatMap { try calls(in: $0, of: file) } }
        if let described = DescribedInstance.calls(in: root) { return described }
        guard let entries = root.entries, let parameters = RPCCall.parameters(of: entries) else {
            throw failure(.missingAction, file)
        }
        do throws(ImportError) {
            let hasAction = parameters.contains { $0.isNamed("Action") }
            let isCall = parameters.contains { $0.isNamed("RegionId") }
            // An object of parameters alone is one of the action that has them all.
            let action = isCall && !hasAction ? [QueryParameter(name: "Action", value: "RunInstances")] : []
            return [try ImportedCall(sent: action + parameters)]
        } catch {
            throw failure(error, file)
        }
    }
}
