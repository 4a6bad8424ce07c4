import ByteFormats
import ExactText
import InstanceSpec
import SpecRules
import UserData

extension SpecReconstruction {
    /// Keys that mean more than one parameter, or none; the lowering has code for each, and so has this.
    enum Topic: String {
        case api, securityGroup, securityGroups, charge, role, trustedSystem, agentScript, userData, password
        case parameters
    }

    mutating func value(of topic: Topic, _ field: SpecField, prefix: String) -> DraftValue? {
        switch topic {
        case .api: action.isExactly("RunInstances") ? nil : .plain(action)
        case .securityGroup: takeText(prefix + "SecurityGroupId")
        case .securityGroups: securityGroups(named: prefix + "SecurityGroupIds")
        case .charge: charge(field, prefix: prefix)
        case .role: isManaged ? nil : takeText("RamRoleName")
        case .trustedSystem: trustedSystem()
        case .agentScript: form.trustedSystem == .hardened ? .plain("hardened") : nil
        case .userData: userData()
        case .password: password()
        // What is left at the end.
        case .parameters: nil
        }
    }

    private var isManaged: Bool { form.trustedSystem != .spelledOut }

    /// One group is sent under another name.
    private mutating func securityGroups(named name: String) -> DraftValue? {
        let count = parameters.count(of: name)
        guard count > 1 else { return nil }
        return .list((1...count).compactMap { takeText("\(name).\($0)") })
    }

    private mutating func charge(_ field: SpecField, prefix: String) -> DraftValue? {
        guard case .wordOrMapping(_, let ways) = field.type else {
            // What a public address is charged by is a word of the wire.
            return field.wire.flatMap { scalar(of: field.type, named: prefix + $0) }
        }
        guard let type = parameters.value("InstanceChargeType") else { return nil }
        func fields(of key: String) -> [SpecField] {
            guard case .mapping(let fields)? = ways.first(where: { $0.key.isExactly(key) })?.type else { return [] }
            return fields
        }
        let isSpot = ["SpotAsPriceGo", "SpotWithPriceLimit"].contains {
            parameters.value("SpotStrategy")?.isExactly($0) == true
        }
        switch (type, isSpot) {
        case ("PrePaid", _):
            _ = parameters.take("InstanceChargeType")
            let entries = entries(of: fields(of: "subscription"), prefix: "")
            return .mapping([DraftEntry(key: "subscription", value: .mapping(entries))])
        case ("PostPaid", true):
            _ = parameters.take("InstanceChargeType")
            let entries = entries(of: fields(of: "spot"), prefix: "")
            return .mapping([DraftEntry(key: "spot", value: .mapping(entries))])
        case ("PostPaid", false):
            _ = parameters.take("InstanceChargeType")
            return .plain("payAsYouGo")
        default:
            return nil
        }
    }

    /// A managed trusted system brings the role and, on most families, the mode.
    private mutating func trustedSystem() -> DraftValue? {
        guard isManaged else {
            guard isEnhanced else { return nil }
            remarks.append("whose the trusted system is, the request does not tell: 'selfManaged' adds nothing to it")
            return .plain("selfManaged")
        }
        _ = parameters.take("RamRoleName")
        _ = parameters.take("SecurityOptions.TrustedSystemMode")
        return .plain("managed")
    }

    /// No password is written into a spec, whatever it was sent as.
    private mutating func password() -> DraftValue? {
        let hasPassword = parameters.take("Password") != nil
        let places = Self.passwordPlaces.compactMap { name, key in
            parameters.take(name).map { DraftEntry(key: key, value: .text($0)) }
        }
        if let place = places.first { return .mapping([place]) }
        guard hasPassword else { return nil }
        remarks.append("the request has a password, which is not repeated here: set ECS_PASSWORD")
        return .mapping([DraftEntry(key: "fromEnvironment", value: .plain("ECS_PASSWORD"))])
    }

    /// User data, opened: a payload that is text as text, any other as Base64.
    private mutating func userData() -> DraftValue? {
        guard let text = parameters.value("UserData"), let bytes = Base64.decode(text.utf8),
            Base64.encode(bytes).isExactly(text)
        else { return nil }
        if form.userData == .base64, !isManaged {
            _ = parameters.take("UserData")
            return .mapping([DraftEntry(key: "base64", value: .text(text))])
        }
        guard form.userData == .opened, let payloads = try? UserDataInspector.inspect(bytes) else { return nil }
        // A managed trusted system brings its script, which comes first.
        let own = isManaged ? payloads.dropFirst() : payloads[...]
        let isCompressed = payloads.contains { payload in payload.wrappings.contains { $0.isExactly("gzip") } }
        let parts = own.map { payload -> DraftValue in
            let text = String(validating: payload.bytes, as: UTF8.self)
            let source = text.map { DraftEntry(key: "text", value: .payload($0)) }
            var entries = [source ?? DraftEntry(key: "base64", value: .text(Base64.encode(payload.bytes)))]
            if isCompressed { entries.append(DraftEntry(key: "compress", value: .plain("always"))) }
            return .mapping(entries)
        }
        _ = parameters.take("UserData")
        return parts.isEmpty ? nil : parts.count == 1 ? parts.first : .list(parts)
    }
}
