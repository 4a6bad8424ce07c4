package import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree

extension Rule {
    /// Rule `disk-settings`.
    package static let diskSettings = Rule(
        SpecRule.diskSettings, severities: [.error, .warning],
        checks: "Disks have devices of their own, a size or a snapshot, and only settings that their category takes.",
        reason: "The service refuses two disks at one device, and settings of another category.",
        remedy: "Leave the setting out, or choose the category that has it.",
        source: .runInstancesPage,
        keys: [
            "spec.systemDisk.provisionedIOPS", "spec.systemDisk.bursting", "spec.dataDisks.provisionedIOPS",
            "spec.dataDisks.bursting", "spec.dataDisks.device", "spec.dataDisks.sizeGiB", "spec.dataDisks.snapshot",
        ],
        example: .settings(
            wrong: "dataDisks: [{category: cloud_essd, sizeGiB: 40, provisionedIOPS: 2000}]",
            right: "dataDisks: [{category: cloud_auto, sizeGiB: 40, provisionedIOPS: 2000}]"
        )
    )
}

extension CheckedSpec {
    /// Settings of ESSD AutoPL disks alone. Regional ones may have them, too, which no page denies.
    private static let autoSettings = ["provisionedIOPS", "bursting"]
    private static let autoCategories = ["cloud_auto", "cloud_regional_disk_auto"]
    private static let mostIOPS = 50_000

    mutating func checkDiskSettings() {
        if let disk = spec["systemDisk"] { checkCategorySettings(of: disk) }
        guard let disks = spec["dataDisks"]?.items, !disks.isEmpty else { return }
        for disk in disks {
            checkCategorySettings(of: disk)
            if disk["sizeGiB"] == nil, disk["snapshot"] == nil, !hasLaunchTemplate {
                report(
                    .warning, .diskSettings, "this data disk has neither a size nor a snapshot", missingIn: disk,
                    notes: ["only a disk that the image brings along can do without"], help: "add 'sizeGiB'"
                )
            }
        }
        checkDevices(of: disks)
    }

    private mutating func checkCategorySettings(of disk: SpecValue) {
        guard let category = disk["category"], let name = category.text else { return }
        guard !Self.autoCategories.contains(where: name.isExactly) else { return checkIOPS(of: disk) }
        for key in Self.autoSettings {
            guard let setting = disk[key], setting.text != "false" else { continue }
            report(
                .warning, .diskSettings, "'\(name)' disks have no '\(key)'", atKeyOf: setting,
                labels: [Diagnostic.Label(span: category.span, text: "not ESSD AutoPL")],
                help: "leave it out, or write 'category: cloud_auto'"
            )
        }
    }

    /// What can be provisioned is what the size gives, 1,000 for each GiB and 50,000 at most, less the baseline of 1,800
    /// and 50 for each GiB; nothing below 4 GiB.
    private mutating func checkIOPS(of disk: SpecValue) {
        guard let setting = disk["provisionedIOPS"], let number = setting.text.flatMap({ Int($0) }) else { return }
        guard number >= 0 else {
            report(.error, .diskSettings, "a disk can't have \(number) provisioned IOPS", at: setting)
            return
        }
        // Sizes beyond all limits are reported as such.
        guard let size = disk["sizeGiB"], let gibibytes = size.text.flatMap({ Int($0) }),
            (1...1_000_000).contains(gibibytes)
        else { return }
        let baseline = min(1800 + 50 * gibibytes, Self.mostIOPS)
        let most = gibibytes < 4 ? 0 : max(0, min(1000 * gibibytes - baseline, Self.mostIOPS))
        guard number > most else { return }
        report(
            .warning, .diskSettings, "a disk of \(gibibytes) GiB takes up to \(most) provisioned IOPS, not \(number)",
            at: setting, labels: [Diagnostic.Label(span: size.span, text: "its size")],
            notes: ["1,000 for each GiB, 50,000 at most, less a baseline of 1,800 and 50 for each GiB"],
            replacement: most > 0 ? String(most) : nil
        )
    }

    /// Whether a text is the name of a disk without its folder: `xvdb`.
    private static func isDeviceName(_ name: String) -> Bool {
        ["xvd", "vd"].contains { prefix in
            name.hasExactPrefix(prefix) && name.utf8.count == prefix.utf8.count + 1
                && name.utf8.last.map { (UInt8(ascii: "b")...UInt8(ascii: "z")).contains($0) } == true
        }
    }

    private mutating func checkDevices(of disks: [SpecValue]) {
        var seen: [ExactText: SpecValue] = [:]
        for disk in disks {
            guard let device = disk["device"], let name = device.text else { continue }
            if let earlier = seen.updateValue(device, forKey: ExactText(name)) {
                report(
                    .error, .diskSettings, "two disks can't both be '\(name.shortened)'", at: device,
                    labels: [Diagnostic.Label(span: earlier.span, text: "given here")]
                )
            } else if ["/dev/xvda", "/dev/vda", "/dev/sda"].contains(where: name.isExactly) {
                report(.warning, .diskSettings, "'\(name)' is the system disk", at: device)
            } else if !name.hasExactPrefix("/dev/") {
                report(
                    .warning, .diskSettings, "'\(name.shortened)' is no device", at: device,
                    notes: ["a device is written as /dev/xvdb"],
                    replacement: Self.isDeviceName(name) ? "/dev/\(name)" : nil
                )
            }
        }
    }
}
