import DiagnosticsCore
import ExactText
import SourceTree

/// Compares a cloud-config with what cloud-init takes.
///
/// It reports at the places of the file that the nodes were read from, so a cloud-config that stands in a spec is judged as
/// one that is a text of its own.
struct CloudConfigCheck {
    /// What is wrong with a value.
    struct Fault {
        enum Kind {
            case type, value, missing(String), other
        }

        let kind: Kind
        let message: String
        let span: SourceSpan
        var help: String?
        var replacement: String?
    }

    let file: SourceFile
    private(set) var mergeFaults: [MergeKeys.Fault] = []
    /// For how many more unknown keys and values a near one is looked for; each look costs as much as reading some
    /// thousand bytes.
    private var suggestions = 100

    init(_ file: SourceFile) { self.file = file }

    /// What is wrong with a whole cloud-config.
    mutating func faults(of entries: [DocumentNode.Entry]) -> [Fault] {
        var faults: [Fault] = []
        for entry in MergeKeys.resolve(entries, in: file, faults: &mergeFaults) {
            guard let shape = CloudConfigTable.root.keys[ExactText(entry.key)] else {
                faults.append(unknownKey(entry, among: CloudConfigTable.root.names))
                continue
            }
            faults += self.faults(of: entry.value, named: entry.key, shape)
        }
        return faults
    }

    private mutating func unknownKey(_ entry: DocumentNode.Entry, in name: String? = nil, among names: [String])
        -> Fault
    {
        let nearest = nearest(to: entry.key, among: names)
        let place = name.map { " in '\($0)'" } ?? ""
        return Fault(
            kind: .other, message: "cloud-init knows no key '\(entry.key.shortened)'\(place) and would ignore it",
            span: entry.keySpan, replacement: nearest.map { spelled($0, inPlaceOf: entry.keySpan) })
    }

    /// A word in the quotes that are there.
    private func spelled(_ word: String, inPlaceOf span: SourceSpan) -> String {
        guard let quote = file.bytes(in: span).first, quote == 0x22 || quote == 0x27 else { return word }
        let mark = String(UnicodeScalar(quote))
        return mark + word + mark
    }

    private mutating func nearest(to name: String, among names: [String]) -> String? {
        guard suggestions > 0 else { return nil }
        suggestions -= 1
        return NearestName.find(name, among: names)
    }

    // MARK: - Values

    /// - Parameter isItem: Whether the value stands in a list, and not under a key.
    private mutating func faults(
        of node: DocumentNode, named name: String, _ shape: CloudConfigShape, isItem: Bool = false
    ) -> [Fault] {
        let type = CloudConfigType(of: node)
        if !shape.types.isEmpty, !Self.takes(shape.types, type) {
            return [typeFault(of: node, named: name, shape.types, isItem: isItem)]
        }
        if !shape.values.isEmpty, let fault = valueFault(of: node, named: name, shape.values) { return [fault] }
        var faults = alternativeFaults(of: node, named: name, shape, isItem: isItem)
        switch node.content {
        case .scalar(let scalar): faults += scalarFaults(of: scalar, at: node, named: name, shape)
        case .sequence(let items): faults += listFaults(of: items, at: node, named: name, shape)
        case .mapping(let entries): faults += mappingFaults(of: entries, at: node, named: name, shape)
        }
        return faults
    }

    private static func takes(_ types: [CloudConfigType], _ type: CloudConfigType) -> Bool {
        types.contains(type) || (type == .integer && types.contains(.number))
    }

    private func typeFault(
        of node: DocumentNode, named name: String, _ types: [CloudConfigType], isItem: Bool
    ) -> Fault {
        let type = CloudConfigType(of: node)
        var words: [String] = []
        for word in types.map(\.words) where !words.contains(where: { $0.isExactly(word) }) { words.append(word) }
        let wanted =
            words.count < 2
            ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
        var fault = Fault(
            kind: .type, message: "'\(name.shortened)' takes \(wanted), not \(type.words)", span: node.span)
        guard let scalar = node.scalar, scalar.style != .block, scalar.text.utf8.count <= 100 else { return fault }
        let isTyped = [.integer, .number, .boolean, .time].contains(type)
        if types.contains(.text), isTyped {
            fault.replacement = "\"\(scalar.text)\""
        } else if type == .text, scalar.style == .quoted {
            let meant = CloudConfigType(of: DocumentNode.Scalar(text: scalar.text, style: .plain))
            if types.contains(meant), meant != .nothing { fault.replacement = scalar.text }
        }
        if fault.replacement == nil, !isItem, type == .text, types.contains(.list) {
            fault.replacement = listed(scalar, node)
        }
        return fault
    }

