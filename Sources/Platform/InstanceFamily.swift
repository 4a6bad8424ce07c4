import ExactText
import SourceTree

/// What is known of an instance family.
public struct InstanceFamily: Sendable {
    /// What switches the trusted system of a security-enhanced family on.
    public enum Enhancement: String, Sendable {
        /// g6t, c6t, r6t: it comes with the image.
        case image
        /// g7t, c7t, r7t and later: vTPM mode is asked for, and there is SGX.
        case vTPMMode
    }

    /// Who says that a family has a vTPM, or that it has none.
    public enum TrustedSystemSource: String, Sendable {
        /// The text of the API.
        case api
        /// The page on security-enhanced instances as of 2021.
        case page2021
        /// The pages on instance families, alone.
        case familyPages
        /// Neither the pages of 2021 nor the newer ones know of one.
        case nobody = "none"
    }

    /// Modes of confidential computing, as the spec language calls them.
    public enum ConfidentialMode: String, Sendable, CaseIterable {
        /// Memory that the instance's own system has no access to.
        case enclave
        /// The whole instance, by Intel's Trust Domain Extensions.
        case tdx
    }

    /// The name: `c6t`.
    public let name: String
    /// Its processors; nil where they are not known.
    public let architecture: Architecture?
    /// What switches its trusted system on, where the family is a security-enhanced one.
    public let enhancement: Enhancement?
    /// Who says whether there is a vTPM; nil where nobody does.
    public let trustedSystem: TrustedSystemSource?
    /// Whether instances have SGX.
    public let hasSGX: Bool
    /// What of confidential computing the pages on families name.
    public let confidentialModes: [ConfidentialMode]
    /// Whether its processors earn credits that bursts spend.
    public let isBurstable: Bool
    /// Whether it boots from UEFI images only.
    public let isUEFIOnly: Bool
    /// Whether only invited accounts can create instances.
    public let isByInvitation: Bool
    /// The last date at which the pages listed the family, where they no longer do.
    public let lastListed: String?
    /// The disk categories that it takes; empty where they are not known. `elastic_ephemeral_disk` stands for all
    /// categories that begin so.
    public let diskCategories: [String]
    /// Its types.
    public let types: [InstanceType]

    /// Reads an entry of the table.
    ///
    /// - Parameters:
    ///   - name: The key of the entry.
    ///   - node: Its value.
    init(_ name: String, _ node: DocumentNode) {
        func isSet(_ key: String) -> Bool { node[key]?.text == "true" }
        self.name = name
        architecture = node["architecture"]?.text.flatMap(Architecture.init(rawValue:))
        enhancement = node["securityEnhanced"]?.text.flatMap(Enhancement.init(rawValue:))
        trustedSystem = node["trustedSystem"]?.text.flatMap(TrustedSystemSource.init(rawValue:))
        hasSGX = isSet("sgx")
        confidentialModes = ConfidentialMode.allCases.filter { isSet($0.rawValue) }
        isBurstable = isSet("burstable")
        isUEFIOnly = isSet("uefiOnly")
        isByInvitation = isSet("invitationOnly")
        lastListed = node["lastListed"]?.text
        diskCategories = node["diskCategories"]?.items?.compactMap(\.text) ?? []
        var gone: [ExactText: String] = [:]
        for entry in node["lastListedTypes"]?.entries ?? [] {
            for type in (entry.value.items ?? []).compactMap(\.text) { gone[ExactText(type)] = entry.key }
        }
        let family = lastListed
        types = (node["types"]?.entries ?? []).map { entry in
            InstanceType(entry.key, entry.value, lastListed: family ?? gone[ExactText(entry.key)])
        }
    }

    /// The type with a name; nil if the table has none.
    public func type(named name: String) -> InstanceType? {
        types.first { $0.name.isExactly(name) }
    }

    /// Whether the family takes disks of a category; nil where its categories are not known.
    public func takes(diskCategory category: String) -> Bool? {
        guard !diskCategories.isEmpty else { return nil }
        return diskCategories.contains { listed in
            category.isExactly(listed)
                || listed.isExactly(Self.ephemeralDisk) && category.hasExactPrefix("\(Self.ephemeralDisk)_")
        }
    }

    private static let ephemeralDisk = "elastic_ephemeral_disk"
}
