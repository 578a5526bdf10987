/// One scenario: input files, then commands with what each must print. See Scripts/README.md for the format.
struct Script: Sendable {
    /// A file that is there before the first command runs.
    struct InputFile: Equatable, Sendable {
        let name: String
        let contents: String
    }

    /// A line that a command must print.
    struct ExpectedLine: Sendable {
        let pattern: LinePattern
        let line: Int
    }

    /// What happens at the terminal while a command runs.
    enum TerminalStep: Sendable {
        /// The command shows this line or prompt.
        case shows(ExpectedLine)
        /// The person types this and presses Enter.
        case types(String, line: Int)
        /// The same, once the terminal has stopped showing what is typed.
        case typesUnseen(String, line: Int)
    }

    /// A command for bash, and what it must do.
    struct Command: Sendable {
        let line: Int
        var text: String
        var output: [ExpectedLine] = []
        var errors: [ExpectedLine] = []
        var terminal: [TerminalStep] = []
        var status: Int32 = 0
    }

    /// The programs besides `mima` without which the scenario cannot run.
    var needs: [String] = []
    var files: [InputFile] = []
    var commands: [Command] = []
}
