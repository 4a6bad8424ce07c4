import DiagnosticsCore
import InstanceSpec
import SpecCompiler

extension Explanation {
    /// The longest value that is shown in full, in characters.
    private static let longestValue = 60

    /// A table for people.
    ///
    /// - Parameter source: What gave a variable its value from outside (`--set`), by the variable's name.
    public func text(variableSource source: (String) -> String) -> String {
        var lines = ["\(name): \(parameters.first?.value?.shownText ?? "") at \(endpoint)", ""]
        lines += table(parameters, source)
        lines += ["", "with every request"] + table(commonParameters, source) + ["", "sizes"]
        let width = sizes.map(\.subject.count).max() ?? 0
        lines += sizes.map { size in
            let count = Self.grouped(size.count)
            return "  \(Self.padded(size.subject, width))  \(count) of \(Self.grouped(size.limit)) \(size.unit)"
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func table(_ parameters: [Parameter], _ source: (String) -> String) -> [String] {
        let rows = parameters.map { parameter in
            // The text that is sent tells nobody what runs.
            let isPayload = parameter.name == "UserData"
            let value = isPayload ? payload ?? Self.shown(parameter.value) : Self.shown(parameter.value)
            return (parameter.name, value, parameter.origin.text(source))
        }
        let nameWidth = rows.map(\.0.count).max() ?? 0
        let valueWidth = rows.map(\.1.count).max() ?? 0
        return rows.map { name, value, origin in
            DisplayText.escape("  \(Self.padded(name, nameWidth))  \(Self.padded(value, valueWidth))  \(origin)")
        }
    }

    private static func shown(_ value: ParameterValue?) -> String {
        guard let value else { return "…" }
        let text = DisplayText.escape(value.shownText)
        guard text.count > longestValue else { return text.isEmpty ? "\"\"" : text }
        return "\(text.prefix(24))… (\(grouped(text.count)) characters)"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// A number with commas between its thousands.
    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return digits
    }
}

extension Explanation.Origin {
    fileprivate func text(_ source: (String) -> String) -> String {
        switch self {
        case .spec(let place): place.text(source)
        case .rule(let place, let reason): "rule: \(reason), by \(place.text(source))"
        case .standard(let reason): "default: \(reason)"
        case .signature: "signature"
        }
    }
}

extension Explanation.Place {
    fileprivate func text(_ source: (String) -> String) -> String {
        let start = position.file.location(at: position.span.start)
        let uses = variables.map { use in
            let line = position.file.location(at: use.declaration.start).line
            return "${\(use.name)} from \(use.isOverridden ? source(use.name) : "line \(line)")"
        }
        let place = "\(position.file.name):\(start.line):\(start.column)"
        return uses.isEmpty ? place : "\(place) (\(uses.joined(separator: ", ")))"
    }
}
