/// A slice, or an array of a fixed count.
final class SliceCore<Element>: CodecCore, @unchecked Sendable {
    private let codec: GobCodec<Element>
    private let count: Int?

    init(_ codec: GobCodec<Element>, count: Int?) {
        self.codec = codec
        self.count = count
        super.init(.other, nil)
    }

    override var shape: SchemaShape {
        if let count { return .array(codec.core.shape, count: count) }
        return .slice(codec.core.shape)
    }

    override func isZero(_ place: UnsafeRawPointer) -> Bool {
        unsafe count == nil && place.assumingMemoryBound(to: [Element].self).pointee.isEmpty
    }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        try unsafe writeElements(place.assumingMemoryBound(to: [Element].self).pointee, &output)
        if let count, unsafe place.assumingMemoryBound(to: [Element].self).pointee.count != count {
            throw .invalidValue("another count of elements than the array's \(count)", path: "")
        }
    }

    private func writeElements(_ elements: [Element], _ output: inout WireOutput) throws(GobError) {
        output.unsigned(UInt64(elements.count))
        try unsafe elements.withUnsafeBufferPointer { elements throws(GobError) in
            guard let start = elements.baseAddress else { return }
            for index in 0..<elements.count {
                try unsafe codec.core.write(UnsafeRawPointer(start + index), &output)
            }
        }
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let found = table.nodes[node]
        guard found.kind == (count == nil ? .slice : .array), count == nil || found.second == count else {
            throw mismatch(found.kind)
        }
        let part = try codec.core.readStep(found.first, table, &plans)
        return ReadStep(operation: .other, node: node, core: self, parts: [part])
    }

    override var expected: String { count.map { "an array of \($0)" } ?? "slice" }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        let found = try input.state.count(of: input.state.table.nodes[step.node], &input.wire)
        // A count that is a lie costs no more than this beyond the bytes that came.
        var elements: [Element] = []
        elements.reserveCapacity(min(found, 4_096))
        for _ in 0..<found { elements.append(try element(step, &input)) }
        unsafe place.assumingMemoryBound(to: [Element].self).pointee = elements
    }

    private func element(_ step: ReadStep, _ input: inout SchemaInput) throws(GobError) -> Element {
        var element = codec.zero()
        try unsafe withUnsafeMutablePointer(to: &element) { element throws(GobError) in
            try unsafe SchemaKernel.read(step.parts[0], UnsafeMutableRawPointer(element), &input)
        }
        return element
    }
}

/// A map.
final class MapCore<Key: Hashable & SendableMetatype, Element>: CodecCore, @unchecked Sendable {
    private let key: GobCodec<Key>
    private let value: GobCodec<Element>

    init(_ key: GobCodec<Key>, _ value: GobCodec<Element>) {
        self.key = key
        self.value = value
        super.init(.other, nil)
    }

    override var shape: SchemaShape { .map(key.core.shape, value.core.shape) }
    override var expected: String { "map" }

    override func isZero(_ place: UnsafeRawPointer) -> Bool {
        unsafe place.assumingMemoryBound(to: [Key: Element].self).pointee.isEmpty
    }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        let entries = unsafe place.assumingMemoryBound(to: [Key: Element].self).pointee
        output.unsigned(UInt64(entries.count))
        for entry in entries {
            try unsafe withUnsafePointer(to: entry.key) { key throws(GobError) in
                try unsafe self.key.core.write(UnsafeRawPointer(key), &output)
            }
            try unsafe withUnsafePointer(to: entry.value) { value throws(GobError) in
                try unsafe self.value.core.write(UnsafeRawPointer(value), &output)
            }
        }
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let found = table.nodes[node]
        guard found.kind == .map else { throw mismatch(found.kind) }
        let parts = [
            try key.core.readStep(found.first, table, &plans), try value.core.readStep(found.second, table, &plans),
        ]
        return ReadStep(operation: .other, node: node, core: self, parts: parts)
    }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        let count = try input.state.count(&input.wire)
        var entries: [Key: Element] = [:]
        entries.reserveCapacity(min(count, 1_024))
        for _ in 0..<count {
            var key = key.zero()
            try unsafe withUnsafeMutablePointer(to: &key) { key throws(GobError) in
                try unsafe SchemaKernel.read(step.parts[0], UnsafeMutableRawPointer(key), &input)
            }
            var value = value.zero()
            try unsafe withUnsafeMutablePointer(to: &value) { value throws(GobError) in
                try unsafe SchemaKernel.read(step.parts[1], UnsafeMutableRawPointer(value), &input)
            }
            entries[key] = value
        }
        unsafe place.assumingMemoryBound(to: [Key: Element].self).pointee = entries
    }
}
