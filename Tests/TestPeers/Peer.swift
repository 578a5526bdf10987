package import Foundation

/// Another implementation that is run to compare with.
package struct Peer: Sendable {
    package let name: String

    package static let sshKeygen = Peer(name: "ssh-keygen")
    package static let openssl = Peer(name: "openssl")
    package static let age = Peer(name: "age")
    package static let bash = Peer(name: "bash")
    package static let go = Peer(name: "go")
    package static let python3 = Peer(name: "python3")
    package static let iconv = Peer(name: "iconv")
    package static let gzip = Peer(name: "gzip")
    package static let pigz = Peer(name: "pigz")
    package static let tar = Peer(name: "tar")
    package static let bsdtar = Peer(name: "bsdtar")

    package struct Failure: Error {
        package let command: String
        package let errors: String
    }

    package var isInstalled: Bool { path != nil }

    private var path: String? {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs the program in `folder`, with additions to this process's environment, and gives what it printed.
    @discardableResult
    package func run(
        _ arguments: [String],
        in folder: URL,
        environment: [String: String] = [:]
    ) throws -> [UInt8] {
        let command = ([name] + arguments).joined(separator: " ")
        guard let path else { throw Failure(command: command, errors: "not installed") }
        let output = folder.appending(component: ".output")
        let errors = folder.appending(component: ".errors")
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(command: command, errors: try String(contentsOf: errors, encoding: .utf8))
        }
        return Array(try Data(contentsOf: output))
    }

    /// Runs the program and lends what it prints while it runs; what `body` leaves is not waited for.
    package func stream(_ arguments: [String], _ body: (FileHandle) throws -> Void) throws {
        let command = ([name] + arguments).joined(separator: " ")
        guard let path else { throw Failure(command: command, errors: "not installed") }
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        try body(pipe.fileHandleForReading)
    }
}

/// Lends a folder that is there only as long as `body` runs.
package func withTemporaryFolder<R>(_ body: (URL) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(component: "mima-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
