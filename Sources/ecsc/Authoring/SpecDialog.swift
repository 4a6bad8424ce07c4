import CommandSupport

/// Asks a person at a terminal for what the console's wizard asks: type, image, trusted system, network, role.
struct SpecDialog {
    /// Asks everything. An empty answer takes what stands in brackets; the end of the input takes it for all the rest.
    func ask(about spec: NewSpec, regionIsGiven: Bool, trustedIsGiven: Bool) -> NewSpec {
        var spec = spec
        if !regionIsGiven { spec.region = ask("Region", default: spec.region) }
        if !trustedIsGiven, askForTrust() {
            let (name, region) = (spec.name, spec.region)
            spec = NewSpec(isTrusted: true)
            (spec.name, spec.region) = (name, region)
        }
        spec.type = ask("Instance type", default: spec.type)
        spec.image = ask("Image", default: spec.image)
        if spec.trustedSystem != nil {
            let managed = ask("Trusted system: managed (by Alibaba Cloud) or selfManaged", default: "managed") {
                answer in
                NewSpec.TrustedSystem(rawValue: answer) == nil ? "answer 'managed' or 'selfManaged'" : nil
            }
            spec.trustedSystem = NewSpec.TrustedSystem(rawValue: managed)
        }
        spec.vSwitch = ask("vSwitch", default: spec.vSwitch)
        spec.securityGroup = ask("Security group", default: spec.securityGroup)
        let standard = spec.trustedSystem == .managed ? "the trusted system's" : "none"
        let role = ask("RAM role", default: standard)
        spec.role = role == standard ? nil : role
        return spec
    }

    private func askForTrust() -> Bool {
        ask("Security-enhanced instance with a trusted system: yes or no", default: "no") { answer in
            ["yes", "no"].contains(answer) ? nil : "answer 'yes' or 'no'"
        } == "yes"
    }

    private func ask(_ question: String, default standard: String, fault: (String) -> String? = { _ in nil }) -> String
    {
        while true {
            StandardStreams.writeMessage("\(question) [\(standard)]: ")
            guard let line = readLine() else { return standard }
            let answer = line.drop { $0 == " " || $0 == "\t" }
            if answer.isEmpty { return standard }
            guard let fault = fault(String(answer)) else { return String(answer) }
            StandardStreams.writeMessage("\(fault)\n")
        }
    }
}
