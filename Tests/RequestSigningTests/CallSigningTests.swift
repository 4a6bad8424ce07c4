import RequestSigning
import Testing

/// What every call has, and both versions of the signature.
struct CallSigningTests {
    private static let credentials = Credentials(
        accessKeyID: "testid", accessKeySecret: "testsecret", securityToken: "token")

    private static func call(_ parameters: [(String, String)]) -> RPCRequest {
        RPCRequest(host: RPCRequestTests.host, parameters: parameters.map { QueryParameter(name: $0.0, value: $0.1) })
    }

    private static let essentials = [("Action", "A"), ("Version", "1")]

    /// Names that every call has once, with a value.
    private static let names = [
        "Action", "Version", "Format", "AccessKeyId", "SecurityToken", "Signature", "SignatureMethod",
        "SignatureNonce", "SignatureVersion", "Timestamp",
    ]

    @Test(arguments: SignatureVersion.allCases, names)
    func refusesEmptyAndDoubledOnes(version: SignatureVersion, name: String) throws {
        let others = Self.essentials.filter { $0.0 != name }
        let rows: [([(String, String)], RequestSigningError.Code)] = [
            ([(name, "")], .emptyParameter), ([(name, "x"), (name, "")], .emptyParameter),
            ([(name, "x"), (name, "x")], .repeatedParameter), ([(name, "x"), (name, "y")], .conflictingParameter),
        ]
        for (given, code) in rows {
            for parameters in [given + others, others + given.reversed()] {
                let error = #expect(throws: RequestSigningError.self) {
                    try Self.call(parameters).sign(version, credentials: Self.credentials)
                }
                #expect(error?.code == code, "\(given)")
                #expect(error?.message.contains("'\(name)'") == true)
            }
        }
    }

    @Test(
        arguments: [
            ([], .missingParameter, "'Action'"), ([("Action", "A")], .missingParameter, "'Version'"),
            ([("Version", "1")], .missingParameter, "'Action'"),
            // Names are told apart by their bytes: these are the action's own.
            ([("action", "A"), ("Version", "1")], .missingParameter, "'Action'"),
            (essentials + [("AccessKeyId", "other")], .conflictingParameter, "'AccessKeyId'"),
            (essentials + [("SecurityToken", "other")], .conflictingParameter, "'SecurityToken'"),
            (essentials + [("Signature", "s")], .conflictingParameter, "'Signature'"),
            (essentials + [("SignatureMethod", "HMAC-SHA256")], .conflictingParameter, "'SignatureMethod'"),
            (essentials + [("SignatureVersion", "2.0")], .conflictingParameter, "'SignatureVersion'"),
        ] as [([(String, String)], RequestSigningError.Code, String)], SignatureVersion.allCases
    )
    func refusesMissingAndContradictingOnes(
        _ row: (parameters: [(String, String)], code: RequestSigningError.Code, name: String), version: SignatureVersion
    ) {
        let error = #expect(throws: RequestSigningError.self) {
            try Self.call(row.parameters).sign(version, credentials: Self.credentials)
        }
        #expect(error?.code == row.code)
        #expect(error?.message.contains(row.name) == true)
        #expect(error?.message.contains("token") == false)
    }

    @Test(
        arguments: [
            ([("Action", "A")], .missingParameter), ([("Action", ""), ("Version", "1")], .emptyParameter),
            (essentials + [("Action", "A")], .repeatedParameter),
            (essentials + [("Action", "B")], .conflictingParameter),
        ] as [([(String, String)], RequestSigningError.Code)])
    func refusesThemUnsignedToo(parameters: [(String, String)], code: RequestSigningError.Code) {
        let error = #expect(throws: RequestSigningError.self) { try Self.call(parameters).withoutSignature() }
        #expect(error?.code == code)
    }

    @Test(arguments: SignatureVersion.allCases) func refusesEmptyThings(version: SignatureVersion) {
        func code(_ request: RPCRequest, _ credentials: Credentials, nonce: String = "n") -> RequestSigningError.Code? {
            #expect(throws: RequestSigningError.self) {
                try request.sign(version, credentials: credentials, nonce: nonce)
            }?.code
        }
        let call = Self.call(Self.essentials)
        var nowhere = call
        nowhere.host = ""
        #expect(code(nowhere, .demo) == .invalidHost)
        #expect(code(call, .demo, nonce: "") == .incompleteCredentials)
        for (id, secret, token) in [("", "s", nil), ("i", "", nil), ("i", "s", "")] as [(String, String, String?)] {
            let credentials = Credentials(accessKeyID: id, accessKeySecret: secret, securityToken: token)
            #expect(code(call, credentials) == .incompleteCredentials)
        }
    }

    // MARK: - Version 3

    private struct RunInstances: ActionRequest {
        static let action = "RunInstances"
        static let version = "2014-05-26"

        func queryParameters() throws(WireEncodingError) -> [QueryParameter] {
            [
                QueryParameter(name: "RegionId", value: "cn-shanghai"),
                QueryParameter(name: "ImageId", value: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
            ]
        }
    }

    private static let host = "ecs.cn-shanghai.aliyuncs.com"
    private static let query =
        "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"

    private static func signed(
        _ method: RequestMethod, _ credentials: Credentials = .demo, host: String = host, scheme: RequestScheme = .https
    ) throws -> SignedRequest {
        try RPCRequest(RunInstances(), host: host, scheme: scheme).sign(
            .v3, method: method, credentials: credentials, at: Timestamp(parsing: "2023-10-26T10:22:32Z"),
            nonce: "3156853299f313e23d1673dc12e1703d"
        )
    }

    /// The published example is a POST with its parameters in the URL, as which it is signed here.
    @Test func signsTheHeadersOfThePublishedExample() throws {
        let signed = try Self.signed(
            .get, Credentials(accessKeyID: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret"))
        #expect(signed.message.url == "https://\(Self.host)/?\(Self.query)")
        #expect(signed.message.body == nil)
        #expect(signed.query.text == Self.query)
        let headers = signed.message.headers
        let expected = try ACS3Signature(
            method: "GET", parameters: RunInstances().queryParameters(),
            headers: headers + [HeaderField(name: "host", value: Self.host)],
            hashedPayload: ACS3Signature.hashedPayload(of: []),
            credentials: Credentials(accessKeyID: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret")
        )
        #expect(signed.stringToSign == expected.stringToSign)
        #expect(signed.signature == expected.signature)
        let published = ACS3SignatureTests.runInstancesHeaders.filter { !["Host", "User-Agent"].contains($0.name) }
        let sent = Set(headers.map { "\($0.name.lowercased()):\($0.value)" })
        for header in published {
            let value = header.value.filter { $0 != " " && $0 != "\t" }
            #expect(sent.contains("\(header.name.lowercased()):\(value)"))
        }
        #expect(headers.last == HeaderField(name: "Authorization", value: expected.authorization))
        #expect(
            expected.signedHeaders
                == "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version")
    }

    @Test func postsAForm() throws {
        let signed = try Self.signed(.post, Self.credentials)
        #expect(signed.message.url == "https://\(Self.host)/")
        #expect(signed.message.body == Self.query)
        func value(_ name: String) -> String? { signed.message.headers.first { $0.name == name }?.value }
        #expect(value("Content-Type") == "application/x-www-form-urlencoded")
        #expect(value("Accept") == "application/json")
        #expect(try value("x-acs-content-sha256") == ACS3Signature.hashedPayload(of: Self.query.utf8))
        #expect(value("x-acs-security-token") == "token")
        #expect(value("x-acs-accesskey-id") == "testid")
        let expected = try ACS3Signature(
            method: "POST", parameters: [],
            headers: signed.message.headers + [HeaderField(name: "Host", value: Self.host)],
            hashedPayload: ACS3Signature.hashedPayload(of: Self.query.utf8), credentials: Self.credentials
        )
        #expect(value("Authorization") == expected.authorization)
        #expect(expected.signedHeaders.hasPrefix("content-type;host;x-acs-accesskey-id;"))
    }

    @Test func takesWhatTheCallGives() throws {
        let given = [
            ("Format", "XML"), ("SignatureNonce", "mine"), ("Timestamp", "2000-01-01T00:00:00Z"),
            ("AccessKeyId", "testid"), ("SecurityToken", "given"), ("Key", ""),
        ]
        let signed = try Self.call(Self.essentials + given).sign(.v3, credentials: .demo)
        #expect(signed.message.url == "https://\(RPCRequestTests.host)/?Key=")
        func value(_ name: String) -> String? { signed.message.headers.first { $0.name == name }?.value }
        #expect(value("Accept") == "application/xml")
        #expect(value("x-acs-signature-nonce") == "mine")
        #expect(value("x-acs-date") == "2000-01-01T00:00:00Z")
        #expect(value("x-acs-security-token") == "given")
        let alone = try Self.call(Self.essentials).sign(.v3, credentials: .demo).message
        #expect(alone.url == "https://\(RPCRequestTests.host)/")
        #expect(!alone.headers.contains { $0.name == "x-acs-security-token" })
    }

    @Test(arguments: [("Format", "YAML"), ("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0")])
    func refusesWhatVersion3DoesNotKnow(name: String, value: String) {
        let error = #expect(throws: RequestSigningError.self) {
            try Self.call(Self.essentials + [(name, value)]).sign(.v3, credentials: .demo)
        }
        #expect(error?.code == .conflictingParameter)
        #expect(error?.message.contains("'\(name)'") == true)
    }

    @Test(arguments: ["a\nb", "a\r\nx-acs-version:2"]) func refusesToForgeAHeader(text: String) {
        let error = #expect(throws: RequestSigningError.self) {
            try Self.call([("Action", text), ("Version", "1")]).sign(.v3, credentials: .demo)
        }
        #expect(error?.code == .invalidHeader)
    }

    // MARK: - Hosts and schemes

    @Test(arguments: SignatureVersion.allCases, RequestMethod.allCases)
    func changesOnlyTheScheme(version: SignatureVersion, method: RequestMethod) throws {
        var request = RPCRequest(host: "127.0.0.1:8080", action: "A", version: "1", parameters: [])
        let time = try RPCRequestTests.time()
        let usual = try request.sign(version, method: method, credentials: .demo, at: time, nonce: "n")
        request.scheme = .http
        let bare = try request.sign(version, method: method, credentials: .demo, at: time, nonce: "n")
        #expect(usual.message.url.hasPrefix("https://127.0.0.1:8080/"))
        #expect(bare.message.url == usual.message.url.replacing("https:", with: "http:"))
        #expect(bare.message.headers == usual.message.headers)
        #expect(bare.message.body == usual.message.body)
        #expect(bare.stringToSign == usual.stringToSign)
        #expect(try request.withoutSignature().url.hasPrefix("http://127.0.0.1:8080/?"))
    }

    /// Clients leave a scheme's own port out of `Host`.
    @Test(arguments: [
        ("a.com:443", RequestScheme.https, "a.com"), ("a.com:443", .http, "a.com:443"), ("a.com:80", .http, "a.com"),
        ("a.com:8443", .https, "a.com:8443"), ("[::1]:80", .http, "[::1]"), ("[::443]", .https, "[::443]"),
    ])
    func signsTheHostThatIsSent(host: String, scheme: RequestScheme, sent: String) throws {
        let signed = try Self.signed(.get, host: host, scheme: scheme)
        let expected = try ACS3Signature(
            method: "GET", parameters: RunInstances().queryParameters(),
            headers: signed.message.headers + [HeaderField(name: "host", value: sent)],
            hashedPayload: ACS3Signature.hashedPayload(of: []), credentials: .demo
        )
        #expect(signed.signature == expected.signature)
        #expect(signed.message.url.hasPrefix("\(scheme.rawValue)://\(host)/?"))
    }
}
