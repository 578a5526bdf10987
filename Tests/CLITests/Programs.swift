import Foundation

/// The other programs that scripts use.
enum Programs {
    /// Where the shell looks for programs: `$PATH`.
    static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"

    /// The need of a script that mounts a file system, such as a small one that fills up, for itself alone.
    static let privateMounts = "private-mounts"

    /// The need of a script that gives files to other people.
    static let root = "root"

    /// Whether this machine has the program, or can do what else a script needs.
    static func isInstalled(_ name: String) -> Bool {
        if name == privateMounts { return allowsPrivateMounts }
        if name == root { return geteuid() == 0 }
        return searchPath.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
        }
    }

    private static let allowsPrivateMounts: Bool = {
        guard isInstalled("unshare") else { return false }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt"]
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return false
        }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}
