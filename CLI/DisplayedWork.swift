import Mima
import Synchronization

/// Work of which nobody can say how far it has come: a line on standard error tells how long it has been going on.
enum DisplayedWork {
    /// What to call a computation: the start of its text.
    static func label(_ text: String) -> String {
        text.utf8.count > 40 ? "\(text.prefix(39))…" : text
    }

    /// Runs `body`, and shows the label and the time while that takes longer than half a second, if standard error is a
    /// terminal.
    static func run<R, E: Error>(_ label: String, _ body: () throws(E) -> R) throws(E) -> R {
        guard Terminal.isStandardErrorTerminal else { return try body() }
        let line = Line(Progress(total: nil, label: label))
        let ticker = Task.detached {
            while !Task.isCancelled {
                line.tick()
                try? await Task.sleep(for: .milliseconds(100))
            }
        }
        defer {
            ticker.cancel()
            line.finish()
        }
        return try body()
    }

    /// A progress line that nothing is shown on after it is finished.
    private final class Line: Sendable {
        private let progress: Mutex<Progress?>

        init(_ progress: Progress) { self.progress = Mutex(progress) }

        func tick() { progress.withLock { $0?.tick() } }

        func finish() {
            progress.withLock { progress in
                progress?.finish()
                progress = nil
            }
        }
    }
}
