import ECSRuntime
import Foundation

/// Decodes damaged bodies into generated types, in both formats: each ends in a value, or in an error with its place.
/// Run under the sanitizers, which report what was written out of bounds, used after it was freed, or leaked.
@main
struct DecodeFuzzing {
    /// Usage: DecodeFuzzing RUNS SEED FILE...
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let runs = arguments.first.flatMap({ Int($0) }),
            let seed = arguments.dropFirst().first.flatMap({ UInt64($0) }), arguments.count > 2
        else {
            print("usage: DecodeFuzzing RUNS SEED FILE...")
            exit(64)
        }
        let seeds = try arguments.dropFirst(2).map { Array(try Data(contentsOf: URL(filePath: $0))) }
        var mutation = BodyMutation(seeds, seed: seed)
        var values = 0
        for _ in 0..<max(0, runs) {
            let body = mutation.next()
            for format in WireFormat.allCases {
                let decoder = WireDecoder(format: format)
                if try decodes(body, { try decoder.decode(DescribeInstancesResponse.self, from: body) }) { values += 1 }
                _ = try decodes(body) { try decoder.decode(DescribeLaunchTemplateVersionsResponse.self, from: body) }
                _ = try decodes(body) { try decoder.decode(ServiceError.self, from: body) }
            }
        }
        print("\(runs) bodies: \(values) values, \(2 * runs - values) errors, each with its place")
    }

    /// Whether a body decodes.
    ///
    /// - Throws: `Finding` where it ends in anything but a value or an error that says where it is.
    private static func decodes(_ body: [UInt8], _ decode: () throws -> some Any) throws -> Bool {
        do {
            _ = try decode()
            return true
        } catch let error as WireDecodingError
            where error.offset.map({ (0...body.count).contains($0) }) ?? (error.path != nil)
        {
            return false
        } catch {
            throw Finding(error: error, body: body)
        }
    }

    struct Finding: Error {
        let error: any Error
        let body: [UInt8]
    }
}
