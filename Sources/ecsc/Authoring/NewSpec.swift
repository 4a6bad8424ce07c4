import DiagnosticsCore
import ExactText

/// A spec to begin with: what the console's wizard asks for, and comments on the rest.
struct NewSpec {
    /// Who runs the trusted system of the instance.
    enum TrustedSystem: String, CaseIterable {
        case managed
        case selfManaged
    }

    var name = "web"
    var region = "cn-hangzhou"
    var type: String
    var image: String
    var trustedSystem: TrustedSystem?
    var vSwitch = "vsw-bp134jzf285qg9u6w****"
    var securityGroup = "sg-bp1c3o8hzd14dovh****"
    /// A RAM role of the user's own; nil for that of the trusted system, or none.
    var role: String?

    /// Images for types of every kind, the likeliest first: with and without UEFI, for trusted systems of the sixth
    /// generation, and for processors of Arm.
    static let images = [
        "aliyun_2_1903_x64_20G_alibase_20210120.vhd", "aliyun_2_1903_x64_20G_uefi_alibase_20210425.vhd",
        "aliyun_2_1903_x64_20G_secured_alibase_20210120.vhd", "acs:alibaba_cloud_linux_3_2104_lts_arm64",
    ]

    /// A spec with examples for everything; ids that end in `****` are the documentation's and have to be replaced.
    init(isTrusted: Bool) {
        type = isTrusted ? "ecs.g7t.large" : "ecs.g7.large"
        image = Self.images[isTrusted ? 1 : 0]
        trustedSystem = isTrusted ? .managed : nil
    }

    /// The spec's text, in canonical form.
    var text: String {
        var lines = [
            "# Ids that end in **** are examples, to be replaced. 'ecsc check' says what else is amiss.",
            "apiVersion: ecsc/v1",
            "kind: Instance",
            "metadata:",
            "  name: \(name)  # names the instance in output folders and messages; it is not sent",
            "",
            "spec:",
            "  region: \(Self.scalar(region))",
            "  type: \(Self.scalar(type))",
            image.hasExactPrefix("acs:")
                ? "  image: {family: \(Self.scalar(image))}" : "  image: \(Self.scalar(image))",
            "",
            "  network:",
            "    vSwitch: \(Self.scalar(vSwitch))",
            "    securityGroups: [\(Self.scalar(securityGroup))]",
            "",
            "  systemDisk:",
            "    category: cloud_essd",
            "    sizeGiB: 40",
            "",
        ]
        switch trustedSystem {
        case .managed:
            lines += [
                "  # Alibaba Cloud runs the trusted system. Role, agent script and vTPM mode follow from this line.",
                "  trustedSystem: managed",
                "  # agentScript: hardened  # tries each download site in turn and fails loudly", "",
            ]
        case .selfManaged:
            lines += [
                "  # The trusted service is your own: nothing is sent or installed for it.",
                "  trustedSystem: selfManaged", "",
            ]
        case nil:
            break
        }
        if let role {
            lines += ["  # The RAM role that programs on the instance act as.", "  role: \(Self.scalar(role))", ""]
        } else {
            lines += ["  # role: app-server  # a RAM role that programs on the instance act as", ""]
        }
        lines += [
            "  # How to log in; a password is never written here.",
            "  # login:",
            "  #   keyPair: ops",
            "",
            "  # What runs at the first boot: text, file, template, cloudConfig or include.",
            "  # userData:",
            "  #   text: |",
            "  #     #!/bin/sh",
            "  #     echo ready > /var/tmp/ready",
            "",
            "  # tags:",
            "  #   team: platform",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// A text as a scalar: plain where YAML can't take it for anything else.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first?.isASCIILetter ?? false
            && text.utf8.allSatisfy { byte in
                byte.isASCIIAlphanumeric || "-_./*".utf8.contains(byte)
            }
        let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.asciiLowercased)
        if isPlain, !isWord { return text }
        var quoted = ""
        quoted.appendJSONString(text)
        return quoted
    }
}
