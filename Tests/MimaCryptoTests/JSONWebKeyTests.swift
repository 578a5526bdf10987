import MimaBytes
import MimaCrypto
import TestPeers
import Testing

@Suite("JSON Web Keys")
struct JSONWebKeyTests {
    private func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

    // RFC 7638 §3.1.
    private static let modulus =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3okn"
        + "jhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qM"
        + "QvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJz"
        + "KnqDKgw"

    @Test("have the thumbprint of RFC 7638")
    func thumbprint() throws {
        let text = """
            {"kty":"RSA","n":"\(Self.modulus)","e":"AQAB","alg":"RS256","kid":"2011-04-29"}
            """
        let key = try JSONWebKey(json: Array(text.utf8))
        #expect(key.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
        #expect(key.algorithm == "RS256" && key.keyID == "2011-04-29" && key.use == nil)
        #expect(
            key.publicJSON
                == "{\"kty\":\"RSA\",\"n\":\"\(Self.modulus)\",\"e\":\"AQAB\",\"kid\":\"2011-04-29\",\"alg\":\"RS256\"}"
        )
    }

    @Test("of Ed25519 are as RFC 8037 has them")
    func ed25519() throws {
        let text = """
            {"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
            """
        let key = try JSONWebKey(json: Array(text.utf8))
        #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(key.privateKey?.algorithm == .ed25519)
        let wrong = text.replacing("11qY", with: "11qX")
        #expect(throws: CryptoError.self) { try JSONWebKey(json: Array(wrong.utf8)) }
    }

    // RFC 7517 appendix A.2.
    @Test("of P-256 are as RFC 7517 has them")
    func p256() throws {
        let text = """
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
            "use":"enc","kid":"1","key_ops":["deriveKey",{"a":[null,-1.5e3]}]}
            """
        let key = try JSONWebKey(json: Array(text.utf8))
        #expect(key.privateKey?.algorithm == .ec(.p256) && key.use == "enc")
        let json = try #require(key.privateJSON)
        #expect(try JSONWebKey(json: json.revealed).privateKey?.publicKey == key.publicKey)
    }

    @Test("come back from what is written, RSA also of d alone")
    func roundTrips() throws {
        let kinds: [KeyAlgorithm] = [.ec(.p384), .ec(.p521), .ec(.secp256k1), .ed448, .x25519, .x448]
        for kind in kinds {
            let key = try PrivateKey.generate(kind)
            #expect(try PrivateKey(anyOf: key.file(.jwk).revealed).publicKey == key.publicKey)
            #expect(try PublicKey(anyOf: key.publicKey.file(.jwk)) == key.publicKey)
        }
        let rsa = try PrivateKey(pkcs1DERRepresentation: KeyFiles.rsaPKCS1())
        let text = String(decoding: try rsa.file(.jwk).revealed, as: UTF8.self)
        let start = try #require(text.firstRange(of: ",\"p\"")).lowerBound
        let short = text[..<start] + "}"
        let again = try PrivateKey(anyOf: Array(short.utf8))
        #expect(again.publicKey == rsa.publicKey)
        for algorithm: KeyAlgorithm in [.ec(.p224), .sm2] {
            let key = try PrivateKey.generate(algorithm)
            #expect(throws: CryptoError.self) { try key.file(.jwk) }
        }
    }

    @Test(
        "that are malformed are refused",
        arguments: [
            "{}", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
            "{\"kty\":\"OKP\",\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB\"}",
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"+/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
            "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":7}", "{\"kty\":\"OKP\"", "{\"kty\":}", "{,}", "[{}]", "{\"a\"}",
            "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}", "{\"a\":1}x", "{\"a\":\"\u{1}\"}", "{\"a\":1,}",
        ]
    )
    func malformed(_ text: String) {
        #expect(throws: CryptoError.self) { try JSONWebKey(json: Array(text.utf8)) }
    }

    @Test("that are nested without end are refused")
    func nested() {
        let text = "{\"a\":" + String(repeating: "[", count: 60000)
        #expect(throws: CryptoError.self) { try JSONWebKey(json: Array(text.utf8)) }
    }
}
