extension Charset {
    /// The encoding that `label` names, as the WHATWG Encoding Standard §4.2 finds it: in any case, white space around it
    /// dropped. Beyond the standard's labels, the names of the encodings here and the common names of code pages.
    ///
    /// Throws ``CharsetError/unknownLabel(_:near:)``.
    public init(_ label: String) throws(CharsetError) {
        let name = Self.normalized(label)
        guard let found = Self.byLabel[name] else {
            throw .unknownLabel(label, near: Self.nearest(to: name))
        }
        self = found
    }

    /// The labels of this encoding, in lower case: the WHATWG standard's, and others where they mean nothing else there.
    public var labels: [String] { Self.allLabels[self] ?? [] }

    /// The labels of encodings that the standard does not have, and more labels of those that it has.
    private static let otherLabels: [(Charset, [String])] = [
        (.utf32BE, ["utf-32be", "utf32be", "ucs-4be", "ucs-4", "utf-32", "utf32"]),
        (.utf32LE, ["utf-32le", "utf32le", "ucs-4le"]),
        (.utf7, ["utf-7", "utf7", "unicode-1-1-utf-7", "csutf7"]),
        (.cesu8, ["cesu-8", "cesu8", "cscesu-8"]),
        (.hz, ["hz", "hz-gb2312", "hzgb2312"]),
        (.ibm437, ["ibm437", "cp437", "437", "dos-437", "cspc8codepage437"]),
        (.ibm850, ["ibm850", "cp850", "850", "dos-850", "cspc850multilingual"]),
        (.ibm852, ["ibm852", "cp852", "852", "dos-852", "cspcp852"]),
        (.ibm855, ["ibm855", "cp855", "855", "dos-855", "csibm855"]),
        (.ibm858, ["ibm858", "ibm00858", "cp858", "cp00858", "858", "dos-858", "pc-multilingual-850+euro"]),
        (.ibm862, ["ibm862", "cp862", "862", "dos-862", "cspc862latinhebrew"]),
        (.ibm866, ["dos-866"]),
        (.ibm037, ["ibm037", "ibm-037", "cp037", "037", "ebcdic-cp-us", "ebcdic-cp-ca", "ebcdic-cp-nl", "csibm037"]),
        (.ibm1047, ["ibm1047", "ibm-1047", "cp1047", "1047"]),
        (.usASCIIExact, ["us-ascii-exact", "ascii-exact"]),
        (.iso8859_1Exact, ["iso-8859-1-exact", "latin1-exact"]),
        (.iso8859_9Exact, ["iso-8859-9-exact", "latin5-exact"]),
        (.gbk, ["cp936", "936", "ms936", "windows-936", "euc-cn", "euccn"]),
        (.gb18030, ["gb18030-2022", "gb18030-2005", "csgb18030"]),
        (.shiftJIS, ["cp932", "932", "ms932"]),
        (.eucKR, ["cp949", "949", "ms949", "uhc"]),
        (.big5, ["cp950", "950", "ms950"]),
        (.eucJP, ["eucjp"]),
        (.windows874, ["cp874"]),
        (.macintosh, ["macroman", "mac-roman"]),
    ]

    private static let byLabel: [String: Charset] = {
        var found: [String: Charset] = [:]
        for (charset, labels) in allLabels {
            for label in labels { found[label] = charset }
        }
        return found
    }()

    private static let allLabels: [Charset: [String]] = {
        var found: [Charset: [String]] = [:]
        let named = Dictionary(uniqueKeysWithValues: allCases.map { (normalized($0.name), $0) })
        var taken: Set<String> = []
        for line in "\(StandardLabels.lines)".split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let name = words.first, let charset = named[name] else { continue }
            found[charset] = Array(words.dropFirst())
            taken.formUnion(words.dropFirst())
        }
        for (charset, labels) in otherLabels + allCases.map({ ($0, [normalized($0.name)]) }) {
            for label in labels where taken.insert(label).inserted { found[charset, default: []].append(label) }
        }
        return found
    }()

    /// A label in lower case (of ASCII, as the standard has it) and without white space around it.
    private static func normalized(_ label: String) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }
        let bytes = label.utf8.drop(while: isSpace)
        let end = bytes.lastIndex { !isSpace($0) }
        let trimmed = end.map { bytes[...$0] } ?? bytes.prefix(0)
        return String(
            decoding: trimmed.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }

    /// Up to three labels that differ from `name` in few places.
    private static func nearest(to name: String) -> [String] {
        let wanted = Array(name.utf8.prefix(64))
        let ranked = byLabel.keys.map { (label: $0, distance: editDistance(wanted, Array($0.utf8))) }
            .filter { $0.distance <= max(1, wanted.count / 3) }
            .sorted { ($0.distance, $0.label) < ($1.distance, $1.label) }
        var seen: Set<Charset> = []
        return ranked.compactMap { byLabel[$0.label].flatMap { seen.insert($0).inserted ? $0.name : nil } }.prefix(3)
            .map { $0 }
    }

    /// How many bytes are changed, added or left out from one to the other.
    private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let changed = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j + 1] + 1, row[j] + 1)
            }
        }
        return row[b.count]
    }
}
