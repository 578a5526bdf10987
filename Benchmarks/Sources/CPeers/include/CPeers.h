// libcrypto as a C program uses it at its best: algorithms fetched once, contexts made once and used again.
#ifndef CPEERS_H
#define CPEERS_H

#include <stddef.h>
#include <stdint.h>

#include "CodePeers.h"
#include "SimdjsonPeer.h"
#include "KeyPeers.h"

// SHA-256 of `message` into `digest` (32 bytes).
void cpeers_sha256(const uint8_t *message, size_t count, uint8_t *digest);
// BLAKE2b-512 of `message` into `digest` (64 bytes).
void cpeers_blake2b(const uint8_t *message, size_t count, uint8_t *digest);
// HMAC-SHA-256 of `message` into `code` (32 bytes), the key set each time.
void cpeers_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *message, size_t count, uint8_t *code);
// Seals `message` into `sealed` (16 bytes more), the key and the nonce of 12 bytes set each time.
void cpeers_aes_256_gcm_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *sealed, size_t count,
                             uint8_t *message);
void cpeers_chacha20_poly1305_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *sealed, size_t count,
                                   uint8_t *message);
// Sets the key the first time, and from then on the nonce alone.
void cpeers_aes_256_gcm_kept(const uint8_t *key, const uint8_t *nonce, const uint8_t *message, size_t count,
                             uint8_t *sealed);
void cpeers_aes_256_gcm(const uint8_t *key, const uint8_t *nonce, const uint8_t *message, size_t count, uint8_t *sealed);
void cpeers_chacha20_poly1305(
    const uint8_t *key, const uint8_t *nonce, const uint8_t *message, size_t count, uint8_t *sealed);
// Argon2id of "password" with "somesalt", by libargon2, into `hash` (32 bytes); the memory is in KiB.
void cpeers_argon2id(uint32_t memory, uint32_t passes, uint32_t lanes, uint8_t *hash);
// What crypt(3) makes of `password` with `setting`; the first byte of its text.
char cpeers_crypt(const char *password, const char *setting);
// scrypt of "password" with "somesalt", N = 2^`log_cost`, r = 8, p = 1, into `key` (32 bytes).
void cpeers_scrypt(unsigned log_cost, uint8_t *key);
// The version of the libcrypto that runs.
const char *cpeers_version(void);

#endif
