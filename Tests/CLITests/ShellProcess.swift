import Foundation
import Glibc

/// One command, run by bash in a session and process group of its own, with a deadline.
struct ShellProcess {
    enum End: Equatable {
        /// The command ended with this status; 128 and more for a signal, as shells count.
        case exited(Int32)
        /// It took longer than it may; its whole process group was killed.
        case overdue(Duration)
        /// It was killed because the terminal did not show what the script says.
        case abandoned
    }

    struct Result {
        let end: End
        let output: [UInt8]
        let errors: [UInt8]
        let terminalProblem: TerminalDialogue.Problem?
        /// The texts that the script's terminal lines gave names to.
        let values: [String: String]
    }

    struct SystemError: Error, CustomStringConvertible {
        let description: String

        init(_ call: String, _ code: Int32 = errno) {
            description = "\(call): \(unsafe String(cString: strerror(code)))"
        }
    }

    let command: String
    /// The environment; the command starts in its `HOME`.
    let environment: [String: String]
    /// A folder for this process's own use.
    let scratch: String
    /// What to do at a terminal; without it the command has none, and reads from /dev/null.
    let terminal: TerminalDialogue?
    let timeout: Duration

    func run() throws -> Result {
        let output = try Pipe(path: scratch + "/output")
        let errors = try Pipe(path: scratch + "/errors")
        let pseudoTerminal = try terminal.map { _ in try PseudoTerminal() }
        let input = pseudoTerminal?.path ?? "/dev/null"
        let process = try spawn(input: input, output: output.writeEnd, errors: errors.writeEnd)
        output.closeWriteEnd()
        errors.closeWriteEnd()

        var dialogue = terminal
        let deadline = ContinuousClock.now + timeout
        var end: End?
        while end == nil {
            output.readAvailable()
            errors.readAvailable()
            if let pseudoTerminal { dialogue?.advance(on: pseudoTerminal) }
            var status: Int32 = 0
            if unsafe waitpid(process, &status, WNOHANG) == process {
                let signal = status & 0x7F
                end = .exited(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
            } else if ContinuousClock.now > deadline || dialogue?.problem != nil {
                kill(-process, SIGKILL)
                _ = unsafe waitpid(process, &status, 0)
                end = dialogue?.problem == nil ? .overdue(timeout) : .abandoned
            } else {
                Self.wait(for: [output.readEnd, errors.readEnd] + (pseudoTerminal.map { [$0.descriptor] } ?? []))
            }
        }
        // What the command left running in the background ends with it, so that the pipes do.
        kill(-process, SIGKILL)
        output.readToEnd()
        errors.readToEnd()
        if let pseudoTerminal { dialogue?.finish(on: pseudoTerminal) }
        return Result(
            end: end ?? .abandoned,
            output: output.bytes,
            errors: errors.bytes,
            terminalProblem: dialogue?.problem,
            values: dialogue?.values ?? [:]
        )
    }

    /// Sleeps until something can be read, 10 ms at most: a command's end shows on no descriptor.
    private static func wait(for descriptors: [Int32]) {
        var polled = descriptors.filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = unsafe poll(&polled, nfds_t(polled.count), 10)
    }

    private func spawn(input: String, output: Int32, errors: Int32) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        // The new session's first terminal to be opened becomes its controlling terminal, /dev/tty.
        unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDWR, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        let flags = 0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK  // 0x80: POSIX_SPAWN_SETSID, a GNU extension
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        // Signals that the test's own process ignores or blocks reach the command all the same.
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)

        let arguments = ["bash", "--noprofile", "--norc", "-euo", "pipefail", "-c", "cd; " + command]
        var process: pid_t = 0
        let code = unsafe Self.withCStrings(arguments) { arguments in
            unsafe Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
                unsafe posix_spawn(&process, "/bin/bash", &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw SystemError("cannot start /bin/bash", code) }
        return process
    }

    private static func withCStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
    ) rethrows -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return try unsafe body(copies + [nil])
    }
}
