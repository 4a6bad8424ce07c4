import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat

/// Checks lowered parameters against the limits that the action's metadata states.
struct ParameterLimitCheck {
    let document: InstanceDocument
    let action: MetadataAction
    private(set) var findings: DiagnosticSink

    init(document: InstanceDocument, action: MetadataAction, findings: DiagnosticSink) {
        self.findings = findings
        self.document = document
        self.action = action
    }

    /// Rules `value-range` and `list-size` for every parameter.
    mutating func check(_ parameters: [RequestParameter]) {
        for parameter in parameters where !parameter.hasBeenLimited {
            guard let match = action.parameter(matching: parameter.name), !match.schema.limits.isEmpty,
                let value = parameter.origin.value, let text = parameter.value.text
            else { continue }
            check(text, of: parameter.name, value, against: match)
        }
        checkListSizes(parameters)
    }

    private mutating func check(
        _ text: String, of name: String, _ value: SpecValue, against match: MetadataParameterMatch
    ) {
        let limits = match.schema.limits
        let severity: Severity = limits.areAdvisory ? .warning : .error
        if let number = DecimalText.number(text), let (property, problem) = Self.rangeProblem(number, limits) {
            report(
                severity, .valueRange, "\(value.word(for: name)) \(problem), this is \(text)", at: value,
                patch: match.schema.patch(of: property),
                replacement: property == .maximum && !Self.counts.contains(where: name.isExactly)
                    ? limits.maximum?.text : nil
            )
        }
        let length = text.unicodeScalars.count
        if let most = limits.maxLength, length > most {
            report(
                severity, .valueRange, "\(value.word(for: name)) is of at most \(most) characters, this has \(length)",
                at: value,
                patch: match.schema.patch(of: .maxLength)
            )
        } else if let least = limits.minLength, length < least {
            report(
                severity, .valueRange,
                "\(value.word(for: name)) is of at least \(least) characters, this has \(length)", at: value,
                patch: match.schema.patch(of: .minLength)
            )
        }
    }

    /// Numbers of instances: with fewer than are wanted, or with one where none is, nothing is mended.
    private static let counts = ["Amount", "MinAmount"]

    private static func rangeProblem(
        _ number: Double, _ limits: MetadataLimits
    ) -> (property: MetadataPatch.Property, problem: String)? {
        if let least = limits.minimum, number < least.double { return (.minimum, "is at least \(least.text)") }
        if let most = limits.maximum, number > most.double { return (.maximum, "is at most \(most.text)") }
        return nil
    }

    /// Counts the items of every list, those within others too, by the numbers in the parameters' names.
    private mutating func checkListSizes(_ parameters: [RequestParameter]) {
        // Nearly every list is shorter than any limit.
        let isAnyLong = parameters.indices.contains { parameters[$0].name.largestNumber > action.shortestListLimit }
        guard isAnyLong else { return }
        var counts: [Substring: Int] = [:]
        for name in parameters.lazy.map(\.name) {
            for (list, position) in name.listPositions { counts[list] = max(counts[list] ?? 0, position) }
        }
        var tooLong: [Substring: MetadataParameterMatch] = [:]
        for (list, count) in counts {
            guard let match = action.parameter(matching: String(list)),
                let most = match.schema.limits.maxItems, count > most
            else { continue }
            tooLong[list] = match
        }
        if tooLong.isEmpty { return }
        for parameter in parameters {
            guard let value = parameter.origin.value else { continue }
            for (list, position) in parameter.name.listPositions {
                guard let match = tooLong[list], let most = match.schema.limits.maxItems, position > most else {
                    continue
                }
                // Once for each list, at the first item that is too many.
                tooLong[list] = nil
                report(
                    match.schema.limits.areAdvisory ? .warning : .error, .listSize,
                    "\(value.word(forList: String(list), withItem: position)) takes at most \(most) items, these are "
                        + "\(counts[list] ?? position)", at: value,
                    patch: match.schema.patch(of: .maxItems)
                )
            }
        }
    }

    /// - Parameter patch: The correction of the metadata that the limit comes from, if it comes from one.
    private mutating func report(
        _ severity: Severity, _ rule: Rule, _ message: String, at value: SpecValue, patch: MetadataPatch?,
        replacement: String? = nil
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: value.span, path: value.path, notes: patch?.notes ?? [],
                replacement: replacement
            )
        )
    }
}

extension SpecValue {
    /// What whoever wrote the spec calls a parameter that comes from this value: the key, but for parameters that are
    /// given by their own names, and for tags, whose keys are no names of the language.
    fileprivate func word(for name: String) -> String { keys.last.map { String($0) } ?? name }

    /// What they call a list of which the value is an item, or a part of one.
    ///
    /// - Parameters:
    ///   - name: The list's name on the wire.
    ///   - position: The item's place in it, from 1.
    fileprivate func word(forList name: String, withItem position: Int) -> String {
        let mark = "[\(position - 1)]"
        let key = keys.last { $0.hasExactSuffix(mark) }
        return key?.withoutExactSuffix(mark).map { String($0) } ?? name
    }

    /// The keys that lead from `spec` to the value, as far as they are names of the language.
    private var keys: [Substring] {
        let below = path.firstRange(ofExactly: ".spec.").map { path[$0.upperBound...] } ?? ""
        let isOwnName = ["parameters.", "tags.", "tags["].contains { below.hasExactPrefix($0) }
        return isOwnName || below.isEmpty ? [] : below.splitExactly(at: UInt8(ascii: "."))
    }
}

extension String {
    /// The largest number among the text's digits, and so no less than any list position; `.max` for one beyond `Int`.
    fileprivate var largestNumber: Int {
        var text = self
        return text.withUTF8 { bytes in
            var largest = 0
            var number = 0
            for byte in bytes {
                guard byte.isASCIIDigit else {
                    number = 0
                    continue
                }
                let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
                let (sum, isSumTooLarge) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
                number = isTooLarge || isSumTooLarge ? .max : sum
                largest = max(largest, number)
            }
            return largest
        }
    }

    /// The lists that a wire name leads through, and the item's place in each, from 1: `Tag` and 2 for `Tag.2.Key`.
    fileprivate var listPositions: [(list: Substring, position: Int)] {
        guard utf8.contains(where: \.isASCIIDigit) else { return [] }
        var found: [(list: Substring, position: Int)] = []
        let bytes = Array(utf8)
        var dot = bytes.firstIndex(of: UInt8(ascii: "."))
        while let end = dot {
            let part = bytes[(end + 1)...].prefix { $0 != UInt8(ascii: ".") }
            if let position = DecimalText.natural(digits: part) {
                found.append((self[..<utf8.index(startIndex, offsetBy: end)], position))
            }
            dot = part.endIndex < bytes.endIndex ? part.endIndex : nil
        }
        return found
    }
}
