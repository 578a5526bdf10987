#include "CodePeers.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <stdlib.h>
#include <string.h>

// Whatever fails here makes every figure worthless.
static void require(int good) {
    if (!good) abort();
}

// What is fetched once, by its place in a table: looking it up takes no time that shows.
enum { slots = 8 };

void cpeers_digest(int slot, const char *name, const uint8_t *message, size_t count, uint8_t *output) {
    static EVP_MD *digests[slots];
    static EVP_MD_CTX *contexts[slots];
    if (contexts[slot] == NULL) {
        digests[slot] = EVP_MD_fetch(NULL, name, NULL);
        contexts[slot] = EVP_MD_CTX_new();
        require(digests[slot] != NULL && contexts[slot] != NULL);
    }
    require(EVP_DigestInit_ex2(contexts[slot], digests[slot], NULL) &&
            EVP_DigestUpdate(contexts[slot], message, count) && EVP_DigestFinal_ex(contexts[slot], output, NULL));
}

void cpeers_mac(int slot, const char *name, const char *parameter, const char *value, const uint8_t *key,
                size_t key_count, const uint8_t *message, size_t count, uint8_t *code, size_t code_count) {
    static EVP_MAC_CTX *contexts[slots];
    static OSSL_PARAM parameters[slots][2];
    if (contexts[slot] == NULL) {
        EVP_MAC *mac = EVP_MAC_fetch(NULL, name, NULL);
        contexts[slot] = EVP_MAC_CTX_new(mac);
        require(contexts[slot] != NULL);
        parameters[slot][0] = parameter == NULL ? OSSL_PARAM_construct_end()
                                                : OSSL_PARAM_construct_utf8_string(parameter, strdup(value), 0);
        parameters[slot][1] = OSSL_PARAM_construct_end();
    }
    size_t written;
    require(EVP_MAC_init(contexts[slot], key, key_count, parameters[slot]) &&
            EVP_MAC_update(contexts[slot], message, count) &&
            EVP_MAC_final(contexts[slot], code, &written, code_count));
}
