import DiagnosticsCore
import SourceTree
import SpecCompiler
import Testing

@testable import SpecImport

@Suite struct SecretParameterTests {
    private static let library = Result { try PlatformLibrary.bundled() }

    @Test(arguments: [
        ("Password", true), ("AdminPasswd", true), ("AccessKeySecret", true), ("access-key-id", true),
        ("x-acs-security-token", true), ("SIGNATURE", true), ("db_pwd", true), ("ClientToken", false),
        ("MetadataOptions.HttpTokens", false), ("InstanceName", false), ("", false),
    ])
    func namesTellSecrets(name: String, isSecret: Bool) { #expect(SecretParameter.isSecret(name) == isSecret) }

    /// The line that an error quotes does not show them, whatever the text is.
    @Test(arguments: [
        "aliyun ecs RunInstances --Password Hunter2! --ImageId <id>",
        "aliyun ecs RunInstances --ImageId <id> --Password='Hunter2&Hunter2'",
        "aliyun ecs RunInstances --Password \\\n Hunter2 --ImageId <id>",
        "aliyun ecs RunInstances --Password 'a\nHunter2' --ImageId <id>",
        "aliyun ecs RunInstances --access-key-secret Hunter2 --ImageId $(id)",
        "https://h/?Action=RunInstances&Password=Hunter2!&A=%zz",
        "https://h/?Action=RunInstances&Password=Hunter2!&A=1&A=2",
        "https://h/?Signature=Hunter2&Action=DescribeRegions",
        "https://h/?Action=RunInstances&SecurityToken=Hunter2'Hunter2&A=%zz",
        "https://h/?Action=RunInstances&Pass%77ord=Hunter2&A=%zz",
        "https://h/?Action=RunInstances&A=%zz&next=https%3A%2F%2Fh%2F%3FPassword%3DHunter2",
        "curl https://h/ -H 'x-acs-security-token: Hunter2' -d @form", "{\"SecurityToken\":\"Hunter2\",\"Action\":}",
        "<a><Password>Hunter2</Password></b>",
    ])
    func errorsDoNotShowSecrets(text: String) throws {
        var reader = ImportReader(SourceFile(name: "pasted", text: text), facts: try Self.library.get().facts)
        let error = #expect(throws: UnreadableInput.self, "\(text)") { try reader.read() }
        let finding = try #require(error?.diagnostic)
        let shown = TextRenderer().render([finding], hiding: reader.secretPlaces)
        #expect(!shown.contains("Hunter2") && shown.contains("pasted:"), "\(shown)")
    }

    /// What is no secret stays to be seen: the parameters beside one, and names that only look alike.
    @Test(arguments: [
        ("https://h/?Action=RunInstances&Password=a&ImageId=m-1&A=%zz", "ImageId=m-1"),
        ("https://h/?Action=RunInstances&ClientToken=c-1&A=%zz", "c-1"),
        ("aliyun ecs RunInstances --MetadataOptions.HttpTokens required --A $(id)", "required"),
    ])
    func errorsShowTheRest(text: String, shown: String) throws {
        var reader = ImportReader(SourceFile(name: "pasted", text: text), facts: try Self.library.get().facts)
        let error = #expect(throws: UnreadableInput.self) { try reader.read() }
        let excerpt = TextRenderer().render([try #require(error?.diagnostic)], hiding: reader.secretPlaces)
        #expect(excerpt.contains(shown), "\(excerpt)")
    }
}
