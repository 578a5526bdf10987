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

    /// Reads a file, or reports why it cannot be read.
    static func read(_ path: String) -> Result<VectorFile, Unreadable> {
        do {
            // The attributes are those of a symbolic link itself, so that it is followed first.
            let resolved = URL(filePath: path).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: resolved)
            // A device or a pipe may never end.
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                return .failure(Unreadable(reason: "it is no regular file"))
            }
            if let size = attributes[.size] as? UInt64, size > UInt64(maximumByteCount) {
                return .failure(Unreadable(reason: "it is larger than \(maximumByteCount >> 20) MiB"))
            }
            return .success(VectorFile(path: path, data: try Data(contentsOf: URL(filePath: path))))
        } catch {
            return .failure(Unreadable(error))
        }
    }

    private static func startsLikeJSON(_ data: Data) -> Bool {
        let first = data.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

/// Why a file or a folder could not be read.
struct Unreadable: Error {
    let reason: String

    init(reason: String) {
        self.reason = reason
    }

    init(_ error: any Error) {
        guard let error = error as? CocoaError else {
            reason = "\(error)"
            return
        }
        switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: reason = "there is no such file"
        case .fileReadNoPermission: reason = "permission was denied"
        default: reason = "reading it failed"
        }
    }
}
