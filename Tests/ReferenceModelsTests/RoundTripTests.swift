import ECSRuntime
import Foundation
import ReferenceModels
import Testing

/// Runs the very text that the generator's tests compare: what is sent, what is read, and back.
@Suite struct RoundTripTests {
    private static let requestJSON = #"""
        {"RequiredText":"t","RequiredInt32":1,"RequiredInt64":2,"RequiredDouble":0.5,"RequiredFlag":true,
        "RequiredKind":"huge","RequiredObject":{"Key":"k"},"RequiredList":["a"],"RequiredObjectList":[{"Key":"k"}],
        "RequiredMap":{"m":"1"},"RequiredAny":{"x":[1]},
        "TextList":["a","b"],"KindList":["small","new"],"ObjectList":[{"Key":"k","Value":"v"}],"Int32Matrix":[[1,2],[3]],
        "ObjectMatrix":[[{"Key":"z"}]],"MapList":[{"a":"b"}],"JsonTextList":["a","b"],"JsonObject":{"Key":"k"},
        "JsonObjectMatrix":[[{"Key":"z"}]],"ValueMap":{"v":"1"},"Joined":"a,b","Deep":{"Rows":[{"dot.ted":"d","Inner":{"X":7}}]}}
        """#

    private func decodeRequest() throws -> EverythingRequest {
        try WireDecoder(format: .json).decode(EverythingRequest.self, from: Array(Self.requestJSON.utf8))
    }

    @Test func readsEveryTypeOfRequestValue() throws {
        let request = try decodeRequest()
        #expect(request.requiredKind.rawValue == "huge")
        #expect(request.kindList == [.small, KindList(rawValue: "new")])
        #expect(request.objectList.first?.value == "v")
        #expect(request.int32Matrix == [[1, 2], [3]])
        #expect(request.deep?.rows.first?.dotTed == "d")
        #expect(request.deep?.rows.first?.inner?.x == 7)
        #expect(request.limits == nil)
    }

    @Test func flattensByStyle() throws {
        let query = Dictionary(
            try decodeRequest().queryParameters().map { ($0.name, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(query["TextList.1"] == "a")
        #expect(query["TextList.2"] == "b")
        #expect(query["ObjectList.1.Value"] == "v")
        #expect(query["Int32Matrix.2.1"] == "3")
        #expect(query["JsonTextList"] == #"["a","b"]"#)
        #expect(query["JsonObject"] == #"{"Key":"k"}"#)
        #expect(query["RequiredObject.Key"] == "k")
        #expect(query["RequiredFlag"] == "true")
        #expect(query["Deep.Rows.1.dot.ted"] == "d")
        #expect(query["Joined"] == "a,b")
    }

    @Test func reportsAMissingRequiredValue() throws {
        let error = #expect(throws: WireDecodingError.self) {
            try WireDecoder(format: .json).decode(EverythingRequest.self, from: Array("{}".utf8))
        }
        #expect(error?.code == .missingValue)
    }

    @Test func comesBackFromItsOwnJSON() throws {
        let text = try decodeRequest().jsonText()
        let again = try WireDecoder(format: .json).decode(EverythingRequest.self, from: Array(text.utf8))
        #expect(try again.jsonText() == text)
    }

    @Test func comesBackFromCodable() throws {
        let request = try decodeRequest()
        var again = try JSONDecoder().decode(EverythingRequest.self, from: JSONEncoder().encode(request))
        #expect(try again.jsonText() == request.jsonText())
        #expect(again == request && Set([again, request]).count == 1)
        again.requiredText += "x"
        #expect(again != request)
    }

    @Test(arguments: [
        (
            WireFormat.json,
            #"{"Root":{"Name":"leaf","Parent":{"Name":"top","Children":[{"Name":"a"},{"Name":"b"}]}},"Leaf":{"Color":"blue"}}"#
        ),
        (
            WireFormat.xml,
            "<R><Root><Name>leaf</Name><Parent><Name>top</Name><Children><Name>a</Name></Children>"
                + "<Children><Name>b</Name></Children></Parent></Root><Leaf><Color>blue</Color></Leaf></R>"
        ),
    ])
    func readsRecursiveTypes(format: WireFormat, body: String) throws {
        var response = try WireDecoder(format: format).decode(TreeResponse.self, from: Array(body.utf8))
        #expect(response.root?.parent?.name == "top")
        #expect(response.root?.parent?.children.map(\.name) == ["a", "b"])
        #expect(response.leaf?.color?.rawValue == "blue")
        let root = response.root
        response.root?.parent?.parent = root
        #expect(response.root?.parent?.parent?.parent?.name == "top")
        response.root?.parent = nil
        #expect(response.root?.parent == nil)
        // Values, not references: the copy inside the copy is untouched.
        #expect(try response.jsonText() == #"{"Root":{"Name":"leaf"},"Leaf":{"Color":"blue"}}"#)
    }

    @Test func readsWideTypesInParts() throws {
        let fields = (0..<95).map { #""Field\#($0 < 10 ? "0" : "")\#($0)":true"# }
        let body = "{" + fields.joined(separator: ",") + "}"
        let response = try WireDecoder(format: .json).decode(WideResponse.self, from: Array(body.utf8))
        #expect(response.field00 == true)
        #expect(response.field94 == true)
        #expect(try response.jsonText() == body)
    }

    @Test func namesKeywordsAsTheyAre() throws {
        var request = KeywordsRequest()
        request.any = .class
        request.default = "d"
        request.lowercaseSelf = "s"
        request.initValue = "i"
        let query = try request.queryParameters().map { "\($0.name)=\($0.value)" }
        #expect(query.sorted() == ["Any=class", "default=d", "init=i", "self=s"])
    }

    @Test func namesAnythingSoThatItCompiles() throws {
        var request = NamesRequest(
            true: "1", false: "2", nil: "3", in: "4", is: "5", default: "6", `inout`: "7", where: "8", throws: "9"
        )
        var item = NamesRequest.Types()
        item.ok = true
        request.types = [item]
        request.type = TypeValue.none
        request._2ndDisk = NamesRequest._2ndDiskValue()
        request._2ndDisk?.size = 1
        request.名称 = .名称
        let query = try request.queryParameters().map { "\($0.name)=\($0.value)" }
        #expect(
            query.sorted() == [
                "2ndDisk.Size=1", "Type=none", "Types.1.Ok=true", "default=6", "false=2", "in=4", "inout=7", "is=5",
                "nil=3",
                "throws=9", "true=1", "where=8", "名称=名称",
            ])
        #expect(NamesRequest.Response.self == NamesResponse.self)
        #expect(ServiceActionRequest.action == "Service")
    }

    @Test func namesWhatAPathNamesAsTheConfigSays() throws {
        var request = RelabelRequest()
        var article = RelabelRequest.Article()
        article.id = "a"
        request.item = [article]
        #expect(RelabelRequest.action == "Rename")
        #expect(try request.queryParameters().map(\.name) == ["Item.1.Id"])
        let body = #"{"Item":[{"Id":"n"}]}"#
        let response = try WireDecoder(format: .json).decode(RelabelResponse.self, from: Array(body.utf8))
        #expect(response.item.map(\.number) == ["n"])
        var job = Job()
        job.parent = Job()
        #expect(job.parent?.parent == nil)
    }

    @Test(arguments: [
        (
            WireFormat.json,
            #"""
            {"Objects":{"a":{"Key":"k","Value":1,"Inner":{"i":{"X":true}}},"b":{}},"Shared":{"l":{"Color":"red"}},
            "Trees":{"t":{"Name":"top","Children":[{"Name":"c"}]}}}
            """#
        ),
        (
            WireFormat.xml,
            "<MapsResponse><Objects><a><Key>k</Key><Value>1</Value><Inner><i><X>true</X></i></Inner></a><b/></Objects>"
                + "<Shared><l><Color>red</Color></l></Shared>"
                + "<Trees><t><Name>top</Name><Children><Name>c</Name></Children></t></Trees></MapsResponse>"
        ),
    ])
    func readsMapsOfObjects(format: WireFormat, body: String) throws {
        let response = try WireDecoder(format: format).decode(MapsResponse.self, from: Array(body.utf8))
        #expect(response.objects["a"]?.value == 1)
        #expect(response.objects["a"]?.inner["i"]?.x == true)
        #expect(response.objects.keys.sorted() == ["a", "b"])
        #expect(response.shared["l"]?.color == .red)
        #expect(response.trees["t"]?.children.map(\.name) == ["c"])
        let again = try WireDecoder(format: .json).decode(MapsResponse.self, from: Array(response.jsonText().utf8))
        #expect(try again.jsonText() == response.jsonText())
    }

    @Test(arguments: [
        (#"{"Objects":{"a":{"Value":"x"}}}"#, "$.Objects.a.Value"), (#"{"Objects":[1]}"#, "$.Objects"),
        (#"{"Objects":{"a":{"Value":1},"a":{"Value":2}}}"#, "$.Objects.a"), (#"{"Objects":{"a":7}}"#, "$.Objects.a"),
    ])
    func refusesMapsOfOtherThings(body: String, path: String) {
        let error = #expect(throws: WireDecodingError.self) {
            try WireDecoder(format: .json).decode(MapsResponse.self, from: Array(body.utf8))
        }
        #expect(error?.code == .invalidValue && error?.path == path)
    }

    @Test func sendsMapsOfObjects() throws {
        var leaf = Leaf()
        leaf.color = .green
        var request = MapsRequest(shared: ["z": leaf, "y": Leaf()])
        var object = MapsRequest.Object()
        object.key = "k"
        object.value = 2
        request.objects = ["b": object, "a.c": object]
        var other = MapsRequest.JSONObject()
        other.key = "j"
        request.jsonObjects = ["x": other]
        let query = try request.queryParameters().map { "\($0.name)=\($0.value)" }
        #expect(
            query.sorted() == [
                #"JsonObjects={"x":{"Key":"j"}}"#, "Objects.a.c.Key=k", "Objects.a.c.Value=2", "Objects.b.Key=k",
                "Objects.b.Value=2", #"Shared={"y":{},"z":{"Color":"green"}}"#,
            ])
    }

    @Test func nothingPrintsASecret() throws {
        var request = SecretsRequest(password: "s3cret-a")
        request.userData = "s3cret-b"
        request.plaintext = ["s3cret-c"]
        request.passwordInherit = true
        let body = #"{"PrivateKeyBody":"s3cret-d","Secret":[{"AccessKeyId":"LTAI","AccessKeySecret":"s3cret-e"}]}"#
        let response = try WireDecoder(format: .json).decode(SecretsResponse.self, from: Array(body.utf8))
        for value in [request, response, response.secret] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped] {
                #expect(!text.contains("s3cret"), "\(text)")
            }
        }
        #expect("\(response)".contains("LTAI") && "\(request)".contains("true"))
        let query = try request.queryParameters().map { "\($0.name)=\($0.value)" }
        #expect(query == ["Password=s3cret-a", "UserData=s3cret-b", "PasswordInherit=true", "Plaintext.1=s3cret-c"])
        #expect(try response.jsonText() == body)
        let again = try JSONDecoder().decode(SecretsRequest.self, from: JSONEncoder().encode(request))
        #expect(try again.jsonText() == request.jsonText())
    }
}
