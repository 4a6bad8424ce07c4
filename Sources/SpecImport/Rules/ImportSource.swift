package import DiagnosticsCore

extension Rule {
    /// Rule `import-source`.
    package static let importSource = Rule(
        ImportRule.importSource, severities: [.error],
        checks: "What is imported is a request that creates instances, or an answer that describes some.",
        reason: "Nothing else tells what instance is wanted.",
        remedy:
            "Give the URL, curl or aliyun command or parameters of RunInstances, or the answer of DescribeInstances.",
        source: .commandLine,
        example: .file(
            "call.json", of: "ecsc import call.json",
            wrong: #"{"Action": "DescribeRegions", "Version": "2014-05-26"}"#,
            right: #"{"Action": "RunInstances", "RegionId": "cn-hangzhou", "InstanceType": "ecs.g6.large"}"#
        )
    )
}
