import Foundation

/// The `mima` that the scripts drive: `$MIMA_TOOL`, or the one built beside the test bundle.
enum BuiltTool {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    static func path() throws -> String {
        let path: String
        if let given = ProcessInfo.processInfo.environment["MIMA_TOOL"], !given.isEmpty {
            path = given.hasPrefix("/") ? given : FileManager.default.currentDirectoryPath + "/" + given
        } else {
            let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            path = URL(filePath: bundle).deletingLastPathComponent().appending(path: "mima").path
        }
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Missing(description: "no program at \(path); build it with 'swift build', or set MIMA_TOOL")
        }
        return path
    }
}
