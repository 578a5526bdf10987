// Hashes and authentication codes by name, as a C program calls libcrypto; what is fetched is kept in `slot`, 0 to 7.
#ifndef CODE_PEERS_H
#define CODE_PEERS_H

#include <stddef.h>
#include <stdint.h>

void cpeers_digest(int slot, const char *name, const uint8_t *message, size_t count, uint8_t *output);

void cpeers_mac(int slot, const char *name, const char *parameter, const char *value, const uint8_t *key,
                size_t key_count, const uint8_t *message, size_t count, uint8_t *code, size_t code_count);

#endif
