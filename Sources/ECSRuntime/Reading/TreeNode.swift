/// One value of a body: 16 bytes, in document order, children directly behind their parent.
struct TreeNode: BitwiseCopyable {
    enum Kind: UInt8 {
        case object, array, string, number, `true`, `false`, null
        /// An XML element: an object if it has children, else a text.
        case element
    }

    /// The number of the name that a root or an array element has.
    static let unnamed: UInt32 = 0
    static let largestLength = (1 << 28) - 1

    private static let nameMask: UInt32 = (1 << 29) - 1
    private static let usedFlag: UInt32 = 1 << 31
    private static let listItemFlag: UInt32 = 1 << 30
    private static let unknownFlag: UInt32 = 1 << 29
    private static let copiedFlag: UInt32 = 1 << 28

    private var nameAndFlags: UInt32
    private var endValue: UInt32
    private var startValue: UInt32
    private var lengthAndKind: UInt32

    /// - Parameter isCopied: whether the text is in the tree's own text buffer instead of the body.
    init(name: UInt32, kind: Kind, end: Int, start: Int = 0, length: Int = 0, isCopied: Bool = false) {
        nameAndFlags = name
        endValue = UInt32(truncatingIfNeeded: end)
        startValue = UInt32(truncatingIfNeeded: start)
        lengthAndKind =
            UInt32(truncatingIfNeeded: length) | (UInt32(kind.rawValue) << 29) | (isCopied ? Self.copiedFlag : 0)
    }

    var name: UInt32 { nameAndFlags & Self.nameMask }
    /// Three bits, and every value of them is a case.
    var kind: Kind { unsafeBitCast(UInt8(truncatingIfNeeded: lengthAndKind >> 29), to: Kind.self) }
    /// Index of the first node behind this one and all below it.
    var end: Int {
        get { Int(endValue) }
        set { endValue = UInt32(truncatingIfNeeded: newValue) }
    }
    var start: Int { Int(startValue) }
    var length: Int { Int(lengthAndKind & (Self.copiedFlag - 1)) }
    var isCopied: Bool { lengthAndKind & Self.copiedFlag != 0 }
    /// Whether generated code took the value.
    var isUsed: Bool { nameAndFlags & Self.usedFlag != 0 }
    /// Whether generated code took the value as an item of a list, so that its path has an index.
    var isListItem: Bool { nameAndFlags & Self.listItemFlag != 0 }

    /// Whether it is a member that the type of the object around it does not have.
    var isUnknownMember: Bool { nameAndFlags & Self.unknownFlag != 0 }

    mutating func markUnknownMember() {
        nameAndFlags |= Self.unknownFlag
    }

    mutating func markUsed() {
        nameAndFlags |= Self.usedFlag
    }

    mutating func markListItem() {
        nameAndFlags |= Self.listItemFlag
    }

    mutating func setText(start: Int, length: Int, isCopied: Bool) {
        startValue = UInt32(truncatingIfNeeded: start)
        lengthAndKind =
            UInt32(truncatingIfNeeded: length) | (lengthAndKind & (7 << 29)) | (isCopied ? Self.copiedFlag : 0)
    }
}
