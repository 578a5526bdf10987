internal import FoundationEssentials

/// A file that may hold test vectors, read whole.
struct VectorFile {
    /// The file, as it was named or found.
    let path: String
    /// The contents.
    let data: Data
    /// What the contents look like as JSON, if they start like JSON and are well-formed.
    let shape: JSONShape?
    /// Why they are not well-formed, if they start like JSON.
    let damage: String?

    /// The last part of the path.
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// The largest file that is read, 256 MiB; the public suites' largest have a tenth of it.
    static let maximumByteCount = 256 << 20

    init(path: String, data: Data) {
        self.path = path
        self.data = data
        do throws(JSONFailure) {
            shape = try Self.startsLikeJSON(data) ? data.decoded(JSONShape.self) : nil
            damage = nil
        } catch {
            shape = nil
            damage = error.description
        }
    }

    /// Reads a file.
    static func read(_ path: String) throws(Unreadable) -> VectorFile {
        let file = try FileFacts(path)
        if !file.isRegularFile { throw Unreadable(reason: "it is no regular file") }
        if file.byteCount > maximumByteCount {
            throw Unreadable(reason: "it is larger than \(maximumByteCount >> 20) MiB")
        }
        do {
            return VectorFile(path: path, data: try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Unreadable(error)
        }
    }

    private static func startsLikeJSON(_ data: Data) -> Bool {
        let first = data.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
