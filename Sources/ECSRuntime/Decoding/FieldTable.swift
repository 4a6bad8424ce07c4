/// Name number in a body to field number of a type: reading a member costs one load.
struct FieldTable {
    let wireNames: UnsafePointer<UInt8>
    let fieldCount: Int
    /// Names with larger numbers are not of the type.
    private let nameCount: Int
    /// By name number: field number plus one, or 0.
    private let fields: UnsafeMutablePointer<UInt16>
    /// By field number: the table of the type last read from that field.
    let children: UnsafeMutablePointer<UnsafeMutablePointer<FieldTable>?>

    /// - Parameter wireNames: one member a line, at most 65,535 of them; its other names after it, with tabs between.
    init(_ wireNames: StaticString, names: borrowing NameTable) {
        self.wireNames = wireNames.utf8Start
        let text = UnsafeBufferPointer(start: wireNames.utf8Start, count: wireNames.utf8CodeUnitCount)
        nameCount = names.count
        fields = .allocate(capacity: nameCount)
        fields.initialize(repeating: 0, count: nameCount)
        var count = 0
        var start = 0
        while start < text.count, count < Int(UInt16.max) {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\t") {
                end += 1
            }
            if let number = names.find(wireNames.utf8Start + start, length: end - start) {
                fields[Int(number)] = UInt16(count + 1)
            }
            // Another name of the same member follows a tab.
            if end == text.count || text[end] == UInt8(ascii: "\n") {
                count += 1
            }
            start = end + 1
        }
        fieldCount = count
        children = .allocate(capacity: max(count, 1))
        children.initialize(repeating: nil, count: max(count, 1))
    }

    func free() {
        fields.deallocate()
        children.deallocate()
    }

    /// Field number plus one, or 0 if the type has no such member.
    func field(ofName number: UInt32) -> Int {
        Int(number) < nameCount ? Int(fields[Int(number)]) : 0
    }

    /// The wire name of a field.
    func name(ofField field: Int) -> String {
        let text = UnsafeBufferPointer(start: wireNames, count: length(of: wireNames))
        let names = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard field < names.count else { return "" }
        return String(decoding: names[field].prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
    }
}
