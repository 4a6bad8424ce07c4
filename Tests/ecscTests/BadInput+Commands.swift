import Foundation

/// What is wrong with the command line, the machine or other inputs than specs.
extension BadInput {
    private static let withSpec: @Sendable (TemporaryFolder) throws -> Void = {
        try $0.write("web.ecs.yaml", SpecText.plain())
    }

    static let arguments: [BadInput] = [
        BadInput("no such file", 66, "nope.ecs.yaml: no such file", arguments: compile("nope.ecs.yaml")),
        BadInput("no such file, of one letter", 66, "a: no such file", arguments: compile("a")),
        BadInput("an empty folder", 66, "no spec in this folder", arguments: compile("specs")) {
            try FileManager.default.createDirectory(
                at: $0.url.appendingPathComponent("specs"), withIntermediateDirectories: false
            )
        },
        BadInput("a folder of other files", 66, "no spec in this folder", arguments: compile(".")) {
            try $0.write("web.yaml", SpecText.plain())
        },
        BadInput(
            "an output folder below a file", 73, "not a directory",
            arguments: compile("web.ecs.yaml", "--output-dir", "web.ecs.yaml/out"), prepare: withSpec),
        BadInput(
            "an output folder in /proc", 73, "can't be written",
            arguments: compile("web.ecs.yaml", "--output-dir", "/proc/ecsc-test"), prepare: withSpec),
        BadInput(
            "a folder in an output file's place", 73, "a folder is in the way",
            arguments: compile("web.ecs.yaml", "--output-dir", "old")
        ) {
            try withSpec($0)
            try $0.write("old/web/request.json/x", "")
        },
        BadInput(
            "--set without =", 64, "NAME=VALUE", arguments: compile("web.ecs.yaml", "--set", "env"), prepare: withSpec),
        BadInput(
            "--set without a name", 64, "NAME=VALUE", arguments: compile("web.ecs.yaml", "--set", "=env"),
            prepare: withSpec),
        BadInput(
            "--set of what nobody declares", 1, "[undefined-variable]",
            arguments: compile("web.ecs.yaml", "--set", "env=a"), prepare: withSpec),
        BadInput(
            "an unknown flag", 64, "Unknown option", arguments: compile("web.ecs.yaml", "--emitt", "url"),
            prepare: withSpec),
        BadInput(
            "an unknown kind", 64, "'nope' is invalid", arguments: compile("web.ecs.yaml", "--emit", "nope"),
            prepare: withSpec),
        BadInput(
            "very many options", 64, "2055 arguments, more than the limit of 2048",
            arguments: compile("web.ecs.yaml") + Array(repeating: "--strict", count: 2050), prepare: withSpec),
        BadInput(
            "very many variables", 64, "--vars FILE",
            arguments: compile("web.ecs.yaml") + (1...1100).flatMap { ["--set", "v\($0)=x"] }, prepare: withSpec),
        BadInput("an unknown command", 64, "nope", arguments: ["nope"]),
        BadInput("no spec", 64, "<spec>", arguments: ["check"]),
        BadInput("standard input twice", 64, "once only", arguments: compile("-", "-")),
        BadInput("an empty nonce", 64, "--nonce", arguments: compile("web.ecs.yaml", "--nonce", ""), prepare: withSpec),
        BadInput(
            "a time that is none", 64, "--timestamp",
            arguments: compile("web.ecs.yaml", "--timestamp", "2026-02-30T00:00:00Z"), prepare: withSpec),
        BadInput(
            "another region than the spec's", 64, "--region",
            arguments: compile("web.ecs.yaml", "--region", "cn-beijing"), prepare: withSpec),
        BadInput(
            "an endpoint that is no host", 64, "endpoint",
            arguments: compile("web.ecs.yaml", "--endpoint", "https://a/"), prepare: withSpec),
        BadInput(
            "a URL for a POST", 64, "POST",
            arguments: ["compile", "web.ecs.yaml", "--method", "POST", "--demo-credentials"], prepare: withSpec),
        BadInput(
            "user data of several specs", 64, "user-data-text takes one spec",
            arguments: ["compile", "-", "--emit", "user-data-text"],
            input: Data((SpecText.plain() + "---\n" + SpecText.plain(name: "db")).utf8)),
        BadInput(
            "--signed without a plan", 64, "--emit plan", arguments: compile("web.ecs.yaml", "--signed"),
            prepare: withSpec),
        BadInput(
            "no such variables", 66, "vars.yaml: no such file",
            arguments: compile("web.ecs.yaml", "--vars", "vars.yaml"), prepare: withSpec),
        BadInput(
            "variables that are not YAML", 65, "vars.yaml:2:1: error",
            arguments: compile("web.ecs.yaml", "--vars", "vars.yaml")
        ) {
            try withSpec($0)
            try $0.write("vars.yaml", "a: [\n")
        },
        BadInput(
            "variables that are a list", 1, "vars.yaml:1:1", arguments: compile("web.ecs.yaml", "--vars", "vars.yaml")
        ) {
            try withSpec($0)
            try $0.write("vars.yaml", "- a\n")
        },
        BadInput(
            "a variable given twice", 1, "vars.json:1:9: error",
            arguments: compile("web.ecs.yaml", "--vars", "vars.json")
        ) {
            try $0.write("web.ecs.yaml", "vars: {a: b}\n" + SpecText.plain())
            try $0.write("vars.json", #"{"a":1, "a":2}"#)
        },
        BadInput(
            "no such folder for files", 1, "[file-not-found]", arguments: compile("-", "--files-dir", "nope"),
            input: Data(SpecText.plain(adding: "userData: {file: boot.sh}").utf8)),
        BadInput(
            "a file without a folder to look in", 1, "--files-dir", arguments: compile("-"),
            input: Data(SpecText.plain(adding: "userData: {file: boot.sh}").utf8)),
    ]

    static let configuration: [BadInput] =
        [
            ("not JSON", "current: default\n", 65, "config.json:1:1"),
            ("empty", "", 65, "config.json:1:1"),
            (
                "cut off", #"{"current":"default","profiles":[{"access_key_secret":"Hunter2-Hunter2""#, 65,
                "config.json:1:"
            ),
            ("without the profile", #"{"current":"default","profiles":[]}"#, 77, "no credentials"),
            ("of another mode", #"{"current":"a","profiles":[{"name":"a","mode":"EcsRamRole"}]}"#, 77, "EcsRamRole"),
            ("a list", "[]", 77, "no credentials"),
        ].map { (name: String, text: String, status: Int32, message: String) in
            BadInput(
                "a config file \(name)", status, message,
                arguments: ["compile", "web.ecs.yaml", "--output-dir", "out"],
                environment: ["ALIBABA_CLOUD_CONFIG_FILE": "config.json"]
            ) {
                try withSpec($0)
                try $0.write("config.json", text)
            }
        } + [
            BadInput(
                "no credentials", 77, "no credentials", arguments: ["compile", "web.ecs.yaml", "--output-dir", "out"],
                prepare: withSpec),
            BadInput(
                "a profile that is not there", 77, "no credentials",
                arguments: ["compile", "web.ecs.yaml", "--output-dir", "out", "--profile", "prod"],
                environment: [
                    "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
                ], prepare: withSpec),
        ]

    static let calls: [BadInput] =
        [
            ("empty", "", 65, "[empty-input]"),
            ("that is not JSON", "Action: A\n", 65, "[syntax]"),
            ("nested 10,000 deep", nested("[", "]", 10_000), 65, "[input-limit]"),
            ("that is a list", "[]", 1, "[wrong-type]"),
            ("without a version", #"{"Action":"A"}"#, 1, "[missing-key]"),
            ("with a key twice", #"{"Action":"A","Version":"2014-05-26","A":1,"A":2}"#, 1, "[duplicate-key]"),
            ("of an unknown product", #"{"Action":"A","Version":"1999-01-01"}"#, 64, "--endpoint"),
            ("of a product without a central endpoint", #"{"Action":"A","Version":"2016-01-20"}"#, 64, "--region"),
            ("with a region that is a host", #"{"Action":"A","Version":"2014-05-26","RegionId":"a/b"}"#, 1, "host"),
            (
                "that contradicts the signature", #"{"Action":"A","Version":"2014-05-26","AccessKeyId":"other"}"#, 1,
                "AccessKeyId"
            ),
        ].map { (name: String, text: String, status: Int32, message: String) in
            BadInput(
                "a call \(name)", status, message, arguments: ["sign", "--demo-credentials"], input: Data(text.utf8))
        } + [
            BadInput(
                "a call in no file", 66, "no such file",
                arguments: ["sign", "--demo-credentials", "--input", "nope.json"]),
            BadInput(
                "a URL that is not signed", 1, "not signed",
                arguments: ["verify", "--demo-credentials", "https://a/?b=c"]),
            BadInput(
                "a URL that can't be decoded", 1, "URL",
                arguments: ["verify", "--demo-credentials", "https://a/?b=%zz"]),
            BadInput("no URL", 1, "not signed", arguments: ["verify", "--demo-credentials", "-"]),
            BadInput(
                "a URL that is not UTF-8", 65, "UTF-8", arguments: ["verify", "--demo-credentials", "-"],
                input: Data([0xFF])),
            BadInput(
                "a URL of 10 MiB", 65, "more than", arguments: ["verify", "--demo-credentials", "-"],
                input: Data(repeating: 0x61, count: 10 << 20)),
            BadInput(
                "a form in no file", 66, "no such file",
                arguments: ["verify", "--demo-credentials", "https://a/", "--body", "nope"]),
            BadInput(
                "a secret that is not set", 77, "'NOPE'", arguments: ["verify", "https://a/", "--secret-from", "NOPE"]),
        ]
}
