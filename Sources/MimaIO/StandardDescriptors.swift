import Glibc

/// Occupies whichever of the descriptors 0, 1 and 2 the process was started without.
///
/// Otherwise the next file that is opened gets the number, and what is meant for standard output or error goes into
/// it. Reading or writing there still fails, as it should. It is for a tool's first line, not for a library.
public func occupyMissingStandardDescriptors() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
        // The lowest free number is the one that is missing. The wrong direction makes its use an error.
        let file = unsafe open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        if file > STDERR_FILENO { close(file) }
    }
}
