import ECSRuntime
import Testing

/// A list action's response, as it is generated.
private struct Regions: ServiceResponse {
    var regions: [String]
    var requestID: String?
    var totalCount: Int?

    static var wireBody: WireBody { WireBody.response(of: "DescribeRegions", in: "Ecs") }
    static var wireFields: StaticString {
        """
        Regions\tregions\t/Region
        RequestId\trequestID
        TotalCount\ttotalCount
        """
    }

    init(from node: borrowing WireNode) {
        self.regions = node.strings(0)
        self.requestID = node.string(1)
        self.totalCount = node.int32(2)
    }

    func encode(into writer: inout WireWriter) {}
}

/// The response of an action that only says that it was done.
private struct Started: ServiceResponse {
    var requestID: String?
    static var wireBody: WireBody { WireBody.response(of: "StartInstance", in: "Ecs") }
    static var wireFields: StaticString { "RequestId\trequestID" }
    init(from node: borrowing WireNode) { self.requestID = node.string(0) }
    func encode(into writer: inout WireWriter) {}
}

/// The response of an action whose members are those of an error.
private struct Checked: ServiceResponse {
    var code: String?
    var message: String?
    static var wireBody: WireBody { WireBody.response(of: "CheckCode", in: "Shop") }
    static var wireFields: StaticString {
        """
        Code\tcode
        Message\tmessage
        RequestId\trequestID
        """
    }
    func encode(into writer: inout WireWriter) {}
    init(from node: borrowing WireNode) {
        self.code = node.string(0)
        self.message = node.string(1)
        _ = node.string(2)
    }
}

/// The response of an action whose metadata names nothing in it.
private struct Undescribed: ServiceResponse {
    static var wireBody: WireBody { WireBody.response(of: "ListThings", in: "Shop") }
    static var wireFields: StaticString { "" }
    init(from node: borrowing WireNode) {}
    func encode(into writer: inout WireWriter) {}
}

/// Whether a body is an answer, and to what.
@Suite struct AnswerTests {
    private enum Outcome: Sendable, Equatable {
        case decoded
        case error(String)
        case refused
    }

    private func outcome<Response: WireDecodable>(of body: String, as type: Response.Type) -> Outcome? {
        do throws(WireDecodingError) {
            _ = try WireDecoder(format: WireFormat(detectedIn: body.utf8)).decode(type, from: body.utf8)
            return .decoded
        } catch {
            if error.code == .otherAnswer, error.serviceError == nil { return .refused }
            if error.code == .errorAnswer, let code = error.serviceError?.code { return .error(code) }
            return nil
        }
    }

    #if XML
    @Test(arguments: [
        ("<DescribeRegionsResponse><Regions/></DescribeRegionsResponse>", Outcome.decoded),
        ("<DescribeRegionsResponse/>", .decoded), ("<describeregionsresponse/>", .decoded),
        ("<DescribeRegions><RequestId>1</RequestId></DescribeRegions>", .decoded),
        ("<ECS><RequestId>1</RequestId></ECS>", .decoded),
        ("<DescribeRegionsResponse><New>1</New></DescribeRegionsResponse>", .decoded),
        // Another name, but a member of this action alone.
        ("<ListRegionsResponse><Regions><Region>a</Region></Regions></ListRegionsResponse>", .decoded),
        // A page of a gateway.
        ("<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>", .refused),
        ("<html/>", .refused), ("<HTML><body>no</body></HTML>", .refused),
        // Answers to others.
        ("<DescribeZonesResponse><RequestId>1</RequestId><Zones><Zone/></Zones></DescribeZonesResponse>", .refused),
        ("<DescribeZonesResponse/>", .refused),
        ("<StopInstanceResponse><RequestId>1</RequestId></StopInstanceResponse>", .refused),
        ("<Regions2/>", .refused), ("<DescribeRegionsResponseX/>", .refused), ("<Response/>", .refused),
        ("<r><RequestId>1</RequestId><TotalCount>2</TotalCount></r>", .refused),
        // Errors.
        ("<Error><RequestId>1</RequestId><Code>Forbidden</Code><Message>m</Message></Error>", .error("Forbidden")),
        ("<Error><Message>m</Message></Error>", .error("")), ("<Error/>", .refused),
        ("<ErrorResponse><Code>Throttling</Code></ErrorResponse>", .error("Throttling")),
        ("<Error><Regions/><Code>Odd</Code><Message>m</Message></Error>", .error("Odd")),
        ("<DescribeRegionsResponse><Code>C</Code><Message>m</Message></DescribeRegionsResponse>", .error("C")),
        ("<error><code>low</code><message>m</message></error>", .error("low")),
    ])
    private func xml(body: String, outcome: Outcome) {
        #expect(self.outcome(of: body, as: Regions.self) == outcome, "\(body)")
    }

