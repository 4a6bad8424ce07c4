import ECSRuntime
import Foundation
import Testing

/// What a value says is kept, or refused with its path.
@Suite struct ExactValueTests {
    private struct Numbers: WireDecodable, WireEncodable {
        var double: Double?
        var long: Int?
        var any: WireValue?

        static var wireFields: StaticString { "Double\tdouble\nLong\tlong\nAny\tany" }

        init(from node: borrowing WireNode) {
            double = node.double(0)
            long = node.int64(1)
            any = node.value(2)
        }

        func encode(into writer: inout WireWriter) {
            writer.double(0, double)
            writer.int64(1, long)
            writer.value(2, any)
        }
    }

    @Test(arguments: [
        (#"{"Double":0.1}"#, nil), (#"{"Double":-0.0}"#, #"{"Double":-0}"#), (#"{"Double":-0}"#, nil),
        (#"{"Double":1e3}"#, #"{"Double":1000}"#), (#"{"Double":9007199254740992}"#, nil),
        (#"{"Double":100000000000000000000}"#, nil), (#"{"Double":5e-324}"#, ""),
        (#"{"Double":0e-999}"#, #"{"Double":0}"#),
        (#"{"Double":"007"}"#, #"{"Double":7}"#), (#"{"Double":1.50}"#, #"{"Double":1.5}"#),
        (#"{"Long":9223372036854775807}"#, nil), (#"{"Long":-9223372036854775808}"#, nil),
        (#"{"Long":1e3}"#, #"{"Long":1000}"#),
        (#"{"Long":112.0}"#, #"{"Long":112}"#), (#"{"Long":9007199254740993}"#, nil), (#"{"Long":-0}"#, #"{"Long":0}"#),
        (#"{"Any":123456789012345678901234567890.10}"#, nil), (#"{"Any":1e400}"#, nil), (#"{"Any":-0}"#, nil),
    ])
    func keepsANumber(body: String, expected: String?) throws {
        let text = try WireDecoder(format: .json).decode(Numbers.self, from: body.utf8).jsonText()
        if expected != "" { #expect(text == expected ?? body) }
        let again = try WireDecoder(format: .json).decode(Numbers.self, from: text.utf8)
        #expect(try again.jsonText() == text)
    }

    @Test(arguments: [
        #"{"Double":9007199254740993}"#, #"{"Double":123456789012345678}"#, #"{"Double":1e400}"#, #"{"Double":-1e400}"#,
        #"{"Double":1e-400}"#, #"{"Double":"0x10"}"#, #"{"Double":"+5"}"#, #"{"Double":"inf"}"#, #"{"Double":"nan"}"#,
        #"{"Double":"1_000"}"#, #"{"Double":"٣"}"#, #"{"Double":".5"}"#, #"{"Long":9223372036854775808}"#,
        #"{"Long":1.5}"#, #"{"Long":1e400}"#, #"{"Long":"+5"}"#, #"{"Long":"0x10"}"#, #"{"Long":"1 2"}"#,
    ])
    func refusesANumber(body: String) {
        let error = decodingError { _ = try WireDecoder(format: .json).decode(Numbers.self, from: body.utf8) }
        #expect(error?.code == .invalidValue && error?.path != nil, "\(body)")
    }

    @Test(arguments: [#"\u+00A"#, #"\u-001"#, #"\u 123"#, #"\u0x1F"#, #"\u12"#])
    func anEscapeHasFourHexadecimalDigits(escape: String) {
        let error = decodingError {
            _ = try WireDecoder(format: .json).decode(Instances.self, from: "{\"RequestId\":\"\(escape)\"}".utf8)
        }
        #expect(error?.code == .malformed)
    }

    @Test(arguments: ["&#x+41;", "&#+65;", "&#x;", "&#0x41;", "&#-1;"])
    func aReferenceHasDigitsOnly(reference: String) {
        let error = decodingError {
            _ = try WireDecoder(format: .xml).decode(
                Instances.self, from: "<R><RequestId>\(reference)</RequestId></R>".utf8)
        }
        #expect(error?.code == .malformed)
    }

    @Test(arguments: [
        ("\u{E9}", "e\u{301}"), ("K", "\u{212A}"), ("\u{C5}", "\u{212B}"), (";", "\u{37E}"), ("`", "\u{1FEF}"),
    ])
    func keysThatDifferInCompositionAreNeverMerged(first: String, second: String) throws {
        for value in [#""x""#, #""y""#] {
            let body = "{\"Instances\":{\"Instance\":[{\"Extra\":{\"\(first)\":\"x\",\"\(second)\":\(value)}}]}}"
            let error = decodingError { _ = try WireDecoder(format: .json).decode(Instances.self, from: body.utf8) }
            #expect(error?.code == .invalidValue, "\(body)")
            let inner = "{\"Any\":{\"\(first)\":\"x\",\"\(second)\":\(value)}}"
            #expect(
                decodingError { _ = try WireDecoder(format: .json).decode(Numbers.self, from: inner.utf8) }?.path
                    != nil
            )
        }
        // As names of members they are simply others.
        let report = try WireDecoder(format: .json).decodeReportingUnknown(
            Numbers.self, from: #"{"Lon\u0067\u0301":1}"#.utf8)
        #expect(report.value.long == nil && report.unknownPaths.count == 1)
    }

    @Test(arguments: [
        (WireValue.number("18446744073709551615"), "18446744073709551615"), (.number("-1"), "-1"),
        (.number("1.5"), "1.5"),
        (.number("+1"), #""+1""#), (.number("0x10"), #""0x10""#), (.number("1e999"), #""1e999""#),
    ])
    func untypedNumbersAreCodable(value: WireValue, text: String) throws {
        #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == text)
    }

    @Test func messagesNeverShowWhatStandsForAnObject() {
        let body = #"{"Instances":{"Instance":[{"VpcAttributes":"hunter2-secret"}]}}"#
        let error = decodingError { _ = try WireDecoder(format: .json).decode(Instances.self, from: body.utf8) }
        #expect(error?.description.contains("hunter2") == false)
    }
}
