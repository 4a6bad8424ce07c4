/// What of a script's text may end up where, by the names in it.
///
/// Nothing is run or ordered: a variable may hold whatever any command gives it, a function is given whatever any call
/// hands it, and a name counts as used wherever its letters stand. So the answer errs towards "may reach".
struct ShellFlow {
    /// A text, or what stands for one.
    enum Source: Hashable {
        case text(Range<Int>)
        /// What a command reads.
        case node(Int)
        /// What any command of the script reads.
        case anyInput
        /// `$1`, `$@` and so on of a function; of the script itself for 0.
        case arguments(Int)
        /// One of them, where nothing can have moved them yet.
        case argument(Int, of: Int)
        /// What was written to the file of this name.
        case file([UInt8])
    }

    /// How a hole reaches a place that reads it once more.
    struct Reached: Sendable {
        let place: ShellPlace
        /// The variable that is used there; nil where the hole itself stands there.
        let variable: String?
    }

    /// What a variable was given.
    struct Variable {
        var sources: [Source] = []
        /// The texts it was given, as long as all of them are certain and few.
        var literals: [[UInt8]] = []
        var isLiteral = true
        var isArray = false
    }

    private struct Function {
        var bodies: [Range<Int>] = []
        var calls: [Call] = []
        let input: Int
        /// Whether it runs its own arguments as a command.
        var runsArguments = false
    }

    /// What a function is called with.
    private struct Call {
        let words: [Source]
        /// How many of the words are surely one argument each.
        let certain: Int
    }

    private static let maximumLiterals = 8

    private let bytes: [UInt8]
    private(set) var sinks: [(source: Source, place: ShellPlace)] = []
    private(set) var variables: [[UInt8]: Variable] = [:]
    private var functions: [Function]
    private(set) var functionNumbers: [[UInt8]: Int] = [:]
    /// The functions whose name has this as its first run of letters.
    private var functionsByRun: [[UInt8]: [Int]] = [:]
    private var inputs: [[Source]] = [[]]
    private var files: [[UInt8]: [Source]] = [:]
    /// The files whose name has this as its last run of letters.
    private var filesByRun: [[UInt8]: [[UInt8]]] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        functions = [Function(input: 0)]
    }

    // MARK: - What flows

    mutating func addSink(_ source: Source, _ place: ShellPlace) { sinks.append((source, place)) }

    mutating func define(_ name: ArraySlice<UInt8>, as source: Source, literal: [UInt8]? = nil) {
        define(Array(name), as: source, literal: literal)
    }

    mutating func define(_ name: [UInt8], as source: Source, literal: [UInt8]? = nil) {
        var variable = variables[name] ?? Variable()
        // In place, so that a variable given a thousand values is not copied a thousand times.
        variables[name] = nil
        variable.sources.append(source)
        if let literal, variable.literals.count < Self.maximumLiterals {
            if !variable.literals.contains(literal) { variable.literals.append(literal) }
        } else {
            variable.isLiteral = false
        }
        variables[name] = variable
    }

    mutating func addArray(_ name: [UInt8]) {
        let name = Array(name.prefix(while: ShellScanner.isNameByte))
        variables[name, default: Variable()].isArray = true
        variables[name, default: Variable()].isLiteral = false
    }

    mutating func newInput(from source: Source?) -> Int {
        inputs.append(source.map { [$0] } ?? [])
        return inputs.count - 1
    }

    mutating func feed(_ input: Int, with source: Source) {
        guard inputs.indices.contains(input) else { return }
        inputs[input].append(source)
        if case .anyInput = source { return }
        inputs[0].append(source)
    }

    mutating func write(_ text: Source, to file: Range<Int>) {
        let name = fileName(file)
        if files[name] == nil, let run = lastRun(of: name) { filesByRun[run, default: []].append(name) }
        files[name, default: []].append(text)
    }

    /// A file by its name as it is written, without quotes and without its folder: `"$d"/f`, `./f` and `f` are the same.
    private func fileName(_ span: Range<Int>) -> [UInt8] {
        let name = bytes[span].filter { !"\"'\\{}".utf8.contains($0) }
        return name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") }.last.map { Array($0) } ?? []
    }

    /// What was written to the file that a word names.
    func file(_ span: Range<Int>) -> Source { .file(fileName(span)) }

    private func lastRun(of name: [UInt8]) -> [UInt8]? {
        name.split { !ShellScanner.isNameByte($0) }.last.map { Array($0) }
    }

    // MARK: - Functions

    /// The number of a function, made if it is new; nil if its name holds nothing that could be found again.
    mutating func function(named name: [UInt8]) -> Int? {
        if let number = functionNumbers[name] { return number }
        let run = Array(name.drop { !ShellScanner.isNameByte($0) }.prefix(while: ShellScanner.isNameByte))
        guard !run.isEmpty else { return nil }
        functions.append(Function(input: newInput(from: nil)))
        functionNumbers[name] = functions.count - 1
        functionsByRun[run, default: []].append(functions.count - 1)
        return functions.count - 1
    }

    func input(ofFunction number: Int) -> Int { functions[number].input }

    mutating func addBody(_ span: Range<Int>, of number: Int) { functions[number].bodies.append(span) }

    /// Notes a call.
    ///
    /// - Parameter certain: How many of the words are surely one argument each.
    mutating func call(_ number: Int, with words: [Source], certain: Int = 0) {
        functions[number].calls.append(Call(words: words, certain: certain))
    }

    mutating func markRunner(_ number: Int) { functions[number].runsArguments = true }

    /// Whether any function, or the script itself, runs its arguments as a command.
    var hasRunner: Bool { functions.contains(where: \.runsArguments) }

    func runsArguments(_ number: Int) -> Bool { functions[number].runsArguments }

    // MARK: - What reaches what

    /// For each hole that may reach a sink, by its number, which one and how.
    ///
    /// - Parameter isNumber: Whether a hole gives digits only.
    func reachedHoles(isNumber: (Int) -> Bool) -> [Int: Reached] {
        // A hole that reaches places of both kinds is refused, even where it gives digits only.
        let strict = reached(from: sinks.filter { !$0.place.takesNumbers })
        let numeric = reached(from: sinks.filter(\.place.takesNumbers))
        return numeric.filter { !isNumber($0.key) }.merging(strict) { $1 }
    }

    /// Whether nothing at all that is unknown before the run reaches a sink: no name, no argument, no hole.
    var hasNoOpenSink: Bool {
        sinks.allSatisfy { sink in
            if case .file(let name) = sink.source { return files[name] == nil }
            guard case .text(let span) = sink.source else { return false }
            return bytes[span].allSatisfy { !ShellScanner.isNameByte($0) && $0 != 0 && $0 != UInt8(ascii: "$") }
        }
    }

    private func reached(
        from sinks: [(source: Source, place: ShellPlace)]
    ) -> [Int: Reached] {
        guard !sinks.isEmpty else { return [:] }
        var walk = ShellFlowWalk(bytes)
        let bodies = FunctionBodies(
            functions.enumerated().flatMap { number, function in
                function.bodies.map { ($0, number) }
            }, in: bytes)
        for sink in sinks {
            walk.pending.append((sink.source, nil))
            while let (source, through) = walk.pending.popLast() {
                follow(source, through, in: &walk, within: bodies, for: sink.place)
            }
        }
        return walk.holes
    }

    private func follow(
        _ source: Source,
        _ through: [UInt8]?,
        in walk: inout ShellFlowWalk,
        within functionBodies: FunctionBodies,
        for place: ShellPlace
    ) {
        if case .text(let span) = source {
            return walk.visit(
                span, place: place, through: through,
                resolve: { name in
                    var sources = variables[name]?.sources ?? []
                    // A command that names a file may read it.
                    sources += (filesByRun[name] ?? []).map { .file($0) }
                    for number in functionsByRun[name] ?? [] { sources += functions[number].bodies.map { .text($0) } }
                    return sources
                }, argument: functionBodies.argument)
        }
        guard walk.seen.insert(source).inserted else { return }
        let next: [Source] =
            switch source {
            case .text: []
            case .node(let number): inputs[number]
            case .anyInput: inputs[0]
            case .arguments(let number): functions[number].calls.flatMap(\.words)
            case .argument(let index, let number):
                functions[number].calls.flatMap { call in
                    index <= call.certain ? call.words[(index - 1)..<index] : call.words[call.certain...]
                }
            case .file(let name): files[name] ?? []
            }
        walk.pending += next.map { ($0, through) }
    }
}

