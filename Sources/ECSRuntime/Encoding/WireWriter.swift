/// Writes the members of generated types, either flattened to parameters or as JSON.
///
/// The same `encode(into:)` serves both: inside a `json`-style parameter the writer switches to JSON. Names of members
/// inside members are built in one byte buffer, so a level costs an append and a cut. `nil` writes nothing.
public struct WireWriter {
    enum Output {
        case parameters
        case json
    }

    var output: Output
    /// Name of the parameter being written, `DataDisk.1.Size`.
    var prefix: [UInt8] = []
    var json: [UInt8] = []
    /// Whether something stands before the next JSON member or item.
    var needsComma = false
    private var parameters: [QueryParameter] = []
    /// Bytes that names may still take: every leaf repeats the names it is below, so that long keys with many values
    /// under them would grow with the product of both.
    private var nameBytesLeft = WireWriter.largestNameBytes

    /// Far above any request; a URL ends at 8 KiB, a form body at some MiB.
    private static let largestNameBytes = 64 << 20
    private var failure: WireEncodingError?

    init(output: Output) {
        self.output = output
    }

    func finishedParameters() throws(WireEncodingError) -> [QueryParameter] {
        if let failure {
            throw failure
        }
        return parameters
    }

    func finishedJSON() throws(WireEncodingError) -> String {
        if let failure {
            throw failure
        }
        return String(decoding: json, as: UTF8.self)
    }

    // MARK: - Names

    /// Starts a member; `end` takes what it returns.
    mutating func begin(_ name: String) -> Int {
        let length = prefix.count
        if output == .json {
            writeCommaIfNeeded()
            JSONText.append(name, to: &json)
            json.append(UInt8(ascii: ":"))
        }
        appendToPrefix(name)
        return length
    }

    /// Starts an item of a list; `number` counts from 1.
    mutating func beginItem(_ number: Int) -> Int {
        let length = prefix.count
        if output == .json {
            writeCommaIfNeeded()
        }
        appendToPrefix(String(number))
        return length
    }

    mutating func end(_ length: Int) {
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
            json.append(UInt8(ascii: ","))
        }
        needsComma = false
    }

    // MARK: - Scalars

    mutating func write(_ value: String) {
        switch output {
        case .parameters: addParameter(value)
        case .json:
            JSONText.append(value, to: &json)
            needsComma = true
        }
    }

    mutating func write(_ value: Int64) {
        writeLiteral(String(value))
    }

    mutating func write(_ value: Bool) {
        writeLiteral(value ? "true" : "false")
    }

    mutating func write(_ value: Double) {
        guard let text = decimalText(value) else {
            if failure == nil {
                failure = WireEncodingError(
                    name: String(decoding: prefix, as: UTF8.self),
                    reason: "an infinite number, or not a number, can't be sent"
                )
            }
            return
        }
        writeLiteral(text)
    }

    /// Writes text that is the same in JSON and in a parameter.
    mutating func writeLiteral(_ text: String) {
        switch output {
        case .parameters: addParameter(text)
        case .json:
            json.append(contentsOf: text.utf8)
            needsComma = true
        }
    }

    private mutating func addParameter(_ value: String) {
        nameBytesLeft -= prefix.count
        if nameBytesLeft < 0 {
            if failure == nil {
                let name = String(decoding: prefix.prefix(200), as: UTF8.self)
                failure = WireEncodingError(name: name, reason: "the names of all parameters are longer than 64 MiB")
            }
            return
        }
        parameters.append(QueryParameter(name: String(decoding: prefix, as: UTF8.self), value: value))
    }

    // MARK: - Containers

    mutating func writeObject(_ value: some WireEncodable) {
        openJSON("{")
        value.encode(into: &self)
        closeJSON("}")
    }

    mutating func writeList<Item>(_ values: [Item], _ write: (inout WireWriter, Item) -> Void) {
        openJSON("[")
        for (index, value) in values.enumerated() {
            let length = beginItem(index + 1)
            write(&self, value)
            end(length)
        }
        closeJSON("]")
    }

    /// Writes a map with its keys in the order of their bytes.
    mutating func writeMap<Item>(_ values: [String: Item], _ write: (inout WireWriter, Item) -> Void) {
        openJSON("{")
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (key, value) in sorted {
            let length = begin(key)
            write(&self, value)
            end(length)
        }
        closeJSON("}")
    }

    /// Writes an untyped value; a null is written in JSON only.
    mutating func write(_ value: WireValue) {
        switch value {
        case .null:
            if output == .json {
                writeLiteral("null")
            }
        case .bool(let flag): write(flag)
        case .number(let text): writeNumber(text)
        case .string(let text): write(text)
        case .array(let values): writeList(values) { $0.write($1) }
        case .object(let members): writeMap(members) { $0.write($1) }
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
            json.append(UInt8(ascii: bracket))
            needsComma = false
        }
    }

    private mutating func closeJSON(_ bracket: Unicode.Scalar) {
        if output == .json {
            json.append(UInt8(ascii: bracket))
            needsComma = true
        }
    }

    /// Writes one member as JSON text, whatever is around it: the `json` style of parameters.
    mutating func writeJSONStyle(_ name: String, _ write: (inout WireWriter) -> Void) {
        let length = begin(name)
        defer { end(length) }
        if output == .json {
            write(&self)
            return
        }
        output = .json
        write(&self)
        output = .parameters
        addParameter(String(decoding: json, as: UTF8.self))
        json.removeAll(keepingCapacity: true)
        needsComma = false
    }
}
