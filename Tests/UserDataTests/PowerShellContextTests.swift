import DiagnosticsCore
import Testing
import UserData

/// Places where PowerShell reads a text once more: each row has a script that must be refused, and one near it that
/// must not. There is no PowerShell to run them with.
@Suite struct PowerShellContextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let refused: String
        let taken: String
        var testDescription: String { refused }

        init(_ refused: String, near taken: String) { (self.refused, self.taken) = (refused, taken) }
    }

    static let rows: [Row] = [
        Row("iex {{v}}", near: "Write-Output {{v}}"),
        Row("Invoke-Expression \"dir {{v}}\"", near: "Get-ChildItem {{v}}"),
        Row("INVOKE-expression '{{v}}'", near: "Set-Content f '{{v}}'"),
        Row("{{v}} | iex", near: "{{v}} | Out-File f"),
        Row("{{v}} |\n  iex", near: "{{v}}\niex 'dir'"),
        Row("$x = {{v}}; iex $x", near: "$x = {{v}}; iex $y"),
        Row("$x = {{v}}\n$y = \"dir $x\"\niex $y", near: "$x = {{v}}\n$y = \"dir $z\"\niex $y"),
        Row("$X = {{v}}\niex ${x}", near: "$X = {{v}}\niex ${y}"),
        Row("$script:x = {{v}}\niex $x", near: "$script:x = {{v}}\niex 'x'"),
        Row("function f($a) { iex $a }\nf {{v}}", near: "function f($a) { Write-Output $a }\nf {{v}}"),
        Row("{{v}} | ForEach-Object { iex $_ }", near: "{{v}} | ForEach-Object { Write-Output $_ }"),
        Row("{{v}} | ForEach-Object {{v}}", near: "{{v}} | ForEach-Object { Install-WindowsFeature $_ }"),
        Row("powershell -Command {{v}}", near: "Restart-Service -Name {{v}}"),
        Row("powershell.exe -EncodedCommand {{v}}", near: "msiexec.exe /i {{v}} /quiet"),
        Row("pwsh -c \"{{v}}\"", near: "choco install -y {{v}}"),
        Row("C:\\Windows\\System32\\cmd.exe /c {{v}}", near: "C:\\app\\setup.exe {{v}}"),
        Row("cmd /c \"echo {{v}}\"", near: "Write-Host \"cmd {{v}}\""),
        Row("& {{v}}", near: "& 'C:\\app\\setup.exe' {{v}}"),
        Row("& $command {{v}}", near: "& \"C:\\app\\setup.exe\" {{v}}"),
        Row("& 'cmd' /c {{v}}", near: "& 'setup' /c {{v}}"),
        Row(". {{v}}", near: ". .\\lib.ps1 {{v}}"),
        Row("& { Write-Output {{v}} }", near: "if ($true) { Write-Output {{v}} }"),
        Row("Invoke-Command -ComputerName h -ScriptBlock { dir {{v}} }", near: "Test-Connection -ComputerName {{v}}"),
        Row("Invoke-Command {\n  dir {{v}}\n}", near: "if ($x) {\n  dir {{v}}\n}"),
        Row("Start-Job { dir {{v}} }", near: "Start-Service {{v}}"),
        Row("[scriptblock]::Create({{v}})", near: "[string]::Join(',', {{v}})"),
        Row("$ExecutionContext.InvokeCommand.ExpandString({{v}})", near: "$text.Replace('a', {{v}})"),
        Row("Add-Type -TypeDefinition {{v}}", near: "Add-Content f {{v}}"),
        Row("Start-Process -FilePath {{v}}", near: "Start-Sleep -Seconds {{v}}"),
        Row("Start-Process a -ArgumentList {{v}}", near: "Set-Service a -DisplayName {{v}}"),
        Row("schtasks /create /tr {{v}}", near: "Set-TimeZone -Id {{v}}"),
        Row("Set-Alias e {{v}}", near: "Set-Item e {{v}}"),
        Row("Set-Alias e iex\ne {{v}}", near: "Set-Item e x\ne {{v}}"),
        Row("\"$(iex {{v}})\"", near: "\"$(Get-Date) {{v}}\""),
        Row("i`ex {{v}}", near: "Write-Output 'i`ex' {{v}}"),
        Row("$x = {{v}}\n'a'#b\niex $x", near: "$x = {{v}}\n#b\niex $y"),
        Row("[bat]\necho {{v}}", near: "[powershell]\necho {{v}}"),
        Row("[BAT]\necho {{v}}", near: "[PowerShell]\necho {{v}}"),
    ]

    @Test(arguments: rows)
    func aValueStandsOnlyWhereItIsReadOnce(row: Row) {
        func findings(_ script: String) -> [String] {
            Sample.render(script, [TemplateValue("v", "a'b")], as: .powershell).findings.map(\.summary)
        }
        let refused = findings(row.refused)
        #expect(!refused.isEmpty && refused.allSatisfy { $0.utf8.starts(with: "template-context".utf8) }, "\(refused)")
        #expect(findings(row.taken) == [])
    }
}
