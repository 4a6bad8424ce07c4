package import DiagnosticsCore

/// The rules that are checked of a spec alone, each with its check, in the order of checking.
package enum SpecRule: String, RuleList {
    case trustedFamily = "trusted-family"
    case trustedNeedsRunInstances = "trusted-needs-run-instances"
    case trustedModeRequired = "trusted-mode-required"
    case trustedDiskCategory = "trusted-disk-category"
    case trustedNeedsVSwitch = "trusted-needs-vswitch"
    case trustedImage = "trusted-image"
    case confidentialFamily = "confidential-family"
    case trustedKMS = "trusted-kms"
    case trustedSGXRuntime = "trusted-sgx-runtime"
    case trustedRole = "trusted-role"
    case rolePolicyUnused = "role-policy-unused"
    case rolePolicyUnofficial = "role-policy-unofficial"
    case roleTooBroad = "role-too-broad"
    case trustedAgentScript = "trusted-agent-script"
    case userDataNeedsVPC = "user-data-needs-vpc"
    case instanceName = "instance-name"
    case hostName = "host-name"
    case descriptionLimits = "description-limits"
    case tagLimits = "tag-limits"
    case subscriptionPeriod = "subscription-period"
    case spotPrice = "spot-price"
    case spotDuration = "spot-duration"
    case essdPerformanceLevel = "essd-performance-level"
    case zoneRegion = "zone-region"
    case minimumCount = "minimum-count"
    case region
    case instanceType = "instance-type"
    case instanceLimits = "instance-limits"
    case diskLimits = "disk-limits"
    case dataDiskDefault = "data-disk-default"
    case imageArchitecture = "image-architecture"
    case diskSettings = "disk-settings"
    case primaryInterface = "primary-interface"
    case secureBoot = "secure-boot"
    case hostNameCount = "host-name-count"
    case repeatedItem = "repeated-item"
    case clientToken = "client-token"
    case ignoredSetting = "ignored-setting"

    package var rule: Rule { check.rule() }

    /// What looks for its findings.
    var check: SpecCheck {
        switch self {
        case .trustedFamily: SpecCheck(.trustedFamily) { $0.checkTrustedFamily() }
        case .trustedNeedsRunInstances: SpecCheck(.trustedNeedsRunInstances) { $0.checkTrustedNeedsRunInstances() }
        case .trustedModeRequired: SpecCheck(.trustedModeRequired) { $0.checkTrustedModeRequired() }
        case .trustedDiskCategory: SpecCheck(.trustedDiskCategory) { $0.checkTrustedDiskCategory() }
        case .trustedNeedsVSwitch: SpecCheck(.trustedNeedsVSwitch) { $0.checkTrustedNeedsVSwitch() }
        case .trustedImage: SpecCheck(.trustedImage) { $0.checkTrustedImage() }
        case .confidentialFamily: SpecCheck(.confidentialFamily) { $0.checkConfidentialFamily() }
        case .trustedKMS: SpecCheck(.trustedKMS) { $0.checkTrustedKMS() }
        case .trustedSGXRuntime: SpecCheck(.trustedSGXRuntime) { $0.checkTrustedSGXRuntime() }
        case .trustedRole: SpecCheck(.trustedRole) { $0.checkTrustedRole() }
        case .roleTooBroad: SpecCheck(.roleTooBroad) { $0.checkRoleTooBroad() }
        case .rolePolicyUnofficial: SpecCheck(.rolePolicyUnofficial) { $0.checkRolePolicyUnofficial() }
        case .rolePolicyUnused: SpecCheck(.rolePolicyUnused) { $0.checkRolePolicyUnused() }
        case .trustedAgentScript: SpecCheck(.trustedAgentScript) { $0.checkTrustedAgentScript() }
        case .userDataNeedsVPC: SpecCheck(.userDataNeedsVPC) { $0.checkUserDataNeedsVPC() }
        case .instanceName: SpecCheck(.instanceName) { $0.checkInstanceName() }
        case .hostName: SpecCheck(.hostName) { $0.checkHostName() }
        case .descriptionLimits: SpecCheck(.descriptionLimits) { $0.checkDescriptionLimits() }
        case .tagLimits: SpecCheck(.tagLimits) { $0.checkTagLimits() }
        case .subscriptionPeriod: SpecCheck(.subscriptionPeriod) { $0.checkSubscriptionPeriod() }
        case .spotPrice: SpecCheck(.spotPrice) { $0.checkSpotPrice() }
        case .spotDuration: SpecCheck(.spotDuration) { $0.checkSpotDuration() }
        case .essdPerformanceLevel: SpecCheck(.essdPerformanceLevel) { $0.checkEssdPerformanceLevel() }
        case .zoneRegion: SpecCheck(.zoneRegion) { $0.checkZoneRegion() }
        case .minimumCount: SpecCheck(.minimumCount) { $0.checkMinimumCount() }
        case .region: SpecCheck(.region) { $0.checkRegionIsOnSale() }
        case .instanceType: SpecCheck(.instanceType) { $0.checkInstanceType() }
        case .instanceLimits: SpecCheck(.instanceLimits) { $0.checkInstanceLimits() }
        case .diskLimits: SpecCheck(.diskLimits) { $0.checkDiskLimits() }
        case .dataDiskDefault: SpecCheck(.dataDiskDefault) { $0.checkDataDiskDefault() }
        case .imageArchitecture: SpecCheck(.imageArchitecture) { $0.checkImageArchitecture() }
        case .diskSettings: SpecCheck(.diskSettings) { $0.checkDiskSettings() }
        case .primaryInterface: SpecCheck(.primaryInterface) { $0.checkPrimaryInterfaces() }
        case .secureBoot: SpecCheck(.secureBoot) { $0.checkSecureBoot() }
        case .hostNameCount: SpecCheck(.hostNameCount) { $0.checkHostNameCount() }
        case .repeatedItem: SpecCheck(.repeatedItem) { $0.checkRepeatedItems() }
        case .clientToken: SpecCheck(.clientToken) { $0.checkClientToken() }
        case .ignoredSetting: SpecCheck(.ignoredSetting) { $0.checkIgnoredSettings() }
        }
    }
}
