internal import MimaIO

/// The folders that an archive is extracted into, each opened from the one above it.
struct ExtractionTree {
    private let root: FolderHandle
    /// The way to the folder that was asked for last: the next one is most often the same or beside it.
    private var parts: [[UInt8]] = []
    private var handles: [FolderHandle] = []
    /// What is set when all is extracted: what comes into a folder changes its time, and needs permission.
    private var pending: [(parts: [[UInt8]], attributes: NodeAttributes)] = []
    /// The folders that were made here; others, unless overwriting was asked for, keep their attributes.
    private var made: Set<FileIdentity> = []
    private let adopts: Bool

    init(_ root: FolderHandle, isNew: Bool, adopts: Bool) {
        self.root = root
        self.adopts = adopts
        if isNew, let status = try? root.status() { made.insert(status.identity) }
    }

    /// Whether a failure to open a folder means that there is something else: ENOTDIR, or ELOOP for a link.
    static func isNoFolder(_ code: Int32) -> Bool { code == 20 || code == 40 }

    /// The folder that `wanted` leads to. Those that are missing are made if `making`, otherwise an error.
    mutating func folder(_ wanted: [[UInt8]], making: Bool) throws(IOError) -> FolderHandle {
        var common = 0
        while common < min(wanted.count, parts.count), wanted[common] == parts[common] { common += 1 }
        parts.removeLast(parts.count - common)
        handles.removeLast(handles.count - common)
        for part in wanted[common...] {
            let parent = handles.last ?? root
            var isNew = false
            if making { isNew = try parent.status(of: part) == nil ? parent.makeFolder(part, mode: 0o777) : false }
            let folder = try parent.folder(part)
            if isNew { made.insert(try folder.status().identity) }
            parts.append(part)
            handles.append(folder)
        }
        return handles.last ?? root
    }

    /// Makes a folder, or takes one that is there; false when something else is.
    mutating func makeFolder(
        _ name: [UInt8],
        in parent: FolderHandle,
        at path: [[UInt8]],
        _ attributes: NodeAttributes
    ) throws(IOError) -> Bool {
        // Until the end it is for its owner, who must be able to write into it.
        let isNew = try parent.makeFolder(name, mode: 0o700)
        do throws(IOError) {
            let folder = try folder(path, making: false)
            let identity = try folder.status().identity
            if isNew { made.insert(identity) }
            if made.contains(identity) || adopts { pending.append((path, attributes)) }
            return true
        } catch .system(_, _, let code) where Self.isNoFolder(code) {
            return false
        }
    }

    /// Has the folder's own attributes set at the end, if it was made for this.
    mutating func setRootAttributes(_ attributes: NodeAttributes) throws(IOError) {
        let identity = try root.status().identity
        if adopts || made.contains(identity) { pending.append(([], attributes)) }
    }

    /// Sets the folders' attributes, those of the deepest first; returns what could not be set.
    mutating func finish() -> [(path: [UInt8], error: IOError)] {
        var failures: [(path: [UInt8], error: IOError)] = []
        pending.sort { $0.parts.count > $1.parts.count }
        for (parts, attributes) in pending {
            do throws(IOError) {
                try folder(parts, making: false).setAttributes(attributes)
            } catch {
                failures.append((Array(parts.joined(separator: [UInt8(ascii: "/")])), error))
            }
        }
        pending = []
        return failures
    }
}
