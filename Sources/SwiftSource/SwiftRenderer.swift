/// Turns Swift files as values into source text: four blanks a level, one statement a line.
///
/// Nothing in the values can leave its place: comments stay on their line, names are identifiers, texts are escaped.
public struct SwiftRenderer {
    private var source = SourceText()

    private init() {}

    /// The text of a file, ending in a line break.
    public static func render(_ file: SwiftFile) -> String {
        var renderer = SwiftRenderer()
        for comment in file.header { renderer.source.comment("//", comment) }
        if !file.imports.isEmpty { renderer.source.endLine() }
        for item in file.imports {
            renderer.write(item.access.prefix)
            renderer.write("import ")
            renderer.write(Identifier.escaped(item.module))
            renderer.source.endLine()
        }
        for declaration in file.declarations {
            renderer.source.endLine()
            renderer.render(declaration)
        }
        return renderer.source.text
    }

    private mutating func write(_ text: String) { source.write(text) }

    private mutating func write(name: String) { source.write(Identifier.escaped(name)) }

    /// What stands in braces behind the beginning of a line.
    private mutating func block(_ body: (inout SwiftRenderer) -> Void) {
        write(" {")
        source.endLine()
        source.indent()
        body(&self)
        source.outdent()
        source.line("}")
    }

    private mutating func preamble(_ documentation: [String], _ attributes: [Attribute]) {
        for comment in documentation { source.comment("///", comment) }
        for attribute in attributes { render(attribute) }
    }

    private mutating func render(_ attribute: Attribute) {
        switch attribute {
        case .plain(let text): source.line(text)
        case .deprecated(nil): source.line("@available(*, deprecated)")
        case .deprecated(let message?):
            source.beginLine()
            write("@available(*, deprecated, message: ")
            write(literal: message)
            write(")")
            source.endLine()
        }
    }

    // MARK: - Declarations

    private mutating func render(_ declaration: Declaration) {
        switch declaration {
        case .type(let type): render(type)
        case .extension(let name, let members):
            source.beginLine()
            write("extension ")
            write(name: name)
            block { $0.render(members) }
        case .variable(let variable): render(variable)
        case .function(let function): render(function)
        case .typeAlias(let access, let name, let type):
            source.beginLine()
            write(access.prefix)
            write("typealias ")
            write(name: name)
            write(" = ")
            write(type)
            source.endLine()
        case .enumCase(let name, let rawValue):
            source.beginLine()
            write("case ")
            write(name: name)
            if let rawValue {
                write(" = ")
                write(literal: rawValue)
            }
            source.endLine()
        }
    }

    private mutating func render(_ type: TypeDeclaration) {
        preamble(type.documentation, type.attributes)
        source.beginLine()
        write(type.access.prefix)
        write(type.keyword.rawValue)
        write(" ")
        write(name: type.name)
        for (index, conformance) in type.conformances.enumerated() {
            write(index == 0 ? ": " : ", ")
            write(name: conformance)
        }
        if type.members.isEmpty { return finishEmpty() }
        block { $0.render(type.members) }
    }

    private mutating func finishEmpty() {
        write(" {}")
        source.endLine()
    }

