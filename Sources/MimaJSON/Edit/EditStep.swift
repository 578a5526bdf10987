/// One step of an edit's path.
struct EditStep {
    /// The key, without escapes.
    var key: [UInt8]
    /// The step as a search takes it.
    var searchPath: [UInt8]
    /// A colon before it: a key, though it looks like a number.
    var isForcedKey: Bool

    /// The index that the step is; an empty step counts as zero.
    var index: UInt64? {
        if isForcedKey { return nil }
        if key.isEmpty { return 0 }
        return key.count > 19 ? nil : withBytes(key) { $0.wrappedUInt }
    }

    var isAppending: Bool { !isForcedKey && key == [0x2D, 0x31] }

    /// The steps of a plain path; nil when it has a wildcard, a query, a modifier or a pipe.
    static func steps(of path: Bytes) -> [EditStep]? {
        var steps: [EditStep] = []
        var i = 0
        while true {
            var step = EditStep(key: [], searchPath: [], isForcedKey: path[i] == 0x3A)
            if step.isForcedKey { i += 1 }
            while i < path.count, path[i] != 0x2E {
                switch path[i] {
                case 0x7C, 0x23, 0x40, 0x2A, 0x3F: return nil
                case 0x5C:
                    step.searchPath.append(0x5C)
                    i += 1
                    guard i < path.count else { continue }
                default: break
                }
                step.key.append(path[i])
                step.searchPath.append(path[i])
                i += 1
            }
            steps.append(step)
            guard i < path.count else { return steps }
            i += 1
        }
    }
}
