internal import OpenSSLBridge
internal import Synchronization

/// What a key is to be set up for.
struct KeyedAEADRequest: Equatable {
    let cipher: AEAD
    let direction: AEADContext.Direction
    let nonceByteCount: Int
    let tagByteCount: Int
}

/// A key's last set-up for each direction, kept with the key: setting it up takes longer than sealing a short message.
///
/// Who uses one takes it out, so that no two threads have it; a second one makes its own, and the last to come back
/// stays. What libcrypto made of the key is wiped when the key's own bytes are.
final class KeyedAEADCache: Sendable {
    private struct Slots {
        var sealing: (any KeyedAEAD)?
        var sealingRequest: KeyedAEADRequest?
        var opening: (any KeyedAEAD)?
        var openingRequest: KeyedAEADRequest?
    }

    private let slots = Mutex(Slots())
    /// The last authentication code's, by the same rules.
    let mac = Mutex<KeptMAC?>(nil)

    /// Takes out what is set up as asked for, if it is there.
    func take(_ request: KeyedAEADRequest) -> (any KeyedAEAD)? {
        slots.withLock { slots in
            switch request.direction {
            case .seal: slots.sealingRequest == request ? slots.sealing.take() : nil
            case .open: slots.openingRequest == request ? slots.opening.take() : nil
            }
        }
    }

    /// Puts it back, or in, after a message that went well: a failed one may have left a context in between.
    func keep(_ keyed: any KeyedAEAD, _ request: KeyedAEADRequest) {
        slots.withLock { slots in
            switch request.direction {
            case .seal:
                slots.sealing = keyed
                slots.sealingRequest = request
            case .open:
                slots.opening = keyed
                slots.openingRequest = request
            }
        }
    }
}

extension SymmetricKey {
    /// The key set up as asked for: kept from before, or made now.
    func keyed(_ request: KeyedAEADRequest) throws(CryptoError) -> any KeyedAEAD {
        if let keyed = cache.take(request) { return keyed }
        return try request.cipher.keyed(
            request.direction,
            key: self,
            nonceByteCount: request.nonceByteCount,
            tagByteCount: request.tagByteCount
        )
    }

    /// Keeps what ``keyed(_:)`` gave for the next message, unless it holds the key itself: the two would keep each other
    /// alive for ever.
    func keep(_ keyed: any KeyedAEAD, _ request: KeyedAEADRequest) {
        if keyed.holdsKey { return }
        cache.keep(keyed, request)
    }
}
