import Glibc
import MimaIO
import Testing

@Suite("Folder")
struct FolderTests {
    @Test("Names come in the order of their bytes, hidden ones and folders included")
    func names() throws {
        let directory = try TemporaryDirectory()
        let longest = String(repeating: "n", count: 255)
        for name in ["b", "B", "密码.pub", ".hidden", longest] {
            try AtomicFile(path: directory.path(name)).commit()
        }
        unsafe #expect(mkdir(directory.path("a"), 0o700) == 0)
        #expect(try Folder.names(in: directory.path(".")) == [".hidden", "B", "a", "b", longest, "密码.pub"])
    }

    @Test("A name that is not UTF-8 is left out")
    func otherBytes() throws {
        let directory = try TemporaryDirectory()
        let name = Array(directory.path("x").utf8CString.dropLast(2)) + [CChar(bitPattern: 0xC4), 0]
        let number = unsafe open(name, O_WRONLY | O_CREAT, 0o600)
        #expect(number >= 0)
        close(number)
        #expect(try Folder.names(in: directory.path(".")) == [])
    }

    @Test("What is missing, or no folder, is an error that names it")
    func errors() throws {
        let directory = try TemporaryDirectory()
        try AtomicFile(path: directory.path("file")).commit()
        for (name, code) in [("missing", ENOENT), ("file", ENOTDIR)] {
            let path = directory.path(name)
            #expect(throws: IOError.system(operation: "open", path: path, errno: code)) { try Folder.names(in: path) }
        }
    }
}
