import DiagnosticsCore
import Testing

struct JSONTextTests {
    @Test(arguments: [
        ("", #""""#),
        ("plain é漢🎉", #""plain é漢🎉""#),
        ("\"\\/", #""\"\\/""#),
        ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
        ("\u{0}\u{F}\u{10}\u{1F}", #""\u0000\u000f\u0010\u001f""#),
        ("\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009f\u{A0}\""),
        ("\r\n", #""\r\n""#),
    ])
    func escapes(text: String, expected: String) {
        var json = "x"
        json.appendJSONString(text)
        #expect(json == "x" + expected)
    }
}
