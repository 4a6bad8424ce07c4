import DiagnosticsCore

/// Rules that only tests have.
enum SampleRule: String, RuleList {
    case someRule = "some-rule"
    case other
    case r
    case s

    var rule: Rule {
        switch self {
        case .someRule: .someRule
        case .other: .other
        case .r: .r
        case .s: .s
        }
    }
}

extension Rule {
    static let someRule = Rule(sample: .someRule)
    static let other = Rule(sample: .other)
    static let r = Rule(sample: .r)
    static let s = Rule(sample: .s)

    private convenience init(sample name: SampleRule) {
        self.init(
            name, severities: [.warning], checks: "Checks.", reason: "Why.", remedy: "Do.", source: .language,
            example: .settings(wrong: "count: none", right: "count: 1")
        )
    }
}
