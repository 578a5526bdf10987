internal import MimaIO

extension Age {
    /// Where a file is written to, in armor or not.
    final class FileWriter {
        private let sink: any ByteSink
        private let armor: ArmorWriter?

        init(_ sink: any ByteSink, armored: Bool) {
            self.sink = sink
            armor =
                armored
                ? ArmorWriter { (bytes) throws(FilesError) in try Self.write(bytes, to: sink) } : nil
        }

        func write(_ bytes: Span<UInt8>) throws(FilesError) {
            if let armor { try armor.write(bytes) } else { try Self.write(bytes, to: sink) }
        }

        /// Ends the armor, if there is one: nothing can be written after that.
        func finish() throws(FilesError) {
            try armor?.finish()
        }

        private static func write(_ bytes: Span<UInt8>, to sink: any ByteSink) throws(FilesError) {
            do throws(IOError) {
                try sink.write(bytes)
            } catch {
                throw .io(error)
            }
        }
    }
}
