/// The way from the value that is decoded to one within it; the last step first, so that a step is made without a copy
/// of those before.
final class CodingSteps: Sendable {
    let last: any CodingKey & Sendable
    let before: CodingSteps?

    init(_ last: any CodingKey & Sendable, after before: CodingSteps?) {
        self.last = last
        self.before = before
    }
}

extension CodingSteps? {
    var codingPath: [any CodingKey] {
        var path: [any CodingKey] = []
        var step = self
        while let here = step {
            path.append(here.last)
            step = here.before
        }
        return path.reversed()
    }
}

/// A step that the text, and no type of the program, names.
struct CodingStep: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "\(intValue)"
        self.intValue = intValue
    }

    init(_ key: some CodingKey) {
        stringValue = key.stringValue
        intValue = nil
    }
}
