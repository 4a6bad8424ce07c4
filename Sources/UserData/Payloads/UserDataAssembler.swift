import ByteFormats
public import DiagnosticsCore

/// Joins the parts of an instance's user data into the one blob that is sent.
public enum UserDataAssembler {
    /// The blob: the only part as it is, or several as MIME multipart in their order; nil after reporting errors.
    ///
    /// Parts that are multipart or compressed themselves are opened, because cloud-init would not look for either in a
    /// part. Reported: `user-data-part` for a part that can't be joined with others or compressed, `user-data-size`.
    public static func assemble(
        _ parts: [UserDataPart],
        compression: UserDataCompression = .auto,
        into sink: inout DiagnosticSink
    ) -> UserDataBlob? {
        guard let first = parts.first else { return UserDataBlob([]) }
        let bytes: [UInt8]
        if parts.count == 1 {
            bytes = first.bytes
        } else {
            var flat: [UserDataPart] = []
            var isComplete = true
            var budget = ExpansionBudget()
            for part in parts {
                guard let opened = open(part, within: &budget, into: &sink) else {
                    isComplete = false
                    continue
                }
                flat += opened
            }
            guard isComplete else { return nil }
            bytes = MultipartArchive.write(flat)
        }
        guard let blob = compress(UserDataBlob(bytes), compression, at: first.position, into: &sink) else { return nil }
        if let finding = blob.sizeFinding(at: first.position) { sink.report(finding) }
        return blob.sizeCheck == .tooLarge ? nil : blob
    }

    private static func compress(
        _ blob: UserDataBlob,
        _ compression: UserDataCompression,
        at position: Diagnostic.Position?,
        into sink: inout DiagnosticSink
    ) -> UserDataBlob? {
        if compression == .never || (compression == .auto && blob.sizeCheck != .tooLarge) { return blob }
        switch blob.kind {
        case .gzip:
            return blob
        case .batch, .powershell, .ignition:
            guard compression == .always else { return blob }
            let system = blob.kind == .ignition ? "Ignition" : "Windows"
            let message = "\(system) does not expand compressed user data"
            sink.report(Diagnostic(.error, .userDataPart, message, at: position, help: "leave 'compress' out"))
            return nil
        default:
            return UserDataBlob(Gzip.compress(blob.bytes))
        }
    }

    /// The parts a part stands for.
    private static func open(
        _ part: UserDataPart, within budget: inout ExpansionBudget, into sink: inout DiagnosticSink
    ) -> [UserDataPart]? {
        let opened: [InspectedPayload]
        do {
            opened = try UserDataInspector.open(part.bytes, within: &budget)
        } catch {
            let message = "this part can't be joined with others: \(error.description)"
            sink.report(Diagnostic(.error, .userDataPart, message, at: part.position))
            return nil
        }
        for payload in opened where payload.kind?.contentType == nil {
            let message =
                switch payload.kind {
                case .none:
                    "a part of several needs a first line that says what it is, such as '#!/bin/sh' or '#cloud-config'"
                case .ignition: "an Ignition config can't be joined with other parts"
                case .some: "a Windows script can't be joined with other parts"
                }
            sink.report(Diagnostic(.error, .userDataPart, message, at: part.position))
            return nil
        }
        return opened.map { UserDataPart($0.bytes, fileName: $0.fileName ?? part.fileName, at: part.position) }
    }
}

/// One payload of those that make up an instance's user data.
public struct UserDataPart: Sendable {
    /// The payload.
    public let bytes: [UInt8]
    /// The name cloud-init stores it under; nil for one by its number.
    public let fileName: String?
    /// Where the user wrote it, for findings about it.
    public let position: Diagnostic.Position?

    /// A payload with its file name and place.
    public init(_ bytes: [UInt8], fileName: String? = nil, at position: Diagnostic.Position? = nil) {
        self.bytes = bytes
        self.fileName = fileName
        self.position = position
    }

    /// What the payload's first bytes say it is.
    public var kind: PayloadKind? { PayloadKind(detecting: bytes) }
}

/// When a payload is compressed.
public enum UserDataCompression: String, Sendable, CaseIterable {
    /// Not at all.
    case never
    /// Only if it would not fit otherwise.
    case auto
    /// In any case.
    case always
}
