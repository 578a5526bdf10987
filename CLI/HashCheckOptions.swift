import ArgumentParser

/// How `mima hash --check` goes about it: coreutils' options.
struct HashCheckOptions: ParsableArguments {
    @Flag(help: "With --check: pass over files that do not exist.")
    var ignoreMissing = false

    @Flag(help: "With --check: print no results, the exit status tells.")
    var status = false

    @Flag(help: "With --check: lines that are no checksums are an error.")
    var strict = false

    @Flag(name: .shortAndLong, help: "With --check: tell of each line that is no checksum.")
    var warn = false

    /// One of the options that were given.
    var given: String? {
        if ignoreMissing { return "--ignore-missing" }
        if status { return "--status" }
        if strict { return "--strict" }
        if warn { return "--warn" }
        return nil
    }
}
