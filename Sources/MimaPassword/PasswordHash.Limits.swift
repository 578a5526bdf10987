extension PasswordHash {
    /// The most that a verification may take, so that a hash string from who knows where cannot take all memory or
    /// time.
    ///
    /// They are checked before any memory is taken. With the defaults a hash takes at most 512 MiB, and seconds, not
    /// minutes.
    public struct Limits: Hashable, Sendable {
        /// The largest password in bytes.
        public var passwordByteCount = 4096
        /// The most memory in KiB (Argon2, scrypt).
        public var memory = 512 * 1024
        /// The most memory in KiB times how often it is gone through (Argon2's passes, scrypt's parallelism).
        public var memoryTraffic = 4 * 1024 * 1024
        /// The most lanes of an Argon2.
        public var parallelism = 64
        /// The largest cost of a bcrypt, each 1 more doubling the time.
        public var bcryptCost = 16
        /// The most iterations of PBKDF2 and rounds of the crypt(3) schemes.
        public var iterations = 10_000_000

        /// The defaults.
        public init() {}

        func requireMemory(_ kibibytes: Int, times passes: Int) throws(PasswordError) {
            try require("memory in KiB", kibibytes, atMost: memory)
            let (traffic, overflow) = kibibytes.multipliedReportingOverflow(by: passes)
            try require("memory in KiB times the passes", overflow ? .max : traffic, atMost: memoryTraffic)
        }

        func require(_ what: String, _ found: Int, atMost limit: Int) throws(PasswordError) {
            if found > limit { throw .costTooHigh(what, found: found, limit: limit) }
        }
    }
}
