import Foundation
import TestSupport
import Testing

/// A run with what it should print; the error is looked for in what is printed to standard error.
struct WireCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: String
    let input: String
    var output = ""
    var error = ""
    var exitCode: Int32 = 0
}

@Suite struct WireCommandTests {
    private static let encoding = [
        WireCase(
            testDescription: "nested members become dotted names, sorted",
            arguments: "encode --action RunInstances",
            input: #"{"RegionId":"x","DataDisk":[{"Size":40},{"Encrypted":true}],"SystemDisk":{"Size":"20"}}"#,
            output: #"{"DataDisk.1.Size":"40","DataDisk.2.Encrypted":"true","RegionId":"x","SystemDisk.Size":"20"}"#
        ),
        WireCase(
            testDescription: "an empty list inside a parameter that is one JSON text",
            arguments: "encode --action ModifyPlanMaintenanceWindow",
            input: #"{"RegionId":"x","PlanWindowId":"w","TimePeriod":{"RangeList":[]}}"#,
            output: #"{"PlanWindowId":"w","RegionId":"x","TimePeriod":"{\"RangeList\":[]}"}"#
        ),
        WireCase(
            testDescription: "a parameter whose name only looks like a common one",
            arguments: "encode --action DescribeInstances",
            input: #"{"RegionId":"x","Access\u212AeyId":"testid"}"#,
            error: "DescribeInstances has no parameter ",
            exitCode: 1
        ),
        WireCase(
            testDescription: "common parameters are passed over",
            arguments: "encode --action DescribeInstances --input -",
            input: #"{"Action":"DescribeInstances","Version":"2014-05-26","RegionId":"x"}"#,
            output: #"{"RegionId":"x"}"#
        ),
        WireCase(
            testDescription: "a parameter that the action does not have",
            arguments: "encode --action RunInstances",
            input: #"{"RegionId":"x","DataDisk":[{"Sise":40}]}"#,
            error: "RunInstances has no parameter $.DataDisk[0].Sise",
            exitCode: 1
        ),
        WireCase(
            testDescription: "a required parameter that is not there",
            arguments: "encode --action RunInstances",
            input: "{}",
            error: "$.RegionId: ",
            exitCode: 1
        ),
        WireCase(
            testDescription: "a value of the wrong type",
            arguments: "encode --action RunInstances",
            input: #"{"RegionId":"x","DataDisk":[{"Size":40},{"Size":"big"}]}"#,
            error: "$.DataDisk[1].Size: ",
            exitCode: 1
        ),
        WireCase(
            testDescription: "an unknown parameter without a value",
            arguments: "encode --action RunInstances",
            input: #"{"RegionId":"x","Foo":[],"DataDisk":[{"Bar":{}}]}"#,
            error: "RunInstances has no parameter $.Foo, $.DataDisk[0].Bar",
            exitCode: 1
        ),
        WireCase(
            testDescription: "no JSON",
            arguments: "encode --action RunInstances",
            input: #"{"RegionId":"x",}"#,
            error: "<stdin>: error: byte 16: ",
            exitCode: 65
        ),
        WireCase(
            testDescription: "an unknown action",
            arguments: "encode --action RunInstanse",
            input: "{}",
            error: "did you mean 'RunInstances'?",
            exitCode: 64
        ),
    ]

