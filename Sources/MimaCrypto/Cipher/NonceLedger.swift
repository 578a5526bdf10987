/// The nonces that a ``AEAD/Sealer`` has used, to tell when one comes again.
///
/// Counters of any step are remembered whole and cost nothing: they are kept as a first and a last number. Of nonces
/// that follow no counter the last ``capacity`` are kept, for a random nonce of 12 bytes or more does not come twice
/// by chance; what is looked for is the error in a program.
struct NonceLedger: Sendable {
    /// How many nonces are remembered that are not in a run: 2 MiB of them.
    static let capacity = 1 << 16

    /// A run of numbers, `first`, `first + step` … `last`, of at least one.
    private struct Run {
        var first: UInt128
        var last: UInt128
        var step: UInt128 = 0

        var isShort: Bool { first == last || first &+ step == last }

        func contains(_ number: UInt128) -> Bool {
            if number == first || number == last { return true }
            // The numbers wrap around, as the differences do.
            let offset = number &- first
            return step != 0 && offset <= last &- first && offset.isMultiple(of: step)
        }
    }

    private var run: Run?
    private var others: Set<UInt128> = []
    /// The others in the order in which they came; the oldest is overwritten when it is full.
    private var order: [UInt128] = []
    private var oldest = 0
    /// Whether numbers are read with their first byte as the lowest; set by the second nonce.
    private var isLittleEndian: Bool?

    /// Notes a nonce; false when it was there before.
    mutating func insert(_ nonce: Span<UInt8>) -> Bool {
        var number = Self.number(nonce)
        guard var run else {
            self.run = Run(first: number, last: number)
            return true
        }
        if isLittleEndian == true { number = number.byteSwapped }
        if run.contains(number) || (!others.isEmpty && others.contains(number)) { return false }
        if isLittleEndian == nil {
            // A counter's two first numbers are near to each other in the order that it counts in.
            let forward = Self.distance(run.first, number)
            let backward = Self.distance(run.first.byteSwapped, number.byteSwapped)
            isLittleEndian = backward < forward
            if backward < forward {
                run = Run(first: run.first.byteSwapped, last: run.first.byteSwapped)
                number = number.byteSwapped
            }
        }
        if run.first == run.last {
            run.step = number &- run.first
            run.last = number
        } else if number == run.last &+ run.step && number &- run.first > run.last &- run.first {
            run.last = number
        } else if run.isShort {
            // Two numbers do not make a counter yet: it may begin with the second.
            remember(run.first)
            run = Run(first: run.last, last: number, step: number &- run.last)
        } else {
            remember(number)
        }
        self.run = run
        return true
    }

    private mutating func remember(_ number: UInt128) {
        others.insert(number)
        if order.count < Self.capacity {
            order.append(number)
        } else {
            others.remove(order[oldest])
            order[oldest] = number
            oldest = (oldest + 1) % Self.capacity
        }
    }

    private static func distance(_ left: UInt128, _ right: UInt128) -> UInt128 { min(left &- right, right &- left) }

    /// The nonce as a big-endian number that stands for it: itself up to 16 bytes, else what SHA-256 makes of it.
    private static func number(_ nonce: Span<UInt8>) -> UInt128 {
        if nonce.count > 16 {
            let digest = SHA256.hash(data: nonce)
            return digest.withBytes { Self.number($0.extracting(first: 16)) }
        }
        var number: UInt128 = 0
        for index in nonce.indices { number = number << 8 | UInt128(nonce[index]) }
        return number
    }
}
