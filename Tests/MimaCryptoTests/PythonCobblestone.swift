import MimaCrypto

/// What the Python package cryptography 50.0.2 sealed with keys of bytes 0, 1, 2 …, the context "mima" and the message
/// of bytes 0 to 19.
enum PythonCobblestone {
    static let sealed: [(ChunkedEncryption, String)] = [
        (
            .cobblestone128,
            "4788f4730f2f09e70d619b8edeb62090104ad1a2b159af1043f7fc098eeef7f18b93ec2eaf1c865609ab94a271755ef4744d"
                + "67e7b51537498c9a368a8c686e56ee08dbd18f0cbf2f8ecbc8b3fc0074a60f298e83e13f0be952243c97"
        ),
        (
            .cobblestone256,
            "38d110b1e58864bfa1745ee46b8a34c222cc6ee3f4d4a220a914ce93cecff9f2086d911df75b99423e7d6a730ebd1a630911"
                + "d5f27df3c06d5d1c02f3bffc8b9ff641eebb9bf7d8685c7a4b524c419658803fe1997d3b4f6ce8367452"
        ),
    ]
}
