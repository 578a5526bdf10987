import Foundation
import Testing

/// The tool as people meet it: every file in Scripts/ is a test.
@Suite("Scripts")
struct ScriptTests {
    /// A file in Scripts/, which gives the test its name.
    struct ScriptFile: Sendable, CustomTestStringConvertible {
        let name: String
        let path: String
        let script: Result<Script, ScriptSyntaxError>

        var testDescription: String { name }

        /// The programs that the script needs and this machine lacks.
        var missing: [String] {
            ((try? script.get())?.needs ?? []).filter { !Programs.isInstalled($0) }
        }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")

    /// All scripts, or those whose name contains `$MIMA_SCRIPT`.
    static let files: [ScriptFile] = {
        let wanted = ProcessInfo.processInfo.environment["MIMA_SCRIPT"] ?? ""
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") && (wanted.isEmpty || $0.contains(wanted)) }.sorted().map { name in
            let path = folder.appending(path: name).path
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                return ScriptFile(
                    name: name,
                    path: path,
                    script: .failure(ScriptSyntaxError(1, "not readable as UTF-8"))
                )
            }
            let script = Result { () throws(ScriptSyntaxError) in try ScriptParser.parse(text) }
            return ScriptFile(name: name, path: path, script: script)
        }
    }()

    /// Every script that cannot run here, with the programs that it waits for.
    static let skipped = files.filter { !$0.missing.isEmpty }
        .map { "\($0.name) needs \($0.missing.joined(separator: ", "))" }

    @Test("Script", arguments: files.filter(\.missing.isEmpty))
    func script(_ file: ScriptFile) throws {
        switch file.script {
        case .failure(let error):
            Issue.record("\(file.name):\(error.line): \(error.message)", at: file, line: error.line)
        case .success(let script):
            guard let failure = try ScriptRun(script: script, tool: BuiltTool.path()).run() else { return }
            Issue.record("\(file.name):\(failure.line): \(failure.text)", at: file, line: failure.line)
        }
    }

    // A case of a parameterised test that is cancelled leaves no line in the log; a test that is skipped does.
    @Test("Scripts that need a missing program", .disabled(if: !skipped.isEmpty, "\(skipped.joined(separator: "; "))"))
    func nothingIsMissing() {
        #expect(Self.skipped.isEmpty)
    }

    @Test("There are scripts to run")
    func scriptsExist() {
        #expect(!Self.files.isEmpty)
    }
}

extension Issue {
    /// Records an issue at a line of a script, not of this file.
    fileprivate static func record(_ text: String, at file: ScriptTests.ScriptFile, line: Int) {
        let location = SourceLocation(fileID: "Scripts/\(file.name)", filePath: file.path, line: line, column: 1)
        record(Comment(rawValue: text), sourceLocation: location)
    }
}
