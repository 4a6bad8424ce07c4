/// A value that is over a limit that the metadata states.
public struct LimitViolation: Error, Sendable, Hashable, CustomStringConvertible {
    /// The parameter or member, in wire names: `DataDisk.1.Size`.
    public let name: String
    /// What is wrong with it.
    public let reason: String

    /// One line: the name, then what is wrong.
    public var description: String { "\(name): \(reason)" }
}

/// Values that are over limits of the metadata; at least one.
public struct LimitViolations: Error, Sendable, Hashable, CustomStringConvertible {
    /// Each of them, in the order of the metadata.
    public let violations: [LimitViolation]

    /// One line each.
    public var description: String { violations.map(\.description).joined(separator: "\n") }
}

extension WireEncodable {
    /// Compares the values with the limits of the metadata: numbers, lengths of texts in Unicode scalars, counts of items.
    ///
    /// Regular expressions and known values are not looked at: the former differ in what they mean, the latter grow.
    ///
    /// - Throws: ``LimitViolations`` with every value that is over one.
    public func validate() throws(LimitViolations) {
        var writer = WireWriter(output: .limits)
        writer.writeObject(self)
        if !writer.violations.isEmpty { throw LimitViolations(violations: writer.violations) }
    }
}

extension WireWriter {
    /// Compares a member with its limits.
    mutating func check<Value>(_ value: Value, of field: WireField) {
        switch value {
        case let number as Int:
            compare(Double(number), with: field.numberLimits) { "\(number) is" }
        case let number as Double:
            compare(number, with: field.numberLimits) { "\(decimalText(number) ?? "it") is" }
        case let text as String:
            let count = text.unicodeScalars.count
            compare(Double(count), with: field.lengthLimits) { "its length of \(count) is" }
        default: break
        }
    }

    /// Compares a list with its limits.
    mutating func check(itemCount count: Int, of field: WireField) {
        if field.needsItem, count == 0 {
            violations.append(LimitViolation(name: violatedName, reason: "required, but empty"))
        } else if count > 0 {
            compare(Double(count), with: field.itemLimits) { "\(count) items are" }
        }
    }

    private mutating func compare(_ value: Double, with limits: WireField.Limits?, _ subject: () -> String) {
        if let least = limits?.least, let number = Double(least), value < number {
            violations.append(LimitViolation(name: violatedName, reason: "\(subject()) less than \(least)"))
        }
        if let most = limits?.most, let number = Double(most), value > number {
            violations.append(LimitViolation(name: violatedName, reason: "\(subject()) more than \(most)"))
        }
    }

    private var violatedName: String { String(decoding: prefix, as: UTF8.self) }
}
