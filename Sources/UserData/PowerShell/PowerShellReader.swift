import ExactText

/// Finds the statements of a PowerShell script that read a text as code once more, and the holes whose value may get
/// there.
///
/// As with the shell, nothing is run or ordered: a variable is linked to every statement it stands in, so the answer
/// errs towards "may reach". Source: the pages on the commands and about_Operators in the documentation of PowerShell.
struct PowerShellReader {
    /// What the scanner tells about the code, in its order.
    enum Mark {
        /// A bracket or brace that opens or closes.
        case open(Int)
        case close(Int)
        /// The end of a statement.
        case separator(Int)
        /// A word outside quotes; `next` is where it ends.
        case word(Range<Int>)
        /// The operator that runs what its operand names: '&' or '.'.
        case call(Int)
    }

    private struct Statement {
        let start: Int
        var place: String?
    }

    private let bytes: [UInt8]
    /// Every statement, those inside others too.
    private var statements: [Range<Int>] = []
    private var sinks: [(span: Range<Int>, place: String)] = []
    private var functions: Set<[UInt8]> = []

    /// For each hole whose value is read once more, by its number, where that is.
    static func reachedHoles(of scan: PowerShellScanner) -> [Int: String] {
        var reader = PowerShellReader(bytes: scan.bytes)
        if let lostAt = scan.lostAt {
            let start = scan.bytes[..<lostAt].lastIndex(of: 0x0A) ?? 0
            reader.sinks.append((start..<scan.bytes.count, "in a part of the script that the scan does not follow"))
        }
        reader.collect(scan.marks)
        return reader.reached()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    // MARK: - Statements

    private mutating func collect(_ marks: [Mark]) {
        var open = [Statement(start: 0)]
        var isFunctionName = false
        var givesNames = false
        func finish(at end: Int, in reader: inout PowerShellReader) {
            guard let statement = open.last, statement.start < end else { return }
            reader.statements.append(statement.start..<end)
            if let place = statement.place { reader.sinks.append((statement.start..<end, place)) }
        }
        func sink(_ place: String) { if !open.isEmpty { open[open.count - 1].place = place } }
        for mark in marks {
            switch mark {
            case .open(let index):
                open.append(Statement(start: index + 1))
            case .close(let index):
                finish(at: index, in: &self)
                if open.count > 1 { open.removeLast() } else { open = [Statement(start: index + 1)] }
            case .separator(let index):
                finish(at: index, in: &self)
                open[open.count - 1] = Statement(start: index + 1)
            case .call(let index):
                if let place = placeOfCall(at: index) { sink(place) }
            case .word(let span):
                let word = Self.lowered(bytes[span])
                if isFunctionName { functions.insert(word) }
                isFunctionName = word.elementsEqual("function".utf8) || word.elementsEqual("filter".utf8)
                if let place = place(of: word) { sink(place) }
                if Self.blockCommands.contains(where: { $0.utf8.elementsEqual(word) }),
                    !isBlock(behind: span.upperBound)
                {
                    sink("in what '\(String(decoding: word, as: UTF8.self))' takes for the name of a method")
                }
                givesNames = givesNames || Self.aliasCommands.contains { $0.utf8.elementsEqual(word) }
            }
        }
        if givesNames { sinks.append((0..<bytes.count, "in a script that gives commands other names")) }
        while !open.isEmpty {
            finish(at: bytes.count, in: &self)
            open.removeLast()
        }
    }

    private func place(of word: [UInt8]) -> String? {
        var base = word.split { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "/") }.last ?? []
        if base.count > 4, base.suffix(4).elementsEqual(".exe".utf8) { base = base.dropLast(4) }
        let name = String(decoding: base, as: UTF8.self)
        return Self.table[ExactText(name)].map { "in what '\(name)' \($0)" }
    }

    /// Where what '&' or '.' runs is not certain, or is a program of the table, the place.
    private func placeOfCall(at index: Int) -> String? {
        let operand = bytes[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        let unknown = "in a command whose name only the run tells"
        guard let first = operand.first else { return nil }
        switch first {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            let text = operand.dropFirst().prefix { $0 != first && $0 != 0x0A }
            let name = text.split { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "/") }.last ?? []
            if name.contains(0) || name.contains(UInt8(ascii: "$")) || text.first == 0 { return unknown }
            return place(of: Self.lowered(name))
        case UInt8(ascii: "$"), UInt8(ascii: "("), 0, UInt8(ascii: "{"):
            return unknown
        default:
            return nil
        }
    }

    private func isBlock(behind index: Int) -> Bool {
        let next = bytes[min(index, bytes.count)...].drop { $0 == 0x20 || $0 == 0x09 }.first
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "(") || next == nil
    }

    // MARK: - What reaches what

    private func reached() -> [Int: String] {
        guard !sinks.isEmpty else { return [:] }
        let holeIndices = bytes.indices.filter { bytes[$0] == 0 }
        let holeNumbers = Dictionary(holeIndices.enumerated().map { ($1, $0) }) { first, _ in first }
        // By each variable and function, the statements it stands in.
        var uses: [[UInt8]: [Int]] = [:]
        for (number, span) in statements.enumerated() {
            for name in Set(names(in: span)) { uses[name, default: []].append(number) }
        }
        var reached: [Int: String] = [:]
        var seenNames: Set<[UInt8]> = []
        var seenStatements: Set<Int> = []
        for sink in sinks {
            var pending = [sink.span]
            while let span = pending.popLast() {
                for index in span where bytes[index] == 0 {
                    if let hole = holeNumbers[index], reached[hole] == nil { reached[hole] = sink.place }
                }
                for name in names(in: span) where seenNames.insert(name).inserted {
                    if Self.passedNames.contains(name) { pending.append(0..<bytes.count) }
                    for statement in uses[name] ?? [] where seenStatements.insert(statement).inserted {
                        pending.append(statements[statement])
                    }
                }
            }
        }
        return reached
    }

    /// Variables that hold whatever a command is given.
    private static let passedNames = Set(
        ["_", "psitem", "input", "args", "psboundparameters", "matches"].map { Array($0.utf8) })

    /// The variables in a span, and the functions of the script.
    private func names(in span: Range<Int>) -> [[UInt8]] {
        var names: [[UInt8]] = []
        var index = span.lowerBound
        while index < span.upperBound {
            let isVariable = bytes[index] == UInt8(ascii: "$") || bytes[index] == UInt8(ascii: "@")
            if isVariable {
                index += 1
                if index < span.upperBound, bytes[index] == UInt8(ascii: "{") { index += 1 }
            }
            let start = index
            while index < span.upperBound,
                Self.isNamePart(bytes[index]) || isVariable && bytes[index] == UInt8(ascii: ":")
            {
                index += 1
            }
            let run = bytes[start..<index]
            if isVariable, let name = run.split(separator: UInt8(ascii: ":")).last {
                // In a word a hyphen belongs to the name, behind a variable it is an operator.
                names.append(Self.lowered(name.prefix { $0 != UInt8(ascii: "-") }))
            } else if !run.isEmpty {
                let name = Self.lowered(run)
                if functions.contains(name) { names.append(name) }
            }
            if index == start { index += 1 }
        }
        return names
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        ShellScanner.isNameByte(byte) || byte >= 0x80 || byte == UInt8(ascii: "-")
    }

    private static func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { $0.asciiLowercased }
    }
}