    /// A text as the only item of a list; nil where it can't be written so, or may be meant as several items.
    private func listed(_ scalar: DocumentNode.Scalar, _ node: DocumentNode) -> String? {
        let written = file.text(in: node.span)
        guard !written.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
        guard !scalar.text.utf8.contains(where: { " \t,".utf8.contains($0) }) else { return nil }
        if scalar.style == .quoted { return "[\(written)]" }
        return scalar.text.utf8.contains { "\"\\$".utf8.contains($0) } ? nil : "[\"\(scalar.text)\"]"
    }

    private mutating func valueFault(
        of node: DocumentNode, named name: String, _ values: [CloudConfigType.Value]
    ) -> Fault? {
        if let scalar = node.scalar, values.contains(CloudConfigType.Value(scalar)) { return nil }
        let names = values.map(\.text.text)
        let shown = names.count > 12 ? "" : ", but one of \(names.joined(separator: ", "))"
        let nearest = node.scalar.flatMap { self.nearest(to: $0.text, among: names) }
        return Fault(
            kind: .value, message: "'\(name.shortened)' does not take this value\(shown)", span: node.span,
            replacement: nearest.map { spelled($0, inPlaceOf: node.span) })
    }

    /// What the nearest of several shapes has against a value that fits none of them.
    private mutating func alternativeFaults(
        of node: DocumentNode, named name: String, _ shape: CloudConfigShape, isItem: Bool
    ) -> [Fault] {
        guard !shape.alternatives.isEmpty else { return [] }
        let type = CloudConfigType(of: node)
        let candidates = shape.alternatives.filter { $0.types.isEmpty || Self.takes($0.types, type) }
        guard !candidates.isEmpty else {
            return [typeFault(of: node, named: name, shape.alternatives.flatMap(\.types), isItem: isItem)]
        }
        var best: [Fault]?
        var missing: [String] = []
        var isMissingAlone = true
        for candidate in candidates {
            let faults = faults(of: node, named: name, candidate, isItem: isItem)
            if faults.isEmpty { return [] }
            if faults.count == 1, case .missing(let key) = faults[0].kind {
                missing.append(key)
            } else {
                isMissingAlone = false
            }
            if best.map({ faults.count < $0.count }) ?? true { best = faults }
        }
        if isMissingAlone, missing.count > 1 {
            let keys = missing.map { "'\($0)'" }.joined(separator: " or ")
            return [Fault(kind: .other, message: "'\(name.shortened)' needs \(keys)", span: node.span)]
        }
        let values = candidates.flatMap(\.values)
        if candidates.count > 1, candidates.allSatisfy({ !$0.values.isEmpty }) {
            return valueFault(of: node, named: name, values).map { [$0] } ?? []
        }
        return best ?? []
    }

    private func scalarFaults(
        of scalar: DocumentNode.Scalar, at node: DocumentNode, named name: String, _ shape: CloudConfigShape
    ) -> [Fault] {
        let type = CloudConfigType(of: scalar)
        if let minimum = shape.minimum, type == .integer, let number = Int(scalar.text), number < minimum {
            return [Fault(kind: .value, message: "'\(name.shortened)' is at least \(minimum)", span: node.span)]
        }
        guard let form = shape.form, type == .text, !form.fits(scalar.text) else { return [] }
        return [Fault(kind: .value, message: "'\(name.shortened)' is \(form.words)", span: node.span)]
    }

