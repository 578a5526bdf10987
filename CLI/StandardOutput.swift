import Mima

/// The command's result. Unlike `print`, a write that fails is an error: a full disk must not look like success.
enum StandardOutput {
    /// Writes text and a line feed, at once and unbuffered.
    ///
    /// - Throws: `IOError.closedPipe` when the reader went away. Let through, it ends the tool quietly with status 0;
    ///   a command whose answer may be "no" catches it and still throws its "no".
    static func write(line: String) throws(IOError) {
        try OutputFile.standardOutput.write([UInt8]("\(line)\n".utf8))
    }
}

extension StandardOutput {
    /// Writes bytes, at once and unbuffered.
    static func write(text: [UInt8]) throws(IOError) {
        try OutputFile.standardOutput.write(text)
    }
}
