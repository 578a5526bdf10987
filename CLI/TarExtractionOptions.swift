import ArgumentParser
import Mima

/// What may be extracted from an archive, and how.
struct TarExtractionOptions: ParsableArguments {
    @Flag(help: "Replace files and links that are there already; folders never are.")
    var overwrite = false

    @Flag(
        name: [.customShort("p"), .customLong("preserve-permissions")],
        help: "Set all permission bits, set-user-ID among them, whatever the umask."
    )
    var preservePermissions = false

    @Flag(help: "Set the owners, which only root can do.")
    var sameOwner = false

    @Flag(help: "Go by the owners' numbers and not their names.")
    var numericOwner = false

    @Flag(help: "Set extended attributes, those called user.* alone.")
    var xattrs = false

    @Flag(help: "Let symbolic links lead out of the folder; nothing is written through them in any case.")
    var outwardLinks = false

    @Option(help: ArgumentHelp("Leave out so many parts from the start of each name.", valueName: "n"))
    var stripComponents = 0

    @Option(help: ArgumentHelp("Extract no more entries than this.", valueName: "n"))
    var maxEntries = Tar.ExtractionOptions().maximumEntryCount

    @Option(help: ArgumentHelp("Extract no more bytes than this in all.", valueName: "bytes"))
    var maxSize = Tar.ExtractionOptions().maximumByteCount

    @Flag(name: .shortAndLong, help: "Print the name of each entry that was extracted.")
    var verbose = false

    func validate() throws {
        if stripComponents < 0 || maxEntries < 0 || maxSize < 0 { throw ValidationError("A number is not negative.") }
    }

    /// Whether any of them was given.
    var isGiven: Bool {
        let usual = Tar.ExtractionOptions()
        return overwrite || preservePermissions || sameOwner || numericOwner || xattrs || outwardLinks || verbose
            || stripComponents > 0 || maxEntries != usual.maximumEntryCount || maxSize != usual.maximumByteCount
    }

    private var options: Tar.ExtractionOptions {
        var options = Tar.ExtractionOptions()
        options.overwrites = overwrite
        options.preservesPermissions = preservePermissions
        options.restoresOwners = sameOwner
        options.numericOwners = numericOwner
        options.restoresExtendedAttributes = xattrs
        options.allowsOutwardLinks = outwardLinks
        options.strippedPartCount = stripComponents
        options.maximumEntryCount = maxEntries
        options.maximumByteCount = maxSize
        return options
    }

    /// Extracts the archive that `source` gives into the folder at `path`, which is made if it is missing; tells of
    /// each entry that was not extracted, and returns how many those are.
    func extract(_ source: any ByteSource, into path: String) throws -> Int {
        let (folder, isNew) = try FolderHandle.openOrMake(path)
        let tellsNames = verbose
        let closed = ClosedOutput()
        var extractor = Tar.Extractor(into: folder, isNew: isNew, options: options) { entry, error in
            if let error {
                StandardError.write(line: "mima: \(error)")
            } else if tellsNames && !closed.isClosed {
                var line: [UInt8] = []
                TarListing.append(entry.path, to: &line)
                line.append(UInt8(ascii: "\n"))
                do {
                    try OutputFile.standardOutput.write(line)
                } catch {
                    // Whoever read the names has seen enough; the files are wanted still.
                    closed.isClosed = true
                }
            }
        }
        var reader = Tar.Reader(try Tar.recognize(source))
        try extractor.extract(&reader)
        return extractor.failureCount
    }
}

/// Whether standard output can be written to no more.
private final class ClosedOutput {
    var isClosed = false
}