    private mutating func listFaults(
        of items: [DocumentNode], at node: DocumentNode, named name: String, _ shape: CloudConfigShape
    ) -> [Fault] {
        var faults: [Fault] = []
        if items.count < shape.minimumCount {
            let count = shape.minimumCount == 1 ? "an item" : "\(shape.minimumCount) items"
            faults.append(Fault(kind: .other, message: "'\(name.shortened)' needs \(count)", span: node.span))
        } else if items.count > shape.maximumCount {
            let message = "'\(name.shortened)' has at most \(shape.maximumCount) items"
            faults.append(Fault(kind: .other, message: message, span: node.span))
        }
        if let shape = shape.items {
            for item in items { faults += self.faults(of: item, named: name, shape, isItem: true) }
        }
        guard shape.isDistinct else { return faults }
        var seen: Set<CloudConfigType.Value> = []
        for item in items {
            guard let scalar = item.scalar, !seen.insert(CloudConfigType.Value(scalar)).inserted else { continue }
            faults.append(Fault(kind: .other, message: "'\(name.shortened)' has this item already", span: item.span))
        }
        return faults
    }

    private mutating func mappingFaults(
        of entries: [DocumentNode.Entry], at node: DocumentNode, named name: String, _ shape: CloudConfigShape
    ) -> [Fault] {
        let entries = MergeKeys.resolve(entries, in: file, faults: &mergeFaults)
        var faults: [Fault] = []
        if entries.count < shape.minimumCount {
            faults.append(Fault(kind: .other, message: "'\(name.shortened)' needs a key", span: node.span))
        }
        for entry in entries {
            if let inner = shape.keys[ExactText(entry.key)] {
                faults += self.faults(of: entry.value, named: entry.key, inner)
                continue
            }
            switch shape.others {
            case .any: break
            case .shape(let inner): faults += self.faults(of: entry.value, named: entry.key, inner)
            case .none: faults.append(unknownKey(entry, in: name, among: shape.names))
            }
        }
        for key in shape.required where !entries.contains(where: { $0.key.isExactly(key) }) {
            // A key that is misspelt has been reported as such.
            let start = entries.first?.keySpan ?? node.span
            faults.append(Fault(kind: .missing(key), message: "'\(name.shortened)' needs '\(key)'", span: start))
        }
        return faults + permissionFaults(of: entries)
    }

    /// cloud-init reads the permissions of a file as an octal number, and takes its own where it can't.
    private func permissionFaults(of entries: [DocumentNode.Entry]) -> [Fault] {
        guard let entry = entries.first(where: { $0.key.isExactly("permissions") }),
            entries.contains(where: { $0.key.isExactly("path") }), let scalar = entry.value.scalar,
            CloudConfigType(of: scalar) == .text
        else { return [] }
        let digits = scalar.text.hasExactPrefix("0o") ? Substring(scalar.text.utf8.dropFirst(2)) : scalar.text[...]
        let isOctal = (1...5).contains(digits.utf8.count) && digits.utf8.allSatisfy { "01234567".utf8.contains($0) }
        guard !isOctal else { return [] }
        let message = "'permissions' are octal digits such as '0644'; cloud-init would pass over these"
        return [Fault(kind: .value, message: message, span: entry.value.span)]
    }
}

extension CloudConfigShape.Form {
    /// What such a text is, in words.
    fileprivate var words: String {
        switch self {
        case .size: "a number with a unit of B, K, M, G or T, such as 512M"
        case .digits: "a number"
        case .pair: "of the form user:password"
        case .tags: "words of letters, digits, '-' and '_', with commas between them"
        }
    }

    fileprivate func fits(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch self {
        case .size:
            guard let unit = bytes.last, "BKMGT".utf8.contains(unit) else { return false }
            let number = bytes.dropLast()
            return number.last?.isASCIIDigit == true
                && number.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
                && number.count(where: { $0 == UInt8(ascii: ".") }) <= 1
        case .digits:
            let digits = bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
            return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
        case .pair:
            return bytes.dropFirst().dropLast().contains(UInt8(ascii: ":"))
        case .tags:
            return bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy { word in
                !word.isEmpty && word.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F }
            }
        }
    }
}