    /// Documentation shows answers of actions without members of their own under other names, and without any root.
    @Test(arguments: [
        ("<StartInstanceResponse><RequestId>1</RequestId></StartInstanceResponse>", Outcome.decoded),
        ("<BeginInstanceResponse><RequestId>1</RequestId></BeginInstanceResponse>", .decoded),
        ("<RequestId>1</RequestId>", .decoded), ("<RequestId/>", .refused), ("<InstanceId>1</InstanceId>", .refused),
        ("<DescribeZonesResponse><RequestId>1</RequestId><Zones/></DescribeZonesResponse>", .refused),
        ("<html><RequestId>1</RequestId><body/></html>", .refused),
    ])
    private func xmlOfAnActionThatOnlyDoes(body: String, outcome: Outcome) {
        #expect(self.outcome(of: body, as: Started.self) == outcome, "\(body)")
    }

    @Test func theOnlyMemberIsRead() throws {
        let decoder = WireDecoder(format: .xml)
        #expect(try decoder.decode(Started.self, from: "<RequestId>a&amp;b</RequestId>".utf8).requestID == "a&b")
        let report = try decoder.decodeReportingUnknown(Started.self, from: "<RequestId x='y'>1</RequestId>".utf8)
        #expect(report.value.requestID == "1")
        #expect(report.unknownPaths == ["$.RequestId.@x"])
    }
    #endif

