import ArgumentParser
import Mima
import Synchronization

/// `mima hash FILE…`: hashes files, all cores at work, and prints the checksums in the files' order.
struct HashFiles {
    enum Style {
        case lines(Checksums.Format, Checksums.Separator)
        case json
    }

    let algorithm: HashAlgorithm
    let style: Style
    let isQuiet: Bool
    private let printer = HashPrinter()

    init(algorithm: HashAlgorithm, style: Style, isQuiet: Bool) {
        self.algorithm = algorithm
        self.style = style
        self.isQuiet = isQuiet
    }

    private struct Outcome {
        let name: [UInt8]
        let digest: Result<[UInt8], FilesError>
    }

    func run(_ names: [[UInt8]]) throws {
        if !isQuiet, case .insecure(let broken) = algorithm { printer.note(broken.warning) }
        if names.count > 1 { printer.begin(total: nil) }
        let queue = HashQueue(names)
        do {
            try OrderedJobs.run(
                jobCount: names.count,
                next: { () throws(IOError) in queue.next() },
                perform: { name in hash(name) },
                deliver: { (outcome) throws(IOError) in
                    if case .failure(let error) = outcome.digest {
                        queue.countFailure()
                        printer.complain(ToolError(error, at: String(decoding: outcome.name, as: UTF8.self)))
                    }
                    if let line = line(for: outcome) { try printer.write(line) }
                }
            )
        } catch .closedPipe {
            // Whoever read the checksums has seen enough; what failed before that has failed.
        }
        printer.finish()
        if queue.hasFailure { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }

    private func hash(_ name: [UInt8]) -> Outcome {
        Outcome(
            name: name,
            digest: Result { () throws(FilesError) in
                let source = try HashInput.open(name)
                printer.begin(total: source.size)
                return try algorithm.hash(contentsOf: source, progress: printer.advance)
            }
        )
    }

    private func line(for outcome: Outcome) -> [UInt8]? {
        switch (style, outcome.digest) {
        case (.lines(let format, let separator), .success(let digest)):
            let entry = Checksums.Entry(algorithm: algorithm, digest: digest, name: outcome.name)
            return entry.line(format, separator: separator)
        case (.lines, .failure):
            return nil
        case (.json, _):
            let file = JSONOutput.string(String(decoding: outcome.name, as: UTF8.self))
            let name = JSONOutput.string(Checksums.Function.fixed(algorithm).name)
            let facts: JSONOutput =
                switch outcome.digest {
                case .success(let digest):
                    .object(["file": file, "algorithm": name, "digest": .string(Hex.encode(digest))])
                case .failure(let error):
                    .object(["file": file, "algorithm": name, "error": .string("\(error)")])
                }
            return Array("\(facts.text)\n".utf8)
        }
    }
}

/// The names of files that are to be hashed, and whether one could not be.
private final class HashQueue: Sendable {
    private let names: [[UInt8]]
    private let position = Atomic(0)
    private let failed = Atomic(false)

    init(_ names: [[UInt8]]) {
        self.names = names
    }

    /// The next name; nil when there is none.
    func next() -> [UInt8]? {
        let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < names.count ? names[index] : nil
    }

    func countFailure() {
        failed.store(true, ordering: .relaxed)
    }

    var hasFailure: Bool { failed.load(ordering: .relaxed) }
}

/// Files that are hashed.
enum HashInput {
    /// The name of standard input.
    static let standardInputName = Array("-".utf8)

    /// Opens the file of this name; `-` is standard input.
    static func open(_ name: [UInt8]) throws(FilesError) -> InputFile {
        if name == standardInputName { return .standardInput }
        do {
            return try InputFile(pathBytes: name)
        } catch {
            throw .io(error)
        }
    }
}
