public import DiagnosticsCore
public import InstanceSpec
import MetadataFormat
import RAMPolicy
public import RequestSigning
public import SpecCompiler
import UserData

/// Where everything in an instance's request comes from, and how large it is. Secrets are never part of it.
public struct Explanation: Sendable {
    /// A parameter of the request.
    public struct Parameter: Sendable {
        /// The flattened wire name.
        public let name: String
        /// The value, or where it will come from; nil for what only signing can know.
        public let value: ParameterValue?
        /// What put it there.
        public let origin: Origin
    }

    /// What put a parameter into a request.
    public enum Origin: Sendable {
        /// A value of the spec.
        case spec(Place)
        /// A rule of the language, triggered by a value of the spec: the reason, in a few words.
        case rule(Place, reason: String)
        /// Nothing that the user wrote: the reason, in a few words.
        case standard(String)
        /// Signing.
        case signature
    }

    /// A value of the spec, and the variables in it.
    public struct Place: Sendable {
        /// The value's own text.
        public let position: Diagnostic.Position
        /// Its place in the document's terms.
        public let path: String
        /// The variables whose values went into it.
        public let variables: [VariableUse]
    }

    /// A size and its limit.
    public struct Size: Sendable {
        /// What has the size.
        public let subject: String
        /// How large it is.
        public let count: Int
        /// How large it may be.
        public let limit: Int
        /// `bytes` or `characters`.
        public let unit: String
    }

    /// `metadata.name`.
    public let name: String
    /// The host that the request goes to.
    public let endpoint: String
    /// `Action` and the action's own parameters, exactly those that `--emit parameters` prints: in the order of the
    /// spec, with what rules add behind them.
    public let parameters: [Parameter]
    /// What a signed request has beside them.
    public let commonParameters: [Parameter]
    /// The sizes that have a limit.
    public let sizes: [Size]
    /// What the boot payload is, in a few words; nil where there is none.
    public let payload: String?

    /// Explains an instance.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - library: What it was compiled with.
    ///   - signing: How its request is signed; credentials and time are not needed.
    /// - Throws: `RequestSigningError` for an endpoint that is no host; `MetadataError` only for a broken library.
    public init(_ instance: CompiledInstance, library: PlatformLibrary, signing: RequestSigner) throws {
        name = instance.name
        payload = instance.userData.map(PayloadSummary.text)
        endpoint = signing.endpoint ?? library.host(forRegion: instance.request.regionID)
        let origins = OriginFinder(instance)
        let action = instance.document.spec["api"].map { origins.origin(of: .spec($0)) }
        parameters =
            [
                Parameter(
                    name: "Action", value: .text(instance.request.action),
                    origin: action ?? .standard("the action where 'api' is absent")
                )
            ]
            + instance.request.parameters.map {
                Parameter(name: $0.name, value: $0.value, origin: origins.origin(of: $0.origin))
            }
        commonParameters =
            [
                Parameter(name: "Version", value: .text(library.ecs.version), origin: .standard("the API metadata")),
                Parameter(
                    name: "Format", value: .text(signing.responseFormat.rawValue),
                    origin: .standard("--response-format")
                ),
            ]
            + ["AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "Signature"].map {
                Parameter(name: $0, value: nil, origin: .signature)
            }
        sizes = try Self.sizes(of: instance, library: library, signing: signing)
    }

    private static func sizes(
        of instance: CompiledInstance, library: PlatformLibrary, signing: RequestSigner
    ) throws -> [Size] {
        var sizes: [Size] = []
        if let userData = instance.userData {
            sizes.append(
                Size(
                    subject: "UserData", count: userData.count, limit: UserDataBlob.maximumBytes,
                    unit: "bytes before Base64"
                )
            )
        }
        let url = try ShownRequest(instance, library: library, signing: signing).urlBytes
        sizes.append(Size(subject: "signed URL", count: url, limit: RequestSigner.longestURL, unit: "bytes"))
        let policies = InstancePolicies(for: instance, library: library)
        let documents = [
            ("role policy", policies.role), ("trust policy", policies.trust),
            ("caller policy", policies.caller.document),
        ]
        for case (let subject, let document?) in documents {
            sizes.append(
                Size(
                    subject: subject, count: document.size.compact, limit: PolicyDocument.characterLimit,
                    unit: "characters"
                )
            )
        }
        return sizes
    }

    /// Turns the compiler's origins into those that are shown.
    private struct OriginFinder {
        let instance: CompiledInstance

        init(_ instance: CompiledInstance) { self.instance = instance }

        func origin(of origin: ParameterOrigin) -> Origin {
            switch origin {
            case .spec(let value): .spec(place(of: value))
            case .implied(let value, let reason): .rule(place(of: value), reason: reason)
            case .compiler: .standard("the compiler")
            }
        }

        private func place(of value: SpecValue) -> Place {
            // A list or mapping has the variables of everything in it.
            let variables = instance.variableUses.filter { use in
                use.span.start >= value.span.start && use.span.end <= value.span.end
            }
            return Place(
                position: Diagnostic.Position(file: instance.document.file, span: value.span), path: value.path,
                variables: variables
            )
        }
    }
}
