/// An algorithm and its parameters in DER (RFC 5280 §4.1.1.2).
struct AlgorithmIdentifier {
    let algorithm: ObjectIdentifier
    /// What follows the name, one element at the most for a well-formed one; who knows the algorithm reads it.
    let parameters: DERReader

    /// Reads the next element, a sequence.
    init(reading reader: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        var contents = DERReader(try reader.read(.sequence, in: bytes))
        algorithm = try ObjectIdentifier(
            decoding: bytes.extracting(try contents.read(.objectIdentifier, in: bytes))
        )
        parameters = contents
    }

    /// Throws unless there are no parameters, or they are null.
    func requireNoParameters(in bytes: Span<UInt8>) throws(CryptoError) {
        var parameters = parameters
        if parameters.isAtEnd { return }
        guard try parameters.read(.null, in: bytes).isEmpty else {
            throw .invalidKey("DER has a null that is not empty")
        }
        try parameters.requireEnd()
    }
}
