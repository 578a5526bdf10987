import Glibc
import MimaIO
import Testing

@Suite("SpoolFile")
struct SpoolFileTests {
    @Test("What was written is read back after rewinding, and no file is left", arguments: [true, false])
    func readBack(unnamed: Bool) throws {
        let directory = try TemporaryDirectory()
        let file = try SpoolFile(folder: directory.path("."), unnamed: unnamed)
        #expect(directory.names == [])
        try file.write(pattern(100_000))
        try file.write([1, 2, 3])
        try file.rewind()
        let read = try [UInt8](capacity: 200_000) { (output) throws(IOError) in try file.fill(&output) }
        #expect(read == pattern(100_000) + [1, 2, 3])
        #expect(directory.names == [])
    }

    @Test("What is copied from one end to the other is the same")
    func copied() throws {
        let file = try SpoolFile()
        try MemorySource(pattern(200_000)).copy(to: file)
        try file.rewind()
        let sink = MemorySink()
        try file.copy(to: sink)
        #expect(sink.bytes == pattern(200_000))
    }

    @Test("The usual folder for temporary files is found")
    func usualFolder() throws {
        let file = try SpoolFile()
        try file.write([7])
        try file.rewind()
        #expect(try [UInt8](capacity: 2) { (output) throws(IOError) in try file.fill(&output) } == [7])
    }

    @Test("A folder that is missing is an error that names it", arguments: [true, false])
    func missing(unnamed: Bool) {
        let error = #expect(throws: IOError.self) { try SpoolFile(folder: "/nonexistent", unnamed: unnamed) }
        guard case .system(_, "/nonexistent", ENOENT) = error else {
            Issue.record("\(error.debugDescription)")
            return
        }
    }
}
