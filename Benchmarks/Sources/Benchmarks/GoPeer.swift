import Foundation

/// A peer written in Go, in a process of its own, which does what it is told and answers when it is done. The message
/// there and back takes some microseconds, where the work takes milliseconds.
final class GoPeer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    /// A folder that is gone when this is; the program's only argument.
    private let folder: URL

    /// Starts the program, which prepares itself; nil when it was not built.
    ///
    /// - Parameter files: What lies in its folder at the start, by name.
    init?(program: String?, files: [String: [UInt8]] = [:]) throws {
        guard let program, FileManager.default.isExecutableFile(atPath: program) else { return nil }
        folder = FileManager.default.temporaryDirectory.appending(component: "mima-go-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(component: name)) }
        process.executableURL = URL(filePath: program)
        process.arguments = [folder.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        awaitAnswer()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A file that the program wrote.
    func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: name)))
    }

    /// Has something done.
    func run(_ command: String) {
        input.fileHandleForWriting.write(Data("\(command)\n".utf8))
        awaitAnswer()
    }

    private func awaitAnswer() {
        while true {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { fatalError("Go's program ended") }
            if piece.last == UInt8(ascii: "\n") { return }
        }
    }
}
