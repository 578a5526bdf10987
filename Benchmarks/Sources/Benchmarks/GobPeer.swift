import Foundation

/// Go's encoding/gob in a process of its own, which does what it is told and answers when it is done. The message there
/// and back takes some microseconds, where the work takes milliseconds.
final class GobPeer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let folder: URL

    /// Starts the program, which makes the records; nil when it was not built.
    init?(program: String?) throws {
        guard let program, FileManager.default.isExecutableFile(atPath: program) else { return nil }
        folder = FileManager.default.temporaryDirectory.appending(component: "mima-gob-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
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

    /// A stream that Go wrote.
    func stream(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(component: "\(name).gob")))
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
