/// Name number in a body to field number of a type: reading a member costs one load.
struct FieldTable {
    let wireFields: UnsafePointer<UInt8>
    let fieldCount: Int
    /// Names with larger numbers are not of the type.
    private let nameCount: Int
    /// By name number: field number plus one, or 0.
    private let fields: UnsafeMutablePointer<UInt16>
    /// By field number: the table of the type last read from that field.
    let children: UnsafeMutablePointer<UnsafeMutablePointer<FieldTable>?>
    /// By field number: the name number that the items of a list stand under, or 0; `absentName` where the body has no
    /// such name. `nil` where no member has items under a name.
    private var itemNames: UnsafeMutablePointer<UInt32>?

    static let absentName = UInt32.max

    /// - Parameter wireFields: as ``WireObject/wireFields`` says; at most 65,535 members.
    init(_ wireFields: StaticString, names: borrowing NameTable) {
        self.wireFields = wireFields.utf8Start
        let text = UnsafeBufferPointer(start: wireFields.utf8Start, count: wireFields.utf8CodeUnitCount)
        nameCount = names.count
        fields = .allocate(capacity: nameCount)
        fields.initialize(repeating: 0, count: nameCount)
        var lineCount = text.isEmpty ? 0 : 1
        for byte in text where byte == UInt8(ascii: "\n") {
            lineCount += 1
        }
        fieldCount = min(lineCount, Int(UInt16.max))
        children = .allocate(capacity: max(fieldCount, 1))
        children.initialize(repeating: nil, count: max(fieldCount, 1))
        var (field, column, start) = (0, 0, 0)
        while start < text.count, field < fieldCount {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\t") {
                end += 1
            }
            let base = wireFields.utf8Start + start
            if column == 0 {
                enter(base, length: end - start, as: field, names: names)
            } else if column > 1, text[start] == UInt8(ascii: "=") {
                enter(base + 1, length: end - start - 1, as: field, names: names)
            } else if column > 1, text[start] == UInt8(ascii: "/") {
                let name = names.find(base + 1, length: end - start - 1) ?? Self.absentName
                setItemName(name, of: field)
            }
            if end < text.count, text[end] == UInt8(ascii: "\n") {
                field += 1
                column = 0
            } else {
                column += 1
            }
            start = end + 1
        }
    }

    private func enter(_ name: UnsafePointer<UInt8>, length: Int, as field: Int, names: borrowing NameTable) {
        if let number = names.find(name, length: length) {
            fields[Int(number)] = UInt16(field + 1)
        }
    }

    private mutating func setItemName(_ name: UInt32, of field: Int) {
        let itemNames = itemNames ?? .allocate(capacity: fieldCount)
        if self.itemNames == nil {
            itemNames.initialize(repeating: 0, count: fieldCount)
            self.itemNames = itemNames
        }
        itemNames[field] = name
    }

    func free() {
        fields.deallocate()
        children.deallocate()
        itemNames?.deallocate()
    }

    /// The number of the name that the items of a list stand under, as its field declares; 0 if it declares none.
    func itemName(ofField field: Int) -> UInt32 { itemNames?[field] ?? 0 }

    /// Field number plus one, or 0 if the type has no such member.
    func field(ofName number: UInt32) -> Int {
        Int(number) < nameCount ? Int(fields[Int(number)]) : 0
    }

    /// The wire name of a field, which must be one of the type's.
    func name(ofField field: Int) -> String {
        let text = UnsafeBufferPointer(start: wireFields, count: length(of: wireFields))
        let names = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard field < names.count else { return "" }
        return String(decoding: names[field].prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
    }
}