    private static let decoding = [
        WireCase(
            testDescription: "XML: order of the metadata, numbers and booleans as such",
            arguments: "decode --action DescribeInstances --from xml",
            input: """
                <DescribeInstancesResponse><TotalCount>1</TotalCount><Instances><Instance><Status>Odd</Status>\
                <Cpu>2</Cpu><DeviceAvailable>true</DeviceAvailable></Instance></Instances></DescribeInstancesResponse>
                """,
            output: #"{"Instances":{"Instance":[{"Cpu":2,"DeviceAvailable":true,"Status":"Odd"}]},"TotalCount":1}"#
        ),
        WireCase(
            testDescription: "JSON gives the same",
            arguments: "decode --action DescribeInstances --from json -",
            input: #"{"TotalCount":"1","Instances":{"Instance":[{"Status":"Odd","DeviceAvailable":"True","Cpu":2}]}}"#,
            output: #"{"Instances":{"Instance":[{"Cpu":2,"DeviceAvailable":true,"Status":"Odd"}]},"TotalCount":1}"#
        ),
        WireCase(
            testDescription: "what is unknown is listed on request",
            arguments: "decode --action DescribeRegions --from json --report-unknown",
            input: #"{"RequestId":"1","New":{"Thing":[1]}}"#,
            output: #"{"RequestId":"1","$unknown":["$.New.Thing[0]"]}"#
        ),
        WireCase(
            testDescription: "what is unknown is listed though it is empty",
            arguments: "decode --action DescribeRegions --from json --report-unknown",
            input: #"{"RequestId":"1","New":[],"Regions":{"Region":[{"Odd":{}}]}}"#,
            output: #"{"Regions":{"Region":[{}]},"RequestId":"1","$unknown":["$.New","$.Regions.Region[0].Odd"]}"#
        ),
        WireCase(
            testDescription: "nothing unknown is an empty list",
            arguments: "decode --action DescribeRegions --from json --report-unknown",
            input: "{}",
            output: #"{"$unknown":[]}"#
        ),
        WireCase(
            testDescription: "an error answer",
            arguments: "decode --error --from xml",
            input: "<Error><RequestId>1</RequestId><Code>Throttling</Code><Message>slow &amp; calm</Message></Error>",
            output: #"{"Code":"Throttling","Message":"slow & calm","RequestId":"1"}"#
        ),
        WireCase(
            testDescription: "an error answer in lower case, with what was denied",
            arguments: "decode --error --from json --report-unknown",
            input: #"""
                {"code":"NoPermission","message":"m","accessDeniedDetail":{"AuthAction":"ecs:RunInstances",
                "EncodedDiagnosticMessage":"AQ"},"success":false}
                """#,
            output: #"{"Code":"NoPermission","Message":"m","AccessDeniedDetail":{"AuthAction":"ecs:RunInstances","#
                + #""EncodedDiagnosticMessage":"AQ"},"$unknown":["$.success"]}"#
        ),
        WireCase(
            testDescription: "an error in XML is no success",
            arguments: "decode --action DescribeRegions --from xml",
            input: "<Error><RequestId>1</RequestId><Code>Throttling</Code><Message>slow</Message></Error>",
            error: "the answer is an error: 'Throttling': 'slow'",
            exitCode: 1
        ),
        WireCase(
            testDescription: "an error in JSON is no success",
            arguments: "decode --action DescribeRegions --from json",
            input: #"{"Code":"Forbidden.RAM","Message":"m"}"#,
            error: "the answer is an error: 'Forbidden.RAM': 'm'",
            exitCode: 1
        ),
        WireCase(
            testDescription: "a page of a gateway is no success",
            arguments: "decode --action DescribeRegions --from xml",
            input: "<html><head><title>504</title></head><body><h1>504 Gateway Time-out</h1></body></html>",
            error: "the root element is 'html', not 'DescribeRegionsResponse'",
            exitCode: 1
        ),
        WireCase(
            testDescription: "nor is it an error answer",
            arguments: "decode --error --from xml",
            input: "<html><head><title>504</title></head><body><h1>504 Gateway Time-out</h1></body></html>",
            error: "this is no error answer",
            exitCode: 1
        ),
        WireCase(
            testDescription: "the answer to another action is no success",
            arguments: "decode --action DescribeRegions --from xml",
            input: "<DescribeZonesResponse><RequestId>1</RequestId><Zones/></DescribeZonesResponse>",
            error: "the root element is 'DescribeZonesResponse', not 'DescribeRegionsResponse'",
            exitCode: 1
        ),
        WireCase(
            testDescription: "a value that its type can't hold",
            arguments: "decode --action DescribeInstances --from json",
            input: #"{"Instances":{"Instance":[{"Cpu":2},{"Cpu":2147483648}]}}"#,
            error: "$.Instances.Instance[1].Cpu: ",
            exitCode: 1
        ),
        WireCase(
            testDescription: "malformed outranks a wrong value",
            arguments: "decode --action DescribeInstances --from json",
            input: #"{"Instances":{"Instance":[{"Cpu":"x"}]}"#,
            error: "byte 39: ",
            exitCode: 65
        ),
        WireCase(
            testDescription: "a document type is refused",
            arguments: "decode --action DescribeInstances --from xml",
            input: "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            error: "byte ",
            exitCode: 65
        ),
        WireCase(
            testDescription: "nothing is no body",
            arguments: "decode --action DescribeInstances --from json",
            input: "",
            error: "byte 0: ",
            exitCode: 65
        ),
        WireCase(
            testDescription: "no such file",
            arguments: "decode --error --from json does-not-exist.json",
            input: "",
            error: "error: does-not-exist.json: no such file or directory",
            exitCode: 66
        ),
        WireCase(
            testDescription: "neither an action nor an error",
            arguments: "decode --from json",
            input: "",
            error: "give either --action or --error",
            exitCode: 64
        ),
    ]

    @Test(arguments: encoding + decoding) func printsWhatIsExpected(of wireCase: WireCase) throws {
        let run = try WireRun(wireCase.arguments.split(separator: " ").map(String.init), input: wireCase.input.utf8)
        #expect(run.exitCode == wireCase.exitCode)
        #expect(run.output == (wireCase.output.isEmpty ? "" : wireCase.output + "\n"))
        #expect(wireCase.error.isEmpty ? run.errorOutput.isEmpty : run.errorOutput.contains(wireCase.error))
    }

    @Test(arguments: ["GB18030", "ISO-2022-JP", "UTF-7", "HZ"]) func bytesOutsideTheNamedEncodingAreOneError(
        name: String
    )
        throws
    {
        let body = Array("<?xml version=\"1.0\" encoding=\"\(name)\"?><r><RequestId>a".utf8) + [0xFF, 0xFE, 0x81, 0x20]
        let run = try WireRun(
            ["decode", "--action", "DescribeRegions", "--from", "xml"], input: body + Array("b</RequestId></r>".utf8)
        )
        #expect(run.exitCode == 65)
        #expect(run.output == "")
        // The library below says nothing of its own.
        #expect(run.errorOutput.split(separator: "\n").count == 1)
        #expect(run.errorOutput.contains(/byte \d+: bytes that are no text in the encoding/))
    }

    @Test func refusesABodyOverTheLimit() throws {
        let body = "{\"RequestId\":\"1\"}" + String(repeating: " ", count: 64 << 20)
        let run = try WireRun(["decode", "--action", "DescribeRegions", "--from", "json"], input: body.utf8)
        #expect(run.exitCode == 65)
        #expect(run.errorOutput.contains("byte 67108864: "))
    }

    @Test func listsEveryActionOfTheMetadata() throws {
        let run = try WireRun(["list"], input: [])
        let actions = run.output.split(separator: "\n").map(String.init)
        let apiDocs = Repository.root.appending(path: "api-specs/ecs/2014-05-26/api-docs.json")
        let metadata = try JSONSerialization.jsonObject(with: Data(contentsOf: apiDocs)) as? [String: Any]
        let names = try #require(metadata?["apis"] as? [String: Any]).keys
        #expect(Set(actions) == Set(names))
        #expect(actions.count == names.count)
    }
}
