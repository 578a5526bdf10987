import Glibc

/// A name that a file has in its directory only until it gets its real one: `.NAME.XXXXXX.tmp`.
struct TemporaryName {
    let text: String
    private let slot: CleanupRegistry.Slot?

    /// Finds a free name in the open `directory` and has `create` make the file, which reports EEXIST when it is taken.
    ///
    /// The name is registered for removal before the file exists, so that no signal comes between.
    static func claim(
        for destination: String,
        in directory: Int32,
        path: String,
        create: (String) throws(IOError) -> Void
    ) throws(IOError) -> TemporaryName {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        // A directory entry is at most 255 bytes long: 50 scalars are at most 200.
        let stem = String(String.UnicodeScalarView(destination.unicodeScalars.prefix(50)))
        var attempts = 0
        while true {
            let suffix = String((0..<6).map { _ in letters.randomElement() ?? "x" })
            let text = ".\(stem).\(suffix).tmp"
            let name = TemporaryName(text: text, slot: CleanupRegistry.register(text, in: directory))
            do throws(IOError) {
                try create(text)
                return name
            } catch {
                name.forget()
                attempts += 1
                guard attempts < 100, case .system(_, _, EEXIST) = error else { throw error }
            }
        }
    }

    /// Removes the file of this name.
    func remove(from directory: Int32) {
        unsafe unlinkat(directory, text, 0)
        forget()
    }

    /// Leaves the file alone: it does not have this name any more.
    func forget() {
        if let slot { CleanupRegistry.release(slot) }
    }
}
