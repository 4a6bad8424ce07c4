import ExactText

/// The secrets of a line, by the forms in which people write them into scripts and files: assignments, options,
/// addresses, headers, and the words of programs that take one.
struct SecretLine {
    let line: ArraySlice<UInt8>
    let words: [SecretWord]
    private(set) var places: [SecretPlace] = []

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        words = SecretWord.split(line)
        places = SecretToken.find(in: line)
        findPrivateKey()
        guard !isComment else { return }
        findAssignments()
        findElements()
        findAddresses()
        findAuthorization()
        findOptions()
        findArguments()
        findStatements()
    }

    /// What was found, in order, without what lies in another.
    var separatePlaces: [SecretPlace] {
        var result: [SecretPlace] = []
        let sorted = places.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        for place in sorted where place.range.lowerBound >= result.last?.range.upperBound ?? 0 { result.append(place) }
        return result
    }

    private var isComment: Bool {
        let text = line.drop { $0 == 0x20 || $0 == 0x09 }
        return text.first == UInt8(ascii: "#") || text.starts(with: "::".utf8) || text.starts(with: "//".utf8)
            || text.prefix(4).map(\.asciiLowercased).elementsEqual("rem ".utf8)
    }

    /// Keeps a value that is written out.
    mutating func add(_ value: ArraySlice<UInt8>, _ kind: SecretPlace.Kind = .secret) {
        if SecretValue.isWrittenOut(value) { places.append(SecretPlace(value.startIndex..<value.endIndex, kind)) }
    }

    private mutating func findPrivateKey() {
        guard let begin = line.firstIndex(ofSequence: "-----BEGIN ".utf8),
            line[begin...].contains(sequence: "PRIVATE KEY".utf8),
            !words.contains(where: { $0.text.isAny(of: ["grep"]) })
        else { return }
        places.append(SecretPlace(begin..<line.endIndex, .privateKey))
    }

    // MARK: - Names and values

    /// `name=value` and `name: value` where the name is that of a secret.
    private mutating func findAssignments() {
        var next = line.startIndex
        for index in line.indices where line[index] == UInt8(ascii: "=") || line[index] == UInt8(ascii: ":") {
            // What lies in a value that was looked at is a part of that.
            guard index >= next else { continue }
            let name = name(before: index)
            guard SecretName.mayBeSecret(name), let value = value(behind: index) else { continue }
            next = value.endIndex
            if SecretName.isSecret(name, value: value) { add(value) }
        }
    }

    private func name(before index: Int) -> [UInt8] {
        let head = line[..<index].reversed().drop { " \t\"'\\".utf8.contains($0) }
        return head.prefix { ShellScanner.isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            .reversed()
    }

    private func value(behind index: Int) -> ArraySlice<UInt8>? {
        // `${name:-word}` assigns nothing, and '==' compares.
        if let next = line[(index + 1)...].first, "+-=?:/".utf8.contains(next) && line[index] == UInt8(ascii: ":") {
            return nil
        }
        let rest = line[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        // Within a text in quotes those of a text inside it are escaped.
        let text =
            rest.first == UInt8(ascii: "\\") && rest.dropFirst().first == UInt8(ascii: "\"") ? rest.dropFirst() : rest
        guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return text.prefix { !" \t;&|,}\"'".utf8.contains($0) }
        }
        let value = text.dropFirst().prefix { $0 != quote }
        // A quote that ends before it began is the end of what stands before.
        guard value.endIndex < line.endIndex else { return nil }
        return value.last == UInt8(ascii: "\\") ? value.dropLast() : value
    }

    /// `<name>value</name>`.
    private mutating func findElements() {
        for index in line.indices where line[index] == UInt8(ascii: ">") {
            let name = line[..<index].reversed().prefix { ShellScanner.isNameByte($0) || $0 == UInt8(ascii: "-") }
            let opening = index - name.count - 1
            guard opening >= line.startIndex, line[opening] == UInt8(ascii: "<"),
                SecretName.mayBeSecret(name.reversed())
            else { continue }
            let value = line[(index + 1)...].prefix { $0 != UInt8(ascii: "<") }
            guard line[value.endIndex...].starts(with: "</".utf8), SecretName.isSecret(name.reversed(), value: value)
            else { continue }
            add(value)
        }
    }

    // MARK: - Addresses and headers

    /// `scheme://user:password@host`.
    private mutating func findAddresses() {
        var rest = line
        while let start = rest.firstIndex(ofSequence: "://".utf8) {
            let authority = rest[(start + 3)...].prefix { !"/?# \t\"'<>|;,)".utf8.contains($0) }
            rest = rest[authority.endIndex...]
            guard let at = authority.lastIndex(of: UInt8(ascii: "@")),
                let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
            else { continue }
            // A form to fill in: 'http://[user[:password]@]host'.
            if authority[..<colon].contains(UInt8(ascii: "[")) { continue }
            let value = authority[(colon + 1)..<at]
            // What documents write for one.
            if value.isAny(of: ["pass", "password", "passwd", "secret", "pswd", "token"]) { continue }
            if value.first != UInt8(ascii: "%") { add(value) }
        }
    }

    /// `Authorization: Bearer …`, and the other schemes of HTTP.
    private mutating func findAuthorization() {
        guard let header = line.map(\.asciiLowercased).firstIndex(ofSequence: "authorization".utf8) else { return }
        for (word, next) in zip(words, words.dropFirst())
        where word.range.lowerBound > line.startIndex + header && word.bareText.isAny(of: ["bearer", "basic", "token"])
        {
            let value = next.bareText
            if value.count >= 8 { add(value, .token) }
        }
    }

    // MARK: - Options

    /// `--password value` and `-Password value`.
    private mutating func findOptions() {
        for (word, next) in zip(words, words.dropFirst()) where word.text.first == UInt8(ascii: "-") {
            let name = word.text.drop { $0 == UInt8(ascii: "-") }
            guard name.count > 2, name.allSatisfy({ ShellScanner.isNameByte($0) || $0 == UInt8(ascii: "-") }),
                !next.isOperator, next.text.first != UInt8(ascii: "-"), SecretName.isSecret(name, value: next.text)
            else { continue }
            let verb = name.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }.map(\.asciiLowercased)
            if verb.count < name.count, SecretName.verbs.contains(verb) { continue }
            add(next.text)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the text is one of these words, which are in lower case, but for its case.
    func isAny(of words: [String]) -> Bool {
        words.contains { $0.utf8.count == count && $0.utf8.elementsEqual(lazy.map(\.asciiLowercased)) }
    }
}
