import CommandSupport
import DiagnosticsCore
import ExactText

/// Asks a person at a terminal for what the console's wizard asks: type, image, trusted system, network, role.
struct SpecDialog {
    /// What is to be said of an answer.
    private enum Remark {
        /// It can't be.
        case impossible(String)
        /// It is probably a mistake.
        case doubtful(String)
    }

    /// Everything that there is to say about a spec.
    let check: (NewSpec) throws -> [Diagnostic]

    /// Asks everything. An empty answer takes what stands in brackets, which is always something possible. An answer that
    /// something is to be said of is asked for again; the same once more is taken, unless it can't be.
    ///
    /// - Throws: `CommandFailure` (66) where the input ends before everything is answered.
    func ask(about spec: NewSpec, regionIsGiven: Bool, trustedIsGiven: Bool) throws -> NewSpec {
        var spec = spec
        if !regionIsGiven { try ask("Region", of: &spec, \.region, at: "spec.region") }
        if !trustedIsGiven, try askForTrust() {
            let (name, region) = (spec.name, spec.region)
            spec = NewSpec(isTrusted: true)
            (spec.name, spec.region) = (name, region)
        }
        try ask("Instance type", of: &spec, \.type, at: "spec.type")
        try offerImage(for: &spec)
        try ask("Image", of: &spec, \.image, at: "spec.image")
        if spec.trustedSystem != nil {
            let choices = NewSpec.TrustedSystem.allCases.map(\.rawValue)
            let answer = try ask("Trusted system: managed (by Alibaba Cloud) or selfManaged", default: choices[0]) {
                NewSpec.TrustedSystem(exactly: $0) == nil ? .impossible("answer 'managed' or 'selfManaged'") : nil
            }
            spec.trustedSystem = NewSpec.TrustedSystem(exactly: answer)
        }
        try ask("vSwitch", of: &spec, \.vSwitch, at: "spec.network.vSwitch")
        try ask("Security group", of: &spec, \.securityGroup, at: "spec.network.securityGroups")
        let standard = spec.trustedSystem == .managed ? "the trusted system's" : "none"
        let role = try ask("RAM role", default: standard) { [spec] answer in
            guard !answer.isExactly(standard) else { return nil }
            var given = spec
            given.role = answer
            return try remark(on: given, at: "spec.role")
        }
        spec.role = role.isExactly(standard) ? nil : role
        return spec
    }

    private func askForTrust() throws -> Bool {
        try ask("Security-enhanced instance with a trusted system: yes or no", default: "no") { answer in
            ["yes", "y", "no", "n"].contains(answer.asciiLowercased) ? nil : .impossible("answer 'yes' or 'no'")
        }.asciiLowercased.hasExactPrefix("y")
    }

    /// Puts the first image that the type takes in the place of one that it does not.
    private func offerImage(for spec: inout NewSpec) throws {
        for image in [spec.image] + NewSpec.images {
            var offer = spec
            offer.image = image
            guard try remark(on: offer, at: "spec.image") == nil else { continue }
            spec = offer
            return
        }
    }

    /// Asks for a value of the spec.
    private func ask(
        _ question: String, of spec: inout NewSpec, _ value: WritableKeyPath<NewSpec, String>, at key: String
    ) throws {
        let before = spec
        spec[keyPath: value] = try ask(question, default: spec[keyPath: value]) { answer in
            var given = before
            given[keyPath: value] = answer
            return try remark(on: given, at: key)
        }
    }

    /// What is to be said of a spec at a key: an error or a warning.
    private func remark(on spec: NewSpec, at key: String) throws -> Remark? {
        let finding = try check(spec).filter { finding in
            guard finding.severity > .note, let path = finding.path, let start = path.utf8.firstIndex(of: 0x2E) else {
                return false
            }
            let place = path[path.utf8.index(after: start)...]
            return place.isExactly(key) || place.hasExactPrefix(key + ".") || place.hasExactPrefix(key + "[")
        }.max { $0.severity < $1.severity }
        guard let finding else { return nil }
        let text = ([finding.message] + finding.helpLines).joined(separator: "; ")
        return finding.severity == .error ? .impossible(text) : .doubtful(text)
    }

    /// Asks until there is nothing to say of an answer, or it was given twice.
    private func ask(_ question: String, default standard: String, remark: (String) throws -> Remark?) throws -> String
    {
        var last: String?
        while true {
            StandardStreams.writeMessage("\(question) [\(standard)]: ")
            guard let line = readLine() else {
                StandardStreams.writeMessage("\n")
                throw CommandFailure(.noInput, "the input ended before everything was asked; nothing is written")
            }
            let answer = String(line.trimmingASCIIBlanks())
            if answer.isEmpty { return standard }
            switch try remark(answer) {
            case nil: return answer
            case .doubtful? where last?.isExactly(answer) == true: return answer
            case .doubtful(let text)?:
                StandardStreams.writeMessage("\(DisplayText.escape(text)); the same answer again is taken as it is\n")
            case .impossible(let text)?: StandardStreams.writeMessage("\(DisplayText.escape(text))\n")
            }
            last = answer
        }
    }
}
