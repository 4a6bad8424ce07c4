import DiagnosticsCore
import MetadataFormat
import Testing

@testable import ServiceModel

@Suite struct CheckPassTests {
    @Test func refusesNamesThatCannotBeListed() throws {
        let service = try buildService(
            response: #""Fine":{"type":"object","properties":{"two\nlines":{},"":{},"a b":{}}}"#
        )
        var sink = DiagnosticSink()
        CheckPass.check(service, into: &sink)
        #expect(sink.diagnostics.map(\.rule) == [.invalidWireName, .invalidWireName])
        #expect(sink.diagnostics.allSatisfy { $0.position != nil })
    }
}
