/// Why a command stops: an exit status, and one line that says what is wrong, where, and what to do.
struct ToolError: Error {
    /// What the exit status tells a script.
    enum Status: Int32 {
        /// The answer is "no": a signature or checksum that does not match.
        case no = 1
        /// The command line makes no sense.
        case usage = 2
        /// Bad input, or a read or write that failed.
        case badInput = 3
    }

    let status: Status
    /// Where, what and what to do, on one line.
    let message: String

    private init(_ status: Status, _ what: String, at place: String?, advice: String?) {
        self.status = status
        message = (place.map { "\($0): " } ?? "") + what + (advice.map { "; \($0)" } ?? "")
    }

    /// The answer is "no".
    ///
    /// - Parameters:
    ///   - what: What is wrong, without a capital letter or a full stop.
    ///   - place: Where: a file's name, with the line if there is one.
    ///   - advice: What to do, as an order ("give the key with -i").
    static func no(_ what: String, at place: String? = nil, advice: String? = nil) -> ToolError {
        ToolError(.no, what, at: place, advice: advice)
    }

    /// The command line makes no sense. Prefer `ValidationError` in `validate()`, which shows the usage too.
    static func usage(_ what: String, at place: String? = nil, advice: String? = nil) -> ToolError {
        ToolError(.usage, what, at: place, advice: advice)
    }

    /// Bad input, or a read or write that failed.
    static func badInput(_ what: String, at place: String? = nil, advice: String? = nil) -> ToolError {
        ToolError(.badInput, what, at: place, advice: advice)
    }

    /// Prints `mima: where: what; what to do` on standard error.
    func print() {
        // A file's name may contain a line feed; what follows it must not pass for a message of its own.
        StandardError.write(line: "mima: \(message.replacing("\n", with: "\\n"))")
    }
}
