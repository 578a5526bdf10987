import ArgumentParser
import Mima

/// How an archive is made.
struct TarCreationOptions: ParsableArguments {
    enum Order: String, ExpressibleByArgument, CaseIterable { case name, none }
    enum Format: String, ExpressibleByArgument, CaseIterable { case pax, ustar }

    @Flag(name: [.customShort("z"), .customLong("gzip")], help: "Compress the archive with gzip, on all cores.")
    var compresses = false

    @OptionGroup var level: CompressionLevelOptions

    @Option(help: "The order of the names in a folder: name, or none for as they come.")
    var sort = Order.name

    @Option(
        help: ArgumentHelp("Give everything this time: seconds since 1970, such as $SOURCE_DATE_EPOCH.", valueName: "s")
    )
    var mtime: Int?

    @Option(help: ArgumentHelp("Give everything this owner and group: two numbers, such as 0:0.", valueName: "u:g"))
    var owner: String?

    @Flag(help: "Store the owners' numbers and not their names.")
    var numericOwner = false

    @Flag(help: "Store extended attributes.")
    var xattrs = false

    @Flag(
        name: [.customShort("S"), .long],
        help: "Leave out the holes of files, in the way that GNU tar and bsdtar know."
    )
    var sparse = false

    @Option(help: "pax, or ustar, which has no nanoseconds and no long names.")
    var format = Format.pax

    func validate() throws {
        if owner != nil && numbers == nil {
            throw ValidationError("The owner is two numbers with a colon, such as 0:0.")
        }
        if level.isGiven && !compresses { throw ValidationError("A level is for compressing (-z).") }
        if format == .ustar && (sparse || xattrs) {
            throw ValidationError("ustar has no room for holes and attributes (--sparse, --xattrs).")
        }
    }

    /// Whether any of them was given.
    var isGiven: Bool {
        compresses || level.isGiven || sort != .name || mtime != nil || owner != nil || numericOwner || xattrs
            || sparse || format != .pax
    }

    private var numbers: (user: Int, group: Int)? {
        guard let parts = owner?.split(separator: ":"), parts.count == 2, let user = Int(parts[0]),
            let group = Int(parts[1]), user >= 0, group >= 0
        else { return nil }
        return (user, group)
    }

    private var options: Tar.CreationOptions {
        var options = Tar.CreationOptions()
        options.format = format == .pax ? .pax : .ustar
        options.sortsNames = sort == .name
        options.modificationTime = mtime.map { FileTime(seconds: $0) }
        options.owner = numbers
        options.numericOwners = numericOwner
        options.storesExtendedAttributes = xattrs
        options.storesHoles = sparse
        return options
    }

    /// Writes an archive of `names`, seen from `folder`, to `sink`; returns how many things could not be stored.
    func write(
        _ names: [[UInt8]],
        in folder: String,
        to sink: any ByteSink,
        excluding excluded: FileIdentity?
    ) throws -> Int {
        let start = try FolderHandle.open(folder)
        guard compresses else { return try write(names, in: start, plainTo: sink, excluding: excluded) }
        let options = CompressionOptions(level: level.value)
        let compressor = try BackgroundSink { source in try Gzip.compress(from: source, to: sink, options: options) }
        do {
            let failures = try write(names, in: start, plainTo: compressor, excluding: excluded)
            try compressor.finish()
            return failures
        } catch {
            // When the compressor failed, that is why this could not go on.
            try compressor.finish(.endOfInput)
            throw error
        }
    }

    private func write(
        _ names: [[UInt8]],
        in folder: FolderHandle,
        plainTo sink: any ByteSink,
        excluding excluded: FileIdentity?
    ) throws -> Int {
        let progress = Progress(total: nil, label: "archive")
        defer { progress.finish() }
        var creator = Tar.Creator(
            to: sink,
            options: options,
            excluding: excluded,
            report: { message in
                progress.finish()
                StandardError.write(line: "mima: \(message)")
            },
            progress: progress.update
        )
        for name in names { try creator.add(name, in: folder) }
        try creator.finish()
        return creator.failureCount
    }
}
