package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import SourceTree

extension Rule {
    /// Rule `ignored-setting`.
    package static let ignoredSetting = Rule(
        SpecRule.ignoredSetting, severities: [.warning],
        checks: "Settings are ones that the service heeds beside the others of the spec.",
        reason: "What it passes over in silence was meant to do something: a key pair on Windows lets nobody in.",
        remedy: "Leave the setting out, or change the one that makes it do nothing.",
        source: .runInstancesPage,
        keys: [
            "spec.charge", "spec.login", "spec.image.loginAsNonRoot", "spec.release.at", "spec.protect.deletion",
            "spec.network.public", "spec.placement", "spec.metadataService", "spec.credit", "spec.uniqueSuffix",
            "spec.systemDisk.kmsKey", "spec.dataDisks.kmsKey", "spec.parameters",
        ],
        example: .settings(
            wrong: """
                image: win2019_1809_x64_dtc_en-us_40G_alibase_20230811.vhd
                login: {keyPair: ops}
                """,
            right: """
                image: win2019_1809_x64_dtc_en-us_40G_alibase_20230811.vhd
                login: {password: {fromEnvironment: ADMIN_PASSWORD}}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkIgnoredSettings() {
        checkLogin()
        checkChargeSettings()
        checkPlacementSettings()
        checkBandwidthSettings()
        checkMetadataServiceSettings()
        checkOthers()
        for disk in [spec["systemDisk"]].compactMap(\.self) + (spec["dataDisks"]?.items ?? []) {
            checkEncryption(of: disk)
        }
    }

    /// - Parameters:
    ///   - value: What is ignored; the finding stands at its key.
    ///   - cause: What makes it so, with a word on it.
    ///   - isFixed: Whether to take it out is right whatever was meant: not where something else may be what is missing.
    ///   - fix: What to do instead.
    private mutating func reportIgnored(
        _ message: String, _ value: SpecValue, because cause: (value: SpecValue, text: String)? = nil,
        notes: [String] = [], help: String? = nil, isFixed: Bool? = nil, fix: Fix? = nil
    ) {
        report(
            .warning, .ignoredSetting, message, atKeyOf: value,
            labels: cause.map { [Diagnostic.Label(span: $0.value.span, text: $0.text)] } ?? [], notes: notes,
            help: help,
            fix: fix
                ?? (isFixed ?? (help == nil)
                    ? document.removal(of: document.file.keyName(at: value.keySpan), value) : nil)
        )
    }

    /// RunInstances, KeyPairName: nothing on Windows; on Linux it turns the login with a password off.
    private mutating func checkLogin() {
        let image = spec["image"]
        let imageName = image?["id"] ?? image?["family"]
        if document.bootsWindows, let imageName, let nonRoot = image?["loginAsNonRoot"], nonRoot.text == "true" {
            reportIgnored("'ecs-user' is a user of Linux images", nonRoot, because: (imageName, "the image is Windows"))
        }
        let isPublic =
            image?["id"]?.text.flatMap(PublicImage.init) != nil
            || image?["family"]?.text?.hasExactPrefix("acs:") == true
        if isPublic, let imageName, let inherited = spec["login", "inheritFromImage"], inherited.text == "true" {
            reportIgnored(
                "a public image has no password to keep", inherited, because: (imageName, "a public image"),
                help: "give a key pair or a password", isFixed: false
            )
        }
        guard let login = spec["login"], let keyPair = login["keyPair"], !keyPair.isInvalid else { return }
        if document.bootsWindows, let imageName {
            reportIgnored(
                "a key pair is ignored on Windows" + (login["password"] == nil ? ", so nobody can log in" : ""),
                keyPair,
                because: (imageName, "the image is Windows"), help: "give a password: {fromEnvironment: VARIABLE}",
                isFixed: login["password"] != nil
            )
        } else if let other = login["password"] ?? (isPublic ? nil : login["inheritFromImage"]), other.text != "false" {
            reportIgnored(
                "with a key pair nobody can log in with a password", other,
                because: (keyPair, "it turns the login with a password off"), help: "leave one of the two out",
                isFixed: false
            )
        }
    }

    /// What only one way of paying has.
    private mutating func checkChargeSettings() {
        let charge = spec["charge"]
        if let subscription = charge?["subscription"] {
            // The mapping's own text is long; its key says what it is.
            let cause = SpecValue(
                content: .invalid, span: subscription.keySpan, keySpan: subscription.keySpan, path: subscription.path
            )
            if let time = spec["release", "at"] {
                reportIgnored("a subscription is not released at a time", time, because: (cause, "paid in advance"))
            }
            if let protection = spec["protect", "deletion"], protection.text == "true" {
                reportIgnored(
                    "deletion protection is for instances that are paid as you go", protection,
                    because: (cause, "paid in advance")
                )
            }
        } else if case .free(let node)? = spec["parameters"]?.content, !hasLaunchTemplate {
            let entries = node.entries ?? []
            guard !entries.contains(where: { $0.key.isExactly("InstanceChargeType") }) else { return }
            for entry in entries where Self.subscriptionParameters.contains(where: entry.key.isExactly) {
                let value = SpecValue(
                    content: .free(entry.value), span: entry.value.span, keySpan: entry.keySpan,
                    path: spec["parameters"].map { "\($0.path).\(entry.key)" } ?? ""
                )
                reportIgnored(
                    "'\(entry.key)' is for subscriptions", value, help: "give it under 'charge: {subscription: …}'"
                )
            }
        }
        if let spot = charge?["spot"], let protection = spec["protect", "deletion"], protection.text == "true" {
            let cause = SpecValue(content: .invalid, span: spot.keySpan, keySpan: spot.keySpan, path: spot.path)
            reportIgnored(
                "deletion protection does not work on spot instances", protection, because: (cause, "spare capacity"))
        }
        // RunInstances, DedicatedHostId: SpotStrategy and SpotPriceLimit are ignored.
        if let spot = charge?["spot"], let host = spec["placement", "dedicatedHost"] {
            reportIgnored(
                "spot settings are ignored on a dedicated host", spot, because: (host, "the host is paid for"))
        }
    }

    private static let subscriptionParameters = ["Period", "PeriodUnit", "AutoRenew", "AutoRenewPeriod", "AutoPay"]

    /// What means something only beside something else.
    private mutating func checkPlacementSettings() {
        guard let placement = spec["placement"] else { return }
        if let group = placement["deploymentSetGroup"], placement["deploymentSet"] == nil, !hasLaunchTemplate {
            reportIgnored(
                "there is no deployment set that this is a group of", group, help: "add 'deploymentSet: ds-…'")
        }
        if let partition = placement["storageSetPartition"], placement["storageSet"] == nil {
            reportIgnored(
                "there is no storage set that has these partitions", partition, help: "add 'storageSet: ss-…'")
        }
        if let affinity = placement["affinity"], affinity.text == "host", placement["dedicatedHost"] == nil,
            placement["dedicatedHostCluster"] == nil, placement["tenancy"]?.text != "host"
        {
            reportIgnored(
                "there is no dedicated host that this binds to", affinity,
                help: "add 'dedicatedHost: dh-…' or 'tenancy: host'"
            )
        }
    }

    /// Without outbound bandwidth there is no public address.
    private mutating func checkBandwidthSettings() {
        guard let settings = spec["network", "public"], !settings.isInvalid else { return }
        let outbound = settings["outMbps"]
        guard outbound == nil && !hasLaunchTemplate || outbound?.text == "0" else { return }
        for key in ["inMbps", "charge", "isp"] {
            guard let setting = settings[key] else { continue }
            reportIgnored("without outbound bandwidth there is no public address", setting, help: "add 'outMbps'")
            return
        }
    }

    private mutating func checkMetadataServiceSettings() {
        guard let service = spec["metadataService"], let enabled = service["enabled"], enabled.text == "disabled" else {
            return
        }
        for key in ["tokens", "hopLimit"] {
            guard let setting = service[key] else { continue }
            reportIgnored("there is no metadata service that heeds this", setting, because: (enabled, "it is off"))
        }
    }

    private mutating func checkOthers() {
        if let credit = spec["credit"], let family = trusted.familyFacts, !family.isBurstable, let type = spec["type"] {
            reportIgnored(
                "only burstable families have CPU credits", credit, because: (type, "'\(family.name)' is none"),
                notes: ["by the pages on families of \(facts.asOf)"]
            )
        }
        // RunInstances, SecurityEnhancementStrategy: public images only.
        if let agent = spec["securityCenter"], agent.text == "Active", let image = spec["image", "id"],
            image.text?.hasExactPrefix("m-") == true
        {
            reportIgnored(
                "the Security Center agent is installed on public images only", agent,
                because: (image, "an image of somebody's own")
            )
        }
        checkUniqueSuffix()
    }

    /// RunInstances, UniqueSuffix: nothing for one instance, nor where the name numbers them itself.
    private mutating func checkUniqueSuffix() {
        guard let suffix = spec["uniqueSuffix"], suffix.text == "true" else { return }
        let numbered = [spec["name"], spec["hostName"]].compactMap(\.self).first { value in
            value.text.map { $0.utf8.count <= Self.longestName && !SequenceName($0).example.isExactly($0) } ?? false
        }
        if let numbered {
            reportIgnored("the name numbers the instances already", suffix, because: (numbered, "by its brackets"))
        } else if spec["count"] == nil || spec["count"]?.text == "1" {
            reportIgnored("there is one instance, whose name gets no suffix", suffix, help: "add 'count'")
        }
    }

    private mutating func checkEncryption(of disk: SpecValue) {
        guard disk["encrypted"]?.text ?? "false" == "false" else { return }
        for key in ["kmsKey", "encryptAlgorithm"] {
            guard let setting = disk[key] else { continue }
            // Who names a key means the disk to be encrypted, unless the spec says that it is not to be.
            let fix =
                disk["encrypted"] == nil
                ? document.insertion(of: "encrypted", .literal("true"), into: disk, "add 'encrypted: true'") : nil
            reportIgnored(
                "the disk is not encrypted, so this does nothing", setting, help: "add 'encrypted: true'", fix: fix)
        }
    }
}
