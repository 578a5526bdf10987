import Glibc
import MimaIO
import Testing

@Suite("IOError")
struct IOErrorTests {
    @Test("A system error reads as operation, path and the system's reason")
    func systemError() {
        let error = IOError.system(operation: "open", path: "x", errno: ENOENT)
        #expect(error.description == "open 'x': No such file or directory")
    }

    @Test("A number that the system does not know still gives a message")
    func unknownNumber() {
        let error = IOError.system(operation: "read", path: "x", errno: 99_999)
        #expect(error.description.hasPrefix("read 'x': "))
        #expect(error.description.contains("99999"))
    }

    @Test("Control characters in a path do not reach the terminal")
    func controlCharacters() {
        #expect(IOError.exists(path: "a\u{1b}[31m\nb").description == "'a\\u{1b}[31m\\u{a}b' already exists")
        #expect(IOError.isDirectory(path: "é 密").description == "'é 密' is a directory")
    }
}
