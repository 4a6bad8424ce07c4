/// Files that a shell reads: what is written to them is code.
enum ShellFile {
    /// Beginnings of paths (FHS 3.0; crontab(5); bash(1), INVOCATION).
    private static let folders = [
        "/etc/profile", "/etc/cron", "/var/spool/cron", "/etc/init.d/", "/etc/rc", "/etc/bash", "/etc/update-motd.d/",
        "/etc/kernel/", "/etc/network/if-", "/etc/NetworkManager/dispatcher.d/", "/var/lib/cloud/scripts/",
        "/etc/sudoers", "/usr/local/bin/", "/usr/local/sbin/", "/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/",
    ].map { Array($0.utf8) }

    /// Ends of names.
    private static let endings = [
        ".sh", ".bash", ".zsh", ".ksh", ".profile", ".bashrc", ".zshrc", ".kshrc", ".bash_profile", ".bash_login",
        ".bash_logout", ".bash_aliases", ".py", ".pl", ".rb", ".awk", ".sed", ".cron",
    ].map { Array($0.utf8) }

    /// Whether a redirection to this word writes a script.
    static func isScript(_ word: ShellCommand.Word) -> Bool {
        folders.contains { word.beginning.starts(with: $0) }
            || endings.contains { word.text.reversed().starts(with: $0.reversed()) }
    }
}
