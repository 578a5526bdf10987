internal import MimaBytes

/// The attributes that are signed in place of a content (RFC 5652 §5.3).
enum CMSAttributes {
    /// Whether a content is what a signature over attributes is computed from: a set of attributes in DER with a hash
    /// among them.
    ///
    /// A signature does not tell which of the two it is over. Whoever takes the attributes of another's message for the
    /// content of his own, without attributes, has a good signature over something that was never meant as a content.
    static func isEncoding(_ content: Span<UInt8>) -> Bool {
        do throws(CryptoError) {
            var outer = DERReader(0..<content.count)
            var set = DERReader(try outer.read(.set, in: content))
            try outer.requireEnd()
            var hasDigest = false
            while !set.isAtEnd {
                var attribute = try set.readSequence(in: content)
                if try attribute.readObjectIdentifier(in: content) == .messageDigest { hasDigest = true }
                _ = try attribute.read(.set, in: content)
            }
            return hasDigest
        } catch {
            return false
        }
    }
}
