import DiagnosticsCore
import ExactText
import QueryEncoding
import SourceTree

/// Tells by names what is a secret in a request: passwords, keys, signatures and tokens, in whatever case or spelling.
enum SecretParameter {
    /// Parts of names, in lower case and without dashes.
    private static let nameParts = [
        "passw", "passphrase", "pwd", "secret", "token", "signature", "accesskey", "credential", "privatekey",
    ]

    private static let shortestPart = 3

    /// Names that have such a part and are no secrets.
    private static let harmlessNames = ["clienttoken", "httptokens"]

    /// Whether the value of a parameter, or of an option, is one that is never repeated.
    static func isSecret(_ name: String) -> Bool {
        let letters = name.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
            .map(\.asciiLowercased)
        guard nameParts.contains(where: { letters.firstRange(ofBytes: $0.utf8) != nil }) else { return false }
        let isHarmless = harmlessNames.contains { harmless in
            letters.count >= harmless.utf8.count && letters.suffix(harmless.utf8.count).elementsEqual(harmless.utf8)
        }
        return !isHarmless
    }

    /// What stands behind such names in a text of any kind, also in one that can't be read. It is rather too much: the
    /// value of a parameter in a URL ends at `&`, any other nowhere but at the end of its line, and of the quotes or the
    /// lines that it goes on in.
    static func spans(in file: SourceFile) -> [SourceSpan] {
        let bytes = file.bytes
        var spans: [SourceSpan] = []
        var index = 0
        while index < bytes.count {
            let word = bytes[index...].prefix(while: isWordByte)
            if word.isEmpty {
                index += 1
            } else if word.count >= shortestPart, isSecret(decoded(word)) {
                let end = endOfValue(behind: word, in: bytes)
                // A word with escapes may have the value in it.
                let start = word.contains(UInt8(ascii: "%")) ? word.startIndex : word.endIndex
                spans.append(SourceSpan(start, end))
                index = max(end, word.endIndex)
            } else {
                index = word.endIndex
            }
        }
        return spans
    }

    private static func endOfValue(behind word: ArraySlice<UInt8>, in bytes: [UInt8]) -> Int {
        let isInURL =
            word.startIndex > 0 && "?&".utf8.contains(bytes[word.startIndex - 1])
            && bytes[word.endIndex...].first == UInt8(ascii: "=")
        var quote: UInt8?
        var index = word.endIndex
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "&") where isInURL: return index
            case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
                // A line may go on.
                index += bytes[(index + 1)...].starts(with: [0x0D, 0x0A]) ? 2 : 1
            case UInt8(ascii: "'") where !isInURL, UInt8(ascii: "\"") where !isInURL:
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
            case 0x0A, 0x0D:
                if quote == nil { return index }
            default: break
            }
            index += 1
        }
        return bytes.count
    }

    /// A name of a query may be written with escapes.
    private static func decoded(_ word: ArraySlice<UInt8>) -> String {
        let text = String(decoding: word, as: UTF8.self)
        guard word.contains(UInt8(ascii: "%")) else { return text }
        return (try? PercentEncoding.decode(text)) ?? text
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte >= 0x80 || "-_.%".utf8.contains(byte)
    }
}
