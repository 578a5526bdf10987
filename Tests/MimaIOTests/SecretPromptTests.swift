import Glibc
import MimaBytes
import Synchronization
import Testing

@testable import MimaIO

/// A prompt that waits for its answer on a thread of its own, while the test sits at the terminal.
private struct Prompting {
    private let thread: Thread
    private let outcome = Outcome()

    private final class Outcome: Sendable {
        let value = Mutex<Result<SecretBytes, IOError>?>(nil)
    }

    init(on terminal: PseudoTerminal) {
        let outcome = outcome
        thread = Thread {
            let slave = terminal.slave()
            defer { close(slave) }
            let result: Result<SecretBytes, IOError>
            do throws(IOError) {
                result = .success(try SecretPrompt.ask("Passphrase: ", on: slave))
            } catch {
                result = .failure(error)
            }
            outcome.value.withLock { $0 = result }
        }
    }

    /// Waits for the end and gives the secret's bytes.
    func bytes() throws -> [UInt8] {
        thread.join()
        return contents(of: try #require(outcome.value.withLock { $0 }).get())
    }
}

@Suite("Prompt for a secret", .timeLimit(.minutes(1)), .serialized)
struct SecretPromptTests {
    private let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal()
    }

    @Test("The line is read without echo, and the terminal is as before")
    func silent() throws {
        let prompt = Prompting(on: terminal)
        #expect(terminal.expect("Passphrase: ") == "Passphrase: ")
        #expect(!terminal.echoes)
        terminal.type("correct horse é\n")
        #expect(terminal.expect("\r\n") == "\r\n")
        #expect(try prompt.bytes() == Array("correct horse é".utf8))
        #expect(terminal.echoes)
    }

    @Test("An empty line is an empty secret")
    func emptyLine() throws {
        let prompt = Prompting(on: terminal)
        terminal.expect("Passphrase: ")
        terminal.type("\n")
        #expect(try prompt.bytes() == [])
    }

    @Test("The end of the input (Ctrl-D) is reported, or ends a line that has been begun")
    func endOfInput() throws {
        let prompt = Prompting(on: terminal)
        terminal.expect("Passphrase: ")
        terminal.type("\u{4}")
        #expect(throws: IOError.endOfInput) { try prompt.bytes() }
        #expect(terminal.echoes)
        terminal.expect("\r\n")

        let second = Prompting(on: terminal)
        terminal.expect("Passphrase: ")
        terminal.type("ab\u{4}\u{4}")
        #expect(try second.bytes() == Array("ab".utf8))
    }

    @Test("The longest secret is read, one byte more is refused and not left for the next reader")
    func tooLong() throws {
        let longest = String(repeating: "x", count: 1024)
        let prompt = Prompting(on: terminal)
        terminal.expect("Passphrase: ")
        terminal.type(longest + "\n")
        #expect(try prompt.bytes() == Array(longest.utf8))
        terminal.expect("\r\n")

        let second = Prompting(on: terminal)
        terminal.expect("Passphrase: ")
        terminal.type(longest + "y" + "; rm important\n")
        #expect(throws: IOError.secretTooLong(limit: 1024)) { try second.bytes() }
        #expect(terminal.echoes)
        terminal.expect("\r\n")

        let third = Prompting(on: terminal)
        terminal.expect("Passphrase: ")
        terminal.type("next\n")
        #expect(try third.bytes() == Array("next".utf8))
    }

    @Test("What is not a terminal is refused")
    func notATerminal() throws {
        let pipe = Pipe()
        #expect(throws: IOError.notATerminal) { try SecretPrompt.ask("", on: pipe.reading) }
        close(pipe.reading)
        close(pipe.writing)
    }

