import DiagnosticsCore
import ExactText
public import InstanceSpec

/// Reads the secrets that a request needs, when it is made and not before.
public struct SecretResolver: Sendable {
    /// Why a secret can't be had; never with the secret.
    public struct Failure: Error, Sendable {
        /// One line.
        public let reason: String
    }

    /// By exact names: a look-alike of a variable's name must not read that variable.
    private let environment: [ExactText: String]

    /// A resolver over an environment.
    public init(environment: [String: String]) {
        self.environment = Dictionary(environment.map { (ExactText($0), $1) }) { first, _ in first }
    }

    /// The text of a secret.
    ///
    /// - Parameters:
    ///   - reference: Where it is.
    ///   - files: Reads below the spec's folder.
    public func resolve(_ reference: SecretReference, files: FileLoader) throws(Failure) -> String {
        switch reference {
        case .environment(let name):
            guard let value = environment[ExactText(name)], !value.isEmpty else {
                throw Failure(reason: "the environment variable '\(name)' is not set")
            }
            return value
        case .file(let path):
            guard var bytes = try? files.load(path) else { throw Failure(reason: "'\(path)' can't be read") }
            bytes.removeFirst(ByteOrderMark.count(in: bytes))
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
            if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure(reason: "'\(path)' is empty or not UTF-8")
            }
            return text
        }
    }
}

extension SecretResolver {
    /// The text of a parameter as it is sent; nil for a secret that can't be had, with a finding (`undefined-variable`,
    /// `file-not-found`), and for a part of an answer, which only later steps of a plan take.
    func text(
        of parameter: RequestParameter, in document: InstanceDocument, files: FileLoader,
        into sink: inout DiagnosticSink
    ) -> String? {
        switch parameter.value {
        case .text(let text): return text
        case .answer: return nil
        case .secret(let reference):
            do {
                return try resolve(reference, files: files)
            } catch {
                guard let value = parameter.origin.value else { return nil }
                sink.report(
                    document.diagnostic(
                        .error, reference.ruleOfFailure, error.reason, at: value.span, path: value.path
                    )
                )
                return nil
            }
        }
    }
}

extension SecretReference {
    fileprivate var ruleOfFailure: Rule {
        switch self {
        case .environment: .undefinedVariable
        case .file: .fileNotFound
        }
    }
}
