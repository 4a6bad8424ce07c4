public import DiagnosticsCore
public import SpecCompiler

/// How a kind of output is made of an instance.
public struct EmissionForm: Sendable {
    /// Whether it holds a request that is signed, unless it is to be unsigned.
    public let isRequest: Bool
    /// Whether it is a document of its own, so that there can be only one; else it is one line.
    public let isDocument: Bool
    private let make: @Sendable (EmissionSubject, inout DiagnosticSink) throws -> [UInt8]?
    private let count: @Sendable (CompiledInstance, RequestEmitter) throws -> Int

    /// A document.
    init(document make: @escaping @Sendable (EmissionSubject, inout DiagnosticSink) throws -> [UInt8]?) {
        isRequest = false
        isDocument = true
        self.make = make
        count = { _, _ in 1 }
    }

    /// A line.
    ///
    /// - Parameters:
    ///   - isRequest: Whether it holds a request that is signed, unless it is to be unsigned.
    ///   - requestCount: How many signed requests it has; one, unless it is said otherwise.
    ///   - make: The line, without its line break; nil where there are findings with errors.
    init(
        isRequest: Bool = false,
        requestCount: @escaping @Sendable (CompiledInstance, RequestEmitter) throws -> Int = { _, _ in 1 },
        line make: @escaping @Sendable (EmissionSubject, inout DiagnosticSink) throws -> String?
    ) {
        self.isRequest = isRequest
        count = requestCount
        isDocument = false
        self.make = { subject, sink in try make(subject, &sink).map { Array("\($0)\n".utf8) } }
    }

    /// The output for an instance; a line with its line break.
    ///
    /// - Parameters:
    ///   - subject: The instance.
    ///   - sink: Takes findings.
    /// - Returns: nil where there are findings with errors.
    /// - Throws: `RequestSigningError` for what can't be signed; `MetadataError` only if the program was built from
    ///   broken data.
    public func output(of subject: EmissionSubject, into sink: inout DiagnosticSink) throws -> [UInt8]? {
        try make(subject, &sink)
    }
    /// How many nonces the output takes.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func requestCount(for instance: CompiledInstance, by emitter: RequestEmitter) throws -> Int {
        try count(instance, emitter)
    }
}
