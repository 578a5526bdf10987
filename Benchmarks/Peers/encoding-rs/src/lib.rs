// encoding_rs behind functions of C. All memory is the caller's, and large enough: that is what the caller must see to.

use encoding_rs::Encoding;

/// The encoding of a label; null when there is none.
#[no_mangle]
pub unsafe extern "C" fn peer_encoding(label: *const u8, count: usize) -> *const Encoding {
    match Encoding::for_label(std::slice::from_raw_parts(label, count)) {
        Some(encoding) => encoding,
        None => std::ptr::null(),
    }
}

/// Decodes all of `source` to UTF-8; returns how many bytes that is.
#[no_mangle]
pub unsafe extern "C" fn peer_decode(
    encoding: *const Encoding,
    source: *const u8,
    count: usize,
    target: *mut u8,
    room: usize,
) -> usize {
    let source = std::slice::from_raw_parts(source, count);
    let target = std::slice::from_raw_parts_mut(target, room);
    let mut decoder = (*encoding).new_decoder_without_bom_handling();
    let (_, _, written, _) = decoder.decode_to_utf8(source, target, true);
    written
}

/// Encodes all of `source`, which is UTF-8; returns how many bytes that is.
#[no_mangle]
pub unsafe extern "C" fn peer_encode(
    encoding: *const Encoding,
    source: *const u8,
    count: usize,
    target: *mut u8,
    room: usize,
) -> usize {
    let source = std::str::from_utf8_unchecked(std::slice::from_raw_parts(source, count));
    let target = std::slice::from_raw_parts_mut(target, room);
    let mut encoder = (*encoding).new_encoder();
    let (_, _, written, _) = encoder.encode_from_utf8(source, target, true);
    written
}

/// How many bytes of `source` are UTF-8.
#[no_mangle]
pub unsafe extern "C" fn peer_valid_count(source: *const u8, count: usize) -> usize {
    Encoding::utf8_valid_up_to(std::slice::from_raw_parts(source, count))
}
