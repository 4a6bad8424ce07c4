import BundledFiles
import Foundation
import TestSupport
import Testing

@Suite struct BundledFileTests {
    /// Paths below the package of every file in the folders that are compiled in, but for what is about them.
    private static let pathsOnDisk: [String] = ["api-specs", "templates"].flatMap { folder in
        let root = Repository.root.appending(path: folder).path
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return paths.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue && !path.hasSuffix("README.md")
        }
        .map { "\(folder)/\($0)" }
    }

    @Test func everyFileIsListedAndNoOther() {
        #expect(BundledFile.all.map(\.path) == Self.pathsOnDisk.sorted())
    }

    @Test(arguments: pathsOnDisk.sorted()) func bytesAreThoseOfTheFile(path: String) throws {
        let file = try #require(BundledFile.named(path))
        let expected = try Data(contentsOf: Repository.root.appending(path: path))
        #expect(Data(file.bytes) == expected)
        #expect(file.withBytes { $0.count } == expected.count)
    }

    @Test func unknownPathIsNil() {
        #expect(BundledFile.named("templates/user-data/none") == nil)
    }
}
