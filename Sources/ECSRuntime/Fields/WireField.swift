/// One member of a generated type, as a line of ``WireObject/wireFields`` has it.
struct WireField {
    /// The lower and the upper limit as the metadata spells them; `nil` where it has none.
    struct Limits {
        var least: String?
        var most: String?
    }

    let wireName: String
    let swiftName: String
    private(set) var itemName: String?
    private(set) var isSecret = false
    private(set) var isJSONText = false
    private(set) var keepsEmpty = false
    private(set) var needsItem = false
    private(set) var numberLimits: Limits?
    private(set) var lengthLimits: Limits?
    private(set) var itemLimits: Limits?

    /// The members of a type.
    static func list(_ wireFields: StaticString) -> [WireField] {
        let text = UnsafeBufferPointer(start: wireFields.utf8Start, count: wireFields.utf8CodeUnitCount)
        guard !text.isEmpty else { return [] }
        return text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(WireField.init(line:))
    }

    init(line: Slice<UnsafeBufferPointer<UInt8>>) {
        let columns = line.split(separator: UInt8(ascii: "\t"))
        wireName = columns.first.map(Self.text) ?? ""
        swiftName = columns.dropFirst().first.map(Self.text) ?? wireName
        for column in columns.dropFirst(2) {
            let rest = column.dropFirst()
            switch column.first {
            case UInt8(ascii: "/"): itemName = Self.text(rest)
            case UInt8(ascii: "!"): isSecret = true
            case UInt8(ascii: "{"): isJSONText = true
            case UInt8(ascii: "["): keepsEmpty = true
            case UInt8(ascii: "+"): needsItem = true
            case UInt8(ascii: "#"): numberLimits = Self.limits(rest)
            case UInt8(ascii: "~"): lengthLimits = Self.limits(rest)
            case UInt8(ascii: "*"): itemLimits = Self.limits(rest)
            default: break
            }
        }
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func limits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Limits {
        let ends = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        func end(_ bytes: Slice<UnsafeBufferPointer<UInt8>>?) -> String? {
            bytes.flatMap { $0.isEmpty ? nil : text($0) }
        }
        return Limits(least: end(ends.first), most: end(ends.dropFirst().first))
    }
}
