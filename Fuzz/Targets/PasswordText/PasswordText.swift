import FuzzSupport
import MimaPassword

/// Stored passwords and files of them: parsed without spending what they ask for.
@main
enum PasswordText: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let hash = try? PasswordHash(text) {
            require(hash.text == text, "a stored text is not kept")
            _ = (hash.scheme, hash.parameters)
        }
        guard let file = try? HtpasswdFile(bytes) else { return }
        for user in file.users { _ = try? file.hash(of: user) }
        require((try? HtpasswdFile(file.bytes))?.users == file.users, "a file is not read as it is written")
    }
}
