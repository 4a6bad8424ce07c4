/// One object of a body, from which a generated type reads its members by field number.
///
/// Only a ``WireDecoder`` makes one, and lends it for the duration of `WireDecodable.init(from:)`. A value that can't be
/// what it is asked for is reported to the decoder, which throws it at the end, and reads as `nil`.
public struct WireNode: ~Copyable {
    let decoding: Decoding
    let index: Int
    let firstSlot: Int
    let table: UnsafeMutablePointer<FieldTable>

    /// The node of a field with the flag for several of them, or 0.
    @inline(__always)
    func slot(_ field: Int) -> UInt32 {
        guard field >= 0, field < table.pointee.fieldCount else {
            return 0
        }
        return decoding.state.pointee.slots.base[firstSlot + field]
    }

    /// The node of a member that is no list, or 0.
    @inline(__always)
    func onlyNode(_ field: Int) -> Int {
        let slot = slot(field)
        if slot & DecodingState.repeatedFlag == 0 {
            return Int(slot)
        }
        return decoding.onlyNode(slot, among: decoding.node(index).end)
    }

    /// A text as it stands; numbers and booleans as they are written. `nil` if absent or null.
    public borrowing func string(_ field: Int) -> String? {
        let node = onlyNode(field)
        return node == 0 ? nil : decoding.string(at: node)
    }

    /// A whole number of 32 bits, also as a text or as `112.0`; `nil` if absent, null or empty.
    public borrowing func int32(_ field: Int) -> Int? {
        let node = onlyNode(field)
        return node == 0 ? nil : decoding.int32(at: node)
    }

    /// A whole number, also as a text or as `112.0`; `nil` if absent, null or empty.
    public borrowing func int64(_ field: Int) -> Int? {
        let node = onlyNode(field)
        return node == 0 ? nil : decoding.int64(at: node)
    }

    /// A number, also as a text; `nil` if absent, null or empty.
    public borrowing func double(_ field: Int) -> Double? {
        let node = onlyNode(field)
        return node == 0 ? nil : decoding.double(at: node)
    }

    /// True or false, also as a text in any letter case; `nil` if absent, null or empty.
    public borrowing func bool(_ field: Int) -> Bool? {
        let node = onlyNode(field)
        return node == 0 ? nil : decoding.bool(at: node)
    }

    /// A string with known values; any other value is kept.
    public borrowing func enumeration<Value: WireText>(_ field: Int, as type: Value.Type) -> Value? {
        guard let text = string(field) else {
            return nil
        }
        return Value(rawValue: text)
    }

    /// An object; an empty element or text is one without members. `nil` if absent or null.
    public borrowing func object<Value: WireDecodable>(_ field: Int, as type: Value.Type) -> Value? {
        let slot = slot(field)
        if slot == 0 {
            return nil
        }
        let node = Int(slot & ~DecodingState.repeatedFlag)
        let isRepeated = slot & DecodingState.repeatedFlag != 0
        guard decoding.spend(1, MemoryLayout<Value>.stride, at: node) else {
            return nil
        }
        return decoding.readObject(
            at: node,
            siblingsEnd: isRepeated ? decoding.node(index).end : 0,
            table: decoding.fieldTable(for: type, in: table, field: field)
        )
    }

    /// Whatever is there; `nil` if absent.
    public borrowing func value(_ field: Int) -> WireValue? {
        let node = onlyNode(field)
        return node == 0 ? nil : decoding.value(at: node)
    }

    /// A list or map whose absence differs from its being empty; `nil` if absent or null.
    public borrowing func optional<Value: Collection>(_ field: Int, _ value: Value) -> Value? {
        let slot = slot(field)
        // One that was found elsewhere, without its wrapper, is there too.
        guard value.isEmpty else {
            return value
        }
        if slot == 0 || slot & DecodingState.repeatedFlag == 0 && decoding.node(Int(slot)).kind == .null {
            return nil
        }
        return value
    }

    /// A value that must be there; its absence is an error with the path.
    public borrowing func required<Value>(_ field: Int, _ value: Value?, or placeholder: Value) -> Value {
        guard let value else {
            reportMissing(field)
            return placeholder
        }
        return value
    }

    /// An object that must be there; its absence is an error with the path.
    public borrowing func requiredObject<Value: WireDecodable>(_ field: Int, as type: Value.Type) -> Value {
        if let value = object(field, as: type) {
            return value
        }
        reportMissing(field)
        return decoding.readAbsentObject(table: decoding.fieldTable(for: type, in: table, field: field))
    }

    private func reportMissing(_ field: Int) {
        decoding.fail(
            index,
            "required, but not there",
            code: .missingValue,
            member: table.pointee.name(ofField: field)
        )
    }
}
