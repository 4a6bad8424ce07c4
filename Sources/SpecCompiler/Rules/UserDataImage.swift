package import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree
import UserData

extension Rule {
    /// Rule `user-data-image`.
    package static let userDataImage = Rule(
        CompilerRule.userDataImage, severities: [.warning],
        checks: "User data is of a kind that the system of a public image reads.",
        reason: "Windows runs what begins with [bat] or [powershell] and nothing else; Linux passes over that.",
        remedy: "Write the user data for the image's system.",
        source: .userDataPage,
        keys: ["spec.userData", "spec.image"],
        example: .settings(
            wrong: """
                image: win2019_1809_x64_dtc_en-us_40G_alibase_20230811.vhd
                userData:
                  text: |
                    #!/bin/sh
                    echo up
                """,
            right: """
                image: win2019_1809_x64_dtc_en-us_40G_alibase_20230811.vhd
                userData:
                  text: |
                    [powershell]
                    echo up
                """
        )
    )
}

/// What reads user data at the first boot of a public image, as far as its name tells.
enum BootSystem {
    case windows
    /// Linux with cloud-init.
    case linux
    /// Linux with Ignition, which reads nothing else.
    case ignition

    /// The system of a spec's image; nil for images of users, which may hold anything.
    init?(of document: InstanceDocument) {
        if document.bootsWindows {
            self = .windows
            return
        }
        let image = document.spec["image"]
        let id = image?["id"]?.text?.asciiLowercased
        let family = image?["family"]?.text?.asciiLowercased
        let isPublic = id?.containsExactly("_alibase_") == true || family?.hasExactPrefix("acs:") == true
        guard isPublic, let name = id ?? family else { return nil }
        if name.containsExactly("coreos") || name.containsExactly("flatcar") {
            // Older ones of these names have cloud-init.
            guard name.containsExactly("fedora_coreos") else { return nil }
            self = .ignition
        } else {
            self = name.hasExactPrefix("acs:win") ? .windows : .linux
        }
    }

    /// Why nothing of a payload would run; nil where it would, or where that is said elsewhere.
    func refusal(of kind: PayloadKind?) -> (message: String, help: String)? {
        guard let kind else { return nil }
        let isWindows = kind == .batch || kind == .powershell
        switch self {
        case .windows where !isWindows:
            return (
                "nothing would run: the image is of Windows, and this is for Linux",
                "begin with '[powershell]' or '[bat]'"
            )
        case .linux where isWindows:
            return (
                "nothing would run: the image is of Linux, and this is for Windows",
                "begin with '#!/bin/sh' or '#cloud-config'"
            )
        case .linux where kind == .ignition:
            return ("nothing would run: this image has no Ignition", "take an image of Fedora CoreOS or Flatcar")
        case .ignition where kind != .ignition:
            return ("nothing would run: this image reads Ignition configs alone", "write an Ignition config")
        default:
            return nil
        }
    }
}
