import ECSRuntime
import Testing

@Suite struct WireDecoderTests {
    @Test func bothFormatsGiveEqualValues() throws {
        let json = """
            {"RequestId":"R-1","TotalCount":2,"Instances":{"Instance":[
              {"InstanceId":"i-1","Cpu":8,"LocalStorageCapacity":9007199254740993,"SpotPriceLimit":0.165,
               "IoOptimized":true,"Status":"Running","SecurityGroupIds":{"SecurityGroupId":["sg-1","sg-2"]},
               "VpcAttributes":{"VpcId":"vpc-1","VSwitchId":""},"Tags":[{"Key":"a&b","Value":"é😀"}],
               "Ports":[22,443],"Labels":{"x":"1"}},
              {"InstanceId":"i-2","Status":"Unheard","Tags":[],"SecurityGroupIds":{"SecurityGroupId":[]}}]}}
            """
        let xml = """
            <?xml version='1.0' encoding='UTF-8'?><!-- c -->
            <Anything><RequestId>R-1</RequestId><TotalCount>2</TotalCount><Instances>
              <Instance><InstanceId>i-1</InstanceId><Cpu> 8 </Cpu>
                <LocalStorageCapacity>9007199254740993</LocalStorageCapacity><SpotPriceLimit>0.165</SpotPriceLimit>
                <IoOptimized>True</IoOptimized><Status>Running</Status>
                <SecurityGroupIds><SecurityGroupId>sg-1</SecurityGroupId><SecurityGroupId>sg-2</SecurityGroupId>
                </SecurityGroupIds><VpcAttributes><VpcId>vpc-1</VpcId><VSwitchId/></VpcAttributes>
                <Tags><Key>a&amp;b</Key><Value><![CDATA[é]]>&#x1F600;</Value></Tags>
                <Ports>22</Ports><Ports>443</Ports><Labels><x>1</x></Labels></Instance>
              <Instance><InstanceId>i-2</InstanceId><Status>Unheard</Status><Tags/><SecurityGroupIds/></Instance>
            </Instances></Anything>
            """
        let fromJSON = try WireDecoder(format: .json).decode(Instances.self, from: json.utf8)
        let fromXML = try WireDecoder(format: .xml).decode(Instances.self, from: xml.utf8)
        #expect(fromJSON == fromXML)
        let first = try #require(fromJSON.instances.first)
        #expect(first.localStorageCapacity == 9_007_199_254_740_993)
        #expect(first.status == .running)
        #expect(first.tags == [Instances.Tag(key: "a&b", value: "é😀")])
        let second = try #require(fromJSON.instances.last)
        #expect(second.status?.rawValue == "Unheard")
        #expect(second.tags == [])
        #expect(second.securityGroupIDs == [])
    }

