import Mima
import Synchronization

/// The lines of `mima hash`, from whatever thread, and the progress line that must not get between them.
final class HashPrinter: Sendable {
    private struct State {
        var progress: Progress?
        var bytesDone = 0
        var isReaderGone = false
    }

    private let state = Mutex(State())

    /// Starts the progress line for that many bytes, or an unknown number. Only the first call counts.
    func begin(total: Int?) {
        state.withLock { state in
            if state.progress == nil { state.progress = Progress(total: total, label: "hashing") }
        }
    }

    /// Reports that so many more bytes are hashed.
    func advance(_ byteCount: Int) {
        state.withLock { state in
            state.bytesDone += byteCount
            state.progress?.update(state.bytesDone)
        }
    }

    /// Writes to standard output. Throws `.closedPipe` when nobody reads it any more.
    func write(_ bytes: [UInt8]) throws(IOError) {
        try state.withLock { (state) throws(IOError) in
            state.progress?.finish()
            try OutputFile.standardOutput.write(bytes)
        }
    }

    /// Writes to standard output while somebody reads it.
    func writeIfRead(_ bytes: [UInt8]) throws(IOError) {
        if state.withLock({ $0.isReaderGone }) { return }
        do {
            try write(bytes)
        } catch .closedPipe {
            state.withLock { $0.isReaderGone = true }
        }
    }

    /// Writes a message to standard error.
    func complain(_ error: ToolError) {
        state.withLock { state in
            state.progress?.finish()
            error.print()
        }
    }

    /// Writes a note to standard error.
    func note(_ text: String) {
        complain(.badInput(text))
    }

    /// Removes the progress line.
    func finish() {
        state.withLock { $0.progress?.finish() }
    }
}
