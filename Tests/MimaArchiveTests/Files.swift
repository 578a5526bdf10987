import Foundation
import MimaIO

/// Writes a file that a peer is to read.
func write(_ bytes: [UInt8], to name: String, in folder: URL) throws {
    let file = try AtomicFile(path: folder.appending(component: name).path)
    try file.write(bytes)
    try file.commit()
}

/// Reads a file that a peer has written.
func read(_ name: String, in folder: URL) throws -> [UInt8] {
    let sink = MemorySink()
    try InputFile(path: folder.appending(component: name).path).copy(to: sink)
    return sink.bytes
}