    private mutating func render(_ members: [Declaration]) {
        for (index, member) in members.enumerated() {
            if index > 0, Self.needsBlankLine(between: members[index - 1], and: member) { source.endLine() }
            render(member)
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
        source.beginLine()
        write(variable.access.prefix)
        if variable.isStatic { write("static ") }
        write(variable.isConstant ? "let " : "var ")
        write(name: variable.name)
        if let type = variable.type {
            write(": ")
            write(type)
        }
        switch variable.value {
        case .stored: source.endLine()
        case .initial(let value):
            write(" = ")
            write(value)
            source.endLine()
        case .computed(.lines(let lines)):
            // A text over several lines: its closing quotes set the indentation.
            block { renderer in
                renderer.source.line("\"\"\"")
                for content in lines { renderer.render(lineOfText: content) }
                renderer.source.line("\"\"\"")
            }
        case .computed(.array(let elements)):
            block { $0.render(elements: elements) }
        case .computed(let value):
            write(" { ")
            write(value)
            write(" }")
            source.endLine()
        case .accessors(let get, let set):
            block { renderer in
                renderer.source.beginLine()
                renderer.write("get { ")
                renderer.write(get)
                renderer.write(" }")
                renderer.source.endLine()
                renderer.source.beginLine()
                renderer.write("set")
                renderer.block { $0.render(set) }
            }
        }
    }

    private mutating func render(lineOfText content: String) {
        if content.isEmpty { return source.endLine() }
        source.beginLine()
        source.writeEscaped(content)
        source.endLine()
    }

    private mutating func render(elements: [Expression]) {
        source.line("[")
        source.indent()
        for element in elements {
            source.beginLine()
            write(element)
            write(",")
            source.endLine()
        }
        source.outdent()
        source.line("]")
    }

    private mutating func render(_ function: FunctionDeclaration) {
        preamble(function.documentation, function.attributes)
        source.beginLine()
        write(function.access.prefix)
        for modifier in function.modifiers {
            write(modifier)
            write(" ")
        }
        if let name = function.name {
            write("func ")
            write(name: name)
        } else {
            write("init")
        }
        write("(")
        // One a line where they are many.
        let isLong = function.parameters.count > 3
        if isLong {
            source.endLine()
            source.indent()
        }
        for (index, parameter) in function.parameters.enumerated() {
            if isLong { source.beginLine() } else if index > 0 { write(", ") }
            write(parameter)
            if isLong {
                if index < function.parameters.count - 1 { write(",") }
                source.endLine()
            }
        }
        if isLong {
            source.outdent()
            source.beginLine()
        }
        write(")")
        if function.isThrowing { write(" throws") }
        if let returnType = function.returnType {
            write(" -> ")
            write(returnType)
        }
        if function.body.isEmpty { return finishEmpty() }
        block { $0.render(function.body) }
    }

    private mutating func write(_ parameter: FunctionDeclaration.Parameter) {
        if let label = parameter.label {
            write(Identifier.escapedMember(label))
            write(" ")
        }
        write(name: parameter.name)
        write(": ")
        if let modifier = parameter.modifier {
            write(modifier)
            write(" ")
        }
        write(parameter.type)
        if let value = parameter.defaultValue {
            write(" = ")
            write(value)
        }
    }

    // MARK: - Statements

    private mutating func render(_ statements: [Statement]) {
        for statement in statements {
            source.beginLine()
            switch statement {
            case .expression(let expression): write(expression)
            case .declare(let name, let isConstant, let value):
                write(isConstant ? "let " : "var ")
                write(name: name)
                write(" = ")
                write(value)
            case .assign(let target, let value):
                write(target)
                write(" = ")
                write(value)
            }
            source.endLine()
        }
    }

    // MARK: - Expressions and types

    private mutating func write(_ expression: Expression) {
        switch expression {
        case .name(let name): write(name: name)
        case .keyword(let keyword): write(keyword.rawValue)
        case .member(let base, let name):
            write(base)
            write(".")
            write(Identifier.escapedMember(name))
        case .call(let callee, let arguments):
            write(callee)
            write("(")
            for (index, argument) in arguments.enumerated() {
                if index > 0 { write(", ") }
                if let label = argument.label {
                    write(Identifier.escapedMember(label))
                    write(": ")
                }
                write(argument.value)
            }
            write(")")
        case .string(let content): write(literal: content)
        case .lines(let lines): write(literal: lines.joined(separator: "\n"))
        case .integer(let value): write(String(value))
        case .type(let type):
            write(type)
            write(".self")
        case .array(let elements):
            write("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { write(", ") }
                write(element)
            }
            write("]")
        case .emptyArray: write("[]")
        case .emptyDictionary: write("[:]")
        case .reference(let value):
            write("&")
            write(value)
        case .attempt(let value):
            write("try ")
            write(value)
        case .implicitMember(let name):
            write(".")
            write(Identifier.escapedMember(name))
        case .optionalAsArray(let value):
            write(value)
            write(".map { [$0] } ?? []")
        }
    }

    /// A text in quotes.
    private mutating func write(literal content: String) {
        write("\"")
        source.writeEscaped(content)
        write("\"")
    }

    private mutating func write(_ type: TypeReference) {
        switch type {
        case .named(let name): write(TypeReference.spelled(name))
        case .optional(let wrapped):
            write(wrapped)
            write("?")
        case .array(let item):
            write("[")
            write(item)
            write("]")
        case .dictionary(let value):
            write("[String: ")
            write(value)
            write("]")
        }
    }
}
