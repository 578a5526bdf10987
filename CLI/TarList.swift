import ArgumentParser
import Mima

struct TarList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print what is in an archive, compressed with gzip or not.",
        discussion: """
            Names are printed as GNU tar does, with control characters as \\n or \\033; times are in UTC.

              mima tar list photos.tar.gz
              mima tar list --long < backup.tar
            """
    )

    @Flag(name: .shortAndLong, help: "Print permissions, owner, size and time as well.")
    var long = false

    @Flag(help: "Print a JSON object for each entry.")
    var json = false

    @Flag(help: "Print the owners' numbers and not their names.")
    var numericOwner = false

    @OptionGroup var input: InputOptions

    func validate() throws {
        if json && long { throw ValidationError("Give one of --long and --json.") }
    }

    func run() throws {
        let file = try input.open()
        var lines: [UInt8] = []
        let listing = TarListing(numericOwner: numericOwner)
        try explaining(input.name) {
            var reader = Tar.Reader(try Tar.recognize(MeasuredSource(file)))
            do {
                while let entry = try reader.next() {
                    if json {
                        lines += Array(listing.object(entry).text.utf8)
                    } else {
                        if long { lines += Array(listing.facts(entry).utf8) }
                        TarListing.append(entry.path, to: &lines)
                        if long { listing.appendTarget(of: entry, to: &lines) }
                    }
                    lines.append(UInt8(ascii: "\n"))
                    if lines.count > 1 << 16 {
                        try OutputFile.standardOutput.write(lines)
                        lines.removeAll(keepingCapacity: true)
                    }
                }
            } catch {
                // What came before the damage is printed all the same.
                try OutputFile.standardOutput.write(lines)
                throw error
            }
        }
        try OutputFile.standardOutput.write(lines)
    }
}
