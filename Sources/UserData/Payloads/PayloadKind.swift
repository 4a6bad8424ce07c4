import ExactText

/// What a boot payload is, which its first bytes decide (cloud-init's user-data formats; Alibaba Cloud's documents for
/// the two Windows kinds; Ignition's, whose platform `aliyun` reads user data).
public enum PayloadKind: String, Sendable, CaseIterable {
    /// Runs once at first boot: `#!`.
    case script
    /// Declarative set-up in YAML: `#cloud-config`.
    case cloudConfig = "cloud-config"
    /// Addresses of further payloads, one a line: `#include`, `#include-once`.
    case includeList = "include"
    /// Runs very early, at every boot: `#cloud-boothook`.
    case boothook
    /// An upstart job: `#upstart-job`.
    case upstartJob = "upstart-job"
    /// A list of payloads in YAML: `#cloud-config-archive`.
    case cloudConfigArchive = "cloud-config-archive"
    /// A JSON patch to the cloud-config: `#cloud-config-jsonp`.
    case cloudConfigPatch = "cloud-config-jsonp"
    /// Python code that takes part types of its own: `#part-handler`.
    case partHandler = "part-handler"
    /// A cloud-config or script with Jinja expressions: `## template: jinja`.
    case jinja
    /// A MIME message: several payloads in one (RFC 2046), or one.
    case multipart
    /// Any other payload, compressed (RFC 1952).
    case gzip
    /// Windows command prompt: `[bat]`.
    case batch = "bat"
    /// Windows PowerShell: `[powershell]`.
    case powershell
    /// What Ignition reads, on CoreOS and Flatcar: a JSON object with a member `ignition`.
    case ignition

    /// The kind that the first bytes name; nil if they name none, so that nothing would run.
    public init?(detecting bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(4096))
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
            return
        }
        // cloud-init takes what mentions the MIME header in its first 4,096 bytes for a MIME message. One that does not
        // begin with a header is all body to it, and so is what its first line says.
        let lowercase = head.map { $0.asciiLowercased }
        let firstLine = lowercase.prefix { $0 != 0x0A }
        if MIMEEntity.headerName(of: firstLine) != nil, lowercase.contains(sequence: "mime-version:".utf8) {
            self = .multipart
            return
        }
        let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D]
        let start = lowercase.drop { blanks.contains($0) }
        if start.first == UInt8(ascii: "{"), Array(bytes).contains(sequence: "\"ignition\"".utf8) {
            self = .ignition
            return
        }
        guard let marker = Self.markers.first(where: { start.starts(with: $0.text.utf8) }) else { return nil }
        self = marker.kind
    }

    /// First words, each before any of its own prefixes.
    private static let markers: [(text: String, kind: PayloadKind)] = [
        ("#cloud-config-archive", .cloudConfigArchive),
        ("#cloud-config-jsonp", .cloudConfigPatch),
        ("## template: jinja", .jinja),
        ("#cloud-boothook", .boothook),
        ("#cloud-config", .cloudConfig),
        ("#part-handler", .partHandler),
        ("#upstart-job", .upstartJob),
        ("[powershell]", .powershell),
        ("#include", .includeList),
        ("[bat]", .batch),
        ("#!", .script),
    ]

    /// The MIME type that cloud-init knows the kind by, for a part of a multipart archive; nil if it can't be one.
    public var contentType: String? {
        switch self {
        case .script: "text/x-shellscript"
        case .cloudConfig: "text/cloud-config"
        case .includeList: "text/x-include-url"
        case .boothook: "text/cloud-boothook"
        case .upstartJob: "text/upstart-job"
        case .cloudConfigArchive: "text/cloud-config-archive"
        case .cloudConfigPatch: "text/cloud-config-jsonp"
        case .partHandler: "text/part-handler"
        case .jinja: "text/jinja2"
        case .gzip: "application/gzip"
        case .multipart, .batch, .powershell, .ignition: nil
        }
    }
}

extension RandomAccessCollection<UInt8> {
    /// Whether other bytes occur in these, in a row.
    func contains(sequence other: some Collection<UInt8>) -> Bool {
        firstIndex(ofSequence: other) != nil
    }

    /// Where other bytes first occur in these, in a row.
    func firstIndex(ofSequence other: some Collection<UInt8>) -> Index? {
        guard let first = other.first else { return startIndex }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: other) { return start }
            rest = rest[index(after: start)...]
        }
        return nil
    }
}
