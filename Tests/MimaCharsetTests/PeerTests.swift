import Foundation
import TestPeers
import Testing

@testable import MimaCharset

@Suite("Against glibc's iconv", .enabled(if: Peer.iconv.isInstalled, "iconv is not installed"))
struct PeerTests {
    private func iconv(_ bytes: [UInt8], from: String, to: String) throws -> [UInt8] {
        try withTemporaryFolder { folder in
            try Data(bytes).write(to: folder.appending(component: "in"))
            return try Peer.iconv.run(["-f", from, "-t", to, "in"], in: folder)
        }
    }

    @Test(
        "every byte of the code pages beyond the standard, both ways",
        arguments: [
            (Charset.ibm437, "IBM437"), (.ibm850, "IBM850"), (.ibm852, "IBM852"), (.ibm855, "IBM855"),
            (.ibm858, "IBM858"), (.ibm862, "IBM862"), (.ibm037, "IBM037"), (.ibm1047, "IBM1047"),
            (.iso8859_1Exact, "ISO-8859-1"), (.iso8859_9Exact, "ISO-8859-9"),
        ]
    )
    func codePages(_ charset: Charset, _ name: String) throws {
        let bytes = Array(UInt8(0)...255)
        let text = try iconv(bytes, from: name, to: "UTF-8")
        #expect(try charset.decodeToUTF8(bytes, malformed: .fail) == text)
        #expect(try charset.encode(utf8: text) == bytes)
    }

    @Test(
        "text in the Unicode forms and in seven bits, both ways",
        arguments: [
            (Charset.utf7, "UTF-7"), (.utf32BE, "UTF-32BE"), (.utf32LE, "UTF-32LE"), (.utf16BE, "UTF-16BE"),
            (.utf16LE, "UTF-16LE"), (.gb18030, "GB18030"),
        ]
    )
    func unicode(_ charset: Charset, _ name: String) throws {
        let text = "Hello, +-~\\ é€ 漢字 かな 한글 😀 \u{10FFFD}\n"
        let theirs = try iconv(Array(text.utf8), from: "UTF-8", to: name)
        #expect(try charset.decode(theirs, malformed: .fail) == text)
        let ours = try charset.encode(text)
        #expect(try iconv(ours, from: name, to: "UTF-8") == Array(text.utf8))
    }

    @Test(
        "text in the encodings of East Asia, both ways",
        arguments: [
            (Charset.gbk, "GBK", "简体中文，標點與繁體。"), (.big5, "BIG5-HKSCS", "繁體中文，香港增補字元。"),
            (.shiftJIS, "CP932", "日本語のテキスト、ｶﾀｶﾅも。"), (.eucJP, "EUC-JP", "日本語のテキスト、ｶﾀｶﾅも。"),
            (.iso2022JP, "ISO-2022-JP", "日本語のテキスト、カナも。"), (.eucKR, "CP949", "한국어 텍스트, 똠방각하."),
        ]
    )
    func eastAsia(_ charset: Charset, _ name: String, _ text: String) throws {
        let theirs = try iconv(Array(text.utf8), from: "UTF-8", to: name)
        #expect(try charset.decode(theirs, malformed: .fail) == text)
        #expect(try charset.encode(text) == theirs)
    }
}
