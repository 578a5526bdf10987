import Mima

/// A character set as it is named on the command line.
enum CharsetName {
    /// The character set called `label`.
    static func find(_ label: String) throws -> Charset {
        do throws(CharsetError) {
            return try Charset(label)
        } catch {
            throw ToolError.usage("\(error)", advice: "`mima charset list` has all names")
        }
    }

    /// A target as iconv takes it: a name and, after `//`, what to do with characters that it does not have.
    static func findTarget(_ text: String) throws -> (charset: Charset, unmappable: UnmappablePolicy?) {
        let parts = text.split(separator: "//", omittingEmptySubsequences: false).map(String.init)
        var policy: UnmappablePolicy?
        for suffix in parts.dropFirst() {
            switch suffix.uppercased() {
            case "TRANSLIT": policy = .transliterate
            case "IGNORE": policy = policy ?? .ignore
            case "": break
            default:
                throw ToolError.usage("//\(suffix) is not known", advice: "//TRANSLIT and //IGNORE are")
            }
        }
        // Who writes ASCII wants no more than that; only for reading does the name mean windows-1252.
        let isASCII = ["ascii", "us-ascii"].contains(parts[0].lowercased())
        return (isASCII ? .usASCIIExact : try find(parts[0]), policy)
    }
}
