import ExactText

/// The places of a cloud-config whose texts are read once more: by a shell, by a program with commands in its
/// configuration, or as a payload of their own.
///
/// From cloud-init's modules (22.4 to 25.1): `cc_runcmd`, `cc_bootcmd` (`util.shellify`), `cc_snap`,
/// `cc_power_state_change`, `cc_disk_setup`, `cc_wireguard` (`shell=True`), `util.redirect_output`, `Distro.do_as` for
/// `cc_ansible`, the templates of `cc_chef`, `cc_ntp`, `cc_apt_configure` and `cc_final_message`, and the programs that
/// read the files which the others write.
enum CloudConfigPlaces {
    /// How a place is read.
    enum Reader {
        /// A text goes to a shell, a list is a program with its words.
        case command
        /// As a command, with `snap` before a list that does not begin with it.
        case snapCommand
        /// A file to open behind `>`; a text behind `|` goes to a shell.
        case redirection
        /// A template where it begins as one.
        case template
        /// A file to write: `path`, `permissions`, `content`.
        case file
        /// A file system to make, whose `cmd` is a shell text with the other keys put in.
        case filesystem
        /// Ansible's calls, which go to a shell where there is a `run_user`.
        case ansible
        /// Always read again; why.
        case text(RereadPlace)
        /// Read again where a key stands at the top; why.
        case textIfGiven(key: String, RereadPlace)
    }

    /// A place: the keys that lead to it, `[]` for an item of a list, `*` for any key or item.
    struct Place {
        let path: [String]
        let reader: Reader

        init(_ path: String, _ reader: Reader) {
            self.path = path.splitExactly(at: UInt8(ascii: "/")).map { String($0) }
            self.reader = reader
        }
    }

    private static let ownPayload = RereadPlace(
        "this text is a payload of its own, which is read again, where the value could become a command",
        help: "make it a template of its own and a part of the user data"
    )
    private static let sudo = RereadPlace(
        "this text says what may be run as another user, and the value could allow anything",
        help: "write the rule out, or choose between rules with sections"
    )
    private static func configuration(of program: String) -> Reader {
        .text(
            RereadPlace(
                "\(program) runs commands that this text names, and the value could become one",
                help: "write the text out, or choose between texts with sections"
            )
        )
    }

    /// Places of a cloud-config.
    static let cloudConfig: [Place] = [
        Place("runcmd/[]", .command), Place("bootcmd/[]", .command), Place("snap/commands/*", .snapCommand),
        Place("power_state/condition", .command), Place("wireguard/readinessprobe/[]", .command),
        Place("random_seed/command", .command), Place("rsyslog/service_reload_command", .command),
        Place("ansible", .ansible), Place("ansible/galaxy/actions/[]", .command),
        Place("vendor_data/prefix", .command), Place("vendor_data2/prefix", .command),
        Place("autoinstall/early-commands/*", .command), Place("autoinstall/late-commands/*", .command),
        Place("autoinstall/error-commands/*", .command), Place("autoinstall/user-data", .text(ownPayload)),
        Place("datasource/*/agent_command", .command), Place("datasource/*/hostname_bounce/command", .command),
        Place("datasource/*/hostname_bounce/hostname_command", .command),
        Place("datasource/*/user-data", .text(ownPayload)), Place("datasource/*/vendor-data", .text(ownPayload)),
        Place("fs_setup/*", .filesystem), Place("output/*", .redirection), Place("output/*/*", .redirection),
        Place("write_files/*", .file),
        Place("wireguard/interfaces/[]/content", configuration(of: "wg-quick")),
        Place("apt/conf", configuration(of: "apt")), Place("apt_conf", configuration(of: "apt")),
        Place("rsyslog/configs", configuration(of: "rsyslog")), Place("rsyslog/[]", configuration(of: "rsyslog")),
        Place("lxd/preseed", configuration(of: "lxd")),
        Place("puppet/conf/*/prerun_command", .command), Place("puppet/conf/*/postrun_command", .command),
        Place("chef/server_url", chef), Place("chef/node_name", chef), Place("chef/environment", chef),
        Place("chef/validation_name", chef), Place("chef/log_level", chef), Place("chef/log_location", chef),
        Place("chef/ssl_verify_mode", chef), Place("chef/client_key", chef), Place("chef/file_cache_path", chef),
        Place("chef/file_backup_path", chef), Place("chef/json_attribs", chef), Place("chef/pid_file", chef),
        Place("chef/chef_license", chef), Place("chef/validation_key", chef),
        Place("ntp/config/template", .template), Place("apt/sources_list", .template),
        Place("apk_repos/template", .template), Place("final_message", .template),
        Place("users/*/sudo", .text(sudo)), Place("user/sudo", .text(sudo)), Place("users/*/doas", .text(sudo)),
        Place("user/doas", .text(sudo)), Place("system_info/default_user/sudo", .text(sudo)),
        Place("system_info/default_user/doas", .text(sudo)),
        Place("users/*", byobu), Place("user", byobu), Place("users/*/name", byobu), Place("user/name", byobu),
    ]

