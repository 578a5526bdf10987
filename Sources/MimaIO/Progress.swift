import Glibc
import Synchronization

/// A line on standard error that says how far a long piece of work has come.
///
/// It is shown only when standard error is a terminal and the work has taken half a second, is renewed at most ten
/// times a second, and is gone when the work is done. Any thread may report.
public final class Progress: Sendable {
    private let label: String
    private let total: Int?
    private let terminal: Int32?
    private let now: @Sendable () -> Double
    private let line: Mutex<Line>

    private struct Line {
        let start: Double
        var nextTime: Double
        /// How many columns the line takes that is on the screen now.
        var width = 0
    }

    /// Starts the clock for a work of `total` bytes, or of an unknown number.
    public convenience init(total: Int?, label: String) {
        self.init(total: total, label: label, descriptor: STDERR_FILENO) {
            var time = timespec()
            unsafe clock_gettime(CLOCK_MONOTONIC, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
    }

    /// `now` tells the time in seconds.
    package init(total: Int?, label: String, descriptor: Int32, now: @escaping @Sendable () -> Double) {
        self.label = label
        self.total = total
        self.now = now
        terminal = isatty(descriptor) == 1 ? descriptor : nil
        let start = now()
        line = Mutex(Line(start: start, nextTime: start + 0.5))
    }

    deinit {
        finish()
    }

    /// Reports how many bytes are done altogether.
    public func update(_ bytesDone: Int) {
        show { ProgressText.line(label: label, done: bytesDone, total: total, seconds: $0, columns: $1) }
    }

    /// Shows what `text` makes of the seconds so far and the terminal's width, when it is time for that.
    private func show(_ text: (Double, Int) -> String) {
        guard let terminal else { return }
        line.withLock { line in
            let time = now()
            guard time >= line.nextTime else { return }
            line.nextTime = time + 0.1
            show(text(time - line.start, Terminal.columns(of: terminal) ?? 80), over: &line, on: terminal)
        }
    }

    /// Reports that the work is still going on, where there is nothing to count: the line tells how long it takes.
    public func tick() {
        show { ProgressText.line(label: label, seconds: $0, columns: $1) }
    }

    /// Removes the line. Reporting more would show it again.
    public func finish() {
        guard let terminal else { return }
        line.withLock { line in
            if line.width > 0 { show("", over: &line, on: terminal) }
        }
    }

    /// Writes `text` over what is on the screen, with spaces over the rest, which every terminal can do.
    private func show(_ text: String, over line: inout Line, on terminal: Int32) {
        let width = DisplayText.width(text)
        let rest = String(repeating: " ", count: max(0, line.width - width))
        line.width = width
        let bytes = Array("\r\(text)\(rest)\(text.isEmpty ? "\r" : "")".utf8)
        // A line that cannot be shown is no reason to stop the work.
        try? Descriptor(terminal, isOwned: false).write(bytes.span, named: "standard error")
    }
}
