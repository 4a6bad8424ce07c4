/// The two formats that the platform answers in; XML is there with the package trait `XML`, which is on by default.
public enum WireFormat: String, Sendable, Hashable, CaseIterable {
    #if XML
    case xml = "XML"
    #endif
    case json = "JSON"

    /// The format a body seems to have: XML if it starts with `<`, a byte order mark and white space aside.
    public init(detectedIn body: some Collection<UInt8>) {
        #if XML
        let first = body.dropFirst(lengthOfByteOrderMark(in: body)).first { !isWhitespace($0) }
        self = first == UInt8(ascii: "<") ? .xml : .json
        #else
        self = .json
        #endif
    }
}

/// Decodes bodies into generated types.
public struct WireDecoder: Sendable {
    /// A value, and what of the body is not in it.
    public struct Report<Value: WireDecodable>: Sendable {
        /// What was decoded.
        public let value: Value
        /// What did not fit and was left out, when decoded leniently; at most 1,000 of them.
        public let faults: [WireDecodingError]
        /// Paths of all non-empty values, XML attributes (`.@name`) and texts between elements (`.#text`) of the body
        /// that no member of the types asks for.
        public let unknownPaths: [String]
    }

    /// The format of the bodies.
    public var format: WireFormat
    /// How large a body may be.
    public var limits: DecodingLimits

    /// A decoder for one format, with the default limits unless told otherwise.
    public init(format: WireFormat, limits: DecodingLimits = DecodingLimits()) {
        self.format = format
        self.limits = limits
    }

    /// Decodes one body. The whole of it is validated; unknown members are ignored.
    ///
    /// A body that is no answer to the action of a generated response is refused: by the name of an XML root, and by its
    /// members; one that is an error is named as such.
    ///
    /// - Throws: `malformed` and `limitExceeded` with the byte offset, before anything else; then `errorAnswer` and
    ///   `otherAnswer`; then `invalidValue` and `missingValue` with the path.
    public func decode<Value: WireDecodable>(
        _ type: Value.Type,
        from body: some Collection<UInt8>
    ) throws(WireDecodingError) -> Value {
        try run(body, reportsUnknown: false, failureLimit: 1).value
    }

    /// Decodes one body and lists what it has beyond the type.
    ///
    /// - Throws: As `decode(_:from:)`; also `limitExceeded` where the paths are longer than a body may be.
    public func decodeReportingUnknown<Value: WireDecodable>(
        _ type: Value.Type,
        from body: some Collection<UInt8>
    ) throws(WireDecodingError) -> Report<Value> {
        try run(body, reportsUnknown: true, failureLimit: 1)
    }

    /// Decodes one body and leaves out the values that do not fit, as one odd scalar among thousands of good ones: each
    /// is `nil`, or what stands for nothing where the type has no `nil` for it (empty, 0, false), and listed among the
    /// faults with its path. Of a value that is given several times the first or the last one stays.
    ///
    /// - Throws: As `decodeReportingUnknown(_:from:)`, but no `invalidValue` and `missingValue` for what is inside the body.
    public func decodeLeniently<Value: WireDecodable>(
        _ type: Value.Type,
        from body: some Collection<UInt8>
    ) throws(WireDecodingError) -> Report<Value> {
        try run(body, reportsUnknown: true, failureLimit: Self.mostFaults)
    }

    private static let mostFaults = 1_000

    private func run<Value>(
        _ body: some Collection<UInt8>,
        reportsUnknown: Bool,
        failureLimit: Int
    ) throws(WireDecodingError) -> Report<Value> {
        func runOnBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Report<Value>, WireDecodingError> {
            do throws(WireDecodingError) {
                return .success(try read(bytes, reportsUnknown: reportsUnknown, failureLimit: failureLimit))
            } catch {
                return .failure(error)
            }
        }
        let result =
            body.withContiguousStorageIfAvailable(runOnBytes) ?? Array(body).withUnsafeBufferPointer(runOnBytes)
        return try result.get()
    }

    private func read<Value>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        reportsUnknown: Bool,
        failureLimit: Int
    ) throws(WireDecodingError) -> Report<Value> {
        let limits = limits.effective
        guard let base = bytes.baseAddress, bytes.count > 0 else {
            throw .malformed("the body is empty", at: 0)
        }
        if bytes.count > limits.bodyBytes {
            throw .limitExceeded("the body is longer than \(limits.bodyBytes) bytes", at: limits.bodyBytes)
        }
        var tree = WireTree(body: base, count: bytes.count)
        switch format {
        case .json:
            try JSONTreeReader.read(bytes, into: &tree, limits: limits)
        #if XML
        case .xml:
            try XMLTreeReader.read(bytes, into: &tree, limits: limits, collectsExtraTexts: reportsUnknown)
        #endif
        }

        let state = UnsafeMutablePointer<DecodingState>.allocate(capacity: 1)
        let decodedBytes = limits.decodedBytes(forBodyOf: bytes.count)
        state.initialize(to: DecodingState(tree: tree, decodedBytes: decodedBytes, failureLimit: failureLimit))
        defer {
            state.deinitialize(count: 1)
            state.deallocate()
        }
        let decoding = Decoding(state: state)
        let table = try checkedTable(for: Value.self, in: decoding)
        let value: Value? = decoding.readRoot(table: table)
        // A single one is told whatever its path is.
        let pathLimit = failureLimit == 1 ? .max : limits.bodyBytes
        let faults = try state.pointee.tree.errors(for: state.pointee.failures, limit: pathLimit)
        if let fault = faults.first, failureLimit == 1 || value == nil {
            throw fault
        }
        guard let value else {
            let message = "expected an object, found null"
            throw WireDecodingError(code: .invalidValue, message: message, offset: nil, path: "$")
        }
        let unknownPaths = reportsUnknown ? try state.pointee.tree.unknownPaths(limit: limits.bodyBytes) : []
        return Report(value: value, faults: faults, unknownPaths: unknownPaths)
    }

    /// The fields of a type, if the body is one that the type is read from.
    ///
    /// - Throws: `errorAnswer` and `otherAnswer`.
    private func checkedTable<Value: WireDecodable>(
        for type: Value.Type, in decoding: Decoding
    ) throws(WireDecodingError) -> UnsafeMutablePointer<FieldTable> {
        let state = decoding.state
        let table = state.pointee.fieldTable(for: Value.wireFields)
        switch AnswerCheck(decoding: decoding, table: table).verdict(on: Value.wireBody) {
        case .answer: break
        case .onlyMember: state.pointee.tree.wrapRoot()
        case .refused(let reason): throw .otherAnswer(reason)
        case .error:
            let errorTable = state.pointee.fieldTable(for: ServiceError.wireFields)
            let error: ServiceError? = decoding.readRoot(table: errorTable)
            throw .errorAnswer(error ?? ServiceError())
        }
        return table
    }
}
