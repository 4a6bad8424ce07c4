import ExactText

/// Makes Swift names from wire names, after the API design guidelines: lower camel case for values, upper camel case
/// for types, acronyms in one case.
public enum SwiftNaming {
    /// A name for a property or constant: `KMSKeyId` gives `kmsKeyID`, `SystemDisk.Category` gives `systemDiskCategory`.
    ///
    /// Never empty and never a keyword that backticks can't rescue.
    public static func valueName(_ wireName: String) -> String {
        let words = words(of: wireName)
        guard let first = words.first else { return symbolName(wireName) }
        var name = lowerFirstWord(first)
        for word in words.dropFirst() { name += capitalised(word) }
        name = protectingLeadingDigit(name, wireName)
        return reservedValueNames.contains(name) ? name + "Value" : name
    }

    /// A name for a type: `KMSKeyId` gives `KMSKeyID`.
    public static func typeName(_ wireName: String) -> String {
        let words = words(of: wireName)
        if words.isEmpty { return capitalised(symbolName(wireName)) }
        let joined = protectingLeadingDigit(words.map(capitalised).joined(), wireName)
        return usableTypeName(joined.withFirstUppercased)
    }

    /// A type name as given: only the first letter changes.
    public static func typeName(ofValueName name: String) -> String {
        usableTypeName(acronyms[ExactText(name)] ?? name.withFirstUppercased)
    }

    /// The name of a type declared for one of several items of a list of this name, unless that is no name for a type.
    static func itemTypeName(_ listName: String) -> String {
        let item = singular(listName)
        return isUsableTypeName(item) ? item : listName
    }

    /// Whether a type may have a name: generated code, and Swift, use some for something else.
    static func isUsableTypeName(_ name: String) -> Bool { !reservedTypeNames.contains(name) }

    /// The name of a type at the top level: `KMSKeyId` gives `KMSKeyID`, and `Error` gives `ErrorValue`.
    public static func outerTypeName(_ wireName: String) -> String {
        let name = typeName(wireName)
        return standardTypeNames.contains(name) ? name + "Value" : name
    }

    /// Whether a text can be the name of a generated type at the top level as it stands.
    public static func isTypeName(_ text: String) -> Bool {
        isIdentifier(text) && isUsableTypeName(text) && !standardTypeNames.contains(text)
    }

    private static func usableTypeName(_ name: String) -> String { isUsableTypeName(name) ? name : name + "Value" }

    /// The name of one item of a list: `Permissions` gives `Permission`; a word that is no plain plural stays.
    public static func singular(_ name: String) -> String {
        if let stem = name.withoutExactSuffix("ies"), stem.unicodeScalars.count > 2, !name.hasExactSuffix("Series") {
            return stem + "y"
        }
        for ending in ["sses", "tatuses", "xes", "ches", "shes"] where name.hasExactSuffix(ending) {
            return name.withoutExactSuffix("es").map(String.init) ?? name
        }
        let isNoPlural = ["ss", "us", "is", "ews", "ies"].contains { name.hasExactSuffix($0) }
        guard !isNoPlural, let stem = name.withoutExactSuffix("s"), stem.unicodeScalars.count > 1 else { return name }
        return String(stem)
    }

    /// Whether a text can be a Swift name as it stands, with backticks at most.
    public static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        let isWordLike = text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
        return isWordLike && text != "_" && !reservedValueNames.contains(text)
    }

    /// The words of a name, each in its one spelling where official names have several.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        for word in splitWords(of: name) {
            let key = word.asciiLowercased
            if let last = words.last, let joined = compounds[ExactText(last.asciiLowercased + key)] {
                words.removeLast()
                words += joined
            } else {
                words += compounds[ExactText(key)] ?? [word]
            }
        }
        return words
    }

    /// Splits at anything that is no letter or digit, before a capital that follows a small letter or digit, and before
    /// the last capital of a run that goes on in small letters; digits stay with the word before them.
    private static func splitWords(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let scalars = Array(name.unicodeScalars)
        var index = 0
        func isLower(_ at: Int) -> Bool { at < scalars.count && scalars[at].isLowercaseLetter }
        func isUpper(_ at: Int) -> Bool { at < scalars.count && scalars[at].isUppercaseLetter }
        func isWordPart(_ at: Int) -> Bool { at < scalars.count && scalars[at].isPartOfWord }
        func finishWord() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        while index < scalars.count {
            guard isWordPart(index) else {
                finishWord()
                index += 1
                continue
            }
            if isUpper(index) {
                let followsSmall = index > 0 && isWordPart(index - 1) && !isUpper(index - 1)
                let isPluralOfRun = isLower(index + 1) && scalars[index + 1] == "s" && !isLower(index + 2)
                let endsRun = index > 0 && isUpper(index - 1) && isLower(index + 1) && !isPluralOfRun
                if followsSmall || endsRun { finishWord() }
                if let mixed = mixedCaseWords.first(where: { scalars[index...].starts(with: $0.unicodeScalars) }) {
                    finishWord()
                    word = mixed
                    index += mixed.unicodeScalars.count
                    continue
                }
            }
            word.unicodeScalars.append(scalars[index])
            index += 1
        }
        finishWord()
        return words
    }

    private static func lowerFirstWord(_ word: String) -> String {
        let isAllCapitals = !word.unicodeScalars.contains(where: \.isLowercaseLetter)
        let isAcronym = acronyms[ExactText(word.asciiLowercased)] != nil
        return isAllCapitals || isAcronym ? word.lowercasedByScalars : word.withFirstLowercased
    }

    private static func capitalised(_ word: String) -> String {
        acronyms[ExactText(word.asciiLowercased)] ?? word.withFirstUppercased
    }

    private static func protectingLeadingDigit(_ name: String, _ wireName: String) -> String {
        guard let first = name.unicodeScalars.first, !first.properties.isXIDStart else { return name }
        return wireName.hasExactPrefix("-") ? "minus" + name : "_" + name
    }

    /// A name for a text without letters and digits, from its code points: `*` gives `u2A`.
    private static func symbolName(_ text: String) -> String {
        if text.isEmpty { return "empty" }
        return text.unicodeScalars.map { "u" + String($0.value, radix: 16, uppercase: true) }.joined()
    }

    private static let mixedCaseWords = ["IPv4", "IPv6", "NVMe"]
}

/// Letters beyond ASCII have a case in names too. A scalar is changed for itself, whatever marks follow it.
extension String {
    fileprivate var withFirstUppercased: String {
        changingFirst { $0.properties.uppercaseMapping }
    }

    fileprivate var withFirstLowercased: String {
        changingFirst { $0.properties.lowercaseMapping }
    }

    fileprivate var lowercasedByScalars: String {
        unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }

    private func changingFirst(_ change: (Unicode.Scalar) -> String) -> String {
        guard let first = unicodeScalars.first else { return "" }
        return change(first) + String(unicodeScalars.dropFirst())
    }
}

/// Classes of characters; nearly all names are ASCII, for which the tables of Unicode need not be asked.
extension Unicode.Scalar {
    private var ascii: UInt8? { isASCII ? UInt8(truncatingIfNeeded: value) : nil }

    fileprivate var isLowercaseLetter: Bool { ascii?.isASCIILowercaseLetter ?? properties.isLowercase }

    fileprivate var isUppercaseLetter: Bool { ascii?.isASCIIUppercaseLetter ?? properties.isUppercase }

    /// A letter or digit, in the widest sense.
    fileprivate var isPartOfWord: Bool { ascii?.isASCIIAlphanumeric ?? properties.isXIDContinue }
}