    @Test(
        "Numbers and booleans in odd spellings",
        arguments: [
            (WireFormat.json, #""Cpu":"8""#, Int?(8)), (.json, #""Cpu":" 8 ""#, 8), (.json, #""Cpu":112.0"#, 112),
            (.json, #""Cpu":1.12e2"#, 112), (.json, #""Cpu":"""#, nil), (.json, #""Cpu":null"#, nil),
            (.json, #""Cpu":{}"#, nil), (.json, #""Cpu":[]"#, nil), (.json, #""Cpu":-2147483648"#, -2_147_483_648),
            (.json, #""Cpu":0e999999999999999999999"#, 0), (.xml, "<Cpu>\n 8\t</Cpu>", 8), (.xml, "<Cpu/>", nil),
            (.xml, "<Cpu>  </Cpu>", nil), (.xml, "<Cpu>8</Cpu><Cpu>8</Cpu>", 8), (.json, #""Cpu":8,"Cpu":8"#, 8),
        ]
    )
    func toleratedNumbers(format: WireFormat, members: String, cpu: Int?) throws {
        #expect(try decodeInstance(format, members).cpu == cpu)
    }

    @Test(arguments: [("true", true), ("\"True\"", true), ("\" FALSE \"", false), ("\"\"", nil), ("null", nil)])
    func toleratedBooleans(text: String, flag: Bool?) throws {
        #expect(try decodeInstance(.json, "\"IoOptimized\":\(text)").ioOptimized == flag)
    }

    @Test(
        "A value that does not fit is an error with its path",
        arguments: [
            (WireFormat.json, #""Cpu":2147483648"#, "Cpu"), (.json, #""Cpu":1.5"#, "Cpu"),
            (.json, #""Cpu":"x""#, "Cpu"),
            (.json, #""Cpu":true"#, "Cpu"), (.json, #""Cpu":1e99999999999"#, "Cpu"), (.json, #""Cpu":{"a":1}"#, "Cpu"),
            (.json, #""Cpu":[1]"#, "Cpu"), (.json, #""Cpu":1,"Cpu":2"#, "Cpu"), (.json, #""Cpu":"1 2""#, "Cpu"),
            (.json, #""LocalStorageCapacity":9223372036854775808"#, "LocalStorageCapacity"),
            (.json, #""SpotPriceLimit":1e999"#, "SpotPriceLimit"),
            (.json, #""SpotPriceLimit":"nan""#, "SpotPriceLimit"),
            (.json, #""SpotPriceLimit":"0x1p3""#, "SpotPriceLimit"), (.json, #""IoOptimized":"yes""#, "IoOptimized"),
            (.json, #""InstanceId":{"a":1}"#, "InstanceId"), (.json, #""InstanceId":["a"]"#, "InstanceId"),
            (.json, #""VpcAttributes":"text""#, "VpcAttributes"),
            (.json, #""VpcAttributes":[{"VpcId":"1"}]"#, "VpcAttributes"),
            (.json, #""VpcAttributes":{"VpcId":"1"},"VpcAttributes":{"VpcId":"2"}"#, "VpcAttributes"),
            (.json, #""Ports":[1,"x"]"#, "Ports[1]"), (.json, #""Labels":"x""#, "Labels"),
            (.json, #""Labels":{"a":"1","a":"2"}"#, "Labels.a"), (.json, #""Tags":["x"]"#, "Tags[0]"),
            (.json, #""Matrix":[[1],[2,"x"]]"#, "Matrix[1][1]"),
            (.xml, "<Cpu>x</Cpu>", "Cpu"), (.xml, "<Cpu><a>1</a></Cpu>", "Cpu"),
            (.xml, "<Cpu>1</Cpu><Cpu>2</Cpu>", "Cpu"),
            (.xml, "<VpcAttributes>text</VpcAttributes>", "VpcAttributes"),
        ]
    )
    func refusedValues(format: WireFormat, members: String, path: String) {
        let error = decodingError { _ = try decodeInstance(format, members) }
        #expect(error?.code == .invalidValue)
        let expected = "$.Instances.Instance[0]." + path
        #expect(error?.path == expected)
    }

    @Test func pathCountsItemsInBothFormats() {
        let json = #"{"Instances":{"Instance":[{},{},{},{"Cpu":"x"}]}}"#
        let xml = "<R><Instances><Instance/><Instance/><Instance/><Instance><Cpu>x</Cpu></Instance></Instances></R>"
        for (format, body) in [(WireFormat.json, json), (.xml, xml)] {
            let error = decodingError { _ = try WireDecoder(format: format).decode(Instances.self, from: body.utf8) }
            #expect(error?.path == "$.Instances.Instance[3].Cpu")
        }
    }

    @Test(
        "Lists with and without their wrapper, and with one too many",
        arguments: [
            (WireFormat.json, #"{"Instances":[{"InstanceId":"a"},{"InstanceId":"b"}]}"#, ["a", "b"]),
            (.json, #"{"Instances":{"Instance":{"InstanceId":"a"}}}"#, ["a"]),
            (.json, #"{"Instances":{"InstanceId":"a"}}"#, ["a"]),
            (.json, #"{"Instances":{"Instance":{"Instance":[{"InstanceId":"a"},{"InstanceId":"b"}]}}}"#, ["a", "b"]),
            (.json, #"{"Instances":{"Instance":[]}}"#, []), (.json, #"{"Instances":{}}"#, []),
            (.json, #"{"Instances":""}"#, []), (.json, #"{"Instances":[]}"#, []),
            (.json, #"{"Instances":{"Instance":""}}"#, []), (.json, #"{"Instances":{"Instance":[null]}}"#, []),
            (.json, #"{"Instances":null}"#, []), (.json, #"{"Instances":{"Instance":null}}"#, []),
            (.json, #"{"Instances":{"New":[{"InstanceId":"a"}]}}"#, []), (.json, "{}", []),
            (.xml, "<R><Instances><InstanceId>a</InstanceId></Instances></R>", ["a"]),
            (
                .xml,
                "<R><Instances><InstanceId>a</InstanceId></Instances><Instances><InstanceId>b</InstanceId></Instances></R>",
                ["a", "b"]
            ),
            (
                .xml,
                "<R><Instances><Instance><Item><InstanceId>a</InstanceId></Item></Instance></Instances></R>", ["a"]
            ),
            (.xml, "<R><Instances/></R>", []), (.xml, "<R><Instances> </Instances></R>", []),
            (.xml, "<R><Instances><Instance/></Instances></R>", []), (.xml, "<R/>", []),
        ] as [(WireFormat, String, [String])]
    )
    func listShapes(format: WireFormat, body: String, ids: [String]) throws {
        let response = try WireDecoder(format: format).decode(Instances.self, from: body.utf8)
        #expect(response.instances.map(\.instanceID) == ids)
    }

    @Test(
        arguments: [
            #""SecurityGroupIds":{"SecurityGroupId":["a","b"]}"#, #""SecurityGroupIds":["a","b"]"#,
            #""SecurityGroupIds":{"SecurityGroupId":{"SecurityGroupId":["a","b"]}}"#,
            #""SecurityGroupIds":{"SecurityGroupId":"a","SecurityGroupId":"b"}"#,
        ]
    )
    func stringListShapes(members: String) throws {
        #expect(try decodeInstance(.json, members).securityGroupIDs == ["a", "b"])
    }

    @Test func bareStringIsAListOfOne() throws {
        #expect(try decodeInstance(.json, #""SecurityGroupIds":"a""#).securityGroupIDs == ["a"])
        let xml = "<SecurityGroupIds>a</SecurityGroupIds>"
        #expect(try decodeInstance(.xml, xml).securityGroupIDs == ["a"])
    }

    @Test func untypedValues() throws {
        let json = try decodeInstance(.json, #""Extra":{"a":[1.50,true,null,"x"]}"#)
        #expect(json.extra == ["a": [.number("1.50"), true, .null, "x"]])
        let xml = try decodeInstance(.xml, "<Extra><a>1</a><a>2</a><b/></Extra>")
        #expect(xml.extra == ["a": ["1", "2"], "b": ""])
        #expect(try decodeInstance(.json, #""Matrix":[[1,2],[],[3]]"#).matrix == [[1, 2], [], [3]])
    }

    @Test(arguments: [
        ("{}", "$.RegionId"), (#"{"RegionId":"r"}"#, "$.ResourceId"),
        (#"{"RegionId":"r","ResourceId":[]}"#, "$.First"),
    ])
    func missingRequiredMembers(body: String, path: String) {
        let error = decodingError { _ = try WireDecoder(format: .json).decode(TagRequest.self, from: body.utf8) }
        #expect(error?.code == .missingValue)
        #expect(error?.path == path)
    }

    @Test(arguments: ["[]", "1", "null", "\"\"", "\"x\"", "true", "[{\"RequestId\":\"a\"}]"])
    func rootMustBeAnObject(body: String) {
        let error = decodingError { _ = try WireDecoder(format: .json).decode(Instances.self, from: body.utf8) }
        #expect(error?.code == .invalidValue && error?.path == "$")
        // Nor is a list the one list that a type wraps.
        #expect(decodingError { _ = try WireDecoder(format: .json).decode(Family.self, from: body.utf8) }?.path == "$")
    }

    @Test func rootTextIsRefused() {
        let body = #"<R>"RequestId": "0DE9"</R>"#
        let error = decodingError { _ = try WireDecoder(format: .xml).decode(Instances.self, from: body.utf8) }
        #expect(error?.path == "$")
    }

    @Test func unknownPathsNameWhatIsLeft() throws {
        let json = #"""
            {"RequestId":"R","New":{"a":1,"b":[{"c":"x"},{"c":""}]},"Instances":{"Instance":[{"InstanceId":"i"},
             {"InstanceId":"j","odd name":false}],"More":null},"a.b":"x"}
            """#
        let report = try WireDecoder(format: .json).decodeReportingUnknown(Instances.self, from: json.utf8)
        #expect(
            report.unknownPaths == [
                "$.New.a", "$.New.b[0].c", "$.Instances.Instance[1]['odd name']", "$['a.b']",
            ]
        )
        let xml = """
            <R a="1"><RequestId b="">R</RequestId>stray<New><x>1</x><x>2</x></New>
            <Instances><Instance><Cpu unit="core">4</Cpu></Instance></Instances></R>
            """
        let fromXML = try WireDecoder(format: .xml).decodeReportingUnknown(Instances.self, from: xml.utf8)
        #expect(
            fromXML.unknownPaths == [
                "$.New.x[0]", "$.New.x[1]", "$.@a", "$.#text", "$.Instances.Instance[0].Cpu.@unit",
            ]
        )
        #expect(fromXML.value.instances.first?.cpu == 4)
    }

    @Test(
        "An unknown member is listed though it holds nothing",
        arguments: [
            (.json, #"{"New":[]}"#, ["$.New"]), (.json, #"{"New":{}}"#, ["$.New"]), (.json, #"{"New":""}"#, ["$.New"]),
            (.json, #"{"New":" "}"#, ["$.New"]), (.json, #"{"New":{"a":[],"b":{"c":{}}}}"#, ["$.New"]),
            (.json, #"{"New":[[],{}]}"#, ["$.New"]), (.json, #"{"New":{"a":null}}"#, ["$.New"]),
            (.json, #"{"New":null}"#, []), (.json, #"{"New":1,"New":2}"#, ["$.New"]),
            (.json, #"{"New":{"a":1},"New":{"a":2,"b":[3]}}"#, ["$.New.a", "$.New.b[0]"]),
            (.json, #"{"Instances":{"Instance":[{"Brand":[]}]}}"#, ["$.Instances.Instance[0].Brand"]),
            (.json, #"{"Instances":{"Instance":[],"New":[]}}"#, ["$.Instances.New"]),
            // Known members, whatever they hold.
            (.json, #"{"Instances":[],"RequestId":"","TotalCount":null}"#, []),
            (.json, #"{"Instances":{"Instance":[{},{"InstanceId":""}]}}"#, []),
            (.xml, "<R><New/></R>", ["$.New"]), (.xml, "<R><New> </New></R>", ["$.New"]),
            (.xml, "<R><New><a/><b>1</b></New></R>", ["$.New.b"]),
            (.xml, "<R><Instances/><RequestId/></R>", []), (.xml, "<R><Instances><Instance/></Instances></R>", []),
        ] as [(WireFormat, String, [String])]
    )
    func emptyUnknownMembers(format: WireFormat, body: String, paths: [String]) throws {
        let report = try WireDecoder(format: format).decodeReportingUnknown(Instances.self, from: body.utf8)
        #expect(report.unknownPaths == paths)
    }

    @Test(arguments: ["", "\"x\"", "[\"x\"]", "[[\"x\"]]", "[{\"Parent\":\"x\"}]", "{\"Children\":\"x\"}"])
    func selfContainingTypesEnd(child: String) throws {
        let body = "{\"Children\":\(child.isEmpty ? "[{\"Children\":[{}]}]" : child)}"
        if child.isEmpty {
            let family = try WireDecoder(format: .json).decode(Family.self, from: body.utf8)
            #expect(family.children.first?.children.count == 1)
        } else if child.contains("Parent") {
            let family = try WireDecoder(format: .json).decode(Family.self, from: body.utf8)
            #expect(family.children.count == 1)
        } else {
            let error = decodingError { _ = try WireDecoder(format: .json).decode(Family.self, from: body.utf8) }
            #expect(error?.code == .invalidValue)
        }
    }

    @Test func pathsOfUnknownValuesAreBounded() {
        var decoder = WireDecoder(format: .json)
        decoder.limits.bodyBytes = 1_000
        let name = String(repeating: "n", count: 300)
        let body = "{\"\(name)\":[1,2,3,4,5,6]}"
        let error = decodingError { _ = try decoder.decodeReportingUnknown(Instances.self, from: body.utf8) }
        #expect(error?.code == .limitExceeded)
        #expect(throws: Never.self) { try decoder.decode(Instances.self, from: body.utf8) }
    }

    @Test func acceptsAnyCollectionOfBytes() throws {
        let body = #"{"RequestId":"R"}"#
        let decoder = WireDecoder(format: .json)
        #expect(try decoder.decode(Instances.self, from: Array(body.utf8)).requestID == "R")
        #expect(try decoder.decode(Instances.self, from: Array(body.utf8).lazy.map { $0 }).requestID == "R")
        #expect(WireFormat(detectedIn: " \n<a/>".utf8) == .xml)
        #expect(WireFormat(detectedIn: "{}".utf8) == .json)
    }
}
