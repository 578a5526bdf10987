// Signatures and key agreement as a C program calls libcrypto: the key is read once, and kept in `slot`, 0 to 15, with
// the contexts that can be used again.
#ifndef KEY_PEERS_H
#define KEY_PEERS_H

#include <stddef.h>
#include <stdint.h>

// Reads a private key in PKCS#8.
void cpeers_key(int slot, const uint8_t *der, size_t count);
// Reads the public key, in SubjectPublicKeyInfo, of who the key in the slot agrees with.
void cpeers_peer(int slot, const uint8_t *der, size_t count);
// Signs `message`, hashed with the function `digest` first unless that is NULL; gives the size of the signature.
size_t cpeers_sign(int slot, const char *digest, const uint8_t *message, size_t count, uint8_t *signature, size_t room);
// Whether the signature is the key's.
int cpeers_verify(int slot, const char *digest, const uint8_t *message, size_t count, const uint8_t *signature,
                  size_t size);
// Agrees on a secret with the peer of the slot.
void cpeers_agree(int slot, uint8_t *secret, size_t room);

#endif