    /// Chef's configuration is a program in Ruby, into which these texts are put between quotes.
    private static let chef = Reader.text(
        RereadPlace(
            "cloud-init puts this text into a Ruby program that Chef runs, where the value could become code",
            help: "write the text out, or choose between texts with sections"
        )
    )

    /// `cc_byobu` puts the user's name into a text for a shell.
    private static let byobu = Reader.textIfGiven(
        key: "byobu_by_default",
        RereadPlace(
            "with 'byobu_by_default' cloud-init puts the user's name into a text for a shell",
            help: "leave 'byobu_by_default' out"
        )
    )

    /// The places that a YAML or JSON text has by its first line.
    static func places(of kind: PayloadKind?) -> [Place] {
        switch kind {
        case nil, .cloudConfig: cloudConfig
        case .cloudConfigArchive: [Place("[]", .text(ownPayload))]
        case .cloudConfigPatch: [Place("", .text(ownPayload))]
        case .some(let kind):
            [
                Place(
                    "",
                    .text(
                        RereadPlace(
                            "by its first line this is no YAML but '\(kind.rawValue)', whose own syntax is not known here",
                            help: "name the template after what it is written in"
                        )
                    )
                )
            ]
        }
    }

    /// Why no value can be in the content of a file that is written; nil where nothing runs the file.
    ///
    /// - Parameters:
    ///   - path: Nil where a value is part of it.
    ///   - permissions: Nil where a value is part of them.
    static func hazard(ofFile path: String?, permissions: String?, content: String) -> RereadPlace? {
        guard let path, let permissions else { return writtenProgram }
        let isExecutable = permissions.utf8.suffix(3).contains { "1357".utf8.contains($0) }
        let isRun =
            content.hasExactPrefix("#!") || isExecutable || runFolders.contains { path.containsExactly($0) }
            || runEndings.contains { path.hasExactSuffix($0) }
        return isRun ? writtenProgram : nil
    }

    private static let writtenProgram = RereadPlace(
        "this file is run, or read by a shell or another program that runs what it says: the value could become a command",
        help: "write the value to a file of its own, and read that there"
    )

    /// Parts of paths of files that are run, or whose lines are.
    private static let runFolders = [
        "/etc/cron", "/var/spool/cron", "/etc/profile", "/etc/rc", "/etc/init.d", "/etc/default/", "/etc/sysconfig/",
        "/etc/sudoers", "/etc/environment", "/etc/systemd/", "/lib/systemd/", "/usr/lib/systemd/", "/etc/udev/",
        "/var/lib/cloud/", "/etc/cloud/", "/bin/", "/sbin/", "/libexec/", "/etc/bash", "/etc/zsh", "/etc/shells/",
        "/etc/NetworkManager/dispatcher.d", "/etc/network/", "/etc/dhcp/", "/etc/apt/apt.conf", "/etc/logrotate",
        "/etc/update-motd.d", "/etc/pam", "/etc/ld.so", "/etc/modprobe.d", "/etc/ssh/sshrc", "/.ssh/rc", "/etc/incron",
        "/etc/supervisor", "/etc/crontab", "/etc/anacrontab", "/etc/inittab", "/etc/X11/", "/etc/kernel/",
        "/etc/grub.d",
        "/etc/rsyslog", "/etc/wireguard", "/etc/chef", "/etc/monit",
    ]
    private static let runEndings = [
        ".sh", ".bash", ".zsh", ".ksh", ".csh", ".py", ".pl", ".rb", ".lua", ".php", ".js", ".awk", ".ps1", ".service",
        ".timer", ".path", ".socket", ".mount", ".bashrc", ".bash_profile", ".bash_login", ".bash_logout",
        ".bash_aliases",
        ".profile", ".zshrc", ".kshrc", ".cshrc", ".login", ".logout", ".xinitrc", ".xsession", ".vimrc", ".forward",
        "Makefile", ".mk", "Dockerfile",
    ]
}
