/// What the operations of this module throw when they cannot be done.
public enum CryptoKitError: Error, Equatable, Hashable {
    /// The key has a size that the algorithm does not take.
    case incorrectKeySize
    /// A parameter, such as a nonce or a signature, has a size that the algorithm does not take.
    case incorrectParameterSize
    /// The authentication tag is not that of this message under this key.
    case authenticationFailure
    /// The library beneath failed; the name is that of the library under Apple's framework, and the code is libcrypto's
    /// or 0 where there is none.
    case underlyingCoreCryptoError(error: Int32)
    /// A key could not be wrapped.
    case wrapFailure
    /// A wrapped key could not be unwrapped.
    case unwrapFailure
    /// A parameter has a value that the algorithm does not take.
    case invalidParameter
}

/// What the readers of keys and signatures in ASN.1 throw.
public enum CryptoKitASN1Error: Equatable, Error, Hashable {
    /// The tag of a field is malformed.
    case invalidFieldIdentifier
    /// A field is of another type than the one that has to be there.
    case unexpectedFieldType
    /// An object identifier is malformed, or not one that is known.
    case invalidObjectIdentifier
    /// The contents are well-formed ASN.1 and not what they should be.
    case invalidASN1Object
    /// An integer is not in its shortest form, or out of range.
    case invalidASN1IntegerEncoding
    /// The bytes end within a field.
    case truncatedASN1Field
    /// The length of a field is in a form that is not taken.
    case unsupportedFieldLength
    /// The text is not a PEM document, or one of another kind.
    case invalidPEMDocument
}

/// The name by which swift-crypto knew ``CryptoKitError`` first.
public typealias CryptoError = CryptoKitError

/// The name by which swift-crypto knew ``CryptoKitASN1Error`` first.
public typealias CryptoASN1Error = CryptoKitASN1Error

/// What a function that throws ``CryptoKitError`` or ``CryptoKitASN1Error`` is declared to throw.
public typealias CryptoKitMetaError = any Error

extension CryptoKitError {
    /// A failure of libcrypto that is not the caller's doing.
    static var libcryptoFailed: CryptoKitError { .underlyingCoreCryptoError(error: 0) }
}
