import Glibc

/// How many cores this process may use, at least 1: those of the machine less those that `taskset` or a container's
/// CPU set keeps from it.
///
/// The kernel's list is read from /proc, because Glibc's module for Swift has no `sched_getaffinity`.
package func availableCoreCount() -> Int {
    let status = try? InputFile(path: "/proc/self/status")
    let text = try? [UInt8](capacity: 16384) { (output: inout OutputSpan<UInt8>) throws(IOError) in
        try status?.fill(&output)
    }
    if let count = text.flatMap(allowedCoreCount(inStatus:)) { return count }
    return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// The number of bits that are set in the line "Cpus_allowed: ff,ffffffff"; nil when there is no such line.
func allowedCoreCount(inStatus text: [UInt8]) -> Int? {
    let key = Array("Cpus_allowed:".utf8)
    for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: key) {
        let count = line.dropFirst(key.count).reduce(0) { count, digit in
            count + (Character(UnicodeScalar(digit)).hexDigitValue?.nonzeroBitCount ?? 0)
        }
        return count > 0 ? count : nil
    }
    return nil
}