    @Test(arguments: [
        ("{}", Outcome.decoded), (#"{"RequestId":"1"}"#, .decoded), (#"{"Regions":{"Region":["a"]}}"#, .decoded),
        // Members that are new.
        (#"{"RequestId":"1","New":{"Thing":[1]}}"#, .decoded), (#"{"RequestId":"1","Cost":3}"#, .decoded),
        (#"{"Rgions":{"RgionSet":[1]}}"#, .decoded),
        // The answer of another.
        (#"{"RequestId":"1","Zones":{"Zone":[{"ZoneId":"a"}]}}"#, .refused), (#"{"Zones":{"Zone":[]}}"#, .refused),
        (#"{"RequestId":"1","TotalCount":1,"Policies":{"Policy":[1]}}"#, .refused),
        // No answer.
        (#"{"error":"bad gateway"}"#, .refused), (#"{"status":502,"path":"/"}"#, .refused),
        (#"{"message":"no route"}"#, .refused),
        // Errors.
        (#"{"Code":"Forbidden.RAM","Message":"m"}"#, .error("Forbidden.RAM")),
        (#"{"RequestId":"1","HostId":"h","Code":"C","Message":"m","Recommend":"r"}"#, .error("C")),
        (#"{"code":"low","message":"m","requestId":"1","success":false,"data":{}}"#, .error("low")),
        (#"{"code":502,"message":"Bad Gateway"}"#, .error("502")),
        // None: a code that says so, an empty one, or one beside what the action answers.
        (#"{"Code":"OK","Message":"OK","RequestId":"1"}"#, .decoded),
        (#"{"Code":"200","Message":"successful","RequestId":"1"}"#, .decoded),
        (#"{"Code":null,"Message":"","RequestId":"1"}"#, .decoded),
        (#"{"Code":"C","Message":"m","Regions":{"Region":[]}}"#, .decoded),
        (#"{"Code":{"Message":"m"},"Message":[],"RequestId":"1"}"#, .decoded),
    ])
    private func json(body: String, outcome: Outcome) {
        #expect(self.outcome(of: body, as: Regions.self) == outcome, "\(body)")
    }

    /// An action that got a list later answers to who does not know it yet.
    @Test func aNewListIsNoOtherAnswerWhereThereWasNone() {
        let body = #"{"RequestId":"1","InstanceResponses":{"InstanceResponse":[{"Code":"200","Message":"m"}]}}"#
        #expect(outcome(of: body, as: Started.self) == .decoded)
    }

    @Test func membersOfTheTypeAreNoError() throws {
        let body = #"{"Code":"Forbidden","Message":"m","RequestId":"1"}"#
        #expect(outcome(of: body, as: Checked.self) == .decoded)
        #expect(try WireDecoder(format: .json).decode(Checked.self, from: body.utf8).code == "Forbidden")
    }

    @Test(arguments: ["[]", "1", "null", #""text""#]) func whatIsNoObjectIsAnInvalidValueAsBefore(body: String) {
        let error = decodingError { _ = try WireDecoder(format: .json).decode(Regions.self, from: body.utf8) }
        #expect(error?.code == .invalidValue && error?.path == "$")
    }

    @Test func errorsSayWhatIsWrong() {
        let error = decodingError {
            _ = try WireDecoder(format: .json).decode(
                Regions.self, from: #"{"Code":"Forbidden","Message":"no\nright","RequestId":"r"}"#.utf8)
        }
        #expect(error?.description == #"$: the answer is an error: 'Forbidden': 'no\u{A}right'"#)
        #expect(error?.serviceError?.requestID == "r")
        #if XML
        let page = decodingError { _ = try WireDecoder(format: .xml).decode(Regions.self, from: "<html/>".utf8) }
        #expect(page?.description == "$: the root element is 'html', not 'DescribeRegionsResponse'")
        #endif
    }

    @Test(
        "Answers as they come over HTTP",
        arguments: [
            (200, #"{"RequestId":"R","Regions":{"Region":["a"]}}"#, nil),
            (404, #"{"Code":"C","Message":"m","RequestId":"R"}"#, "C (HTTP 404): m [request R]"),
            (200, #"{"Code":"C","Message":"m"}"#, "C (HTTP 200): m"),
            (500, "<Error><Code>C</Code><Message>m</Message></Error>", "C (HTTP 500): m"),
            (
                503, "<html><body>busy</body></html>",
                "error without a code (HTTP 503): the body is no answer of the service"
            ),
            (
                200, "<html><body>login</body></html>",
                "error without a code (HTTP 200): the body is no answer of the service"
            ),
            (
                502, "",
                "error without a code (HTTP 502): the body is no answer of the service: byte 0: the body is empty"
            ),
            (
                500, #"{"Regions":{"Region":["a"]}}"#,
                "error without a code (HTTP 500): the body is no answer of the service"
            ),
            (302, "{}", "error without a code (HTTP 302)"),
        ] as [(Int, String, String?)])
    func overHTTP(status: Int, body: String, error expected: String?) throws {
        let decoder = WireDecoder(format: .json)
        guard let expected else {
            #expect(try decoder.decode(Regions.self, from: body.utf8, status: status).regions == ["a"])
            return
        }
        let error = #expect(throws: ServiceError.self) {
            try decoder.decode(Regions.self, from: body.utf8, status: status) { $0 == "x-acs-retry-after" ? "3" : nil }
        }
        #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
        #expect(error?.httpStatus == status && error?.retryAfter == 3)
    }

    @Test("Damaged answers are not the service's", arguments: ["{", #"{"Regions":{"Region":["a"]"#, ""])
    func damaged(body: String) {
        #expect(throws: WireDecodingError.self) {
            try WireDecoder(format: .json).decode(Regions.self, from: body.utf8, status: 200)
        }
    }

    @Test(arguments: [
        (#"{"Things":{"Thing":["a"]},"RequestId":"1"}"#, Outcome.decoded), ("{}", .decoded),
        (#"{"Code":"ok","Message":"","RequestId":"1"}"#, .decoded),
        (#"{"Code":"OK","Message":"done","Data":{}}"#, .decoded),
        (#"{"RequestId":"1","HostId":"h","Code":"Throttling","Message":"Too many."}"#, .error("Throttling")),
        (#"{"code":"Forbidden","message":"No.","requestId":"1"}"#, .error("Forbidden")),
    ])
    private func anErrorIsNoAnswerOfUnknownMembersEither(body: String, outcome: Outcome) {
        #expect(self.outcome(of: body, as: Undescribed.self) == outcome)
    }
}