/// The bodies of functions, which may be nested, by where they stand.
private struct FunctionBodies {
    private struct Body {
        let span: Range<Int>
        let number: Int
        /// Where arguments may begin to be others than those of the call.
        let certainEnd: Int
        /// The body around it.
        var parent: Int?
    }

    /// Commands that change the arguments, and those that come back to a place before them.
    private static let movers = Set(["shift", "set", "eval", "while", "until", "for", "source"].map { Array($0.utf8) })

    private var bodies: [Body]

    init(_ spans: [(Range<Int>, Int)], in bytes: [UInt8]) {
        bodies = spans.map { span, number in
            let mover = bytes[span].split { !ShellScanner.isNameByte($0) }.first { Self.movers.contains(Array($0)) }
            return Body(span: span, number: number, certainEnd: mover?.startIndex ?? span.upperBound)
        }
        bodies.sort { ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound) }
        var open: [Int] = []
        for index in bodies.indices {
            while let last = open.last, bodies[last].span.upperBound <= bodies[index].span.lowerBound {
                open.removeLast()
            }
            bodies[index].parent = open.last
            open.append(index)
        }
    }

    /// What an argument that is used at a place stands for.
    ///
    /// - Parameter number: Which one; nil for any.
    func argument(_ number: Int?, at index: Int) -> ShellFlow.Source {
        guard let body = body(around: index) else { return .arguments(0) }
        guard let number, index < body.certainEnd else { return .arguments(body.number) }
        return .argument(number, of: body.number)
    }

    /// The innermost body around a place.
    private func body(around index: Int) -> Body? {
        var low = 0
        var high = bodies.count
        while low < high {
            let middle = (low + high) / 2
            if bodies[middle].span.lowerBound <= index { low = middle + 1 } else { high = middle }
        }
        var candidate: Int? = low > 0 ? low - 1 : nil
        while let body = candidate {
            if bodies[body].span.contains(index) { return bodies[body] }
            candidate = bodies[body].parent
        }
        return nil
    }
}
