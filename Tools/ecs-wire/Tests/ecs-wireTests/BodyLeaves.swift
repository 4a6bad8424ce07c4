import ECSRuntime
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The leaves of a body as Foundation reads it, for comparison with what the runtime makes of it.
struct BodyLeaves {
    /// Values by their path, as `WireDecoder.Report` spells paths, without `[0]`: whether an only item is in a list
    /// can't be seen in XML.
    private(set) var values: [String: String] = [:]
    /// Paths of what holds nothing, but for null.
    private(set) var emptyPaths: Set<String> = []

    init(_ bytes: [UInt8], _ format: WireFormat) throws {
        switch format {
        case .json: collect(try JSONDecoder().decode(JSONValue.self, from: Data(bytes)), path: "$")
        case .xml:
            let builder = ElementBuilder()
            let parser = XMLParser(data: Data(bytes))
            parser.delegate = builder
            guard parser.parse(), let root = builder.root.children.first else {
                throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
            }
            collect(root, path: "$")
        }
    }

    static func withoutFirstIndex(_ path: String) -> String { path.replacingOccurrences(of: "[0]", with: "") }

    private mutating func add(_ text: String, _ path: String) {
        // Not more than XML and JSON call white space: a no-break space between elements is a text.
        let text = text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\n"))
        guard !text.isEmpty else {
            emptyPaths.insert(Self.withoutFirstIndex(path))
            return
        }
        // One spelling for `112.0` and `112`, and for `True` and `true`.
        let number = Int64(text).map(String.init) ?? Double(text).map { Int64(exactly: $0).map(String.init) ?? "\($0)" }
        values[Self.withoutFirstIndex(path)] = number ?? text.lowercased()
    }

    private mutating func collect(_ value: JSONValue, path: String) {
        switch value {
        case .null: break
        case .scalar(let text): add(text, path)
        case .array(let items):
            if value.isEmpty { add("", path) }
            for (index, item) in items.enumerated() { collect(item, path: "\(path)[\(index)]") }
        case .object(let members):
            if value.isEmpty { add("", path) }
            for (name, member) in members { collect(member, path: path + Self.component(name)) }
        }
    }

    private mutating func collect(_ element: Element, path: String) {
        for (name, value) in element.attributes { add(value, path + ".@" + name) }
        add(element.text, element.children.isEmpty ? path : path + ".#text")
        if element.isEmpty { emptyPaths.insert(Self.withoutFirstIndex(path)) }
        var seen: [String: Int] = [:]
        for child in element.children {
            let position = seen[child.name, default: 0]
            seen[child.name] = position + 1
            collect(child, path: path + Self.component(child.name) + "[\(position)]")
        }
    }

    private static func component(_ name: String) -> String {
        let isPlain =
            !name.isEmpty && name.utf8.allSatisfy { $0 < 0x80 && (isalnum(Int32($0)) != 0 || $0 == 0x5F || $0 == 0x2D) }
        return isPlain ? "." + name : "['\(name)']"
    }
}

/// JSON with the kinds of scalars forgotten.
private enum JSONValue: Decodable {
    case null
    case scalar(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Whether it says nothing, or only holds what says nothing.
    var isEmpty: Bool {
        switch self {
        case .null: true
        case .scalar(let text): text.allSatisfy(\.isWhitespace)
        case .array(let items): items.allSatisfy(\.isEmpty)
        case .object(let members): members.values.allSatisfy(\.isEmpty)
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try? container.decode(String.self) {
            self = .scalar(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .scalar("\(flag)")
        } else if let number = try? container.decode(Int64.self) {
            self = .scalar("\(number)")
        } else if let number = try? container.decode(Double.self) {
            self = .scalar("\(number)")
        } else if let items = try? container.decode([JSONValue].self) {
            self = .array(items)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

private final class Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    var children: [Element] = []

    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) && children.allSatisfy(\.isEmpty) }

    init(name: String, attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }
}

private final class ElementBuilder: NSObject, XMLParserDelegate {
    let root = Element(name: "")
    private lazy var open = [root]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name: name, attributes: attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        open.last?.text += String(decoding: block, as: UTF8.self)
    }
}
