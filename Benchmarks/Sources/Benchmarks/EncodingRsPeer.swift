import Glibc

/// encoding_rs, the character sets of Firefox, in a library that `Benchmarks/Peers/encoding-rs` makes.
struct EncodingRsPeer {
    private typealias Find = @convention(c) (UnsafePointer<UInt8>, Int) -> OpaquePointer?
    private typealias Convert =
        @convention(c) (OpaquePointer, UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UInt8>, Int) -> Int
    private typealias Count = @convention(c) (UnsafePointer<UInt8>, Int) -> Int

    private let find: Find
    private let decode: Convert
    private let encode: Convert
    private let valid: Count

    /// Opens the library at `path`; nil when there is none.
    init?(path: String?) {
        guard let path, let library = dlopen(path, RTLD_NOW), let find = dlsym(library, "peer_encoding"),
            let decode = dlsym(library, "peer_decode"), let encode = dlsym(library, "peer_encode"),
            let valid = dlsym(library, "peer_valid_count")
        else { return nil }
        self.find = unsafeBitCast(find, to: Find.self)
        self.decode = unsafeBitCast(decode, to: Convert.self)
        self.encode = unsafeBitCast(encode, to: Convert.self)
        self.valid = unsafeBitCast(valid, to: Count.self)
    }

    /// How many bytes of UTF-8 it makes of `bytes`.
    func decodedCount(_ bytes: [UInt8], label: String) -> Int { convert(bytes, label: label, decode) }

    /// How many bytes it makes of `text`, which is UTF-8.
    func encodedCount(_ text: [UInt8], label: String) -> Int { convert(text, label: label, encode) }

    /// How many bytes of `text` are UTF-8.
    func validCount(_ text: [UInt8]) -> Int { valid(text, text.count) }

    private func convert(_ bytes: [UInt8], label: String, _ function: Convert) -> Int {
        let label = Array(label.utf8)
        guard let encoding = find(label, label.count) else { return 0 }
        // Fresh memory, as Mima's result is, and as much as the worst case of either way.
        let room = bytes.count * 3 + 64
        let target = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        defer { target.deallocate() }
        return function(encoding, bytes, bytes.count, target, room)
    }
}
