/// A file of users and their stored passwords, a line `name:hash` each, as Apache's htpasswd keeps it and web servers,
/// mail servers and registries read it.
///
/// Comments, empty lines and the order stay as they are. Hashes in formats that are not known here, such as the DES of
/// crypt(3), stay too; they are refused when a password is verified.
public struct HtpasswdFile: Sendable {
    private var lines: [[UInt8]]

    /// An empty file.
    public init() {
        lines = []
    }

    /// Takes a file apart.
    ///
    /// Throws ``PasswordError/malformedLine(_:)``.
    public init(_ bytes: [UInt8]) throws(PasswordError) {
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : Array(line)
        }
        // What follows the last line feed is no line.
        if lines.last == [] { lines.removeLast() }
        for (index, line) in lines.enumerated() where !HtpasswdFile.isComment(line) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { throw .malformedLine(index + 1) }
        }
    }

    /// The file's bytes.
    public var bytes: [UInt8] {
        lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }

    /// The users' names, in the file's order.
    public var users: [String] {
        lines.filter { !HtpasswdFile.isComment($0) }.compactMap { line in
            line.firstIndex(of: UInt8(ascii: ":")).map { String(decoding: line[..<$0], as: UTF8.self) }
        }
    }

    /// The stored password of `user`, or nil when there is no such user. The first of several lines counts.
    ///
    /// Throws as ``PasswordHash/init(_:)`` does.
    public func hash(of user: String) throws(PasswordError) -> PasswordHash? {
        guard let index = line(of: user) else { return nil }
        // Further fields, which some programs add, are behind another colon.
        let hash = lines[index].dropFirst(user.utf8.count + 1).prefix { $0 != UInt8(ascii: ":") }
        return try PasswordHash(String(decoding: hash, as: UTF8.self))
    }

    /// Gives `user` another password, or adds the user at the end.
    ///
    /// Throws ``PasswordError/invalidUserName``.
    public mutating func set(_ hash: PasswordHash, for user: String) throws(PasswordError) {
        guard (1...255).contains(user.utf8.count), !user.hasPrefix("#"),
            user.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f && $0 != UInt8(ascii: ":") })
        else { throw .invalidUserName }
        let line = Array("\(user):\(hash.text)".utf8)
        if let index = self.line(of: user) {
            lines[index] = line
        } else {
            lines.append(line)
        }
    }

    /// Removes `user`, and says whether there was one.
    public mutating func remove(_ user: String) -> Bool {
        var removed = false
        while let index = line(of: user) {
            lines.remove(at: index)
            removed = true
        }
        return removed
    }

    private func line(of user: String) -> Int? {
        let start = Array("\(user):".utf8)
        return lines.firstIndex { !HtpasswdFile.isComment($0) && $0.starts(with: start) }
    }

    private static func isComment(_ line: [UInt8]) -> Bool {
        guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
        return first == UInt8(ascii: "#")
    }
}
