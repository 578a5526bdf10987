internal import MimaCrypto
internal import MimaIO

/// Reads a line of a list of allowed signers.
struct AllowedSignersLine {
    struct Fault: Error {
        let reason: String
    }

    let entry: SSHSignature.AllowedSigners.Entry

    init(_ line: ArraySlice<UInt8>) throws(Fault) {
        var rest = line
        let principals = try Self.takeField(from: &rest)
        if principals.isEmpty { throw Fault(reason: "there is no name of a signer") }
        var options = Options()
        let key: OpenSSHPublicKey
        // What follows is a key, or options and then a key.
        if let direct = Self.key(rest) {
            key = direct
        } else {
            try options.read(Self.takeOptions(from: &rest))
            do throws(CryptoError) {
                key = try OpenSSHPublicKey(line: Array(rest))
            } catch {
                throw Fault(reason: "\(error)")
            }
        }
        if let after = options.validAfter, let before = options.validBefore, before <= after {
            throw Fault(reason: "the key would never be valid")
        }
        entry = SSHSignature.AllowedSigners.Entry(
            principals: String(decoding: principals, as: UTF8.self),
            key: key,
            isCertificateAuthority: options.isCertificateAuthority,
            validAfter: options.validAfter,
            validBefore: options.validBefore,
            principalPatterns: SSHPatternList(principals[...]),
            namespaces: options.namespaces
        )
    }

    private static func key(_ text: ArraySlice<UInt8>) -> OpenSSHPublicKey? {
        do throws(CryptoError) {
            return try OpenSSHPublicKey(line: Array(text))
        } catch {
            return nil
        }
    }

    /// Takes a field, in quotation marks or up to the next space, and the space behind it.
    private static func takeField(from text: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let field: ArraySlice<UInt8>
        if text.first == quote {
            field = text.dropFirst().prefix { $0 != quote }
            guard field.endIndex < text.endIndex else { throw Fault(reason: "a quotation mark is not closed") }
            text = text[(field.endIndex + 1)...]
        } else {
            field = text.prefix { $0 != 0x20 && $0 != 0x09 }
            text = text[field.endIndex...]
        }
        text = text.drop { $0 == 0x20 || $0 == 0x09 }
        return Array(field)
    }

    /// Takes the options, which end at the first space that is not within quotation marks.
    private static func takeOptions(from text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var isQuoted = false
        let options = text.prefix { character in
            if character == UInt8(ascii: "\"") { isQuoted.toggle() }
            return isQuoted || (character != 0x20 && character != 0x09)
        }
        text = text[options.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
        return options
    }

    private struct Options {
        var isCertificateAuthority = false
        var namespaces: SSHPatternList?
        var validAfter: Int?
        var validBefore: Int?

        mutating func read(_ text: ArraySlice<UInt8>) throws(Fault) {
            var isQuoted = false
            let options = text.split { character in
                if character == UInt8(ascii: "\"") { isQuoted.toggle() }
                return !isQuoted && character == UInt8(ascii: ",")
            }
            if isQuoted { throw Fault(reason: "a quotation mark is not closed") }
            for option in options {
                let name = option.prefix { $0 != UInt8(ascii: "=") }
                var value = option[name.endIndex...].dropFirst()
                if value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\""), value.count >= 2 {
                    value = value.dropFirst().dropLast()
                }
                switch String(decoding: name, as: UTF8.self).lowercased() {
                case "cert-authority" where name.endIndex == option.endIndex: isCertificateAuthority = true
                case "namespaces" where namespaces == nil && !value.isEmpty: namespaces = SSHPatternList(value)
                case "valid-after" where validAfter == nil: validAfter = try Self.time(value)
                case "valid-before" where validBefore == nil: validBefore = try Self.time(value)
                default: throw Fault(reason: "an option is unknown, said twice or has no value")
                }
            }
        }

        private static func time(_ text: ArraySlice<UInt8>) throws(Fault) -> Int {
            guard let time = CalendarTime(digits: String(decoding: text, as: UTF8.self)) else {
                throw Fault(reason: "a time is not written as YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS")
            }
            return time.secondsSinceEpoch
        }
    }
}
