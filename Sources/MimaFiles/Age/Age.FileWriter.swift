internal import MimaIO

extension Age {
    /// Where a file is written to, in armor or not.
    ///
    /// Sendable is unchecked: like any sink, it is used by one thread at a time.
    final class FileWriter: ByteSink, @unchecked Sendable {
        private let sink: any ByteSink
        private let armor: ArmorWriter?

        init(_ sink: any ByteSink, armored: Bool) {
            self.sink = sink
            armor = armored ? ArmorWriter(sink) : nil
        }

        func write(_ bytes: Span<UInt8>) throws(IOError) {
            if let armor { try armor.write(bytes) } else { try sink.write(bytes) }
        }

        /// Ends the armor, if there is one: nothing can be written after that.
        func finish() throws(IOError) {
            try armor?.finish()
        }
    }
}
