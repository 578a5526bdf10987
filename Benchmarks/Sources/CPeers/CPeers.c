#include "CPeers.h"

#include <argon2.h>
#include <crypt.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <stdlib.h>

// Whatever fails here makes every figure worthless.
static void require(int good) {
    if (!good) abort();
}

static void digest_with(const char *name, EVP_MD **digest, EVP_MD_CTX **context, const uint8_t *message, size_t count,
                        uint8_t *output) {
    if (*context == NULL) {
        *digest = EVP_MD_fetch(NULL, name, NULL);
        *context = EVP_MD_CTX_new();
        require(*digest != NULL && *context != NULL);
    }
    require(EVP_DigestInit_ex2(*context, *digest, NULL) && EVP_DigestUpdate(*context, message, count) &&
            EVP_DigestFinal_ex(*context, output, NULL));
}

void cpeers_sha256(const uint8_t *message, size_t count, uint8_t *digest) {
    static EVP_MD *sha256;
    static EVP_MD_CTX *context;
    digest_with("SHA2-256", &sha256, &context, message, count, digest);
}

void cpeers_blake2b(const uint8_t *message, size_t count, uint8_t *digest) {
    static EVP_MD *blake2b;
    static EVP_MD_CTX *context;
    digest_with("BLAKE2B-512", &blake2b, &context, message, count, digest);
}

void cpeers_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *message, size_t count, uint8_t *code) {
    static EVP_MAC_CTX *context;
    static OSSL_PARAM parameters[2];
    if (context == NULL) {
        EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
        context = EVP_MAC_CTX_new(mac);
        parameters[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, "SHA2-256", 0);
        parameters[1] = OSSL_PARAM_construct_end();
        require(context != NULL);
    }
    size_t written;
    require(EVP_MAC_init(context, key, key_count, parameters) && EVP_MAC_update(context, message, count) &&
            EVP_MAC_final(context, code, &written, 32));
}

static void seal_with(const char *name, EVP_CIPHER **cipher, EVP_CIPHER_CTX **context, const uint8_t *key,
                      const uint8_t *nonce, const uint8_t *message, size_t count, uint8_t *sealed) {
    if (*context == NULL) {
        *cipher = EVP_CIPHER_fetch(NULL, name, NULL);
        *context = EVP_CIPHER_CTX_new();
        require(*cipher != NULL && *context != NULL);
    }
    int written;
    require(EVP_EncryptInit_ex2(*context, key == NULL ? NULL : *cipher, key, nonce, NULL) &&
            EVP_EncryptUpdate(*context, sealed, &written, message, (int)count) &&
            EVP_EncryptFinal_ex(*context, sealed + count, &written) &&
            EVP_CIPHER_CTX_ctrl(*context, EVP_CTRL_AEAD_GET_TAG, 16, sealed + count));
}

static void open_with(const char *name, EVP_CIPHER **cipher, EVP_CIPHER_CTX **context, const uint8_t *key,
                      const uint8_t *nonce, const uint8_t *sealed, size_t count, uint8_t *message) {
    if (*context == NULL) {
        *cipher = EVP_CIPHER_fetch(NULL, name, NULL);
        *context = EVP_CIPHER_CTX_new();
        require(*cipher != NULL && *context != NULL);
    }
    int written;
    require(EVP_DecryptInit_ex2(*context, *cipher, key, nonce, NULL) &&
            EVP_DecryptUpdate(*context, message, &written, sealed, (int)count) &&
            EVP_CIPHER_CTX_ctrl(*context, EVP_CTRL_AEAD_SET_TAG, 16, (void *)(sealed + count)) &&
            EVP_DecryptFinal_ex(*context, message + count, &written));
}

void cpeers_aes_256_gcm_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *sealed, size_t count,
                             uint8_t *message) {
    static EVP_CIPHER *cipher;
    static EVP_CIPHER_CTX *context;
    open_with("AES-256-GCM", &cipher, &context, key, nonce, sealed, count, message);
}

void cpeers_chacha20_poly1305_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *sealed, size_t count,
                                   uint8_t *message) {
    static EVP_CIPHER *cipher;
    static EVP_CIPHER_CTX *context;
    open_with("ChaCha20-Poly1305", &cipher, &context, key, nonce, sealed, count, message);
}

void cpeers_aes_256_gcm_kept(const uint8_t *key, const uint8_t *nonce, const uint8_t *message, size_t count,
                             uint8_t *sealed) {
    static EVP_CIPHER *cipher;
    static EVP_CIPHER_CTX *context;
    seal_with("AES-256-GCM", &cipher, &context, context == NULL ? key : NULL, nonce, message, count, sealed);
}

void cpeers_aes_256_gcm(const uint8_t *key, const uint8_t *nonce, const uint8_t *message, size_t count,
                        uint8_t *sealed) {
    static EVP_CIPHER *cipher;
    static EVP_CIPHER_CTX *context;
    seal_with("AES-256-GCM", &cipher, &context, key, nonce, message, count, sealed);
}

void cpeers_chacha20_poly1305(const uint8_t *key, const uint8_t *nonce, const uint8_t *message, size_t count,
                              uint8_t *sealed) {
    static EVP_CIPHER *cipher;
    static EVP_CIPHER_CTX *context;
    seal_with("ChaCha20-Poly1305", &cipher, &context, key, nonce, message, count, sealed);
}

const char *cpeers_version(void) { return OpenSSL_version(OPENSSL_VERSION); }

void cpeers_argon2id(uint32_t memory, uint32_t passes, uint32_t lanes, uint8_t *hash) {
    require(argon2id_hash_raw(passes, memory, lanes, "password", 8, "somesalt", 8, hash, 32) == ARGON2_OK);
}

char cpeers_crypt(const char *password, const char *setting) {
    const char *text = crypt(password, setting);
    require(text != NULL && text[0] == '$');
    return text[0];
}

void cpeers_scrypt(unsigned log_cost, uint8_t *key) {
    const unsigned char *salt = (const unsigned char *)"somesalt";
    require(EVP_PBE_scrypt("password", 8, salt, 8, (uint64_t)1 << log_cost, 8, 1, (uint64_t)1 << 31, key, 32));
}
