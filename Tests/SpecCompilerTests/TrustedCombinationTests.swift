import DiagnosticsCore
import Testing

@testable import SpecCompiler

/// Every combination of family, mode, image, API and role, against what the platform's pages say of each by itself.
@Suite struct TrustedCombinationTests {
    /// What the pages say of a family.
    enum Family: CaseIterable {
        case g6t, c6t, r6t, g7t, c7t, r7t, g9it, g7, c7, r7, g6, unknown

        /// Security-enhanced and of the 6th generation: Trusted images, and no vTPM mode.
        var takesTrustedImages: Bool { [.g6t, .c6t, .r6t].contains(self) }
        /// Security-enhanced and newer: images that boot by UEFI, and vTPM mode.
        var takesUEFIImages: Bool { [.g7t, .c7t, .r7t, .g9it].contains(self) }
        var isSecurityEnhanced: Bool { takesTrustedImages || takesUEFIImages }
        /// Which only the pages on families name, not the text of the API.
        var isOnFamilyPagesOnly: Bool { self == .g9it }
        var type: String { "ecs.\(self == .unknown ? "z99" : "\(self)").large" }
    }

    enum Mode: String, CaseIterable { case managed, selfManaged, off, absent }

    enum Image: String, CaseIterable {
        case trustedID = "aliyun_2_1903_x64_20G_secured_alibase_20210325.vhd"
        case uefiID = "aliyun_2_1903_x64_20G_uefi_alibase_20210425.vhd"
        case trustedFamily = "{family: acs:alibaba_cloud_linux_2_1903_x64_trust}"
        case uefiFamily = "{family: acs:alibaba_cloud_linux_3_2104_lts_x64_uefi}"
        case custom = "m-bp1g7004ksh0oeuc****"

        var isTrusted: Bool { self == .trustedID || self == .trustedFamily }
    }

    enum Role: String, CaseIterable {
        case absent = ""
        case named = "Own"
        case atCreation = "{name: Own, attach: atCreation}"
        case later = "{name: Own, attach: later}"
        case never = "{name: Own, attach: never}"
    }

    struct Combination {
        let family: Family
        let mode: Mode
        let image: Image
        let api: String
        let role: Role

        var spec: String {
            """
            api: \(api)
            type: \(family.type)
            image: \(image.rawValue)
            network: {vSwitch: vsw-1, securityGroup: sg-1}
            systemDisk: {category: cloud_essd}
            """
                + (mode == .absent ? "" : "\ntrustedSystem: \(mode.rawValue)")
                + (role == .absent ? "" : "\nrole: \(role.rawValue)")
        }

        /// The rules that have something to say, with their severity; notes apart.
        var expected: Set<String> {
            var findings: Set<String> = []
            let isWanted = mode == .managed || mode == .selfManaged
            if isWanted {
                if family == .g6 { findings.insert("error trusted-family") }
                if family == .unknown || family.isOnFamilyPagesOnly { findings.insert("warning trusted-family") }
            }
            if family.isSecurityEnhanced {
                if mode == .absent {
                    let isError = family.takesUEFIImages && !family.isOnFamilyPagesOnly
                    findings.insert("\(isError ? "error" : "warning") trusted-mode-required")
                }
                if mode == .off { findings.insert("warning trusted-mode-required") }
                if image != .custom, image.isTrusted != family.takesTrustedImages {
                    findings.insert("warning trusted-image")
                }
            }
            if mode == .managed {
                if api == "CreateInstance" {
                    let isError = !family.takesTrustedImages
                    findings.insert("\(isError ? "error" : "warning") trusted-needs-run-instances")
                }
                if role == .never { findings.insert("warning trusted-role") }
            }
            return findings
        }

        var expectedRole: String? {
            switch role {
            case .absent: mode == .managed ? "AliyunECSInstanceForYundunSysTrustRole" : nil
            case .named, .atCreation: "Own"
            case .later, .never: nil
            }
        }
    }

    static let all: [Combination] = Family.allCases.flatMap { family in
        Mode.allCases.flatMap { mode in
            Image.allCases.flatMap { image in
                ["RunInstances", "CreateInstance"].flatMap { api in
                    Role.allCases.map { Combination(family: family, mode: mode, image: image, api: api, role: $0) }
                }
            }
        }
    }

    @Test func everyCombinationIsJudgedAndSentAsThePagesSay() throws {
        #expect(Self.all.count == 2400)
        for combination in Self.all {
            let compilation = try Compilation(spec: combination.spec)
            let found = compilation.findings.filter { $0.severity == .error || $0.rule.id.hasPrefix("trusted-") }
                .filter { $0.severity != .note }
            #expect(Set(found.map { "\($0.severity) \($0.rule.id)" }) == combination.expected, "\(combination.spec)")
            guard compilation.errors.isEmpty else { continue }
            let sent = try #require(compilation.instances.first).sent
            let sendsMode = combination.mode == .managed && !combination.family.takesTrustedImages
            #expect(sent["SecurityOptions.TrustedSystemMode"] == (sendsMode ? "vTPM" : nil), "\(combination.spec)")
            #expect(sent["RamRoleName"] == combination.expectedRole, "\(combination.spec)")
            #expect((sent["UserData"] != nil) == (combination.mode == .managed), "\(combination.spec)")
        }
    }
}