    @Test(
        "A signal ends the process as it would without a prompt, with the echo back on",
        arguments: [SIGINT, SIGTERM]
    )
    func ended(signal: Int32) async throws {
        await #expect(processExitsWith: .signal(signal)) { [path = terminal.path as String, signal = signal as Int32] in
            let slave = openTerminal(path)
            let killer = Thread {
                awaitSilence(on: slave)
                kill(getpid(), signal)
            }
            _ = try SecretPrompt.ask("Passphrase: ", on: slave)
            killer.join()
        }
        #expect(terminal.echoes)
        #expect(terminal.expect("\r\n") == "Passphrase: \r\n")
    }

    @Test("When the program handles the signal and goes on, it asks again and forgets what was typed")
    func continued() async throws {
        let person = Thread { [terminal] in
            terminal.expect("Passphrase: ")
            terminal.type("wro\u{4}")
            terminal.expect("Passphrase: ")
            terminal.type("right\n")
        }
        await #expect(processExitsWith: .exitCode(0)) { [path = terminal.path as String] in
            handleInterrupts()
            let slave = openTerminal(path)
            let killer = Thread {
                awaitSilence(on: slave)
                // Time for the part of a line to be read: not needed for the test to pass, but for it to mean much.
                usleep(100_000)
                kill(getpid(), SIGINT)
            }
            let secret = try SecretPrompt.ask("Passphrase: ", on: slave)
            killer.join()
            exit(contents(of: secret) == Array("right".utf8) ? 0 : 1)
        }
        person.join()
    }

    @Test("The process's own terminal is asked, whatever standard input is, and Ctrl-C works there")
    func controllingTerminal() async throws {
        let person = Thread { [terminal] in
            terminal.expect("Passphrase: ")
            terminal.type("secret\n")
        }
        await #expect(processExitsWith: .exitCode(0)) { [path = terminal.path as String] in
            setsid()
            _ = openTerminal(path, becomingItsOwner: true)
            let secret = try Terminal.readSecret(prompt: "Passphrase: ")
            exit(contents(of: secret) == Array("secret".utf8) ? 0 : 1)
        }
        person.join()
        terminal.expect("\r\n")

        let impatient = Thread { [terminal] in
            terminal.expect("Passphrase: ")
            terminal.type("sec\u{3}")
        }
        await #expect(processExitsWith: .signal(SIGINT)) { [path = terminal.path as String] in
            setsid()
            _ = openTerminal(path, becomingItsOwner: true)
            _ = try Terminal.readSecret(prompt: "Passphrase: ")
        }
        impatient.join()
        #expect(terminal.echoes)
    }

    @Test("A process without a terminal is told so")
    func noTerminal() async {
        await #expect(processExitsWith: .exitCode(0)) {
            setsid()
            do throws(IOError) {
                _ = try Terminal.readSecret(prompt: "Passphrase: ")
            } catch {
                exit(error == .notATerminal ? 0 : 1)
            }
        }
    }
}

/// Opens the terminal; the first one that a session's leader opens can become the session's own.
private func openTerminal(_ path: String, becomingItsOwner: Bool = false) -> Int32 {
    unsafe open(path, becomingItsOwner ? O_RDWR : O_RDWR | O_NOCTTY)
}

private func handleInterrupts() {
    signal(SIGINT) { _ in }
}

private func contents(of secret: SecretBytes) -> [UInt8] {
    secret.withBytes { span in span.indices.map { span[$0] } }
}

/// Waits until a prompt has turned the echo off.
private func awaitSilence(on terminal: Int32) {
    var modes = termios()
    while unsafe tcgetattr(terminal, &modes) == 0, modes.c_lflag & tcflag_t(ECHO) != 0 {
        usleep(1000)
    }
}

@Suite("Secrets for scripts")
struct ScriptSecretTests {
    private func read(_ bytes: [UInt8]) throws -> (secret: [UInt8], rest: [UInt8]) {
        let pipe = Pipe()
        defer { close(pipe.reading) }
        writeFully(pipe.writing, bytes)
        close(pipe.writing)
        let secret = try Terminal.readSecret(descriptor: pipe.reading)
        let rest = try readAll(InputFile(descriptor: pipe.reading, named: "pipe", closing: false), pieces: 100)
        return (contents(of: secret), rest)
    }

    @Test("A descriptor's first line is the secret, and the rest stays to be read")
    func firstLine() throws {
        let (secret, rest) = try read(Array("one two\nthree\n".utf8))
        #expect(secret == Array("one two".utf8))
        #expect(rest == Array("three\n".utf8))
    }

    @Test("The end of the file ends the secret; an empty line is an empty one; nothing at all is an error")
    func ends() throws {
        #expect(try read(Array("abc".utf8)).secret == Array("abc".utf8))
        #expect(try read(Array("\n".utf8)).secret == [])
        #expect(throws: IOError.endOfInput) { try read([]) }
    }

    @Test("A descriptor's secret has a greatest length")
    func tooLong() throws {
        let longest = [UInt8](repeating: 7, count: 1024)
        #expect(try read(longest).secret == longest)
        #expect(try read(longest + [10, 8]) == (longest, [8]))
        #expect(throws: IOError.secretTooLong(limit: 1024)) { try read(longest + [7, 10]) }
    }

    @Test("A descriptor that is not open is reported")
    func notOpen() {
        #expect(throws: IOError.system(operation: "read", path: "descriptor 9999", errno: EBADF)) {
            try Terminal.readSecret(descriptor: 9999)
        }
    }

    @Test("A variable's secret is taken out of the environment")
    func environment() async {
        // In a process of its own, because the other tests' threads may look into the environment meanwhile.
        await #expect(processExitsWith: .exitCode(0)) { try ScriptSecretTests.takeSecret() }
    }

    private static func takeSecret() throws {
        unsafe setenv("SECRET", "pass word", 1)
        let place = unsafe UnsafeBufferPointer(start: getenv("SECRET"), count: 10)
        let secret = try #require(Environment.secret(named: "SECRET"))
        #expect(contents(of: secret) == Array("pass word".utf8))
        let isWiped = unsafe place.allSatisfy { $0 == 0 }
        #expect(isWiped)
        let isGone = unsafe getenv("SECRET") == nil && Environment.secret(named: "SECRET") == nil
        #expect(isGone)
    }
}
