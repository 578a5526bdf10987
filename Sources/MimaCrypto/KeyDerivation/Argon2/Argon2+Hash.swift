import Glibc
internal import MimaBytes
internal import MimaIO

extension Argon2 {
    /// The algorithm of RFC 9106 §3.2; the parameters have been checked.
    func hashInSwift(_ inputs: Inputs, byteCount: Int) throws(CryptoError) -> SecretBytes {
        let segmentLength = memory / (4 * parallelism)
        let laneLength = 4 * segmentLength
        guard let memory = Argon2Memory(blockCount: parallelism * laneLength) else {
            throw .outOfMemory(kibibytes: memory)
        }
        let seed = firstHash(inputs, byteCount: byteCount)
        for lane in 0..<parallelism {
            for column in 0..<2 {
                let block = longHash(
                    [seed, littleEndian(column), littleEndian(lane)],
                    byteCount: Argon2Memory.blockByteCount
                )
                unsafe load(block, into: memory.block(lane * laneLength + column))
            }
        }
        fill(memory, segmentLength: segmentLength)
        // The exclusive or of the lanes' last blocks, in the first lane's.
        let result = unsafe memory.block(laneLength - 1)
        for lane in 1..<max(1, parallelism) {
            let last = unsafe memory.block(lane * laneLength + laneLength - 1)
            for index in 0..<Argon2Memory.wordsPerBlock { unsafe result[index] ^= last[index] }
        }
        let final = SecretBytes(count: Argon2Memory.blockByteCount) { output in
            for index in 0..<Argon2Memory.wordsPerBlock {
                var word = unsafe result[index]
                for _ in 0..<8 {
                    output.append(UInt8(truncatingIfNeeded: word))
                    word &>>= 8
                }
            }
        }
        return longHash([final], byteCount: byteCount)
    }

    /// Fills all but the first two blocks of each lane.
    private func fill(_ memory: Argon2Memory, segmentLength: Int) {
        let workers = parallelism == 1 ? 1 : min(parallelism, availableCoreCount())
        for pass in 0..<passes {
            for slice in 0..<4 {
                let work: @Sendable (Int) -> Void = { worker in
                    for lane in stride(from: worker, to: parallelism, by: workers) {
                        Argon2Segment(
                            argon2: self,
                            memory: memory,
                            pass: pass,
                            slice: slice,
                            lane: lane,
                            segmentLength: segmentLength
                        ).fill()
                    }
                }
                // A thread that cannot be had is no reason to fail: its lanes are filled here.
                var threads: [SystemThread] = []
                var left: [Int] = [0]
                for worker in 1..<max(1, workers) {
                    if let thread = SystemThread.start({ work(worker) }) {
                        threads.append(thread)
                    } else {
                        left.append(worker)
                    }
                }
                for worker in left { work(worker) }
                for thread in threads { thread.join() }
            }
        }
    }

    /// H0 (RFC 9106 §3.2, step 1).
    private func firstHash(_ inputs: Inputs, byteCount: Int) -> SecretBytes {
        var hash = BLAKE2bCore(byteCount: 64)
        for number in [parallelism, byteCount, memory, passes, version.rawValue, Int(variant.number)] {
            littleEndian(number).withBytes { hash.update($0) }
        }
        let secret = inputs.secret ?? SecretBytes(copying: [])
        for field in [
            inputs.password, SecretBytes(copying: inputs.salt), secret, SecretBytes(copying: inputs.associatedData),
        ] {
            littleEndian(field.count).withBytes { hash.update($0) }
            field.withBytes { hash.update($0) }
        }
        return SecretBytes(count: 64) { hash.finish(into: &$0) }
    }

    /// H' (RFC 9106 §3.3) of the parts one after the other: a hash of any size.
    private func longHash(_ parts: [SecretBytes], byteCount: Int) -> SecretBytes {
        SecretBytes(count: byteCount) { output in
            var hash = BLAKE2bCore(byteCount: min(byteCount, 64))
            littleEndian(byteCount).withBytes { hash.update($0) }
            for part in parts { part.withBytes { hash.update($0) } }
            if byteCount <= 64 { return hash.finish(into: &output) }
            // Half of each 64-byte hash is output, all of it is the next one's input.
            var link = SecretBytes(count: 64) { hash.finish(into: &$0) }
            link.withBytes { output.append(copying: $0.extracting(first: 32)) }
            while output.freeCapacity > 64 {
                link = SecretBytes(count: 64) { next in
                    link.withBytes { BLAKE2bCore.hash($0, byteCount: 64, into: &next) }
                }
                link.withBytes { output.append(copying: $0.extracting(first: 32)) }
            }
            link.withBytes { BLAKE2bCore.hash($0, byteCount: output.freeCapacity, into: &output) }
        }
    }

    /// A number that fits in 32 bits as four bytes, the lowest first.
    private func littleEndian(_ number: Int) -> SecretBytes {
        SecretBytes(copying: (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
    }

    private func load(_ bytes: SecretBytes, into words: UnsafeMutablePointer<UInt64>) {
        bytes.withBytes { bytes in
            for index in 0..<Argon2Memory.wordsPerBlock {
                var word: UInt64 = 0
                for place in 0..<8 { word |= UInt64(bytes[8 * index + place]) << UInt64(8 * place) }
                unsafe words[index] = word
            }
        }
    }
}

/// Overwrites words with zeros, in a way that the optimiser does not remove.
func eraseWords(_ words: UnsafeMutableBufferPointer<UInt64>) {
    if let start = words.baseAddress {
        unsafe explicit_bzero(start, words.count * MemoryLayout<UInt64>.stride)
    }
}
