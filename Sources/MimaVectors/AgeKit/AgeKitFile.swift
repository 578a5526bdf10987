internal import FoundationEssentials
internal import MimaArchive
internal import MimaBytes

/// A file of the age test kit (C2SP/CCTV, age/testdata): lines of `key: value`, an empty line, and an age file.
struct AgeKitFile: Sendable {
    /// What decrypting the file should give.
    enum Expectation: String {
        case success
        case noMatch = "no match"
        case hmacFailure = "HMAC failure"
        case headerFailure = "header failure"
        case payloadFailure = "payload failure"
        case armorFailure = "armor failure"
    }

    let expectation: Expectation
    /// The SHA-256 of all the plaintext that may be released, also when decryption fails later on.
    let payloadDigest: [UInt8]?
    let identities: [String]
    let passphrases: [String]
    let isArmored: Bool
    let comment: String
    /// The age file.
    let body: [UInt8]

    /// What every file of the kit starts with.
    static let start = [UInt8]("expect: ".utf8)
    /// The largest header that is taken for one; the kit's have a few hundred bytes.
    static let maximumHeaderByteCount = 1 << 16
    /// The largest age file that is decompressed; the kit's have some 17 MB.
    static let maximumBodyByteCount = 256 << 20
}

/// Why a file is not one of the kit.
enum AgeKitFailure: Error {
    case malformed(String)
    /// The kit asks that files with keys that a reader does not know be passed over.
    case unknownKey(String)
}

extension AgeKitFile {
    init(_ data: Data) throws(AgeKitFailure) {
        let bytes = [UInt8](data)
        let (lines, bodyStart) = try Self.header(of: bytes)
        var values: [String: [String]] = [:]
        for line in lines {
            guard let colon = line.firstRange(of: ": ") else {
                throw .malformed("a header line without a colon and a space: \"\(line)\"")
            }
            values[String(line[..<colon.lowerBound]), default: []].append(String(line[colon.upperBound...]))
        }
        let many: Set = ["identity", "passphrase", "comment"]
        let single: Set = ["expect", "payload", "armored", "compressed", "file key"]
        for (key, list) in values where !many.contains(key) {
            if !single.contains(key) { throw .unknownKey(key) }
            if list.count > 1 { throw .malformed("the key \"\(key)\" comes \(list.count) times") }
        }
        guard let expectation = values["expect"]?.first.flatMap(Expectation.init) else {
            throw .malformed("no \"expect\" of the kit's: \(values["expect"]?.first ?? "none")")
        }
        self.expectation = expectation
        payloadDigest = try values["payload"]?.first.map(Self.digest)
        // Without the hash nothing would be checked of what was released.
        if payloadDigest == nil && [.success, .payloadFailure].contains(expectation) {
            throw .malformed("no \"payload\", which \"\(expectation.rawValue)\" needs")
        }
        identities = values["identity"] ?? []
        passphrases = values["passphrase"] ?? []
        isArmored = try Self.flag("armored", values["armored"]?.first, yes: "yes")
        comment = (values["comment"] ?? []).joined(separator: "; ")
        let rest = bytes.span.extracting(bodyStart..<bytes.count)
        if try Self.flag("compressed", values["compressed"]?.first, yes: "zlib") {
            do throws(ArchiveError) {
                body = try Zlib.decompress(rest, maximumByteCount: Self.maximumBodyByteCount)
            } catch {
                throw .malformed(error.description)
            }
        } else {
            body = Array(bytes[bodyStart...])
        }
    }

    /// The lines before the first empty one, and where the bytes after it start.
    private static func header(of bytes: [UInt8]) throws(AgeKitFailure) -> ([Substring], Int) {
        let head = bytes.prefix(maximumHeaderByteCount)
        var end = head.startIndex
        while end + 1 < head.endIndex, head[end] != UInt8(ascii: "\n") || head[end + 1] != UInt8(ascii: "\n") {
            end += 1
        }
        guard end + 1 < head.endIndex else { throw .malformed("no empty line after the header") }
        guard let text = String(validating: head[..<end], as: UTF8.self) else {
            throw .malformed("the header is not UTF-8")
        }
        return (text.split(separator: "\n", omittingEmptySubsequences: false), end + 2)
    }

    private static func digest(_ digits: String) throws(AgeKitFailure) -> [UInt8] {
        do throws(BytesError) {
            let digest = try Hex.decode(digits)
            if digest.count == 32 { return digest }
        } catch {}
        throw .malformed("the payload's hash is not 64 hexadecimal digits")
    }

    private static func flag(_ key: String, _ value: String?, yes: String) throws(AgeKitFailure) -> Bool {
        if let value, value != yes { throw .malformed("the key \"\(key)\" is \"\(value)\" instead of \"\(yes)\"") }
        return value != nil
    }
}
