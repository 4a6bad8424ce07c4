import ExactText

extension PowerShellReader {
    /// Commands and methods that read a text as code, or split it again, in small letters: one table, with how a
    /// message calls what is read.
    static let table: [ExactText: String] = {
        let rows: [(names: [String], phrase: String)] = [
            (
                [
                    "iex", "invoke-expression", "expandstring", "invokescript", "newscriptblock", "scriptblock",
                    "invokecommand",
                ],
                "reads as code"
            ),
            (
                [
                    "powershell", "pwsh", "powershell_ise", "cmd", "bash", "sh", "wsl", "wmic", "mshta", "cscript",
                    "wscript",
                    "rundll32", "regsvr32", "schtasks", "at", "sc", "ssh", "python", "python3", "perl", "ruby", "node",
                    "php",
                    "sqlcmd", "mysql", "psql", "winrs", "psexec", "forfiles", "msbuild", "runas", "start",
                ],
                "reads as a command line or program"
            ),
            (
                [
                    "invoke-command", "icm", "start-job", "sajb", "start-threadjob", "start-process", "saps",
                    "invoke-wmimethod",
                    "invoke-cimmethod", "new-scheduledtaskaction", "register-scheduledjob", "register-objectevent",
                    "register-engineevent", "register-wmievent", "set-psbreakpoint", "enter-pssession", "new-service",
                    "trace-command",
                    "measure-command", "invoke-sqlcmd", "invoke-history", "ihy", "r",
                ],
                "runs"
            ),
            (["add-type", "import-module", "ipmo", "update-typedata", "update-formatdata"], "compiles or loads"),
            (aliasCommands, "takes for the name of a command"),
            (["set-variable", "sv", "new-variable", "nv", "get-variable", "gv"], "takes for the name of a variable"),
        ]
        var table: [ExactText: String] = [:]
        for row in rows { for name in row.names { table[ExactText(name)] = row.phrase } }
        return table
    }()

    /// Commands whose first argument is a block, or else the name of a method.
    static let blockCommands = ["foreach-object", "foreach", "%", "where-object", "?"]

    static let aliasCommands = ["set-alias", "sal", "new-alias", "nal", "import-alias", "ipal"]
}
