import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat
import Platform
import SourceTree

extension InstanceLowering {
    /// `parameters`: anything by its wire name, nested or dotted, checked against the action's metadata.
    mutating func lowerFreeParameters() throws(MetadataError) {
        guard let value = spec["parameters"], case .free(let node) = value.content else { return }
        guard let entries = node.entries else {
            report(.error, .wrongType, "expected a mapping of wire names, found \(node.kindName)", at: value)
            return
        }
        let given = Dictionary(parameters.map { (ExactText($0.name), $0) }) { first, _ in first }
        var free = FreeParameterReader(
            document: document, action: action, given: given, findings: findings.successor()
        )
        for name in InstanceRequest.creationActions where name != action.name {
            free.otherAction = try library.action(named: name)?.metadata
        }
        free.read(entries, prefix: "", path: value.path)
        report(contentsOf: free.findings)
        for parameter in free.parameters { append(parameter.name, parameter.value, parameter.origin) }
    }
}

/// Reads `parameters`, whose names are those of the wire.
struct FreeParameterReader {
    private let document: InstanceDocument
    private let action: MetadataAction
    /// The action that the spec did not choose, to tell a misspelled name from one that belongs there.
    var otherAction: MetadataAction?
    /// What fields of the language, and what was read here, have lowered to.
    private var given: [ExactText: RequestParameter]
    private(set) var parameters: [RequestParameter] = []
    private(set) var findings: DiagnosticSink

    init(
        document: InstanceDocument, action: MetadataAction, given: [ExactText: RequestParameter],
        findings: DiagnosticSink
    ) {
        self.findings = findings
        self.document = document
        self.action = action
        self.given = given
    }

    /// Reads the members of a mapping, whose names continue a prefix such as `SystemDisk.`.
    mutating func read(_ entries: [DocumentNode.Entry], prefix: String, path: String) {
        for entry in entries {
            let name = prefix + entry.key
            read(entry, named: name, prefix: prefix, path: "\(path).\(entry.key.shortenedKey)")
        }
    }

    private mutating func read(_ entry: DocumentNode.Entry, named name: String, prefix: String, path: String) {
        let place = SpecValue(content: .free(entry.value), span: entry.value.span, keySpan: entry.keySpan, path: path)
        if name.asciiLowercased == "password" {
            report(
                .error, .plainPassword, "a password must not stand in a spec", at: place,
                help: "use 'login.password'",
                hidesText: true
            )
        } else if name.isExactly("Action") {
            let isSame = entry.value.text.map { $0.isExactly(action.name) } ?? false
            report(
                .error, .conflictingKeys, "the action is chosen by 'api'", at: place, place.keySpan,
                fix: isSame ? document.removal(of: "Action", place) : nil
            )
        } else if let match = action.parameter(sentAs: name) {
            read(entry.value, named: name, match, place)
        } else {
            reportUnknown(entry.key, named: name, prefix: prefix, place)
        }
    }

    private mutating func read(
        _ node: DocumentNode, named name: String, _ match: MetadataParameterMatch, _ place: SpecValue
    ) {
        if match.isSentDirectly { return readScalar(node, named: name, match.schema, place) }
        switch (match.schema.type, node.content) {
        case (.object, .mapping(let entries)):
            read(entries, prefix: name + ".", path: place.path)
        case (.array, .sequence(let items)):
            for (index, item) in items.enumerated() {
                let name = "\(name).\(index + 1)"
                let keySpan =
                    if let entries = item.entries { entries.first?.keySpan ?? item.span } else {
                        item.span
                    }
                let place = SpecValue(
                    content: .free(item), span: item.span, keySpan: keySpan, path: "\(place.path)[\(index)]"
                )
                if let match = action.parameter(sentAs: name) { read(item, named: name, match, place) }
            }
        default:
            let wanted = match.schema.type == .array ? "a list" : "a mapping"
            report(.error, .wrongType, "\(name) is \(wanted), found \(node.kindName)", at: place)
        }
    }

    private mutating func readScalar(
        _ node: DocumentNode, named name: String, _ schema: MetadataSchema, _ place: SpecValue
    ) {
        let value = SpecReader.read(
            node, as: Self.type(of: schema), keySpan: place.keySpan, path: place.path, of: document.file,
            into: &findings
        )
        guard let value, let text = value.text else { return }
        let parameter = RequestParameter(name: name, value: .text(text), origin: .spec(value))
        if let earlier = given.updateValue(parameter, forKey: ExactText(name)) {
            reportClash(parameter, value, with: earlier)
        } else {
            parameters.append(parameter)
        }
    }

