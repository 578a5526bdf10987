/// One of the pieces, four to a lane and pass, that can be filled at the same time as the other lanes' (RFC 9106 §3.4).
struct Argon2Segment {
    let argon2: Argon2
    let memory: Argon2Memory
    let pass: Int
    let slice: Int
    let lane: Int
    let segmentLength: Int

    private var laneLength: Int { 4 * segmentLength }

    /// Fills the segment. The first two blocks of a lane are there already.
    func fill() {
        // The scratch block of the compression, the block of addresses, its input, and zeros.
        unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4 * Argon2Memory.wordsPerBlock) { blocks in
            unsafe blocks.initialize(repeating: 0)
            guard let scratch = blocks.baseAddress else { return }
            unsafe fill(scratch: scratch, addresses: scratch + Argon2Memory.wordsPerBlock)
            unsafe eraseWords(blocks)
        }
    }

    private func fill(scratch: UnsafeMutablePointer<UInt64>, addresses: UnsafeMutablePointer<UInt64>) {
        let isIndependent = argon2.variant == .i || (argon2.variant == .id && pass == 0 && slice < 2)
        let mixing = pass > 0 && argon2.version == .v13
        let first = pass == 0 && slice == 0 ? 2 : 0
        if isIndependent {
            unsafe setUpAddresses(addresses + Argon2Memory.wordsPerBlock)
            if first > 0 { unsafe nextAddresses(addresses, scratch: scratch) }
        }
        let start = lane &* laneLength
        var current = slice &* segmentLength &+ first
        var index = first
        while index < segmentLength {
            let previous = unsafe memory.block(start &+ (current == 0 ? laneLength &- 1 : current &- 1))
            let random: UInt64
            if isIndependent {
                if index & 127 == 0 { unsafe nextAddresses(addresses, scratch: scratch) }
                random = unsafe addresses[index & 127]
            } else {
                random = unsafe previous[0]
            }
            unsafe Argon2Compression.compress(
                previous,
                memory.block(reference(random, index: index)),
                into: memory.block(start &+ current),
                mixing: mixing,
                scratch: scratch
            )
            index &+= 1
            current &+= 1
        }
    }

    /// Which block is mixed in (RFC 9106 §3.4.2): `random` is J1 in its lower half and J2 in its upper.
    @inline(__always)
    private func reference(_ random: UInt64, index: Int) -> Int {
        var other = lane
        if argon2.parallelism > 1 && !(pass == 0 && slice == 0) {
            other = Int(truncatingIfNeeded: (random &>> 32) % UInt64(truncatingIfNeeded: argon2.parallelism))
        }
        // How many blocks there are to choose from: those finished before, in the window of the last three slices.
        let before = pass == 0 ? slice &* segmentLength : laneLength &- segmentLength
        let area = other == lane ? before &+ index &- 1 : before &- (index == 0 ? 1 : 0)
        let x = ((random & 0xffff_ffff) &* (random & 0xffff_ffff)) &>> 32
        let y = (UInt64(truncatingIfNeeded: area) &* x) &>> 32
        let windowStart = pass == 0 || slice == 3 ? 0 : (slice &+ 1) &* segmentLength
        var place = windowStart &+ area &- 1 &- Int(truncatingIfNeeded: y)
        if place >= laneLength { place &-= laneLength }
        return other &* laneLength &+ place
    }

    /// The input block of the addresses (RFC 9106 §3.4.1.2), whose counter is 0.
    private func setUpAddresses(_ input: UnsafeMutablePointer<UInt64>) {
        unsafe input[0] = UInt64(pass)
        unsafe input[1] = UInt64(lane)
        unsafe input[2] = UInt64(slice)
        unsafe input[3] = UInt64(argon2.parallelism * laneLength)
        unsafe input[4] = UInt64(argon2.passes)
        unsafe input[5] = UInt64(argon2.variant.number)
    }

    /// The next 128 addresses; the input block and one of zeros follow `addresses` in memory.
    private func nextAddresses(_ addresses: UnsafeMutablePointer<UInt64>, scratch: UnsafeMutablePointer<UInt64>) {
        let input = unsafe addresses + Argon2Memory.wordsPerBlock
        let zeros = unsafe input + Argon2Memory.wordsPerBlock
        unsafe input[6] &+= 1
        // Twice, and not in place: the input block takes the result between, and its words are restored after.
        let counter = unsafe input[6]
        unsafe Argon2Compression.compress(zeros, input, into: addresses, mixing: false, scratch: scratch)
        unsafe input.update(from: addresses, count: Argon2Memory.wordsPerBlock)
        unsafe Argon2Compression.compress(zeros, input, into: addresses, mixing: false, scratch: scratch)
        unsafe input.update(repeating: 0, count: Argon2Memory.wordsPerBlock)
        unsafe setUpAddresses(input)
        unsafe input[6] = counter
    }
}
