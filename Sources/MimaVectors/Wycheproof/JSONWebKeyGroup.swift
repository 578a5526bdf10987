internal import MimaCrypto

/// Signed texts (JWS, RFC 7515) and sets of JSON Web Keys, of which one is to be found fit to verify them.
struct JSONWebKeyGroup: VectorGroup {
    static let typeName = "JsonWebKey"

    let type: String
    let `private`: JSONWebKeys?
    let `public`: JSONWebKeys?
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let jws: String
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let keys = `public` ?? `private`
        return { test in JSONWebSignature.verdict(on: test.jws, keys) }
    }
}
