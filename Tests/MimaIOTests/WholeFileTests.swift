import Glibc
import MimaIO
import Testing

@Suite("Whole files")
struct WholeFileTests {
    private let contents = (0..<9_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    @Test("are mapped, and lent as they are", arguments: [0, 1, 4096, 100_001])
    func mapped(count: Int) throws {
        let folder = try TemporaryDirectory()
        let bytes = Array(contents[..<count])
        try folder.write(bytes, to: "file")
        let file = try MappedFile(path: folder.path("file"))
        let mappedCount = file.count
        #expect(mappedCount == count)
        let same = file.withBytes { span in span.indices.allSatisfy { span[$0] == bytes[$0] } }
        #expect(same)
    }

    @Test("that are none cannot be mapped")
    func unmappable() throws {
        #expect(throws: IOError.isDirectory(path: "/tmp")) { _ = try MappedFile(path: "/tmp").count }
        #expect(throws: IOError.self) { _ = try MappedFile(path: "/dev/null").count }
        #expect(throws: IOError.self) { _ = try MappedFile(path: "/nowhere/file").count }
    }

    @Test("are read to the end, also where nobody knows how long they are", arguments: [0, 5, 1 << 22, 9_000_000])
    func read(count: Int) throws {
        let folder = try TemporaryDirectory()
        let bytes = Array(contents[..<count])
        try folder.write(bytes, to: "file")
        let whole = try InputFile(path: folder.path("file")).readAll()
        #expect(whole == bytes)
        // A copy through a pipe, which has no length.
        let pipe = Pipe()
        let writer = Thread {
            writeFully(pipe.writing, bytes); close(pipe.writing)
        }
        let piped = try InputFile(descriptor: pipe.reading, named: "pipe", closing: true).readAll()
        writer.join()
        #expect(piped == bytes)
        // A file of the system's own, which says that it is empty.
        let version = try InputFile(path: "/proc/version").readAll()
        #expect(String(decoding: version, as: UTF8.self).hasPrefix("Linux version"))
    }
}
