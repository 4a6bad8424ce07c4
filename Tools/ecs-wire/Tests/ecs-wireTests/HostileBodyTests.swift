import ECSRuntime
import TestSupport
import Testing

@testable import ecs_wire

/// Bodies that want to do harm, through the largest generated types: each ends in a value or an error.
@Suite struct HostileBodyTests {
    private static let xml = """
        <DescribeInstancesResponse><TotalCount>1</TotalCount><Instances><Instance><Cpu>2</Cpu><OSName>é &amp; &#x1F600;\
        </OSName><Tags><Tag><TagKey>a</TagKey></Tag></Tags></Instance></Instances></DescribeInstancesResponse>
        """
    private static let json = #"""
        {"TotalCount":1,"Instances":{"Instance":[{"Cpu":2,"OSName":"é \ud83d\ude00","Tags":{"Tag":[{"TagKey":"a"}]}}]}}
        """#

    private func error(_ format: WireFormat, _ bytes: [UInt8]) -> WireDecodingError? {
        do {
            _ = try DecodedBody(action: "DescribeInstances", bytes, format, comesBackInXML: false)
            return nil
        } catch {
            return error as? WireDecodingError
        }
    }

    private static func body(_ format: WireFormat) -> [UInt8] { Array((format == .xml ? xml : json).utf8) }

    @Test(arguments: WireFormat.allCases) func everyPrefixIsRefused(format: WireFormat) {
        let body = Self.body(format)
        #expect(error(format, body) == nil)
        for count in 0..<body.count {
            let error = error(format, Array(body.prefix(count)))
            #expect(error?.code == .malformed && (0...count).contains(error?.offset ?? -1), "\(count) bytes")
        }
    }

    @Test(arguments: WireFormat.allCases) func changedBytesEndInAValueOrAnErrorWithItsPlace(format: WireFormat) {
        let body = Self.body(format)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<1_000 {
            var changed = body
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                changed[Int.random(in: 0..<body.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            if let error = error(format, changed) { #expect(error.offset != nil || error.path != nil) }
            let noise = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(error(format, noise) != nil)
        }
    }

    @Test(arguments: [
        (WireFormat.json, #"{"Instances":{"Instance":[{"OSName":"\ud83d"}]}}"#),
        (.json, #"{"Instances":{"Instance":[{"OSName":"\#u{0}"}]}}"#),
        (.json, #"{"Instances":{"Instance":[{"Cpu":1,"Cpu":2}]}}"#),
        (.json, #"{"Instances":{"Instance":[{"Cpu":2147483648}]}}"#),
        (.json, #"{"Instances":{"Instance":[{"Cpu":1e400}]}}"#),
        (.json, #"{"Instances":"yes"}"#),
        (.xml, #"<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><r><RequestId>&b;</RequestId></r>"#),
        (.xml, #"<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r><RequestId>&a;</RequestId></r>"#),
        (.xml, #"<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd"><r/>"#),
        (.xml, "<r><RequestId>&#0;</RequestId></r>"),
        (.xml, "<r><RequestId>\u{0}</RequestId></r>"),
        (.xml, "<r><TotalCount>1</TotalCount><TotalCount>2</TotalCount></r>"),
    ])
    func isRefused(format: WireFormat, body: String) {
        #expect(error(format, Array(body.utf8)) != nil)
    }

    @Test func invalidUTF8IsRefused() {
        #expect(error(.json, Array(#"{"RequestId":""#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8))?.offset == 14)
        #expect(error(.xml, Array("<r><RequestId>".utf8) + [0xFF] + Array("</RequestId></r>".utf8))?.code == .malformed)
    }

    @Test func depthIsLimited() {
        let depth = 100_000
        let json = String(repeating: #"{"Instances":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        let xml = String(repeating: "<Instances>", count: depth) + String(repeating: "</Instances>", count: depth)
        #expect(error(.json, Array(json.utf8))?.code == .limitExceeded)
        #expect(error(.xml, Array(xml.utf8))?.code == .limitExceeded)
    }

    @Test(arguments: WireFormat.allCases) func sizeIsLimited(format: WireFormat) {
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: (64 << 20) + 1 - Self.body(format).count)
        let error = error(format, Self.body(format) + padding)
        #expect(error?.code == .limitExceeded)
        #expect(error?.offset == 64 << 20)
    }
}
