import ECSRuntime
import Foundation
import Testing

@Suite struct RedactedTests {
    private struct Account: Codable, Hashable {
        var name = "ops"
        @Redacted var password: String? = nil
        @Redacted var codes = ["a-code"]
    }

    private func printed(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        var mirrored = ""
        for child in Mirror(reflecting: value).children { dump(child.value, to: &mirrored) }
        return ["\(value)", String(describing: value), String(reflecting: value), dumped, mirrored]
    }

    @Test func nothingPrintsIt() {
        var account = Account()
        account.password = "hunter2"
        let values: [Any] = [account, [account], ["a": account], Optional(account) as Any, (1, account)]
        for value in values {
            for text in printed(value) {
                #expect(!text.contains("hunter2") && !text.contains("a-code"), "\(text)")
            }
        }
        #expect("\(account)".contains("ops"))
        #expect(account.password == "hunter2")
    }

    @Test func isCodedAsItsPlainValue() throws {
        var account = Account()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(account), as: UTF8.self) == #"{"codes":["a-code"],"name":"ops"}"#)
        account.password = "p"
        let data = try encoder.encode(account)
        #expect(String(decoding: data, as: UTF8.self) == #"{"codes":["a-code"],"name":"ops","password":"p"}"#)
        #expect(try JSONDecoder().decode(Account.self, from: data) == account)
        let absent = try JSONDecoder().decode(Account.self, from: Data(#"{"codes":[],"name":"x"}"#.utf8))
        #expect(absent.password == nil)
    }
}
