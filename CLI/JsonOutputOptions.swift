import ArgumentParser
import Mima

/// Where a changed document goes: to standard output, to another file, or back to where it came from.
struct JsonOutputOptions: ParsableArguments {
    @OptionGroup var output: OutputOptions

    @Flag(name: [.customShort("i"), .long], help: "Change the file itself, whole or not at all.")
    var inPlace = false

    func validate() throws {
        if inPlace, output.output != nil { throw ValidationError("'-i' and '-o' name two outputs.") }
    }

    /// Writes the document.
    func write(_ json: JSON, from input: InputOptions) throws {
        guard inPlace else {
            let out = try output.open()
            try out.write(json.bytes)
            if json.bytes.last != 0x0A { try out.write([0x0A]) }
            return try out.finish()
        }
        guard input.file != "-" else { throw ValidationError("'-i' needs a file.") }
        let file = try AtomicFile(path: input.file, policy: .replace)
        try file.write(json.bytes.span)
        try file.commit()
    }
}
