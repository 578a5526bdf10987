/// Damages bytes as disks, editors and enemies do: the same way for the same random numbers.
struct Mutation {
    /// What the format is made of, to be put where it does not belong.
    let tokens: [String]

    /// The bytes with one to four changes.
    func mutate(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var result = bytes
        for _ in 0...random.next(below: 4) { change(&result, &random) }
        return result
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let place = random.next(below: bytes.count + 1)
        let end = min(bytes.count, place + random.next(below: 80))
        switch random.next(below: 8) {
        case 0 where place < bytes.count:
            bytes[place] ^= 1 << random.next(below: 8)
        case 1 where place < bytes.count:
            bytes[place] = random.byte()
        case 2:
            bytes.removeSubrange(place..<end)
        case 3:
            bytes.insert(contentsOf: bytes[place..<end], at: random.next(below: bytes.count + 1))
        case 4:
            bytes.insert(contentsOf: tokens[random.next(below: tokens.count)].utf8, at: place)
        case 5:
            bytes.insert(contentsOf: random.bytes(random.next(below: 20)), at: place)
        case 6:
            bytes.removeSubrange(place...)
        default:
            swapLines(&bytes, &random)
        }
    }

    private func swapLines(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
        lines.swapAt(random.next(below: lines.count), random.next(below: lines.count))
        bytes = Array(lines.joined(separator: [0x0a]))
    }
}
