import ECSRuntime
import Testing

/// A request with limits and a secret, as generated.
private struct Account: WireEncodable, CustomReflectable {
    var name: String?
    var password: String?
    var age: Int?
    var share: Double?
    var codes: [String] = []
    var friends: [Account] = []

    static var wireFields: StaticString {
        """
        Name\tname\t~2:4
        Password\tpassword\t!\t~:3
        Age\tage\t#1:100
        Share\tshare\t#0.5:
        Code\tcodes\t!\t+\t*:2
        Friend\tfriends\t*2:
        """
    }

    func encode(into writer: inout WireWriter) {
        writer.string(0, name)
        writer.string(1, password)
        writer.int32(2, age)
        writer.double(3, share)
        writer.strings(4, codes)
        writer.objects(5, friends)
    }
}

/// What people see of a value, and what is known to be wrong with it before it is sent.
@Suite struct ValueTests {
    @Test func printsWhatIsSet() {
        var account = Account(name: "ops")
        account.friends = [Account(age: 3)]
        // Inside a list the standard library writes where the type is declared, too.
        let text = "\(account)".replacing(/[^\[ ]*\(unknown context at [^)]*\)\./, with: "")
        #expect(text == #"Account(name: "ops", friends: [Account(age: 3)])"#)
        var dumped = ""
        dump(account, to: &dumped)
        #expect(dumped.split(separator: "\n").count == 5 && !dumped.contains("nil"), "\(dumped)")
    }

    @Test func nothingPrintsASecret() {
        var account = Account(name: "ops", password: "hunter2")
        account.codes = ["a-code"]
        account.friends = [Account(password: "hunter3")]
        let values: [Any] = [account, [account], ["a": account], Optional(account) as Any, (1, account)]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            var mirrored = ""
            for child in Mirror(reflecting: value).children { dump(child.value, to: &mirrored) }
            for text in ["\(value)", String(reflecting: value), dumped, mirrored] {
                #expect(!text.contains("hunter") && !text.contains("a-code"), "\(text)")
            }
        }
        #expect("\(account)".contains("ops") && "\(account)".contains("password: redacted"))
    }

    @Test(
        arguments: [
            (#"n="a""#, Account(name: "a", codes: ["x"]), ["Name: its length of 1 is less than 2"]),
            ("five scalars", Account(name: "e\u{301}xyz", codes: ["x"]), ["Name: its length of 5 is more than 4"]),
            ("in order", Account(name: "abcd", password: "abc", age: 100, share: 0.5, codes: ["x", "y"]), []),
            (
                "numbers", Account(age: 0, share: 0.25, codes: ["x"]),
                ["Age: 0 is less than 1", "Share: 0.25 is less than 0.5"]
            ),
            ("no item", Account(), ["Code: required, but empty"]),
            ("items", Account(codes: ["a", "b", "c"]), ["Code: 3 items are more than 2"]),
            (
                "inside", Account(codes: ["a"], friends: [Account(age: 101, codes: ["b"])]),
                ["Friend: 1 items are less than 2", "Friend.1.Age: 101 is more than 100"]
            ),
        ] as [(String, any WireEncodable, [String])])
    func limits(what: String, account: any WireEncodable, violations: [String]) {
        var found: [String] = []
        do { try account.validate() } catch { found = error.violations.map(\.description) }
        #expect(found == violations, "\(what)")
    }

    @Test(arguments: [Int(Int32.max) + 1, Int(Int32.min) - 1, .max, .min])
    func aNumberThatDoesNotFitIsNotSent(age: Int) {
        let error = #expect(throws: WireEncodingError.self) { try Account(age: age).queryParameters() }
        #expect(error?.name == "Age" && error?.reason.contains("32-bit") == true)
        #expect(throws: WireEncodingError.self) { try Account(age: age).jsonText() }
    }

    @Test func itemsWithoutMembersAreSent() throws {
        let account = Account(codes: [], friends: [Account(), Account(age: 1), Account()])
        #expect(
            try account.queryParameters().map { "\($0.name)=\($0.value)" } == [
                "Friend.1=", "Friend.2.Age=1", "Friend.3=",
            ])
        #expect(try account.jsonText() == #"{"Friend":[{},{"Age":1},{}]}"#)
    }
}
