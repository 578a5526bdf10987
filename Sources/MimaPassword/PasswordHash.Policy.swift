extension PasswordHash {
    /// How new hashes are made, and what is accepted of old ones.
    public struct Policy: Sendable {
        /// The scheme and the costs of new hashes.
        public var method: Method
        /// The most that a verification may take.
        public var limits: Limits
        /// The schemes whose hashes are verified at all.
        public var accepted: Set<Scheme>
        /// What is done to a password before anything else.
        public var normalization: Normalization
        /// The keys that passwords are mixed with, if any.
        public var peppers: Peppers?

        /// A policy; what is not given is as in ``recommended``.
        public init(
            _ method: Method = .recommended,
            limits: Limits = Limits(),
            accepted: Set<Scheme> = Set(Scheme.allCases),
            normalization: Normalization = .none,
            peppers: Peppers? = nil
        ) {
            self.method = method
            self.limits = limits
            self.accepted = accepted
            self.normalization = normalization
            self.peppers = peppers
        }

        /// Argon2id with 19 MiB and 2 passes; hashes of every known scheme are verified within the default limits.
        public static let recommended = Policy()
    }
}
