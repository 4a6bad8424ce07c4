/// Turns Swift files as values into source text: four blanks a level, one statement a line.
///
/// Nothing in the values can leave its place: comments stay on their line, names are identifiers, texts are escaped.
public struct SwiftRenderer {
    private var text = ""
    private var indentation = ""

    private init() {}

    /// The text of a file, ending in a line break.
    public static func render(_ file: SwiftFile) -> String {
        var renderer = SwiftRenderer()
        for comment in file.header { renderer.comment("//", comment) }
        if !file.imports.isEmpty { renderer.line("") }
        for item in file.imports {
            renderer.line((item.isPublic ? "public import " : "import ") + Identifier.escaped(item.module))
        }
        for declaration in file.declarations {
            renderer.line("")
            renderer.render(declaration)
        }
        return renderer.text
    }

    private mutating func line(_ content: String) {
        if !content.isEmpty {
            text += indentation
            text += content
        }
        text += "\n"
    }

    /// A comment of one line: what breaks a line, or a reader's view of it, becomes a question mark.
    private mutating func comment(_ marker: String, _ text: String) {
        if text.isEmpty { return line(marker) }
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isPlain { return line(marker + " " + text) }
        var visible = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: visible.append("?")
            default: visible.unicodeScalars.append(scalar)
            }
        }
        line(marker + " " + visible)
    }

    private mutating func block(_ opening: String, _ body: (inout SwiftRenderer) -> Void) {
        line(opening + " {")
        indentation += "    "
        body(&self)
        indentation.removeLast(4)
        line("}")
    }

    private mutating func preamble(_ documentation: [String], _ attributes: [String]) {
        for comment in documentation { self.comment("///", comment) }
        for attribute in attributes { line(attribute) }
    }

    // MARK: - Declarations

    private mutating func render(_ declaration: Declaration) {
        switch declaration {
        case .type(let type): render(type)
        case .extension(let name, let members):
            block("extension \(Identifier.escaped(name))") { $0.render(members) }
        case .variable(let variable): render(variable)
        case .function(let function): render(function)
        case .typeAlias(let access, let name, let type):
            line("\(access.prefix)typealias \(Identifier.escaped(name)) = \(type.text)")
        case .enumCase(let name, let rawValue):
            line("case \(Identifier.escaped(name))" + (rawValue.map { " = " + Self.literal($0) } ?? ""))
        }
    }

    private mutating func render(_ type: TypeDeclaration) {
        preamble(type.documentation, type.attributes)
        var opening = "\(type.access.prefix)\(type.keyword.rawValue) \(Identifier.escaped(type.name))"
        if !type.conformances.isEmpty {
            opening += ": " + type.conformances.map(Identifier.escaped).joined(separator: ", ")
        }
        if type.members.isEmpty { return line(opening + " {}") }
        block(opening) { $0.render(type.members) }
    }

    private mutating func render(_ members: [Declaration]) {
        var previous: Declaration?
        for member in members {
            if let previous, Self.needsBlankLine(between: previous, and: member) { line("") }
            render(member)
            previous = member
        }
    }

    /// Short declarations of one kind stand together; anything with a body or a comment stands alone.
    private static func needsBlankLine(between first: Declaration, and second: Declaration) -> Bool {
        switch (first, second) {
        case (.enumCase, .enumCase), (.typeAlias, .typeAlias): false
        case (.variable, .variable(let second)): !second.documentation.isEmpty
        case (.typeAlias, .variable(let second)): !second.documentation.isEmpty
        default: true
        }
    }

    private mutating func render(_ variable: VariableDeclaration) {
        preamble(variable.documentation, variable.attributes)
        var opening = variable.access.prefix
        if variable.isStatic { opening += "static " }
        opening += variable.isConstant ? "let " : "var "
        opening += Identifier.escaped(variable.name)
        if let type = variable.type { opening += ": " + type.text }
        switch variable.value {
        case .stored: line(opening)
        case .initial(let value): line("\(opening) = \(text(of: value))")
        case .computed(.lines(let lines)):
            // A text over several lines: its closing quotes set the indentation.
            block(opening) { renderer in
                renderer.line("\"\"\"")
                for content in lines { renderer.line(Self.escaped(content)) }
                renderer.line("\"\"\"")
            }
        case .computed(.array(let elements)):
            block(opening) { renderer in
                renderer.line("[")
                for element in elements { renderer.line("    \(renderer.text(of: element)),") }
                renderer.line("]")
            }
        case .computed(let value): line("\(opening) { \(text(of: value)) }")
        case .accessors(let get, let set):
            let getter = text(of: get)
            block(opening) { renderer in
                renderer.line("get { \(getter) }")
                renderer.block("set") { $0.render(set) }
            }
        }
    }

    private mutating func render(_ function: FunctionDeclaration) {
        preamble(function.documentation, function.attributes)
        var opening = function.access.prefix
        for modifier in function.modifiers { opening += modifier + " " }
        opening += function.name.map { "func " + Identifier.escaped($0) } ?? "init"
        opening += "("
        let parameters = function.parameters.map { text(of: $0) }
        if parameters.reduce(opening.utf8.count + indentation.utf8.count, { $0 + $1.utf8.count + 2 }) > 116 {
            line(opening)
            for (index, parameter) in parameters.enumerated() {
                line("    " + parameter + (index == parameters.count - 1 ? "" : ","))
            }
            opening = ""
        } else {
            opening += parameters.joined(separator: ", ")
        }
        opening += function.isThrowing ? ") throws" : ")"
        if let returnType = function.returnType { opening += " -> " + returnType.text }
        if function.body.isEmpty { return line(opening + " {}") }
        block(opening) { $0.render(function.body) }
    }

    private func text(of parameter: FunctionDeclaration.Parameter) -> String {
        var text = ""
        if let label = parameter.label { text += Identifier.escapedMember(label) + " " }
        text += Identifier.escaped(parameter.name) + ": "
        if let modifier = parameter.modifier { text += modifier + " " }
        text += parameter.type.text
        if let value = parameter.defaultValue { text += " = " + self.text(of: value) }
        return text
    }

    // MARK: - Statements

    private mutating func render(_ statements: [Statement]) {
        for statement in statements {
            switch statement {
            case .expression(let expression): line(text(of: expression))
            case .declare(let name, let isConstant, let value):
                line("\(isConstant ? "let" : "var") \(Identifier.escaped(name)) = \(text(of: value))")
            case .assign(let target, let value): line("\(text(of: target)) = \(text(of: value))")
            }
        }
    }

    // MARK: - Expressions

    private func text(of expression: Expression) -> String {
        switch expression {
        case .name(let name): return Identifier.escaped(name)
        case .keyword(let keyword): return keyword.rawValue
        case .member(let base, let name): return text(of: base) + "." + Identifier.escapedMember(name)
        case .call(let callee, let arguments):
            var text = text(of: callee) + "("
            for (index, argument) in arguments.enumerated() {
                if index > 0 { text += ", " }
                if let label = argument.label { text += Identifier.escapedMember(label) + ": " }
                text += self.text(of: argument.value)
            }
            return text + ")"
        case .string(let content): return Self.literal(content)
        case .lines(let lines): return Self.literal(lines.joined(separator: "\n"))
        case .integer(let value): return String(value)
        case .type(let type): return type.text + ".self"
        case .array(let elements): return "[" + elements.map(text(of:)).joined(separator: ", ") + "]"
        case .emptyArray: return "[]"
        case .emptyDictionary: return "[:]"
        case .reference(let value): return "&" + text(of: value)
        case .attempt(let value): return "try " + text(of: value)
        case .implicitMember(let name): return "." + Identifier.escapedMember(name)
        case .optionalAsArray(let value): return "\(text(of: value)).map { [$0] } ?? []"
        }
    }

    /// A text in quotes.
    static func literal(_ content: String) -> String { "\"" + escaped(content) + "\"" }

    /// A text as it stands between quotes, on one line and in printable characters.
    static func escaped(_ content: String) -> String {
        let isPlain = content.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return content }
        var text = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case let scalar
            where scalar.value < 0x20 || scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format || scalar.properties.isWhitespace && scalar != " ":
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
