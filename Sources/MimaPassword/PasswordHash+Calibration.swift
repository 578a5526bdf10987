internal import MimaCrypto
import Glibc
internal import MimaBytes

extension PasswordHash.Method {
    /// The method with its costs raised until a hash takes about `time` on this machine, which is measured now, and
    /// never lowered below its own.
    ///
    /// Of Argon2 the memory is raised first, to a quarter GiB at most, then the passes; of scrypt N within the same
    /// memory, then the parallelism. bcrypt and N know factors of two alone, which are rounded down.
    ///
    /// Throws as making a hash does.
    public func calibrated(for time: Duration) throws(PasswordError) -> PasswordHash.Method {
        // The first hash also pays for what a process does once.
        _ = try timeOfOneHash()
        let method = scaled(by: time / (try timeOfOneHash()))
        // Larger memory is slower for each byte, so what the first guess has left is given out by a second one.
        return method.scaled(by: time / (try method.timeOfOneHash()), growingMemory: false, atLeast: self)
    }

    /// How long a hash takes.
    public func timeOfOneHash() throws(PasswordError) -> Duration {
        let password = SecretBytes(copying: Array("calibration".utf8))
        let clock = ContinuousClock()
        let start = clock.now
        _ = try hash(password)
        return start.duration(to: clock.now)
    }

    /// The largest memory in KiB that calibration chooses: half of what the default limits verify.
    private static let largestMemory = 256 * 1024

    private func scaled(by factor: Double) -> PasswordHash.Method {
        scaled(by: factor, growingMemory: true, atLeast: self)
    }

    private func scaled(
        by factor: Double,
        growingMemory: Bool,
        atLeast floor: PasswordHash.Method
    ) -> PasswordHash.Method {
        // A time of zero, or a target beyond reason, is not to overflow anything.
        let factor = min(max(factor.isFinite ? factor : 1, 0), 1_048_576)
        let doublings = factor >= 2 ? Int(log2(factor)) : 0
        switch (self, floor) {
        case (.argon2(let argon2), .argon2(let least)):
            var memory = argon2.memory
            var rest = factor
            while growingMemory && rest >= 2 && memory <= Self.largestMemory / 2 {
                memory *= 2
                rest /= 2
            }
            let passes = max(least.passes, Int((Double(argon2.passes) * rest).rounded(.down)))
            return .argon2(
                Argon2(
                    argon2.variant,
                    version: argon2.version,
                    memory: memory,
                    passes: min(passes, 1 << 20),
                    parallelism: argon2.parallelism
                )
            )
        case (.scrypt(let logCost, let blockSize, let parallelism), .scrypt):
            var logCost = logCost
            var left = doublings
            while left > 0,
                let memory = ScryptCost(logCost: logCost + 1, blockSize: blockSize, parallelism: 1).memory,
                memory <= Self.largestMemory
            {
                logCost += 1
                left -= 1
            }
            return .scrypt(logCost: logCost, blockSize: blockSize, parallelism: parallelism << min(left, 10))
        case (.bcrypt(let cost, let prefix), _):
            return .bcrypt(cost: min(cost + doublings, Bcrypt.costs.upperBound), prefix: prefix)
        case (.bcryptSHA256(let cost), _):
            return .bcryptSHA256(cost: min(cost + doublings, Bcrypt.costs.upperBound))
        case (.pbkdf2(let function, let iterations, let spelling), .pbkdf2(_, let least, _)):
            let scaled = Int(min(Double(iterations) * factor, Double(Int32.max)))
            return .pbkdf2(function, iterations: max(least, scaled), spelling: spelling)
        default:
            return self
        }
    }
}
