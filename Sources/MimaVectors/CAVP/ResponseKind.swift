internal import MimaCrypto

/// A kind of files of the Cryptographic Algorithm Validation Program, with what runs their records.
struct ResponseKind {
    /// The algorithm, for a person.
    let name: String
    /// The value that makes a record a case; records without it only set values for those that follow.
    let caseName: String
    /// Runs a case. Kinds of many rounds, whose cases follow from one another, keep their state.
    let run: (ResponseFile.Record) throws(ResponseStop) -> Outcome

    /// Whether the record is a case. Where nothing is known of the file, each one is.
    func isCase(_ record: ResponseFile.Record) -> Bool { caseName.isEmpty || record.own[caseName] != nil }

    /// What a suite says of a case, and what became of it.
    typealias Outcome = (expected: ExpectedResult, verdict: Verdict)
}

/// Why a case gave no verdict.
enum ResponseStop: Error {
    /// The record is not as it should be.
    case malformed(RecordFailure)
    /// The record needs what is not here.
    case missing(Missing)
}

extension ResponseFile.Record {
    /// What the record says of itself with "Result = P", "Result = Fail (why)" or "FAIL"; valid when it says nothing.
    var expected: ExpectedResult {
        if own["fail"] != nil { return .invalid }
        return own["result"]?.hasPrefix("F") == true ? .invalid : .valid
    }

    /// What tells the record from others, for a person.
    func name(number: Int) -> String {
        let parts = [groups.joined(separator: ", "), own["count"].map { "COUNT \($0)" } ?? "record \(number)"].filter {
            !$0.isEmpty
        }
        return parts.joined(separator: ", ")
    }

    /// Runs `body`, whose failures to read a value, to find an algorithm, and of the library stop it.
    func outcome(_ body: () throws -> Verdict) throws(ResponseStop) -> ResponseKind.Outcome {
        do {
            return (expected, try body())
        } catch let error as RecordFailure {
            throw .malformed(error)
        } catch let error as Missing {
            throw .missing(error)
        } catch let error as CryptoError {
            return (expected, Verdict(error))
        } catch {
            throw .malformed(RecordFailure(expected: "an answer", found: "\(error)"))
        }
    }
}
