/// Writes the members of generated types: flattened to parameters, as JSON, as XML, or where they are only looked at, as
/// the children of a mirror or against their limits.
///
/// The same `encode(into:)` serves all of them: inside a `json`-style parameter the writer switches to JSON. Names of
/// members inside members are built in one byte buffer, so a level costs an append and a cut. `nil` writes nothing.
public struct WireWriter {
    enum Output {
        case parameters
        case json
        case xml
        case children
        case limits
    }

    var output: Output
    /// Name of the member being written, in wire names: `DataDisk.1.Size`.
    var prefix: [UInt8] = []
    /// The JSON or XML so far.
    var text: [UInt8] = []
    /// Whether something stands before the next JSON member or item.
    private var needsComma = false
    private(set) var parameters: [QueryParameter] = []
    /// The children of a mirror.
    var children: [Mirror.Child] = []
    /// What is over a limit.
    var violations: [LimitViolation] = []
    private(set) var failure: WireEncodingError?
    /// The members of the object being written.
    private var fields: [WireField] = []
    /// Those of types that were met, by their texts.
    private var knownFields: [UnsafePointer<UInt8>: [WireField]] = [:]
    /// Bytes that names may still take: every leaf repeats the names it is below, so that long keys with many values
    /// under them would grow with the product of both.
    private var nameBytesLeft = WireWriter.largestNameBytes

    /// Far above any request; a URL ends at 8 KiB, a form body at some MiB.
    private static let largestNameBytes = 64 << 20

    init(output: Output) {
        self.output = output
    }

    /// Keeps a failure; the first one is thrown at the end.
    mutating func fail(_ reason: String) {
        if failure == nil {
            failure = WireEncodingError(name: String(decoding: prefix.prefix(200), as: UTF8.self), reason: reason)
        }
    }

    // MARK: - Members

    /// Writes a member of the object being written.
    mutating func member<Value>(_ number: Int, _ value: Value, _ write: (inout WireWriter) -> Void) {
        guard let field = field(number) else { return }
        switch output {
        case .children: children.append((field.swiftName, field.isSecret ? RedactedValue() : value))
        case .limits:
            named(field.wireName) {
                $0.check(value, of: field)
                write(&$0)
            }
        case .parameters where field.isJSONText: named(field.wireName) { $0.asJSONText(write) }
        case .parameters, .json, .xml: named(field.wireName, write)
        }
    }

    /// A member by its number, which generated code gives.
    func field(_ number: Int) -> WireField? {
        number >= 0 && number < fields.count ? fields[number] : nil
    }

    /// Writes something under a name.
    mutating func named(_ name: String, _ write: (inout WireWriter) -> Void) {
        let length = prefix.count
        appendToPrefix(name)
        switch output {
        case .json:
            writeCommaIfNeeded()
            JSONText.append(name, to: &text)
            text.append(UInt8(ascii: ":"))
            write(&self)
        case .xml:
            openElement(name)
            write(&self)
            closeElement(name)
        case .parameters, .children, .limits: write(&self)
        }
        prefix.removeLast(prefix.count - length)
    }

    private mutating func appendToPrefix(_ name: String) {
        if !prefix.isEmpty {
            prefix.append(UInt8(ascii: "."))
        }
        prefix.append(contentsOf: name.utf8)
    }

    private mutating func writeCommaIfNeeded() {
        if needsComma {
            text.append(UInt8(ascii: ","))
        }
        needsComma = false
    }

    // MARK: - Scalars

    mutating func write(_ value: String) {
        switch output {
        case .parameters: addParameter(value)
        case .json:
            JSONText.append(value, to: &text)
            needsComma = true
        case .xml: writeXMLText(value)
        case .children, .limits: break
        }
    }

    mutating func write(_ value: Int) {
        writeLiteral(String(value))
    }

    mutating func write(_ value: Bool) {
        writeLiteral(value ? "true" : "false")
    }

    mutating func write(_ value: Double) {
        guard let text = decimalText(value) else {
            return fail("an infinite number, or not a number, can't be sent")
        }
        writeLiteral(text)
    }

