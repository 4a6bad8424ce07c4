package import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree

extension Rule {
    /// Rule `tag-limits`.
    package static let tagLimits = Rule(
        SpecRule.tagLimits, severities: [.error],
        checks:
            "There are at most 20 tags with keys of their own, of at most 128 characters, no reserved prefix, no http://.",
        reason: "The service refuses others; 'aliyun' and 'acs:' are the platform's own prefixes.",
        remedy: "Rename or remove the tag.",
        source: .runInstancesPage,
        keys: ["spec.tags"],
        serviceErrors: [
            "InvalidTagKey.Malformed", "InvalidTagValue.Malformed", "NumberExceed.Tags", "Duplicate.TagKey",
            "InvalidTagCount",
        ],
        example: .settings(wrong: "tags: {aliyun-team: web}", right: "tags: {team: web}")
    )
}

extension CheckedSpec {
    mutating func checkTagLimits() {
        guard case .tags(let tags)? = spec["tags"]?.content else { return }
        if tags.count > 20, let first = tags.dropFirst(20).first {
            report(.error, .tagLimits, "an instance has at most 20 tags, these are \(tags.count)", at: first.key)
        }
        var seen: [ExactText: SpecValue] = [:]
        for tag in tags {
            guard let key = tag.key.text else { continue }
            if let earlier = seen.updateValue(tag.key, forKey: ExactText(key)) {
                report(
                    .error, .tagLimits, "the tag '\(key.shortened)' is given twice", at: tag.key,
                    labels: [Diagnostic.Label(span: earlier.span, text: "given here")]
                )
            }
            if let length = Self.lengthProblem(key, 1...128) {
                report(.error, .tagLimits, "a tag's key has \(length)", at: tag.key)
            } else if let reserved = ["aliyun", "acs:"].first(where: { key.prefixLowercased($0) }) {
                report(.error, .tagLimits, "a tag's key can't begin with '\(reserved)'", at: tag.key)
            } else if let scheme = Self.containedWebScheme(key) {
                report(.error, .tagLimits, "a tag's key can't contain '\(scheme)', anywhere", at: tag.key)
            }
            guard let text = tag.value.text else { continue }
            if let length = Self.lengthProblem(text, 0...128) {
                report(.error, .tagLimits, "a tag's value has \(length)", at: tag.value)
            } else if let scheme = Self.containedWebScheme(text) {
                report(.error, .tagLimits, "a tag's value can't contain '\(scheme)', anywhere", at: tag.value)
            }
        }
    }
}
