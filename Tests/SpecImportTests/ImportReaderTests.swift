import ByteFormats
import DiagnosticsCore
import ExactText
import QueryEncoding
import SourceTree
import SpecCompiler
import SpecFormatting
import Testing
import YAMLTree

@testable import SpecImport

@Suite struct ImportReaderTests {
    private static let library = Result { try PlatformLibrary.bundled() }

    private static func read(_ text: String) throws -> [ImportedCall] {
        var reader = ImportReader(SourceFile(name: "pasted", text: text), facts: try library.get().facts)
        let calls = try reader.read()
        #expect(reader.findings.diagnostics.isEmpty)
        return calls
    }

    private static func spec(_ text: String) throws -> String {
        let call = try #require(try read(text).first)
        return try SpecImporter(library: library.get()).spec(for: call, named: "web").text
    }

    /// One call in each form that people have it in.
    @Test(arguments: [
        "https://ecs.aliyuncs.com/?Action=RunInstances&RegionId=cn-hangzhou&DataDisk.1.Size=40",
        "https://ecs.aliyuncs.com/?Action=RunInstances&Version=2014-05-26&Format=JSON&AccessKeyId=a&Signature=b&SignatureMethod=HMAC-SHA1&SignatureNonce=c&SignatureVersion=1.0&Timestamp=2026-01-31T12%3A00%3A00Z&RegionId=cn-hangzhou&DataDisk.1.Size=40&SecurityToken=d",
        "  HTTP://ecs.aliyuncs.com?RegionId=cn-hangzhou&Action=RunInstances&&DataDisk.1.Size=40#x\n\n",
        "Action=RunInstances&RegionId=cn-hangzhou&DataDisk.1.Size=40",
        "/?Action=RunInstances&RegionId=cn-hangzhou&DataDisk.1.Size=40",
        "curl 'https://h/?Action=RunInstances&RegionId=cn-hangzhou&DataDisk.1.Size=40'",
        "$ curl -s \"https://h/?Action=RunInstances\" \\\n  -d RegionId=cn-hangzhou --data-urlencode DataDisk.1.Size=40 | jq .",
        "curl https://h/ -H 'x-acs-action: RunInstances' -d 'RegionId=cn-hangzhou&DataDisk.1.Size=40'",
        "aliyun ecs RunInstances --RegionId cn-hangzhou --DataDisk.1.Size 40",
        "aliyun ecs RunInstances \\\n  --region cn-hangzhou \\\n  --DataDisk.1.Size=40 \\\n  > out.json",
        "REGION=cn-hangzhou\naliyun ecs RunInstances --RegionId \"$REGION\" --DataDisk.1.Size '40'",
        "{\"Action\":\"RunInstances\",\"RegionId\":\"cn-hangzhou\",\"DataDisk.1.Size\":\"40\"}",
        "{\"Action\":\"RunInstances\",\"RegionId\":\"cn-hangzhou\",\"DataDisk\":[{\"Size\":40}],\"ZoneId\":null}",
        "[{\"Action\":\"RunInstances\",\"RegionId\":\"cn-hangzhou\",\"DataDisk\":[{\"Size\":40}]}]",
        "{\"name\":\"web\",\"method\":\"GET\",\"url\":\"https://h/?Action=RunInstances&RegionId=cn-hangzhou&DataDisk.1.Size=40\",\"headers\":{},\"body\":null}",
        "{\"url\":\"https://h/\",\"headers\":{\"x-acs-action\":\"RunInstances\"},\"body\":\"RegionId=cn-hangzhou&DataDisk.1.Size=40\"}",
        "{\"name\":\"web\",\"steps\":[{\"action\":\"CreateRole\",\"parameters\":{}},{\"action\":\"RunInstances\",\"parameters\":{\"RegionId\":\"cn-hangzhou\",\"DataDisk.1.Size\":\"40\"}}]}",
    ])
    func everyFormIsTheSameCall(text: String) throws {
        let call = try #require(try Self.read(text).first)
        let parameters = call.parameters.map { "\($0.name)=\($0.value)" }.sorted()
        #expect(
            call.action == "RunInstances" && parameters == ["DataDisk.1.Size=40", "RegionId=cn-hangzhou"], "\(text)")
    }

    @Test(arguments: [
        ("https://h/?Action=RunInstances&RegionId=a\nhttps://h/?Action=CreateInstance&RegionId=b\n", 2),
        ("aliyun ecs RunInstances --RegionId a; aliyun ecs CreateInstance --RegionId b", 2),
        ("{\"Action\":\"RunInstances\"}\n{\"Action\":\"RunInstances\"}\n", 2), ("{\n\"Action\":\n\"RunInstances\"}", 1),
        ("[{\"Action\":\"RunInstances\"},{\"Action\":\"RunInstances\"}]", 2),
        ("{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-1\"},{\"InstanceId\":\"i-2\"}]}}", 2),
        ("{\"Instances\":[{\"InstanceId\":\"i-1\"}]}", 1), ("[{\"InstanceId\":\"i-1\",\"Status\":\"Running\"}]", 1),
        ("{\"Instance\":{\"InstanceId\":\"i-1\"}}", 1),
        ("<R><Instances><Instance><InstanceId>i-1</InstanceId></Instance></Instances></R>", 1),
        (
            "<R><Instances><Instance><InstanceId>i-1</InstanceId></Instance><Instance><InstanceId>i-2</InstanceId></Instance></Instances></R>",
            2
        ),
        ("<R><InstanceId>i-1</InstanceId><Status>Running</Status></R>", 1),
    ])
    func severalCallsComeInTheirOrder(text: String, count: Int) throws {
        #expect(try Self.read(text).count == count, "\(text)")
    }

    /// What can't be imported, with rule and place.
    @Test(arguments: [
        ("hello", "import-source", 1, 1), ("https://h/", "import-source", 1, 1),
        ("https://h/?a=b", "import-source", 1, 1),
        ("{}", "import-source", 1, 1), ("[]", "import-source", 1, 1), ("[1]", "import-source", 1, 2),
        ("{\"a\":{}}", "import-source", 1, 1),
        ("\n\n https://h/?Action=DescribeRegions", "import-source", 3, 2),
        ("{\"Action\":\"DescribeRegions\"}", "import-source", 1, 1),
        ("https://h/?Action=RunInstances&A=1&A=2", "import-source", 1, 1),
        ("{\"Instances\":{\"Instance\":[]}}", "import-source", 1, 1),
        ("https://h/?Action=RunInstances&A=%zz", "syntax", 1, 34),
        ("https://h/?Action=RunInstances&A=%ff", "syntax", 1, 34),
        ("<Error><Code>x</Code></Error>", "import-source", 1, 2), ("<a>", "syntax", 1, 2),
        ("{\"Action\":", "syntax", 1, 1),
        ("{\"apiVersion\":\"ecsc/v1\",\"spec\":{}}", "import-source", 1, 1),
        ("aliyun", "import-source", 1, 1), ("aliyun vpc CreateVpc --A 1", "import-source", 1, 8),
        ("aliyun ecs DescribeInstances", "import-source", 1, 12),
        ("aliyun ecs RunInstances --A 1 --A 2", "import-source", 1, 12),
        ("aliyun ecs RunInstances --UserData $(base64 x)", "syntax", 1, 36),
        ("aliyun ecs RunInstances --A `id`", "syntax", 1, 29),
        ("aliyun ecs RunInstances --A <id>", "syntax", 1, 29), ("aliyun ecs RunInstances \\\n  --A", "syntax", 2, 3),
        ("curl https://h/?Action=RunInstances&RegionId=a", "syntax", 1, 36), ("curl", "import-source", 1, 1),
        ("curl $URL", "import-source", 1, 6), ("curl -d @f https://h/", "import-source", 1, 1),
        ("rm -rf /", "import-source", 1, 1),
        ("curl 'https://h/?Action=RunInstances&A=%'", "syntax", 1, 1), ("", "empty-input", 1, 1),
        ("https://h/?\0", "nul-byte", 1, 12),
        ("apiVersion: ecsc/v1", "import-source", 1, 1),
    ])
    func whatIsNothingIsRefusedAtItsPlace(text: String, rule: String, line: Int, column: Int) throws {
        let error = #expect(throws: UnreadableInput.self, "\(text)") { try Self.read(text) }
        let finding = try #require(error?.diagnostic)
        let position = try #require(finding.position)
        let location = position.file.location(at: position.span.start)
        #expect(
            finding.rule.id == rule && location.line == line && location.column == column,
            "\(text): \(finding.message) \(location)")
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        for bytes in [[0xFF, 0xFE, 0x41, 0x00], [0x68, 0xC3, 0x28], [UInt8](repeating: 0x41, count: (1 << 20) + 1)]
            as [[UInt8]]
        {
            var reader = ImportReader(SourceFile(name: "x", bytes: bytes), facts: try Self.library.get().facts)
            #expect(throws: UnreadableInput.self) { try reader.read() }
        }
    }

    // MARK: - What is written

    /// Values from outside stay values: they neither end a line nor a comment, and are seen.
    @Test(arguments: [
        ("a\nspec: {x: 1}", "\"a\\nspec: {x: 1}\""), ("a\u{0}b", "\"a\\x00b\""), ("\u{202E}abc", "\"\\u202Eabc\""),
        ("a\u{85}b", "\"a\\x85b\""),
        ("a\u{2028}b", "\"a\\u2028b\""), ("\u{E0041}", "\"\\U000E0041\""), ("true", "\"true\""), ("NULL", "\"NULL\""),
        ("1.10", "\"1.10\""),
        ("0x10", "\"0x10\""), ("~", "\"~\""), ("- a", "\"- a\""), ("a: b", "\"a: b\""), ("a #b", "\"a #b\""),
        ("*a", "\"*a\""), ("!a", "\"!a\""),
        ("", "\"\""), (" a ", "\" a \""), ("${x}", "\"$${x}\""), ("$${x}", "\"$$${x}\""),
        ("a\"b\\c", "\"a\\\"b\\\\c\""), ("2026-01-31", "\"2026-01-31\""),
        ("web", "web"), ("on", "\"on\""), ("---", "\"---\""), ("\u{FEFF}a", "\"\\uFEFFa\""),
        ("\u{FFFE}", "\"\\uFFFE\""), ("é人", "\"é人\""),
    ])
    func valuesStayValues(value: String, written: String) throws {
        let call = ImportedCall(
            action: "RunInstances",
            parameters: [
                QueryParameter(name: "RegionId", value: "cn-hangzhou"),
                QueryParameter(name: "InstanceName", value: value),
            ])
        let imported = try SpecImporter(library: Self.library.get()).spec(for: call, named: "web")
        #expect(imported.text.contains("\n  name: \(written)\n"), "\(imported.text)")
        #expect(imported.differences.isEmpty, "\(imported.text)")
    }

    @Test func commentsCanNotBeLeft() throws {
        let url =
            "https://h/?Action=RunInstances&RegionId=cn-hangzhou&Evil%0Aspec%3A=a%0Ab%E2%80%AE&x%2Fpassword=hunter2&Evil="
            + String(repeating: "y", count: 500)
        let text = try Self.spec(url)
        let comments = text.split(separator: "\n").prefix { $0.hasPrefix("# ") }
        #expect(comments.count == 3 && comments.allSatisfy { $0.utf8.count < 300 }, "\(text)")
        #expect(!text.contains("hunter2") && !text.contains("\u{202E}") && text.contains("Evil\\nspec:"), "\(text)")
    }

    @Test(arguments: [
        "aliyun ecs RunInstances --RegionId cn-hangzhou --Password 'Hunter2!Hunter2'",
        "https://h/?Action=RunInstances&RegionId=cn-hangzhou&Password=Hunter2!Hunter2",
        "{\"Action\":\"RunInstances\",\"RegionId\":\"cn-hangzhou\",\"Password\":\"Hunter2!Hunter2\"}",
        "https://h/?Action=RunInstances&RegionId=cn-hangzhou&password=Hunter2!Hunter2&AdminPasswd=Hunter2!Hunter2",
        "https://h/?Action=RunInstances&RegionId=cn-hangzhou&Password.x=Hunter2!Hunter2",
        "https://h/?Action=RunInstances&RegionId=cn-hangzhou&Password=Hunter2!&Password.fromEnvironment=X&Password.fromFile=Hunter2&x=1",
        "https://h/?Action=RunInstances&RegionId=cn-hangzhou&AccessKeySecret=Hunter2!&signature=Hunter2&securityToken=Hunter2&access_key_id=Hunter2",
        "aliyun ecs RunInstances --RegionId cn-hangzhou --AccessKeySecret Hunter2! --My-Secret=Hunter2",
        "{\"Action\":\"RunInstances\",\"RegionId\":\"cn-hangzhou\",\"Login\":{\"PassPhrase\":\"Hunter2\",\"Pwd\":\"Hunter2\"}}",
        "aliyun ecs RunInstances --RegionId cn-hangzhou --Login '{\"Password\":\"Hunter2\"}'",
    ])
    func passwordsAreNotRepeated(text: String) throws {
        let spec = try Self.spec(text)
        #expect(!spec.contains("Hunter2") && spec.contains("# "), "\(spec)")
    }

    /// What is a text for the platform, and none for YAML, or too much for a spec, is said in the next form.
    @Test(arguments: [
        "x=%EF%BF%BE", "x=%EF%BF%BF%7F%C2%85%E2%80%A8", "InstanceName=%EF%BF%BE", "UserData=CWVjaG8KeAo=",
        "UserData=CQoJeAo=", "Tag.1.Key=\(String(repeating: "k", count: 1100))&Tag.1.Value=v",
        "Tag.1.Key=\(String(repeating: "%01", count: 128))&Tag.1.Value=v",
        "Tag.1.Key=\(String(repeating: "%F3%A0%81%81", count: 32))&Tag.1.Value=v",
        "UserData=\(PercentEncoding.encode(Base64.encode(Gzip.compress(Array("#!/bin/sh\n: \(String(repeating: "x", count: (1 << 20) + 1))\n".utf8)))))",
    ])
    func whatIsNoTextForYAMLIsSaidOtherwise(parameter: String) throws {
        let call = try #require(
            try Self.read("https://h/?Action=RunInstances&RegionId=cn-hangzhou&" + parameter).first)
        let imported = try SpecImporter(library: Self.library.get()).spec(for: call, named: "web")
        #expect(imported.differences.isEmpty)
        let file = SourceFile(name: "x", text: imported.text)
        #expect(try SpecFormatter.format(file, format: .yaml) == file.bytes, "\(imported.text.prefix(500))")
    }

    /// What no form can say is an error at the call.
    @Test(arguments: [
        "\n https://h/?Action=RunInstances&InstanceName=\(String(repeating: "%01", count: 300_000))",
        "\n aliyun ecs RunInstances --RegionId $\(String(repeating: "X", count: 1100))",
    ])
    func whatNoSpecCanHoldIsRefused(text: String) throws {
        let call = try #require(try Self.read(text).first)
        let importer = SpecImporter(library: try Self.library.get())
        let error = #expect(throws: UnreadableInput.self) { try importer.spec(for: call, named: "web") }
        let finding = try #require(error?.diagnostic)
        let position = try #require(finding.position)
        #expect(finding.rule.id == "input-limit" && position.file.location(at: position.span.start).line == 2)
    }

    /// What a shell has in its variables is left open, and put in by the spec's own.
    @Test func variablesStayVariables() throws {
        let spec = try Self.spec(
            "aliyun ecs RunInstances --RegionId $REGION --InternetMaxBandwidthOut \"$OUT\" --InstanceName web-${ENV}-1 --Tag.1.Key a --Tag.1.Value '${x}'$ENV --HostName '$literal'"
        )
        for line in [
            "vars:\n  REGION: \"\"\n  OUT: \"\"\n  ENV: \"\"\n", "  region: ${REGION}\n", "      outMbps: ${OUT}\n",
            "  name: \"web-${ENV}-1\"\n",
            "    a: \"$${x}${ENV}\"\n", "  hostName: \"$literal\"\n",
        ] {
            #expect(spec.contains(line), "\(line)\(spec)")
        }
        var run = CompilationRun(
            library: try Self.library.get(), variables: ["REGION": "cn-hangzhou", "OUT": "5", "ENV": "prod"])
        let instance = try #require(
            try run.compile(SourceFile(name: "x", text: spec), format: .yaml, files: .none).first)
        let sent = instance.request.parameters.map { "\($0.name)=\($0.value.text ?? "")" }
        #expect(
            Set(sent).isSuperset(of: [
                "RegionId=cn-hangzhou", "InternetMaxBandwidthOut=5", "InstanceName=web-prod-1", "Tag.1.Value=${x}prod",
            ]))
    }

    /// Lists as the platform's command line takes them, and names that are not the wire's.
    @Test func listsAreTakenApartAndUnknownNamesTold() throws {
        let spec = try Self.spec(
            "aliyun ecs RunInstances --RegionId cn-hangzhou --Tag '[{\"Key\":\"a\",\"Value\":\"b\"}]' --SystemDiskCategory cloud --DataDisk.01.Size 5 --DataDisk 7"
        )
        #expect(spec.contains("  tags:\n    a: b\n"), "\(spec)")
        #expect(
            spec.contains(
                "# left out: SystemDiskCategory = cloud, which RunInstances does not have; did you mean SystemDisk.Category?\n"
            ), "\(spec)")
        #expect(
            spec.contains("# left out: DataDisk.01.Size = 5") && spec.contains("# left out: DataDisk = 7"), "\(spec)")
    }

    /// A variable in a list that is written as one value is one of the item's; what looks like one is none.
    @Test func variablesInListsStayVariables() throws {
        let spec = try Self.spec(
            "aliyun ecs RunInstances --RegionId r --Tag '[{\"Key\":\"a\",\"Value\":\"x-'$X'\"},{\"Key\":\"b\",\"Value\":\"${Y}\"}]' --DataDisk '[{\"Size\":40}]'"
        )
        for line in ["vars:\n  X: \"\"\nspec:", "    a: \"x-${X}\"\n    b: \"$${Y}\"\n", "sizeGiB: 40\n"] {
            #expect(spec.contains(line), "\(line)\(spec)")
        }
    }

    /// A long key that is repeated for each item of many lists: the names have one budget, in a call and in a text.
    @Test func flattenedNamesHaveOneBudget() throws {
        let item = "{\"\(String(repeating: "k", count: 3_000))\":[\(String(repeating: "1,", count: 1_000))1]}"
        let disks = (1...170).map { " --DataDisk.\($0) '\(item)'" }.joined()
        let spec = try Self.spec("aliyun ecs RunInstances --RegionId cn-hangzhou" + disks)
        #expect(spec.contains("left out: 1070 more"), "\(spec.suffix(500))")
        let call = "{\"Action\":\"RunInstances\",\"DataDisk\":\(item)}"
        let error = #expect(throws: UnreadableInput.self) {
            try Self.read("[\(Array(repeating: call, count: 170).joined(separator: ","))]")
        }
        #expect(error?.diagnostic.rule.id == "input-limit")
    }

    @Test func manyUnknownNamesAreCounted() throws {
        let query = (0..<5_000).map { "&x\($0)=1" }.joined()
        let spec = try Self.spec("https://h/?Action=RunInstances&RegionId=cn-hangzhou" + query)
        #expect(spec.split(separator: "\n").count < 120 && spec.contains("left out: 4900 more"))
    }

    /// Pieces of every form in any order: read or refused, and what is read becomes a spec that can be read.
    @Test func damagedTextsAreImportedOrRefused() throws {
        var generator = SeededNumbers(seed: 15)
        let pieces = [
            "https://h/?", "Action=RunInstances", "&", "RegionId=cn-hangzhou", "%41", "%", "=",
            "aliyun ecs RunInstances", " --A", " 1", "curl ", "'",
            "\"", "{", "}", "[", "]", ":", ",", "\"Instances\"", "\"Instance\"", "\"InstanceId\"", "\"i-1\"", "<a>",
            "</a>", "<Instances>", "</Instances>",
            "&lt;", "\n", " ", "$X", "\\", "null", "\u{301}", "Tag.1.Key", "--Tag.1.Value",
        ]
        let importer = SpecImporter(library: try Self.library.get())
        for _ in 0..<3_000 {
            let text = (0..<generator.below(12)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            var reader = ImportReader(SourceFile(name: "x", text: text), facts: try Self.library.get().facts)
            guard let calls = try? reader.read() else { continue }
            for call in calls {
                let spec = try importer.spec(for: call, named: "web").text
                let file = SourceFile(name: "x", text: spec)
                #expect(try SpecFormatter.format(file, format: .yaml) == file.bytes, "\(text)\n\(spec)")
            }
        }
    }
}

/// Numbers that are the same on every run.
private struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(limit, 1)))
    }
}
