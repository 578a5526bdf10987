import FoundationEssentials
import MimaVectors

/// The folder `Vectors/` of the package.
enum OwnVectors {
    static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Vectors").path

    /// The names of the files in Wycheproof's form, in order.
    static let jsonFiles = names(in: path).filter { $0.hasSuffix("_test.json") }

    /// The names of the files in the form of the age test kit, in order.
    static let ageFiles = names(in: path + "/age")

    static func text(_ name: String) throws -> String {
        try String(contentsOf: URL(filePath: "\(path)/\(name)"), encoding: .utf8)
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    private static func names(in folder: String) -> [String] {
        // An empty list would run no test at all; the tests of the whole folder count the files.
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}

/// A folder that is removed with its contents.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "mima-vectors-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file, making the folders above it, and gives its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// The report on one file with these contents, which is named by its path.
    func report(on bytes: [UInt8], named name: String = "file.json") throws -> FileReport {
        let report = VectorRun(paths: [try write(bytes, to: name)]).report()
        guard let file = report.files.first, report.files.count == 1 else { throw UnexpectedFileCount() }
        return file
    }

    func report(on text: String, named name: String = "file.json") throws -> FileReport {
        try report(on: Array(text.utf8), named: name)
    }

    struct UnexpectedFileCount: Error {}
}
