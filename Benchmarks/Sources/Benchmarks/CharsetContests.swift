import Glibc
import MimaCharset

/// Character sets against glibc's iconv and encoding_rs, all in the process, on 8 MiB of text of one kind.
enum CharsetContests {
    /// The first article of the Universal Declaration of Human Rights, as the United Nations publish it, with a line of
    /// markup, as texts on the web have.
    private static let texts: [(charset: Charset, iconv: String, text: String)] = [
        (.gbk, "GBK", "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"),
        (.gb18030, "GB18030", "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"),
        (.big5, "BIG5-HKSCS", "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神互相對待。"),
        (.shiftJIS, "CP932", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
        (.eucJP, "EUC-JP", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
        (.iso2022JP, "ISO-2022-JP", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
        (.eucKR, "CP949", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."),
        (.windows1251, "CP1251", "Все люди рождаются свободными и равными в своем достоинстве и правах."),
        (.windows1252, "CP1252", "Tous les êtres humains naissent libres et égaux en dignité et en droits."),
        (.utf16LE, "UTF-16LE", "人人生而自由，在尊严和权利上一律平等。All human beings are born free and equal."),
    ]

    /// `library` is what `Benchmarks/Peers/encoding-rs` has made.
    static func all(encodingRs library: String?) throws -> [Contest] {
        let rs = EncodingRsPeer(path: library)
        return try texts.flatMap { charset, name, article -> [Contest] in
            let line = "<p class=\"article\">\(article)</p>\n"
            let text = Array(repeatElement(Array(line.utf8), count: (8 << 20) / line.utf8.count).joined())
            let bytes = try charset.encode(utf8: text)
            return [
                Contest(
                    name: "\(name) to UTF-8, 8 MiB",
                    ours: { keep(try charset.decodeToUTF8(bytes, malformed: .fail).count) },
                    peers: [("glibc's iconv", { keep(try convert(bytes, from: name, to: "UTF-8")) })]
                        + peer(rs) { $0.decodedCount(bytes, label: charset.name) }
                ),
                Contest(
                    name: "UTF-8 to \(name), 8 MiB",
                    ours: { keep(try charset.encode(utf8: text).count) },
                    peers: [("glibc's iconv", { keep(try convert(text, from: "UTF-8", to: name)) })]
                        + peer(charset == .utf16LE ? nil : rs) { $0.encodedCount(text, label: charset.name) }
                ),
            ]
        } + [validation(rs)]
    }

    private static func peer(
        _ rs: EncodingRsPeer?,
        _ run: @escaping (EncodingRsPeer) -> Int
    ) -> [(name: String, run: () throws -> Void)] {
        rs.map { rs in [("encoding_rs", { keep(run(rs)) })] } ?? []
    }

    private static func validation(_ rs: EncodingRsPeer?) -> Contest {
        let line = "人人生而自由，在尊严和权利上一律平等。All human beings are born free.\n"
        let text = Array(repeatElement(Array(line.utf8), count: (8 << 20) / line.utf8.count).joined())
        return Contest(
            name: "UTF-8 validated, 8 MiB",
            ours: { keep(UTF8Text.firstMalformedOffset(in: text) ?? 0) },
            peers: [("Swift's String(validating:)", { keep(String(validating: text, as: UTF8.self)?.utf8.count ?? 0) })]
                + peer(rs) { $0.validCount(text) }
        )
    }

    /// How many bytes iconv makes of `bytes`.
    private static func convert(_ bytes: [UInt8], from: String, to: String) throws -> Int {
        struct Failure: Error {}
        guard let converter = iconv_open(to, from), Int(bitPattern: converter) != -1 else { throw Failure() }
        defer { iconv_close(converter) }
        let room = bytes.count * 3 + 64
        var output = [CChar](repeating: 0, count: room)
        var left = room
        try output.withUnsafeMutableBufferPointer { output in
            try bytes.withUnsafeBytes { bytes in
                var source = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
                var sourceLeft = bytes.count
                var target = output.baseAddress
                if iconv(converter, &source, &sourceLeft, &target, &left) == Int(bitPattern: UInt.max) {
                    throw Failure()
                }
            }
        }
        return room - left
    }

    /// Keeps the compiler from leaving out what is measured.
    @inline(never)
    private static func keep(_ value: Int) {
        withExtendedLifetime(value) {}
    }
}
