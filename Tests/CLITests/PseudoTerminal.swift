import Glibc

/// A terminal without a screen: the command holds one side, the test the other.
final class PseudoTerminal {
    /// The test's side: what is written here was typed, what is read here is shown.
    let descriptor: Int32
    /// The device that the command opens.
    let path: String
    /// Our own hold on the device: without one, reading fails until the command has opened it.
    private var device: Int32

    init() throws {
        // What posix_openpt, unlockpt and ptsname do, which the Swift module of glibc leaves out.
        let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)  // TIOCSPTLCK, TIOCGPTN of <asm/ioctls.h>
        descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ShellProcess.SystemError("cannot open /dev/ptmx") }
        var locked: Int32 = 0
        var index: UInt32 = 0
        let isReady = unsafe ioctl(descriptor, unlock, &locked) == 0 && ioctl(descriptor, number, &index) == 0
        path = "/dev/pts/\(index)"
        device = isReady ? unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1
        guard device >= 0 else { throw ShellProcess.SystemError("cannot open \(path)") }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit {
        closeDevice()
        close(descriptor)
    }

    /// Lets reading reach the end once the command is gone.
    func closeDevice() {
        if device >= 0 { close(device) }
        device = -1
    }

    /// Whether the terminal shows what is typed.
    var echoes: Bool {
        var settings = termios()
        return unsafe tcgetattr(descriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    func type(_ text: String) {
        let bytes = [UInt8](text.utf8)
        _ = unsafe write(descriptor, bytes, bytes.count)
    }

    /// Takes what is shown so far, without waiting.
    func readAvailable(into bytes: inout [UInt8]) {
        while case .bytes = NonBlockingRead.once(descriptor, into: &bytes) {}
    }
}