    /// How the language reads a value of this schema; words in the wire's spelling only.
    private static func type(of schema: MetadataSchema) -> SpecType {
        switch schema.type {
        case .integer: return .integer
        case .number: return .decimal
        case .boolean: return .boolean
        default:
            let words = schema.knownValues.map { SpecWords.Word(spec: $0, wire: $0) }
            return words.isEmpty ? .string : .word(SpecWords(words: words, isClosed: !schema.enumValues.isEmpty))
        }
    }

    // MARK: - Findings

    /// Rule `conflicting-keys`, at the later of the two.
    private mutating func reportClash(_ parameter: RequestParameter, _ value: SpecValue, with earlier: RequestParameter)
    {
        guard let other = earlier.origin.value else { return }
        // What says the same again, by its wire name, can go.
        let isSame =
            if case (.text(let left), .text(let right)) = (parameter.value, earlier.value) {
                left.isExactly(right)
            } else {
                false
            }
        let (first, second) = other.keySpan.start < value.keySpan.start ? (other, value) : (value, other)
        report(
            .error, .conflictingKeys, "\(parameter.name) is given twice", at: second, second.keySpan,
            labels: [Diagnostic.Label(span: first.keySpan, text: "this gives it too")],
            fix: isSame ? document.removal(of: document.file.keyName(at: value.keySpan), value) : nil
        )
    }

    /// Rule `unknown-key`, or `not-in-action` for what only the other action has.
    private mutating func reportUnknown(_ key: String, named name: String, prefix: String, _ place: SpecValue) {
        if let otherAction, otherAction.parameter(sentAs: name) != nil {
            report(
                .error, .notInAction, "\(action.name) has no parameter \(name)", at: place, place.keySpan,
                help: "\(otherAction.name) has it"
            )
            return
        }
        let nearest = nearestName(to: key, below: prefix)
        report(
            .error, .unknownKey, "\(action.name) has no parameter '\(name.shortenedKey)'", at: place, place.keySpan,
            notes: InvisibleCharacter(firstIn: key).map { ["it holds the invisible character \($0.description)"] }
                ?? [],
            help: hasPosition(name) ? "positions in a list are written 1, 2, 3 and so on, without zeros in front" : nil,
            // In a list's name it is not known which item is meant.
            replacement: nearest?.containsExactly(".N") == true ? nil : nearest
        )
        if nearest == "Password" || PasswordText.isKey(key) {
            report(
                .error, .plainPassword, "a password must not stand in a spec", at: place,
                help: "use 'login.password'",
                hidesText: true
            )
        }
    }

    /// Whether a name that is unknown has steps that are meant as positions, and written in another way.
    private func hasPosition(_ name: String) -> Bool {
        name.utf8.count <= MetadataAction.longestName
            && name.splitExactly(at: UInt8(ascii: ".")).dropFirst().contains { step in
                guard DecimalText.natural(step, upTo: MetadataAction.highestPosition) ?? 0 == 0 else { return false }
                let byte = step.utf8.first ?? UInt8(ascii: "0")
                return byte.isASCIIDigit || byte == UInt8(ascii: "+") || step == "N" || step == "n"
            }
    }

    /// The nearest name that is known; where findings are only counted, of the password alone.
    private func nearestName(to key: String, below prefix: String) -> String? {
        let visible = InvisibleCharacter.removed(from: key)
        let known =
            findings.isFull(.error)
            ? ["Password"] : names(below: prefix, isDotted: key.utf8.contains(UInt8(ascii: ".")))
        return known.first { $0.isExactly(visible) && !$0.isExactly(key) } ?? NearestName.find(visible, among: known)
    }

    /// The names that can stand behind a prefix.
    private func names(below prefix: String, isDotted: Bool) -> [String] {
        guard !prefix.isEmpty else {
            return isDotted ? action.flattenedParameters.map(\.pattern) : action.parameters.map(\.name)
        }
        let schema = action.parameter(matching: String(prefix.dropLast()))?.schema
        return schema?.properties.map(\.name) ?? []
    }

    private mutating func report(
        _ severity: Severity,
        _ rule: Rule,
        _ message: String,
        at value: SpecValue,
        _ span: SourceSpan? = nil,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil,
        fix: Fix? = nil,
        hidesText: Bool = false
    ) {
        findings.report(
            document.diagnostic(
                severity, rule, message, at: span ?? value.span, path: value.path, labels: labels, notes: notes,
                help: help,
                replacement: replacement, fix: fix, hidesText: hidesText
            )
        )
    }
}
