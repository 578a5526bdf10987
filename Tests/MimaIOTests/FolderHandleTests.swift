import Glibc
import MimaIO
import Testing

@Suite("Open folder")
struct FolderHandleTests {
    private func name(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func isSystem(_ codes: [Int32], _ error: any Error) -> Bool {
        if case .system(_, _, let code)? = error as? IOError { return codes.contains(code) }
        return false
    }

    @Test("Names, kinds, sizes and links are what the system says")
    func reading() throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        try directory.write(pattern(1000), to: "file")
        try folder.makeSymbolicLink(name("link"), to: name("file"))
        try folder.makeHardLink(name("hard"), to: name("file"), in: folder)
        try folder.makePipe(name("pipe"), mode: 0o600)
        #expect(try folder.makeFolder(name("sub"), mode: 0o700))
        #expect(try !folder.makeFolder(name("sub"), mode: 0o700))
        #expect(try folder.names() == ["file", "hard", "link", "pipe", "sub"].map { Array($0.utf8) })
        #expect(try Set(folder.names(sorted: false)) == Set(folder.names()))
        let file = try #require(try folder.status(of: name("file")))
        #expect(file.kind == .regular)
        #expect(file.size == 1000)
        #expect(file.linkCount == 2)
        #expect(try folder.status(of: name("hard"))?.identity == file.identity)
        #expect(try folder.status(of: name("link"))?.kind == .symbolicLink)
        #expect(try folder.status(of: name("pipe"))?.kind == .pipe)
        #expect(try folder.status(of: name("sub"))?.kind == .folder)
        #expect(try folder.status(of: name("missing")) == nil)
        #expect(try folder.linkTarget(of: name("link")) == name("file"))
        let opened = try folder.openFile(name("file"), status: file)
        #expect(try readAll(opened, pieces: 333) == pattern(1000))
    }

    @Test("No symbolic link is followed")
    func links() throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        try directory.write([1, 2, 3], to: "file")
        #expect(try folder.makeFolder(name("sub"), mode: 0o700))
        try folder.makeSymbolicLink(name("to-sub"), to: name("sub"))
        try folder.makeSymbolicLink(name("to-file"), to: name("file"))
        #expect(throws: (any Error).self) { try folder.folder(Array("to-sub".utf8)) }
        let status = try #require(try folder.status(of: name("to-file")))
        do {
            _ = try folder.openFile(name("to-file"), status: status)
            Issue.record("a link was followed")
        } catch {
            #expect(isSystem([ELOOP], error))
        }
        // The link's own time, not the file's.
        try folder.setModificationTime(of: name("to-file"), to: FileTime(seconds: 5, nanoseconds: 6))
        #expect(try folder.status(of: name("to-file"))?.modificationTime == FileTime(seconds: 5, nanoseconds: 6))
        #expect(try folder.status(of: name("file"))?.modificationTime.seconds != 5)
        try folder.remove(name("to-file"))
        #expect(try folder.status(of: name("file")) != nil)
    }

    @Test("What has a name already is an error, and so is a name that is none")
    func refusals() throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        try directory.write([], to: "a")
        let exists = IOError.exists(path: directory.path("a"))
        #expect(throws: exists) { try folder.makeSymbolicLink(Array("a".utf8), to: [120]) }
        #expect(throws: exists) { try folder.makeHardLink(Array("a".utf8), to: Array("a".utf8), in: folder) }
        #expect(throws: exists) { try folder.makePipe(Array("a".utf8), mode: 0o600) }
        for bad in [[], [97, 0, 98]] as [[UInt8]] {
            #expect(throws: IOError.self) { try folder.status(of: bad) }
            #expect(throws: IOError.self) { try folder.makeFolder(bad, mode: 0o700) }
        }
        #expect(throws: IOError.self) { try folder.makeSymbolicLink([98], to: [0]) }
        #expect(throws: IOError.self) { try folder.remove(Array("missing".utf8)) }
    }

    @Test("A folder is made with those above it, once")
    func making() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("a/b/c")
        let (first, isNew) = try FolderHandle.openOrMake(path)
        let (second, isNewAgain) = try FolderHandle.openOrMake(path)
        #expect(isNew && !isNewAgain)
        #expect(try first.status().identity == second.status().identity)
        // The fixture removes one level.
        let above = try FolderHandle.open(directory.path("a/b"))
        #expect(throws: IOError.self) { try above.remove(Array("c".utf8)) }
        unsafe #expect(rmdir(path) == 0 && rmdir(directory.path("a/b")) == 0)
    }

    @Test("Permissions and times are set, also where a name is not UTF-8")
    func attributes() throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        let odd: [UInt8] = [0xc4, 0x2e, 0xff]
        #expect(try folder.makeFolder(odd, mode: 0o777))
        let inner = try folder.folder(odd)
        var attributes = NodeAttributes()
        attributes.permissions = 0o1750
        attributes.modificationTime = FileTime(seconds: -7, nanoseconds: 999_999_999)
        try inner.setAttributes(attributes)
        let status = try #require(try folder.status(of: odd))
        #expect(status.permissions == 0o1750)
        #expect(status.modificationTime == FileTime(seconds: -7, nanoseconds: 999_999_999))
        #expect(try folder.names() == [odd])
    }

    @Test("Where a file has data is told, and what is beside it reads as zeros")
    func segments() throws {
        let directory = try TemporaryDirectory()
        let number = unsafe open(directory.path("holes"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        for start in [1 << 20, 5 << 20] {
            lseek(number, off_t(start), SEEK_SET)
            writeFully(number, pattern(100_000))
        }
        ftruncate(number, 8 << 20)
        close(number)
        let file = try InputFile(path: directory.path("holes"))
        let segments = try #require(try file.dataSegments(limit: 10))
        let all = try readAll(file, pieces: 1 << 20)
        #expect(all.count == 8 << 20)
        // A file system may know of no holes; what it calls one is zeros.
        var position = 0
        for segment in segments {
            #expect(all[position..<segment.lowerBound].allSatisfy { $0 == 0 })
            position = segment.upperBound
        }
        #expect(all[position...].allSatisfy { $0 == 0 })
        try file.seek(to: 5 << 20)
        let rest = try [UInt8](capacity: 100_000) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            try file.fill(&output)
        }
        #expect(rest == pattern(100_000))
        if segments.count > 1 { #expect(try file.dataSegments(limit: 1) == nil) }
        try directory.write([], to: "empty")
        #expect(try InputFile(path: directory.path("empty")).dataSegments(limit: 1) == [])
        #expect(try InputFile(path: "/dev/null").dataSegments(limit: 1) == nil)
    }
}
