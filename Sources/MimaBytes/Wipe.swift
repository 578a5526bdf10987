import Glibc

/// Overwrites the array's elements with zeros, in a way that the optimiser does not remove; the size stays.
///
/// An array shares its memory with its copies until one of them is written to. When that is so here, writing gives
/// `bytes` memory of its own, and the other copies keep their contents: the result is then `false`, and the caller has
/// to wipe them too. `true` means that the memory which held the contents has been overwritten. Memory that the array
/// has outgrown earlier, and its unused capacity, are out of reach: give secrets their final capacity before filling,
/// or use ``SecretBytes``.
@discardableResult
public func wipe(_ bytes: inout [UInt8]) -> Bool {
    let before = unsafe bytes.withUnsafeBytes { $0.baseAddress }
    return unsafe bytes.withUnsafeMutableBytes { buffer in
        guard let start = buffer.baseAddress else { return true }
        unsafe explicit_bzero(start, buffer.count)
        return unsafe UnsafeRawPointer(start) == before
    }
}

/// Overwrites the bytes with zeros, in a way that the optimiser does not remove.
public func wipe(_ bytes: inout MutableSpan<UInt8>) {
    unsafe bytes.withUnsafeMutableBytes { buffer in
        if let start = buffer.baseAddress {
            unsafe explicit_bzero(start, buffer.count)
        }
    }
}
