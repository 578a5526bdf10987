@_spi(_Unicode) internal import Swift

/// The profile OpaqueString of RFC 8265 §4.2: what a password in Unicode may be, and the one form of it.
enum OpaqueString {
    /// The password in its one form.
    static func enforce(_ text: String) throws(PasswordError) -> String {
        var mapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            mapped.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        let result = String(mapped).composed
        if result.isEmpty { throw .passwordNotAllowed("it is empty") }
        let scalars = Array(result.unicodeScalars)
        for index in scalars.indices {
            switch PRECISClass.of(scalars[index]) {
            case .valid: continue
            case .contextual where PRECISContext.allows(scalars, at: index): continue
            case .contextual:
                throw .passwordNotAllowed("character \(index + 1) is not allowed where it stands")
            case .disallowed:
                throw .passwordNotAllowed("character \(index + 1) is not one that RFC 8264 allows")
            }
        }
        return result
    }
}

extension String {
    /// The text in Unicode's normalization form C.
    var composed: String {
        String(String.UnicodeScalarView(_nfc))
    }
}
