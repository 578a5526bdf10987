import Glibc
import Synchronization
import Testing

@testable import MimaIO

/// A clock that the test sets.
private final class Clock: Sendable {
    let time = Mutex(100.0)

    func advance(_ seconds: Double) {
        time.withLock { $0 += seconds }
    }
}

@Suite("Progress", .timeLimit(.minutes(1)))
struct ProgressTests {
    private let clock = Clock()

    private func progress(_ total: Int?, on descriptor: Int32) -> Progress {
        Progress(total: total, label: "file", descriptor: descriptor) { [clock] in clock.time.withLock { $0 } }
    }

    @Test("The line comes after half a second, ten times a second at most, and goes at the end")
    func shown() throws {
        let terminal = try PseudoTerminal()
        terminal.setColumns(60)
        let slave = terminal.slave()
        defer { close(slave) }
        let progress = progress(2000, on: slave)
        clock.advance(0.4)
        progress.update(100)
        clock.advance(0.1)
        progress.update(1000)
        clock.advance(0.05)
        progress.update(1100)
        clock.advance(0.45)
        progress.update(1500)
        progress.finish()
        progress.finish()
        writeFully(slave, Array("end".utf8))
        let first = "file  50%  1.0 KiB of 2.0 KiB  2.0 KiB/s  0:01 left"
        let second = "file  75%  1.5 KiB of 2.0 KiB  1.5 KiB/s  0:01 left"
        let blank = String(repeating: " ", count: second.count)
        #expect(terminal.expect("end") == "\r\(first)\r\(second)\r\(blank)\rend")
    }

    @Test("Nothing is shown where there is no terminal")
    func noTerminal() throws {
        let pipe = Pipe()
        do {
            let progress = progress(nil, on: pipe.writing)
            clock.advance(10)
            progress.update(100)
        }
        close(pipe.writing)
        #expect(try readAll(InputFile(descriptor: pipe.reading, named: "", closing: true), pieces: 100) == [])
    }

    @Test("Without a total, or past it, the line has no percentage")
    func noTotal() {
        let line = ProgressText.line(label: "x", done: 3 << 20, total: nil, seconds: 2, columns: 80)
        #expect(line == "x  3.0 MiB  1.5 MiB/s")
        #expect(ProgressText.line(label: "x", done: 3 << 20, total: 5, seconds: 2, columns: 80) == line)
        #expect(ProgressText.line(label: "x", done: 0, total: 0, seconds: 2, columns: 80) == "x  0 B  0 B/s")
    }

    @Test("A narrow terminal cuts the label first, at whole characters, and never wraps")
    func narrow() {
        func line(_ columns: Int) -> String {
            ProgressText.line(label: "密码.txt\n", done: 5, total: nil, seconds: 1, columns: columns)
        }
        #expect(line(80) == "密码.txt\\u{a}  5 B  5 B/s")
        #expect(line(20) == "密码.tx  5 B  5 B/s")
        #expect(line(16) == "密  5 B  5 B/s")
        #expect(line(13) == "5 B  5 B/s")
        #expect(line(5) == "5 B ")
        #expect(line(0) == "")
    }

    @Test("Sizes have three digits or so")
    func sizes() {
        let cases: [(Double, String)] = [
            (0, "0 B"), (999, "999 B"), (1000, "1.0 KiB"), (1536, "1.5 KiB"), (102_300, "99.9 KiB"),
            (102_400, "100 KiB"), (1_048_576, "1.0 MiB"), (Double(Int.max), "8.0 EiB"), (1e30, "867361737988 EiB"),
        ]
        for (count, text) in cases {
            #expect(ProgressText.size(count) == text)
        }
    }

    @Test("Durations read as clocks do")
    func durations() {
        let cases: [(Double, String)] = [
            (0, "0:00"), (6.2, "0:07"), (754, "12:34"), (3600, "1:00:00"), (.infinity, "99:59:59"),
        ]
        for (seconds, text) in cases {
            #expect(ProgressText.duration(seconds) == text)
        }
    }
}
