import Foundation

/// A peer in a process of its own, which measures itself: it is told an operation and a size, then a count, and answers
/// with nanoseconds and a checksum.
final class ProgramParty: Party {
    let name: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var sum: UInt64 = 0

    init(name: String, command: String) throws {
        self.name = name
        let words = command.split(separator: " ").map(String.init)
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func prepare(_ operation: Operation, words: Int) {
        _ = ask("\(operation.rawValue) \(words) \(Operation.exponentBits(words: words))")
    }

    func run(_ repetitions: Int) -> Double {
        let answer = ask("run \(repetitions)").split(separator: " ")
        guard answer.count == 2, let nanoseconds = Double(answer[0]), let sum = UInt64(answer[1]) else {
            fatalError("\(name) said \(answer)")
        }
        self.sum = sum
        return nanoseconds / 1e9
    }

    func checksum() -> UInt64 { sum }

    private func ask(_ line: String) -> String {
        input.fileHandleForWriting.write(Data("\(line)\n".utf8))
        var answer = Data()
        while answer.last != UInt8(ascii: "\n") {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { fatalError("\(name)'s program ended") }
            answer += piece
        }
        return String(decoding: answer.dropLast(), as: UTF8.self)
    }
}
