/// One case in the text of a file as `make_vectors.py` writes it: `tcId` comes first in a case and `result` last.
struct VectorCaseText {
    private let file: String
    private let range: Range<String.Index>
    let tcId: Int

    /// The cases of a file with this result.
    static func cases(in file: String, result: String) -> [VectorCaseText] {
        var cases: [VectorCaseText] = []
        var rest = file[...]
        while let start = rest.firstRange(of: "\"tcId\": "), let end = rest.firstRange(of: "\"result\": ") {
            let line = file[end.upperBound...].prefix { $0 != "\n" }
            if line == "\"\(result)\"", let tcId = Int(file[start.upperBound...].prefix { $0.isNumber }) {
                cases.append(VectorCaseText(file: file, range: start.lowerBound..<line.endIndex, tcId: tcId))
            }
            rest = file[line.endIndex...]
        }
        return cases
    }

    /// Whether the case has a value of this name that is not empty.
    func hasValue(_ key: String) -> Bool {
        digit(of: key) != nil
    }

    /// The file with the lowest bit of the value's first digit turned over.
    func flippingBit(of key: String) -> String {
        guard let index = digit(of: key), let value = file[index].hexDigitValue else { return file }
        return file.replacingCharacters(index, with: String(value ^ 1, radix: 16))
    }

    /// The file with another result of the case.
    func replacingResult(with result: String) -> String {
        guard let start = file[range].firstRange(of: "\"result\": ") else { return file }
        return String(file[..<start.upperBound]) + "\"\(result)\"" + file[range.upperBound...]
    }

    private func digit(of key: String) -> String.Index? {
        guard let start = file[range].firstRange(of: "\"\(key)\": \"") else { return nil }
        return file[start.upperBound].hexDigitValue == nil ? nil : start.upperBound
    }
}

extension String {
    /// The text with the character at `index` replaced.
    fileprivate func replacingCharacters(_ index: Index, with text: String) -> String {
        String(self[..<index]) + text + self[self.index(after: index)...]
    }
}
