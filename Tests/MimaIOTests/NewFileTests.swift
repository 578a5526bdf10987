import Glibc
import MimaIO
import Testing

@Suite("New file in a folder")
struct NewFileTests {
    private let name = Array("file".utf8)

    @Test("It appears whole when it is published, with its attributes", arguments: [true, false])
    func publishing(_ unnamed: Bool) throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        let file = try NewFile.make(name, in: folder, unnamed: unnamed)
        try file.write(pattern(5000).span)
        #expect(!directory.names.contains("file"))
        var attributes = NodeAttributes()
        attributes.permissions = 0o640
        attributes.modificationTime = FileTime(seconds: 12, nanoseconds: 34)
        try file.setAttributes(attributes)
        try file.publish(replacing: false)
        #expect(directory.names == ["file"])
        #expect(try directory.read("file") == pattern(5000))
        #expect(directory.permissions("file") == 0o640)
        #expect(try folder.status(of: name)?.modificationTime == FileTime(seconds: 12, nanoseconds: 34))
    }

    @Test("Nothing stays of one that is not published", arguments: [true, false])
    func abandoned(_ unnamed: Bool) throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        do {
            let file = try NewFile.make(name, in: folder, unnamed: unnamed)
            try file.write(pattern(10).span)
        }
        #expect(directory.names == [])
    }

    @Test("What is there is replaced only when that is asked for", arguments: [true, false])
    func replacing(_ unnamed: Bool) throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        try directory.write([1], to: "file")
        do {
            let file = try NewFile.make(name, in: folder, unnamed: unnamed)
            try file.write([UInt8](arrayLiteral: 2).span)
            #expect(throws: IOError.exists(path: directory.path("file"))) { try file.publish(replacing: false) }
            #expect(try directory.read("file") == [1])
        }
        #expect(directory.names == ["file"])
        let file = try NewFile.make(name, in: folder, unnamed: unnamed)
        try file.write([UInt8](arrayLiteral: 3).span)
        try file.publish(replacing: true)
        #expect(try directory.read("file") == [3])
        // A link is replaced, not followed; a folder stays.
        unsafe #expect(symlink("file", directory.path("link")) == 0)
        let second = try NewFile.make(Array("link".utf8), in: folder, unnamed: unnamed)
        try second.publish(replacing: true)
        #expect(try directory.read("file") == [3])
        #expect(try folder.status(of: Array("link".utf8))?.kind == .regular)
        #expect(try folder.makeFolder(Array("sub".utf8), mode: 0o700))
        do {
            let third = try NewFile.make(Array("sub".utf8), in: folder, unnamed: unnamed)
            #expect(throws: IOError.self) { try third.publish(replacing: true) }
        }
        #expect(directory.names == ["file", "link", "sub"])
    }

    @Test("Holes are left, also at the end")
    func holes() throws {
        let directory = try TemporaryDirectory()
        let folder = try FolderHandle.open(directory.root)
        let file = try NewFile.make(name, in: folder)
        try file.skip(100_000)
        try file.write([UInt8](arrayLiteral: 7, 8).span)
        try file.setSize(300_000)
        try file.publish(replacing: false)
        var expected = [UInt8](repeating: 0, count: 300_000)
        expected[100_000] = 7
        expected[100_001] = 8
        #expect(try directory.read("file") == expected)
    }
}
