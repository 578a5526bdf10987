import ArgumentParser
import Mima

/// The gob stream that a command reads, and what it may ask for.
struct GobStreamOptions: ParsableArguments {
    @OptionGroup var input: InputOptions

    @Flag(help: "Read a stream from strangers: at most 1 MiB a message, 64 levels, 256 types.")
    var untrusted = false

    @Flag(help: "Allow type ids to be defined again, as in files to which several runs have appended.")
    var appended = false

    /// Reads the stream, and hands each value over as soon as it is whole.
    func read(_ body: (GobReader, GobItem) throws -> Void) throws -> GobReader {
        let file = try input.open()
        var reader = GobReader(limits: untrusted ? .untrusted : .standard, allowsRedefinition: appended)
        do {
            while true {
                let piece = try [UInt8](capacity: 1 << 16) { (out: inout OutputSpan<UInt8>) in
                    _ = try file.read(into: &out)
                }
                if piece.isEmpty { break }
                reader.append(piece)
                while let item = try reader.next() { try body(reader, item) }
            }
            try reader.finish()
        } catch let error as GobError {
            throw ToolError.badInput("\(error)", at: input.name)
        }
        return reader
    }
}
