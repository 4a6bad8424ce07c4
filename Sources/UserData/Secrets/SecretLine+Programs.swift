import ExactText

/// Programs whose arguments hold a secret where no name says so.
extension SecretLine {
    /// How a program takes a secret.
    private enum Argument {
        /// Behind an option; joined to it or the word after it.
        case option(String)
        /// Joined to an option alone, as in `-pSecret`.
        case joined(String)
        /// Behind an option, as `user:secret`; the divider.
        case pair(String, UInt8)
        /// The word so far behind the program's name, options not counted.
        case word(Int)
    }

    /// Programs, the word that must follow them for the rest to hold, and how they take a secret. From their manuals.
    private static let programs: [(names: [String], subcommand: [String], argument: Argument)] = [
        (["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mariadb-dump"], [], .joined("-p")),
        (["sshpass"], [], .option("-p")), (["redis-cli"], [], .option("-a")),
        (
            ["docker", "podman", "nerdctl", "buildah", "skopeo", "helm", "oras", "crane", "az"], ["login", "registry"],
            .option("-p")
        ),
        (["mongo", "mongosh", "mongodump", "mongorestore"], [], .option("-p")),
        (["useradd", "usermod"], [], .option("-p")), (["ldapsearch", "ldapadd", "ldapmodify"], [], .option("-w")),
        (["zip", "unzip"], [], .option("-P")), (["expect", "ipmitool"], [], .option("-P")),
        (["curl", "http"], [], .pair("-u", UInt8(ascii: ":"))), (["curl"], [], .pair("--user", UInt8(ascii: ":"))),
        (["curl"], [], .pair("--proxy-user", UInt8(ascii: ":"))), (["lftp"], [], .pair("-u", UInt8(ascii: ","))),
        (["smbclient"], [], .pair("-U", UInt8(ascii: "%"))), (["sqlcmd", "sqlplus"], [], .option("-P")),
        (["net", "net.exe"], ["user"], .word(3)), (["net", "net.exe"], ["use"], .word(4)),
        (["rabbitmqctl"], ["add_user", "change_password"], .word(3)),
        (["mysqladmin"], ["password"], .word(2)), (["vault"], ["login"], .word(2)),
    ]

    mutating func findArguments() {
        // Whether a command begins here: behind an operator, or behind words that run another.
        var isStart = true
        for (index, word) in words.enumerated() {
            defer { isStart = word.isOperator || (isStart && Self.runsAnother(word)) }
            guard isStart, !word.isOperator else { continue }
            let name = word.text.split(separator: UInt8(ascii: "/")).last ?? word.text
            for program in Self.programs where name.isAny(of: program.names) {
                let arguments = words[(index + 1)...].prefix { !$0.isOperator }
                let plain = arguments.filter { $0.text.first != UInt8(ascii: "-") }
                let isMeant = plain.prefix(2).contains { $0.text.isAny(of: program.subcommand) }
                if program.subcommand.isEmpty || isMeant { find(program.argument, in: arguments, plain: plain) }
            }
        }
    }

    private static func runsAnother(_ word: SecretWord) -> Bool {
        word.text.isAny(of: ["sudo", "exec", "env", "time", "nohup", "then", "do", "else", "!", "if", "-"])
            || word.text.contains(UInt8(ascii: "=")) || word.text.last == UInt8(ascii: "$")
    }

    private mutating func find(_ argument: Argument, in arguments: ArraySlice<SecretWord>, plain: [SecretWord]) {
        switch argument {
        case .word(let number):
            guard plain.indices.contains(number - 1) else { return }
            let value = plain[number - 1].text
            if ![UInt8(ascii: "/"), UInt8(ascii: "*")].contains(value.first) { add(value) }
        case .joined(let option):
            for word in arguments where word.text.starts(with: option.utf8) && word.text.count > option.utf8.count {
                add(Self.unquoted(word.text.dropFirst(option.utf8.count)))
            }
        case .option(let option):
            for value in values(of: option, in: arguments) { add(value) }
        case .pair(let option, let divider):
            for value in values(of: option, in: arguments) {
                guard let index = value.firstIndex(of: divider) else { continue }
                add(value[(index + 1)...])
            }
        }
    }

    private func values(of option: String, in arguments: ArraySlice<SecretWord>) -> [ArraySlice<UInt8>] {
        arguments.indices.compactMap { index in
            let text = arguments[index].text
            if text.elementsEqual(option.utf8) {
                return arguments.indices.contains(index + 1) ? arguments[index + 1].text : nil
            }
            let isJoined = text.starts(with: option.utf8) && !text.starts(with: "--".utf8)
            return isJoined ? Self.unquoted(text.dropFirst(option.utf8.count)) : nil
        }
    }