    /// Writes text that is the same in JSON, in XML and in a parameter.
    private mutating func writeLiteral(_ literal: String) {
        switch output {
        case .parameters: addParameter(literal)
        case .json, .xml:
            text.append(contentsOf: literal.utf8)
            needsComma = true
        case .children, .limits: break
        }
    }

    private mutating func addParameter(_ value: String) {
        nameBytesLeft -= prefix.count
        if nameBytesLeft < 0 {
            return fail("the names of all parameters are longer than 64 MiB")
        }
        parameters.append(QueryParameter(name: String(decoding: prefix, as: UTF8.self), value: value))
    }

    // MARK: - Containers

    mutating func writeObject<Value: WireEncodable>(_ value: Value) {
        openJSON("{")
        writeMembers(of: value)
        closeJSON("}")
    }

    /// Writes the members of an object, without what is around them.
    mutating func writeMembers<Value: WireEncodable>(of value: Value) {
        let outer = fields
        let wireFields = Value.wireFields
        if let known = knownFields[wireFields.utf8Start] {
            fields = known
        } else {
            fields = WireField.list(wireFields)
            knownFields[wireFields.utf8Start] = fields
        }
        value.encode(into: &self)
        fields = outer
    }

    /// Writes items inside a wrapper; in XML each of them has its name itself.
    mutating func writeWrapped(_ itemName: String, _ write: (inout WireWriter) -> Void) {
        if output == .xml { return write(&self) }
        openJSON("{")
        named(itemName, write)
        closeJSON("}")
    }

    /// Writes the items of a list.
    ///
    /// - Parameter itemName: What each item stands under in XML.
    mutating func writeItems<Item>(
        _ values: [Item], itemName: String, _ write: (inout WireWriter, Item) -> Void
    ) {
        openJSON("[")
        for (index, value) in values.enumerated() {
            switch output {
            case .xml: named(itemName) { write(&$0, value) }
            case .json:
                writeCommaIfNeeded()
                write(&self, value)
            case .parameters, .children, .limits:
                let (length, count) = (prefix.count, parameters.count)
                appendToPrefix(String(index + 1))
                write(&self, value)
                // An item without members has to be there all the same.
                if output == .parameters, parameters.count == count, value as? WireValue != .null { addParameter("") }
                prefix.removeLast(prefix.count - length)
            }
        }
        closeJSON("]")
    }

    /// Writes a map with its keys in the order of their bytes.
    mutating func writeMap<Item>(_ values: [String: Item], _ write: (inout WireWriter, Item) -> Void) {
        openJSON("{")
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (key, value) in sorted {
            named(key) { write(&$0, value) }
        }
        closeJSON("}")
    }

    /// Writes an untyped value; a null is written in JSON only.
    mutating func write(_ value: WireValue) {
        switch value {
        case .null:
            if output == .json { writeLiteral("null") }
        case .bool(let flag): write(flag)
        case .number(let text): writeNumber(text)
        case .string(let text): write(text)
        case .array(let values):
            if output == .xml {
                // Nothing would tell one item from a value, or a list from an object.
                fail("a list without a type can't be written in XML")
            } else {
                writeItems(values, itemName: "") { $0.write($1) }
            }
        case .object(let members):
            writeMap(members) { $0.write($1) }
        }
    }

    /// Writes a number as it is spelled; a spelling that is no JSON number is written as a text.
    private mutating func writeNumber(_ text: String) {
        if JSONText.isNumber(text) {
            writeLiteral(text)
        } else {
            write(text)
        }
    }

    private mutating func openJSON(_ bracket: Unicode.Scalar) {
        if output == .json {
            text.append(UInt8(ascii: bracket))
            needsComma = false
        }
    }

    private mutating func closeJSON(_ bracket: Unicode.Scalar) {
        if output == .json {
            text.append(UInt8(ascii: bracket))
            needsComma = true
        }
    }

    /// Writes one parameter that holds a JSON text.
    private mutating func asJSONText(_ write: (inout WireWriter) -> Void) {
        output = .json
        needsComma = false
        write(&self)
        output = .parameters
        addParameter(String(decoding: text, as: UTF8.self))
        text.removeAll(keepingCapacity: true)
    }
}

/// What a mirror shows for a secret.
struct RedactedValue: CustomStringConvertible, CustomReflectable {
    var description: String { "redacted" }
    var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
