internal import FoundationEssentials

/// What the system says of what a path leads to, symbolic links followed.
struct FileFacts {
    /// The path without symbolic links.
    let resolvedPath: String
    let isFolder: Bool
    /// Whether it is a file on a disk; a device or a pipe may never end.
    let isRegularFile: Bool
    let byteCount: Int

    init(_ path: String) throws(Unreadable) {
        do {
            // The attributes would be those of the link itself.
            resolvedPath = URL(filePath: path).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: resolvedPath)
            isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            isRegularFile = attributes[.type] as? FileAttributeType == .typeRegular
            byteCount = (attributes[.size] as? UInt64).flatMap { Int(exactly: $0) } ?? 0
        } catch {
            throw Unreadable(error)
        }
    }

    /// What the folder contains, in order.
    func names() throws(Unreadable) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: resolvedPath).sorted()
        } catch {
            throw Unreadable(error)
        }
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