    static func unquoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.count >= 2, let first = text.first, text.last == first, "\"'".utf8.contains(first) else {
            return text
        }
        return text.dropFirst().dropLast()
    }

    // MARK: - Statements

    mutating func findStatements() {
        findPasswordChange()
        findSecureString()
        findNamedValue()
        findLogin()
        findSQL()
        for word in words where word.text.starts(with: "pass:".utf8) { add(word.text.dropFirst(5)) }
    }

    /// `echo user:secret | chpasswd`, `chpasswd <<< user:secret`, `echo secret | passwd --stdin user`.
    private mutating func findPasswordChange() {
        func isProgram(_ word: SecretWord, _ name: String) -> Bool {
            word.text.elementsEqual(name.utf8) || word.text.ends(with: "/" + name)
        }
        guard let program = words.firstIndex(where: { isProgram($0, "chpasswd") || isProgram($0, "passwd") }) else {
            return
        }
        let isPairs = isProgram(words[program], "chpasswd")
        guard isPairs || words[program...].contains(where: { $0.text.elementsEqual("--stdin".utf8) }) else { return }
        for (index, word) in words.enumerated() {
            let isPrinted =
                index > 0 && index < program
                && (words[0].text.isAny(of: ["echo", "printf"]) || words[0].text.isAny(of: ["sudo"]))
                && !word.isOperator && word.text.first != UInt8(ascii: "-")
            let isHereString = index > program && words[index - 1].text.elementsEqual("<<<".utf8)
            guard isPrinted || isHereString else { continue }
            if isPairs { addPair(word.text) } else { add(word.text) }
        }
    }

    /// The password of `user:password`.
    mutating func addPair(_ text: ArraySlice<UInt8>) {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else { return }
        let value = text[(colon + 1)...].prefix { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: ":") }
        add(Self.unquoted(value))
    }

    /// `ConvertTo-SecureString "secret" -AsPlainText -Force`.
    private mutating func findSecureString() {
        guard let index = words.firstIndex(where: { $0.text.isAny(of: ["convertto-securestring"]) }) else { return }
        let rest = words[(index + 1)...]
        guard rest.contains(where: { $0.text.prefix(3).map(\.asciiLowercased).elementsEqual("-as".utf8) }),
            let value = rest.first(where: { $0.text.first != UInt8(ascii: "-") && !$0.isOperator })
        else { return }
        add(value.text)
    }

    /// `-Name DefaultPassword … -Value secret`, `/v DefaultPassword … /d secret`, `set some.password secret`.
    private mutating func findNamedValue() {
        // What the nearest option behind gives; from the end, so that a long line is gone through once.
        var optionValue: ArraySlice<UInt8>?
        for index in words.indices.dropLast(2).reversed() {
            if words[index + 2].text.isAny(of: ["-value", "/d"]), words.indices.contains(index + 3) {
                optionValue = words[index + 3].text
            }
            guard words[index].text.isAny(of: ["-name", "/v", "set"]) else { continue }
            let isOption = !words[index].text.isAny(of: ["set"])
            let name = words[index + 1].text
            guard name.first != UInt8(ascii: "-"), !name.contains(UInt8(ascii: "=")) else { continue }
            let value = isOption ? optionValue : words[index + 2].text
            if let value, SecretName.isSecret(name, value: value) { add(value) }
        }
    }

    /// `machine host login user password secret`, as in `.netrc`.
    private mutating func findLogin() {
        guard let login = words.firstIndex(where: { $0.text.elementsEqual("login".utf8) }) else { return }
        for (word, next) in zip(words[login...], words[login...].dropFirst())
        where word.text.elementsEqual("password".utf8) { add(next.text) }
    }

    /// `IDENTIFIED BY 'secret'`, `PASSWORD 'secret'`.
    private mutating func findSQL() {
        let lower = line.map(\.asciiLowercased)
        for phrase in ["identified by ", " password "] {
            var start = 0
            while let found = lower[start...].firstIndex(ofSequence: phrase.utf8) {
                start = found + phrase.utf8.count
                let rest = line[(line.startIndex + start)...].drop { $0 == UInt8(ascii: "\\") }
                guard let quote = rest.first, "\"'".utf8.contains(quote) else { continue }
                let value = rest.dropFirst().prefix { $0 != quote }
                if value.endIndex < line.endIndex { add(value) }
            }
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
