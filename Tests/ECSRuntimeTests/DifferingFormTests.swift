import ECSRuntime
import Testing

/// What official sources state differently is read in either form.
@Suite struct DifferingFormTests {
    struct Details: WireDecodable {
        var names: [String]
        var zones: [String]

        static var wireFields: StaticString { "DetailInfo\tnames\t=ResourcePriceModel\t=Detail\nZoneIds\tzones" }

        init(from node: borrowing WireNode) {
            self.names = node.strings(0)
            self.zones = node.joinedStrings(1)
        }
    }

    @Test(
        arguments: [
            (.json, #"{"DetailInfo":["a","b"]}"#, ["a", "b"]),
            (.json, #"{"ResourcePriceModel":["a","b"]}"#, ["a", "b"]),
            (.json, #"{"Detail":"a"}"#, ["a"]), (.json, #"{"DetailInfos":["a"]}"#, []), (.json, #"{}"#, []),
            (
                .xml, "<R><ResourcePriceModel>a</ResourcePriceModel><ResourcePriceModel>b</ResourcePriceModel></R>",
                ["a", "b"]
            ),
            (.xml, "<R><DetailInfo>a</DetailInfo></R>", ["a"]),
        ] as [(WireFormat, String, [String])])
    func aMemberHasSeveralNames(format: WireFormat, body: String, names: [String]) throws {
        let report = try WireDecoder(format: format).decodeReportingUnknown(Details.self, from: body.utf8)
        #expect(report.value.names == names)
        #expect(report.unknownPaths.isEmpty == (body.utf8.count < 12 || !names.isEmpty))
        #expect(report.value.zones.isEmpty)
    }

    @Test(
        arguments: [
            (.json, #"{"ZoneIds":["k","j"]}"#, ["k", "j"]), (.json, #"{"ZoneIds":"k"}"#, ["k"]),
            (.json, #"{"ZoneIds":"\"k\",       \"j\""}"#, ["k", "j"]), (.json, #"{"ZoneIds":"k, j,"}"#, ["k", "j"]),
            (.json, #"{"ZoneIds":""}"#, []), (.json, #"{"ZoneIds":null}"#, []), (.json, #"{"ZoneIds":" , "}"#, []),
            (.json, #"{"ZoneIds":[]}"#, []), (.json, #"{"ZoneIds":["é","\"ü\""]}"#, ["é", "ü"]),
            (.xml, "<R><ZoneIds>\"k\", \"j\"</ZoneIds></R>", ["k", "j"]),
            (.xml, "<R><ZoneIds>k</ZoneIds><ZoneIds>j</ZoneIds></R>", ["k", "j"]),
        ] as [(WireFormat, String, [String])])
    func aListMayBeJoined(format: WireFormat, body: String, zones: [String]) throws {
        #expect(try WireDecoder(format: format).decode(Details.self, from: body.utf8).zones == zones)
    }

    /// Nothing but commas makes no more than it may.
    @Test func aJoinedListCountsForTheLimit() {
        let body = #"{"ZoneIds":""# + String(repeating: "a,", count: 700_000) + #""}"#
        #expect(throws: WireDecodingError.self) {
            var decoder = WireDecoder(format: .json)
            decoder.limits.expansion = 0
            _ = try decoder.decode(Details.self, from: body.utf8)
        }
    }
}
