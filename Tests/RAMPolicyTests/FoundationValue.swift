import Foundation
import Testing

/// A JSON text as Foundation understands it, to compare meanings with a reader that is not ours.
func foundationValue(_ text: some Sequence<UInt8>) throws -> NSObject {
    try #require(JSONSerialization.jsonObject(with: Data(text)) as? NSObject)
}
