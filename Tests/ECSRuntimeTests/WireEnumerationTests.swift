import ECSRuntime
import Testing

@Suite struct WireEnumerationTests {
    private struct Status: WireEnumeration {
        var rawValue: String

        static var running: Status { Status(rawValue: "Running") }
        static var knownValues: [Status] { [running] }
    }

    @Test func showsItsText() {
        #expect("\(Status.running)" == "Running")
        #expect(String(describing: Status(rawValue: "Unheard")) == "Unheard")
    }

    @Test func tellsItsKnownValues() {
        #expect(Status.knownValues == [.running])
        #expect(!Status.knownValues.contains(Status(rawValue: "Unheard")))
    }
}
