import ExactText

/// The name of a resource, or a pattern of names: `acs:<service>:<region>:<account>:<relative>`.
///
/// `*` (any characters) and `?` (one character) may stand in every part.
public struct ResourceName: Sendable, Hashable, CustomStringConvertible {
    /// Why a text is no resource name.
    public struct Malformed: Error, Hashable {
        /// What is wrong, lower case, without a full stop.
        public let reason: String
    }

    /// The service: `ecs`, `vpc`, `ram`.
    public var service: String
    /// The region's id; empty where the service has no regions.
    public var region: String
    /// The account's number; may be empty. `system` owns the platform's own policies.
    public var account: String
    /// The resource within the account, mostly `<type>/<id>`; it may contain colons.
    public var relative: String

    /// A name from its parts.
    public init(service: String, region: String, account: String, relative: String) {
        self.service = service
        self.region = region
        self.account = account
        self.relative = relative
    }

    /// Takes a text apart.
    ///
    /// - Throws: ``Malformed`` where a part is missing or holds characters that it can't.
    public init(parsing text: String) throws(Malformed) {
        let parts = text.splitExactly(at: UInt8(ascii: ":"), maxSplits: 4).map(String.init)
        guard parts.first?.isExactly("acs") == true else { throw Malformed(reason: "it does not begin with 'acs:'") }
        guard parts.count == 5 else {
            throw Malformed(reason: "it has \(parts.count) of the 5 parts acs:service:region:account:resource")
        }
        self.init(service: parts[1], region: parts[2], account: parts[3], relative: parts[4])
        func holdsOnly(_ part: String, _ isAllowed: (UInt8) -> Bool) -> Bool {
            part.utf8.allSatisfy { isAllowed($0) || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
        }
        func isNameByte(_ byte: UInt8) -> Bool {
            byte.isASCIILowercaseLetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        }
        guard !service.isEmpty, holdsOnly(service, isNameByte) else {
            throw Malformed(reason: "'\(service)' is no service")
        }
        guard holdsOnly(region, isNameByte) else { throw Malformed(reason: "'\(region)' is no region") }
        guard account == "system" || holdsOnly(account, \.isASCIIDigit) else {
            throw Malformed(reason: "'\(account)' is no account number")
        }
        guard !relative.isEmpty else { throw Malformed(reason: "the resource itself is missing") }
    }

    /// A RAM role. RAM has no regions; `*` as its region matches however a service spells that. A wildcard in the name
    /// is left out: it would stand for other roles too.
    public static func role(named name: String, account: String = "*") -> ResourceName {
        ResourceName(
            service: "ram", region: "*", account: account, relative: "role/\(ResourceID.withoutWildcards(name))")
    }

    /// What stands before the first `/` of the relative part: `image`, `securitygroup`.
    public var resourceType: String {
        relative.splitExactly(at: UInt8(ascii: "/"), maxSplits: 1).first.map(String.init) ?? ""
    }

    /// The name as a policy writes it.
    public var description: String { "acs:\(service):\(region):\(account):\(relative)" }
}
