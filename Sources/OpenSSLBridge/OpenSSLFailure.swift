import COpenSSL

/// A call of libcrypto that failed: which one, and what the thread's error queue said about it.
///
/// The queue may be empty: libcrypto says nothing when an authentication tag does not match, for one.
package struct OpenSSLFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The libcrypto function that failed.
    package let operation: String
    /// The reasons on the error queue, the oldest first, in libcrypto's words.
    package let reasons: [String]

    package var description: String {
        reasons.isEmpty ? "\(operation) failed" : "\(operation) failed: \(reasons.joined(separator: "; "))"
    }

    /// Takes every entry off this thread's error queue.
    ///
    /// The queue belongs to the thread, so this is called on the thread that made the failing call, before anything
    /// else can run on it.
    package static func drain(after operation: StaticString) -> OpenSSLFailure {
        var reasons: [String] = []
        while true {
            let code = ERR_get_error()
            if code == 0 { break }
            if let reason = unsafe ERR_reason_error_string(code) {
                reasons.append(unsafe String(cString: reason))
            } else {
                reasons.append("error code \(code)")
            }
        }
        return OpenSSLFailure(operation: "\(operation)", reasons: reasons)
    }

    /// Whether this thread's error queue is empty, as every function of this module leaves it.
    package static var isQueueEmpty: Bool { ERR_peek_error() == 0 }
}

/// Throws what the error queue says unless `code` is positive: libcrypto's success is 1, its failures 0 or less.
@inline(__always)
func check(_ code: Int32, _ operation: StaticString) throws(OpenSSLFailure) {
    if code <= 0 { throw OpenSSLFailure.drain(after: operation) }
}

/// Gives the pointer that libcrypto made, or throws what the error queue says.
@inline(__always)
func check(_ pointer: OpaquePointer?, _ operation: StaticString) throws(OpenSSLFailure) -> OpaquePointer {
    guard let pointer = unsafe pointer else { throw OpenSSLFailure.drain(after: operation) }
    return unsafe pointer
}
