import ExactText

/// Names derived from wire names, each once: most wire names have many members.
struct NameCache {
    private var valueNames: [ExactText: String] = [:]
    private var typeNames: [ExactText: String] = [:]

    /// As ``SwiftNaming/valueName(_:)``.
    mutating func valueName(_ wireName: String) -> String {
        let key = ExactText(wireName)
        if let name = valueNames[key] { return name }
        let name = SwiftNaming.valueName(wireName)
        valueNames[key] = name
        return name
    }

    /// As ``SwiftNaming/typeName(_:)``.
    mutating func typeName(_ wireName: String) -> String {
        let key = ExactText(wireName)
        if let name = typeNames[key] { return name }
        let name = SwiftNaming.typeName(wireName)
        typeNames[key] = name
        return name
    }
}
