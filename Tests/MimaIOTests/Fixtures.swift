import Glibc
import MimaIO

/// Bytes that repeat after 251, a prime, so that no swap of equally long blocks goes unnoticed.
func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8($0 % 251) }
}

/// Everything that the source still has, read in pieces of the given size.
func readAll(_ source: some ByteSource, pieces: Int) throws(IOError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
        let piece = try [UInt8](capacity: pieces) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            _ = try source.read(into: &output)
        }
        if piece.isEmpty { return all }
        all += piece
    }
}

func writeFully(_ descriptor: Int32, _ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
        let size = unsafe bytes[offset...].withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if size < 0 { return }
        offset += size
    }
}

/// Both ends of a new pipe; whoever uses them closes them.
struct Pipe {
    let reading: Int32
    let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = unsafe pipe(&ends)
        reading = ends[0]
        writing = ends[1]
    }
}

/// A thread that the test waits for.
struct Thread {
    private let handle: pthread_t

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    init(_ run: @escaping @Sendable () -> Void) {
        var handle = pthread_t()
        let body = unsafe Unmanaged.passRetained(Body(run)).toOpaque()
        let status = unsafe pthread_create(
            &handle,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            body
        )
        precondition(status == 0, "no thread")
        self.handle = handle
    }

    func join() {
        _ = pthread_join(handle, nil)
    }
}

/// What another thread received; read after that thread has been joined.
final class Received: @unchecked Sendable {
    var bytes: [UInt8] = []
    let thread = pthread_self()
}

/// A new directory, removed with all that is in it.
final class TemporaryDirectory: Sendable {
    let root: String

    struct Failed: Error {}

    init(in parent: String = "/tmp") throws(Failed) {
        var template = Array("\(parent)/mima-io-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Failed() }
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        // By the bytes of the names: not all are UTF-8.
        if let stream = unsafe opendir(root) {
            while let entry = unsafe readdir(stream) {
                unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                    unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                        if unsafe unlinkat(dirfd(stream), name, 0) != 0 {
                            unsafe unlinkat(dirfd(stream), name, AT_REMOVEDIR)
                        }
                    }
                }
            }
            unsafe closedir(stream)
        }
        unsafe rmdir(root)
    }

    func path(_ name: String) -> String {
        "\(root)/\(name)"
    }

    func write(_ bytes: [UInt8], to name: String) throws(Failed) {
        let descriptor = unsafe open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failed() }
        writeFully(descriptor, bytes)
        close(descriptor)
    }

    func read(_ name: String) throws(IOError) -> [UInt8] {
        try readAll(InputFile(path: path(name)), pieces: 65536)
    }

    /// The permission bits, or nil when there is no such file.
    func permissions(_ name: String) -> mode_t? {
        var status = stat()
        guard unsafe stat(path(name), &status) == 0 else { return nil }
        return status.st_mode & 0o7777
    }

    /// All names in the directory, hidden ones too, sorted.
    var names: [String] {
        guard let stream = unsafe opendir(root) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let length = Int(unsafe entry.pointee.d_reclen)
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: unsafe bytes.prefix(length).prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// A pseudo-terminal: `master` is where the person sits, `path` is what a program opens.
final class PseudoTerminal: Sendable {
    let master: Int32
    let path: String
    /// Keeps the terminal from hanging up while no program has it open.
    private let kept: Int32

    init() throws(TemporaryDirectory.Failed) {
        master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0
        var number: Int32 = -1
        // TIOCSPTLCK and TIOCGPTN, which Glibc's module for Swift lacks.
        guard unsafe ioctl(master, 0x4004_5431, &locked) == 0, unsafe ioctl(master, 0x8004_5430, &number) == 0
        else { throw TemporaryDirectory.Failed() }
        path = "/dev/pts/\(number)"
        kept = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    }

    deinit {
        close(kept)
        close(master)
    }

    /// Opens the program's side.
    func slave() -> Int32 {
        unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    }

    func type(_ text: String) {
        writeFully(master, Array(text.utf8))
    }

    /// Reads what the program shows until it ends with `text`, and returns all of it; gives up when nothing comes for
    /// half a minute, so that a broken prompt is a failed test and not one that hangs.
    @discardableResult
    func expect(_ text: String) -> String {
        var seen: [UInt8] = []
        var byte: UInt8 = 0
        while !String(decoding: seen, as: UTF8.self).hasSuffix(text) {
            var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&request, 1, 30_000) == 1, unsafe read(master, &byte, 1) == 1 else { break }
            seen.append(byte)
        }
        return String(decoding: seen, as: UTF8.self)
    }

    /// Whether the terminal shows what is typed.
    var echoes: Bool {
        var modes = termios()
        _ = unsafe tcgetattr(master, &modes)
        return modes.c_lflag & tcflag_t(ECHO) != 0
    }

    func setColumns(_ count: Int) {
        var size = winsize(ws_row: 24, ws_col: UInt16(count), ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
    }
}
