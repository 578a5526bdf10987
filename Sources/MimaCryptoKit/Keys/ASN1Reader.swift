internal import MimaCrypto

/// Reads DER as MimaCrypto does, and says of what is wrong what swift-crypto says.
struct ASN1Reader {
    private var reader: DERReader
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.init(bytes, 0..<bytes.count)
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        reader = DERReader(range)
    }

    /// The place of the contents of the next element, which must have `tag`.
    mutating func read(_ tag: DERTag) throws(CryptoKitASN1Error) -> Range<Int> {
        let bytes = bytes
        guard let next = reader.nextTag(in: bytes.span) else { throw .invalidASN1Object }
        if next != tag.rawValue { throw .unexpectedFieldType }
        let start = reader.offset
        do {
            return try reader.read(tag, in: bytes.span)
        } catch {
            throw hasReadableLength(at: start + 1) ? .truncatedASN1Field : .unsupportedFieldLength
        }
    }

    /// Whether the length at `offset` is in the form that DER has for it, as far as it is there.
    private func hasReadableLength(at offset: Int) -> Bool {
        guard offset < bytes.count, bytes[offset] >= 0x80 else { return true }
        let count = Int(bytes[offset] & 0x7f)
        guard (1...8).contains(count) else { return false }
        let length = bytes.dropFirst(offset + 1).prefix(count)
        guard length.count == count else { return true }
        return length.first != 0 && (count > 1 || length.first.map { $0 >= 0x80 } ?? false)
    }

    /// What is in the next element, which must be a sequence.
    mutating func readSequence() throws(CryptoKitASN1Error) -> ASN1Reader {
        ASN1Reader(bytes, try read(.sequence))
    }

    /// What is in the next element, which must be a string of octets.
    mutating func readOctets() throws(CryptoKitASN1Error) -> ASN1Reader {
        ASN1Reader(bytes, try read(.octetString))
    }

    /// Reads the next element, which must be a positive number or zero in its shortest form.
    mutating func readNumber() throws(CryptoKitASN1Error) -> Range<Int> {
        let range = try read(.integer)
        guard let first = range.first, bytes[first] < 0x80 else { throw .invalidASN1IntegerEncoding }
        if range.count > 1 && bytes[first] == 0 && bytes[first + 1] < 0x80 { throw .invalidASN1IntegerEncoding }
        return range
    }

    /// Reads the next element, which must be the number `version`.
    mutating func require(version: UInt8) throws(CryptoKitASN1Error) {
        let range = try readNumber()
        if range.count != 1 || bytes[range.lowerBound] != version { throw .invalidASN1Object }
    }

    /// Throws unless nothing is left.
    func requireEnd() throws(CryptoKitASN1Error) {
        if !reader.isAtEnd { throw .invalidASN1Object }
    }
}

// MARK: What keys and signatures look like

extension ASN1Reader {
    /// Why `der` is no SubjectPublicKeyInfo (RFC 5280 §4.1): what is wrong first, or that its contents are.
    static func faultOfPublicKey(_ der: [UInt8]) -> CryptoKitASN1Error {
        let fault = fault { () throws(CryptoKitASN1Error) in
            var outer = ASN1Reader(der)
            var key = try outer.readSequence()
            try outer.requireEnd()
            var algorithm = try key.readSequence()
            _ = try algorithm.read(.objectIdentifier)
            _ = try key.read(.bitString)
            try key.requireEnd()
        }
        return fault ?? .invalidASN1Object
    }

    /// The size of the number in an ECPrivateKey (RFC 5915 §3).
    static func scalarByteCount(sec1 der: [UInt8]) throws(CryptoKitASN1Error) -> Int {
        var outer = ASN1Reader(der)
        let count = try outer.scalarByteCount()
        try outer.requireEnd()
        return count
    }

    /// The size of the number in an ECPrivateKey in PKCS#8 (RFC 5958 §2).
    static func scalarByteCount(pkcs8 der: [UInt8]) throws(CryptoKitASN1Error) -> Int {
        var outer = ASN1Reader(der)
        var key = try outer.readSequence()
        try outer.requireEnd()
        try key.require(version: 0)
        var algorithm = try key.readSequence()
        _ = try algorithm.read(.objectIdentifier)
        var contents = try key.readOctets()
        let count = try contents.scalarByteCount()
        try contents.requireEnd()
        return count
    }

    private mutating func scalarByteCount() throws(CryptoKitASN1Error) -> Int {
        var key = try readSequence()
        try key.require(version: 1)
        return try key.read(.octetString).count
    }

    /// Why `der` is no ECDSA signature (RFC 3279 §2.2.3); nil when it is one.
    static func faultOfECDSASignature(_ der: [UInt8]) -> CryptoKitASN1Error? {
        fault { () throws(CryptoKitASN1Error) in
            var outer = ASN1Reader(der)
            var numbers = try outer.readSequence()
            try outer.requireEnd()
            _ = try numbers.readNumber()
            _ = try numbers.readNumber()
            try numbers.requireEnd()
        }
    }

    private static func fault(_ read: () throws(CryptoKitASN1Error) -> Void) -> CryptoKitASN1Error? {
        do {
            try read()
            return nil
        } catch {
            return error
        }
    }
}
