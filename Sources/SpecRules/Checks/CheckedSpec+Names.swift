import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree

extension CheckedSpec {
    /// Rules `instance-name`, `host-name`, `description-limits` and `tag-limits`.
    mutating func checkNames() {
        if let name = spec["name"] { checkInstanceName(name) }
        for name in [spec["hostName"]].compactMap(\.self) + (spec["hostNames"]?.items ?? []) { checkHostName(name) }
        let described = [spec, spec["systemDisk"]].compactMap(\.self) + (spec["dataDisks"]?.items ?? [])
        for mapping in described + (spec["network", "interfaces"]?.items ?? []) {
            if let description = mapping["description"] { checkDescription(description) }
        }
        if let tags = spec["tags"] { checkTags(tags) }
    }

    /// Bytes of a name that can still be right: four for each of 128 characters.
    private static let longestName = 512

    private mutating func checkInstanceName(_ value: SpecValue) {
        guard let name = value.text else { return }
        // Names of hundreds of kilobytes are not worth a look at their parts.
        let text = name.utf8.count > Self.longestName ? name : name.numbered
        let isAllowed = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || ":_.-".unicodeScalars.contains(scalar)
        }
        if let length = Self.lengthProblem(name, 2...128) {
            report(.error, "instance-name", "an instance name has \(length)", at: value)
        } else if let other = text.unicodeScalars.first(where: { !isAllowed($0) }) {
            report(
                .error, "instance-name", "an instance name can't contain '\(other)'", at: value,
                notes: ["letters and digits of any script, ':', '_', '.' and '-'"]
            )
        }
    }

    private mutating func checkHostName(_ value: SpecValue) {
        guard let name = value.text else { return }
        let text = name.utf8.count > Self.longestName ? name : name.numbered.identified
        let isWindows = document.bootsWindows
        let isVariable = text != name
        if !isVariable, let length = Self.lengthProblem(name, isWindows ? 2...15 : 2...64) {
            report(
                .error, "host-name", "a host name has \(length)", at: value,
                notes: isWindows ? ["the image looks like Windows, whose host names have up to 15"] : []
            )
        } else if let problem = Self.hostNameProblem(text, isWindows: isWindows) {
            report(
                .error, "host-name", "this can't be a host name: \(problem)", at: value,
                notes: ["letters, digits and '-'\(isWindows ? "" : ", in parts with '.' between them")"]
            )
        }
    }

    private static func hostNameProblem(_ text: String, isWindows: Bool) -> String? {
        let isLetterOrDigit: (UInt8) -> Bool = { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        }
        let bytes = Array(text.utf8)
        let isSeparator: (UInt8) -> Bool = { $0 == UInt8(ascii: "-") || (!isWindows && $0 == UInt8(ascii: ".")) }
        guard bytes.allSatisfy({ isLetterOrDigit($0) || isSeparator($0) }) else {
            return isWindows && text.utf8.contains(UInt8(ascii: "."))
                ? "Windows takes no '.' in it" : "it has other characters"
        }
        if bytes.first.map(isSeparator) == true || bytes.last.map(isSeparator) == true {
            return "it begins or ends with '.' or '-'"
        }
        if zip(bytes, bytes.dropFirst()).contains(where: { isSeparator($0) && isSeparator($1) }) {
            return "'.' and '-' stand side by side"
        }
        if isWindows, bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            return "Windows takes no name of digits alone"
        }
        return nil
    }

    private mutating func checkDescription(_ value: SpecValue) {
        guard let text = value.text else { return }
        if let length = Self.lengthProblem(text, 2...256) {
            report(.error, "description-limits", "a description has \(length)", at: value)
        } else if let scheme = Self.webScheme(text) {
            report(.error, "description-limits", "a description can't begin with '\(scheme)'", at: value)
        }
    }

    private mutating func checkTags(_ value: SpecValue) {
        guard case .tags(let tags) = value.content else { return }
        if tags.count > 20, let first = tags.dropFirst(20).first {
            report(.error, "tag-limits", "an instance has at most 20 tags, these are \(tags.count)", at: first.key)
        }
        var seen: [ExactText: SpecValue] = [:]
        for tag in tags {
            guard let key = tag.key.text else { continue }
            if let earlier = seen.updateValue(tag.key, forKey: ExactText(key)) {
                report(
                    .error, "tag-limits", "the tag '\(key.shortened)' is given twice", at: tag.key,
                    labels: [Diagnostic.Label(span: earlier.span, text: "given here")]
                )
            }
            if let length = Self.lengthProblem(key, 1...128) {
                report(.error, "tag-limits", "a tag's key has \(length)", at: tag.key)
            } else if let reserved = ["aliyun", "acs:"].first(where: { key.prefixLowercased($0) })
                ?? Self.webScheme(key)
            {
                report(.error, "tag-limits", "a tag's key can't begin with '\(reserved)'", at: tag.key)
            }
            guard let text = tag.value.text else { continue }
            if let length = Self.lengthProblem(text, 0...128) {
                report(.error, "tag-limits", "a tag's value has \(length)", at: tag.value)
            } else if let scheme = Self.webScheme(text) {
                report(.error, "tag-limits", "a tag's value can't begin with '\(scheme)'", at: tag.value)
            }
        }
    }

    /// What is wrong with a text's length in characters; nil if nothing is.
    private static func lengthProblem(_ text: String, _ allowed: ClosedRange<Int>) -> String? {
        let length = text.unicodeScalars.count
        if allowed.contains(length) { return nil }
        return "\(allowed.lowerBound) to \(allowed.upperBound) characters, this has \(length)"
    }

    private static func webScheme(_ text: String) -> String? {
        ["http://", "https://"].first { text.prefixLowercased($0) }
    }
}

extension String {
    /// Whether the text begins with another, whatever the case of its letters A to Z.
    fileprivate func prefixLowercased(_ prefix: String) -> Bool {
        // Nearly no text begins even with the same letter.
        guard let first = utf8.first, first.asciiLowercased == prefix.utf8.first else { return false }
        return utf8.prefix(prefix.utf8.count).map { $0.asciiLowercased }.elementsEqual(prefix.utf8)
    }

    /// One of the names that `web-[1,3]-x` stands for: the platform counts from the first number, in so many digits.
    fileprivate var numbered: String {
        // Most names have no such part, and looking for it takes longer than all other checks.
        guard utf8.contains(UInt8(ascii: "[")) else { return self }
        return replacing(#/\[[0-9]*,[0-9]*\]/#, with: "1", maxReplacements: 1)
    }

    /// The text with `i` for the platform's `${instance_id}`, which fits wherever a letter does.
    fileprivate var identified: String {
        utf8.contains(UInt8(ascii: "$")) ? replacingExactly("${instance_id}", with: "i") : self
    }
}
