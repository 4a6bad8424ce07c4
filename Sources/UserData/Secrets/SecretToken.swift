import ExactText

/// Keys and tokens that can be told by their own form, whatever stands around them.
enum SecretToken {
    /// A form: how it begins, and how much of which bytes follows.
    private struct Form {
        let prefix: [UInt8]
        let length: ClosedRange<Int>
        let takes: @Sendable (UInt8) -> Bool
        let isID: Bool

        init(
            _ prefix: String, _ length: ClosedRange<Int>, isID: Bool = false,
            takes: @escaping @Sendable (UInt8) -> Bool = isWordByte
        ) {
            self.prefix = Array(prefix.utf8)
            self.length = length
            self.takes = takes
            self.isID = isID
        }
    }

    @Sendable private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    @Sendable private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric }
    @Sendable private static func isUpper(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    /// From the pages of the services that give them out. Ids of access keys are no secrets, but stand beside one.
    private static let forms = [
        Form("LTAI", 12...26, isID: true, takes: isAlphanumeric), Form("AKIA", 16...16, isID: true, takes: isUpper),
        Form("ASIA", 16...16, isID: true, takes: isUpper), Form("AKID", 32...40, isID: true, takes: isAlphanumeric),
        Form("STS.", 20...40, isID: true, takes: isAlphanumeric),
        Form("ghp_", 36...255), Form("gho_", 36...255), Form("ghu_", 36...255), Form("ghs_", 36...255),
        Form("ghr_", 36...255), Form("github_pat_", 22...255), Form("glpat-", 20...255), Form("gldt-", 20...255),
        Form("xoxb-", 20...255), Form("xoxp-", 20...255), Form("xoxa-", 20...255), Form("xoxs-", 20...255),
        Form("AIza", 35...35), Form("ya29.", 20...255), Form("sk_live_", 16...255), Form("rk_live_", 16...255),
        Form("npm_", 36...36), Form("dckr_pat_", 20...255), Form("hvs.", 24...255), Form("pypi-AgE", 40...255),
    ]

    /// The keys and tokens of a line.
    static func find(in line: ArraySlice<UInt8>) -> [SecretPlace] {
        var places: [SecretPlace] = []
        var index = line.startIndex
        while index < line.endIndex {
            guard index == line.startIndex || !isWordByte(line[index - 1]), line[index].isASCIILetter else {
                index += 1
                continue
            }
            if let place = place(at: index, in: line) {
                places.append(place)
                index = place.range.upperBound
            } else {
                index += 1
            }
        }
        return places
    }

    private static func place(at index: Int, in line: ArraySlice<UInt8>) -> SecretPlace? {
        let rest = line[index...]
        for form in forms where rest.starts(with: form.prefix) {
            let text = rest.dropFirst(form.prefix.count).prefix(while: form.takes)
            let next = text.endIndex < line.endIndex ? line[text.endIndex] : 0x20
            guard form.length ~= text.count, !isWordByte(next), next != UInt8(ascii: "*"), let first = text.first,
                !text.allSatisfy({ $0 == first }), !text.reversed().starts(with: "EXAMPLE".utf8.reversed())
            else { continue }
            return SecretPlace(index..<text.endIndex, form.isID ? .accessKeyID : .token)
        }
        return webToken(in: rest)
    }

    /// A JSON web token (RFC 7519): header, claims and signature, the first two of which are objects in Base64.
    private static func webToken(in rest: ArraySlice<UInt8>) -> SecretPlace? {
        guard rest.starts(with: "eyJ".utf8) else { return nil }
        let header = rest.prefix(while: isWordByte)
        guard header.count >= 12, rest[header.endIndex...].starts(with: ".eyJ".utf8) else { return nil }
        let claims = rest[(header.endIndex + 1)...].prefix(while: isWordByte)
        guard claims.endIndex < rest.endIndex, rest[claims.endIndex] == UInt8(ascii: ".") else { return nil }
        let signature = rest[(claims.endIndex + 1)...].prefix(while: isWordByte)
        return signature.count >= 8 ? SecretPlace(rest.startIndex..<signature.endIndex, .token) : nil
    }
}

/// What looks like a secret, and where.
struct SecretPlace {
    /// What it looks like.
    enum Kind: String {
        case secret = "a secret"
        case privateKey = "a private key"
        case accessKeyID = "an access key id"
        case token = "a token"
    }

    let range: Range<Int>
    let kind: Kind

    init(_ range: Range<Int>, _ kind: Kind) {
        self.range = range
        self.kind = kind
    }
}
