import Glibc
internal import OpenSSLBridge
internal import Synchronization

extension UniqueIdentifier {
    /// A UUID of version 4 (RFC 9562 §5.4): 122 random bits.
    public static func random() -> UniqueIdentifier {
        let (high, low) = randomWords()
        return UniqueIdentifier(high: high & ~0xf000 | 0x4000, low: variant(low))
    }

    /// A UUID of version 7 (RFC 9562 §5.7): the time in milliseconds, a counter and 62 random bits.
    ///
    /// Those that a process makes are in order: within a millisecond, and when the clock is set back, the counter of 12
    /// bits goes on, and takes a millisecond from the future when it is full (§6.2, method 1).
    public static func timeOrdered() -> UniqueIdentifier {
        var now = timespec()
        // The clock of a system that runs cannot be missing; and it is only read.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
        let milliseconds = UInt64(max(0, now.tv_sec)) &* 1000 &+ UInt64(max(0, now.tv_nsec)) / 1_000_000
        let (random, low) = randomWords()
        return last.withLock { $0.next(atMilliseconds: milliseconds, random: random, low: low) }
    }

    private static let last = Mutex(TimeOrderedState())

    private static func randomWords() -> (UInt64, UInt64) {
        let bytes = InlineArray<16, UInt8> { output in
            neverFailing { () throws(OpenSSLFailure) in try RandomSource.fillPublic(&output) }
        }
        var words: (UInt64, UInt64) = (0, 0)
        for index in 0..<8 {
            words.0 = words.0 << 8 | UInt64(bytes[index])
            words.1 = words.1 << 8 | UInt64(bytes[index + 8])
        }
        return words
    }

    /// The half with the variant of RFC 9562 §4.1.
    static func variant(_ low: UInt64) -> UInt64 { low & ~(3 << 62) | 2 << 62 }

    /// The time and the counter of the last version 7 that was made.
    struct TimeOrderedState: Sendable {
        private var milliseconds: UInt64 = 0
        private var counter: UInt64 = 0

        mutating func next(atMilliseconds now: UInt64, random: UInt64, low: UInt64) -> UniqueIdentifier {
            if now > milliseconds {
                milliseconds = now
                // It starts in the lower half, so that there is room to count.
                counter = random & 0x7ff
            } else {
                counter += 1
                if counter > 0xfff {
                    milliseconds += 1
                    counter = random & 0x7ff
                }
            }
            return UniqueIdentifier(
                high: milliseconds << 16 | 0x7000 | counter,
                low: UniqueIdentifier.variant(low)
            )
        }
    }
}
