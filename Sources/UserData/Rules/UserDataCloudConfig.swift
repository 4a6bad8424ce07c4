package import DiagnosticsCore
import ExactText
import SourceTree
import YAMLTree

extension Rule {
    /// Rule `user-data-cloud-config`.
    package static let userDataCloudConfig = Rule(
        UserDataRule.userDataCloudConfig, severities: [.error, .warning],
        checks: "A cloud-config can be read as YAML, and its keys are known.",
        reason: "cloud-init passes over what it does not understand.",
        remedy: "Correct the key, or the YAML.",
        source: .cloudInitPages,
        example: .settings(
            wrong: """
                userData:
                  text: |
                    #cloud-config
                    package: [nginx]
                """,
            right: """
                userData:
                  text: |
                    #cloud-config
                    packages: [nginx]
                """
        )
    )
}

/// `user-data-cloud-config`: a cloud-config that cloud-init would refuse, or silently ignore in part.
public enum CloudConfigRule {
    /// Findings about a cloud-config; none for other payloads.
    public static func findings(in payload: [UInt8]) -> [PayloadFinding] {
        guard PayloadKind(detecting: payload) == .cloudConfig else { return [] }
        var sink = DiagnosticSink()
        let file = SourceFile(name: "cloud-config", bytes: payload)
        let documents: [DocumentNode]
        do {
            documents = try DocumentReader.read(file, format: .yaml, into: &sink)
        } catch {
            // A cloud-config that says nothing is of no use, but no fault.
            return error.diagnostic.rule == .emptyInput ? [] : [finding(for: error.diagnostic)]
        }
        var findings = sink.diagnostics.map { finding(for: $0) }
        if documents.count > 1 {
            findings.append(error("a cloud-config is one YAML document", documents[1].span))
        }
        guard let document = documents.first, let entries = document.entries else {
            return findings + [error("a cloud-config is a mapping of keys", documents.first?.span ?? SourceSpan(0, 0))]
        }
        var faults: [MergeKeys.Fault] = []
        let resolved = MergeKeys.resolve(entries, in: file, faults: &faults)
        findings += faults.map { error($0.message, $0.span) }
        var suggestions = 0
        for entry in resolved where !knownKeys.contains(ExactText(entry.key)) {
            // Each look for a near name costs as much as reading some thousand bytes.
            let nearest = suggestions < maximumSuggestions ? NearestName.find(entry.key, among: sortedKeys) : nil
            suggestions += 1
            findings.append(
                PayloadFinding(
                    .userDataCloudConfig,
                    "cloud-init knows no key '\(entry.key)' and would ignore it (keys as of 2025)",
                    entry.keySpan,
                    replacement: nearest
                )
            )
        }
        return findings
    }

    /// For how many unknown keys a near one is looked for.
    private static let maximumSuggestions = 100
    private static let sortedKeys = knownKeys.map(\.text).sorted()

    private static func finding(for diagnostic: Diagnostic) -> PayloadFinding {
        error(
            "this is no YAML that cloud-init can read: \(diagnostic.message)",
            diagnostic.position?.span ?? SourceSpan(0, 0)
        )
    }

    private static func error(_ message: String, _ span: SourceSpan) -> PayloadFinding {
        PayloadFinding(.userDataCloudConfig, message, span, severity: .error)
    }

    /// Top-level keys of cloud-init's modules and of its base configuration (its 22.4 schema, and keys
    /// added up to 25.1).
    static let knownKeys: Set<ExactText> = Set(
        """
        allow_public_ssh_keys ansible apk_repos apt apt_pipelining apt_reboot_if_required apt_update apt_upgrade \
        authkey_hash autoinstall bootcmd byobu_by_default ca-certs ca_certs chef chpasswd cloud_config_modules \
        cloud_final_modules cloud_init_modules create_hostname_file datasource datasource_list debug def_log_file \
        device_aliases disable_ec2_metadata disable_root disable_root_opts disk_setup drivers fan final_message fqdn \
        fs_setup groups growpart grub-dpkg grub_dpkg hostname keyboard landscape launch-index locale locale_configfile \
        log_cfgs logcfg lxd manage_etc_hosts manage_resolv_conf mcollective merge_how merge_type migrate \
        mount_default_fields mounts network no_ssh_fingerprints ntp output package_reboot_if_required package_update \
        package_upgrade packages password phone_home power_state prefer_fqdn_over_hostname preserve_hostname puppet \
        random_seed reporting resize_rootfs resolv_conf rh_subscription rpi rsyslog runcmd salt_minion snap spacewalk \
        ssh ssh_authorized_keys ssh_deletekeys ssh_fp_console_blacklist ssh_genkeytypes ssh_import_id \
        ssh_key_console_blacklist ssh_keys ssh_publish_hostkeys ssh_pwauth ssh_quiet_keygen swap syslog_fix_perms \
        system_info timezone ubuntu_advantage ubuntu_pro updates user users vendor_data vendor_data2 wireguard \
        write_files yum_repo_dir yum_repos zypper
        """.splitExactly(at: 0x20).map { ExactText($0) }
    )
}
