/// Why a command stops: an exit status, and one line that says what is wrong, where, and what to do.
struct ToolError: Error {
    /// What the exit status tells a script.
    enum Status: Int32 {
        /// The reader of the output went away: nothing to complain about.
        case good = 0
        /// The answer is "no": a signature or checksum that does not match.
        case no = 1
        /// The command line makes no sense.
        case usage = 2
        /// Bad input, or a read or write that failed.
        case badInput = 3
    }

    let status: Status
    private let message: String

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

    /// The reader of standard output went away: the command stops, quietly and with status 0.
    static let closedPipe = ToolError(.good, "", at: nil, advice: nil)

    /// Prints `mima: where: what; what to do` on standard error.
    func print() {
        if !message.isEmpty { StandardError.write(line: "mima: \(message)") }
    }
}
