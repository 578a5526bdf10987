#include "KeyPeers.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>

struct slot {
    EVP_PKEY *key, *peer;
    EVP_MD *digest;
    EVP_MD_CTX *hash, *message;
    EVP_PKEY_CTX *sign, *verify, *agree;
};

static struct slot slots[16];

static void require(int good) {
    if (!good) abort();
}

void cpeers_key(int slot, const uint8_t *der, size_t count) {
    struct slot *s = &slots[slot];
    require((s->key = d2i_AutoPrivateKey(NULL, &der, (long)count)) != NULL);
}

void cpeers_peer(int slot, const uint8_t *der, size_t count) {
    struct slot *s = &slots[slot];
    require((s->peer = d2i_PUBKEY(NULL, &der, (long)count)) != NULL);
}

static void fetch(struct slot *s, const char *digest) {
    if (s->hash == NULL) {
        require((s->digest = EVP_MD_fetch(NULL, digest, NULL)) != NULL && (s->hash = EVP_MD_CTX_new()) != NULL);
    }
}

// SM2 hashes the user's identity and the key before the message.
static EVP_MD_CTX *sm2(struct slot *s) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *key = EVP_PKEY_CTX_new_from_pkey(NULL, s->key, NULL);
    require(context != NULL && key != NULL && EVP_PKEY_CTX_set1_id(key, "1234567812345678", 16) > 0);
    EVP_MD_CTX_set_pkey_ctx(context, key);
    return context;
}

static void end_sm2(EVP_MD_CTX *context) {
    EVP_PKEY_CTX *key = EVP_MD_CTX_get_pkey_ctx(context);
    EVP_MD_CTX_free(context);
    EVP_PKEY_CTX_free(key);
}

static void start(struct slot *s, EVP_PKEY_CTX *context) {
    require(context != NULL && EVP_PKEY_CTX_set_signature_md(context, s->digest) > 0);
    if (EVP_PKEY_is_a(s->key, "RSA")) require(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) > 0);
}

static size_t digest_of(struct slot *s, const uint8_t *message, size_t count, uint8_t *output) {
    unsigned size;
    require(EVP_DigestInit_ex2(s->hash, s->digest, NULL) && EVP_DigestUpdate(s->hash, message, count) &&
            EVP_DigestFinal_ex(s->hash, output, &size));
    return size;
}

size_t cpeers_sign(int slot, const char *digest, const uint8_t *message, size_t count, uint8_t *signature, size_t room) {
    struct slot *s = &slots[slot];
    if (digest == NULL) {
        if (s->message == NULL) s->message = EVP_MD_CTX_new();
        require(EVP_DigestSignInit_ex(s->message, NULL, NULL, NULL, NULL, s->key, NULL) > 0 &&
                EVP_DigestSign(s->message, signature, &room, message, count) > 0);
        return room;
    }
    fetch(s, digest);
    if (EVP_PKEY_is_a(s->key, "SM2")) {
        EVP_MD_CTX *context = sm2(s);
        require(EVP_DigestSignInit(context, NULL, s->digest, NULL, s->key) > 0 &&
                EVP_DigestSign(context, signature, &room, message, count) > 0);
        end_sm2(context);
        return room;
    }
    if (s->sign == NULL) {
        s->sign = EVP_PKEY_CTX_new_from_pkey(NULL, s->key, NULL);
        require(EVP_PKEY_sign_init(s->sign) > 0);
        start(s, s->sign);
    }
    uint8_t hash[64];
    size_t size = digest_of(s, message, count, hash);
    require(EVP_PKEY_sign(s->sign, signature, &room, hash, size) > 0);
    return room;
}

int cpeers_verify(int slot, const char *digest, const uint8_t *message, size_t count, const uint8_t *signature,
                  size_t size) {
    struct slot *s = &slots[slot];
    if (digest == NULL) {
        if (s->message == NULL) s->message = EVP_MD_CTX_new();
        require(EVP_DigestVerifyInit_ex(s->message, NULL, NULL, NULL, NULL, s->key, NULL) > 0);
        return EVP_DigestVerify(s->message, signature, size, message, count);
    }
    fetch(s, digest);
    if (EVP_PKEY_is_a(s->key, "SM2")) {
        EVP_MD_CTX *context = sm2(s);
        require(EVP_DigestVerifyInit(context, NULL, s->digest, NULL, s->key) > 0);
        int good = EVP_DigestVerify(context, signature, size, message, count);
        end_sm2(context);
        return good;
    }
    if (s->verify == NULL) {
        s->verify = EVP_PKEY_CTX_new_from_pkey(NULL, s->key, NULL);
        require(EVP_PKEY_verify_init(s->verify) > 0);
        start(s, s->verify);
    }
    uint8_t hash[64];
    size_t hash_size = digest_of(s, message, count, hash);
    return EVP_PKEY_verify(s->verify, signature, size, hash, hash_size);
}

void cpeers_agree(int slot, uint8_t *secret, size_t room) {
    struct slot *s = &slots[slot];
    if (s->agree == NULL) {
        s->agree = EVP_PKEY_CTX_new_from_pkey(NULL, s->key, NULL);
        require(s->agree != NULL && EVP_PKEY_derive_init(s->agree) > 0);
    }
    // The peer was found to be on the curve when it was read.
    require(EVP_PKEY_derive_set_peer_ex(s->agree, s->peer, 0) > 0 && EVP_PKEY_derive(s->agree, secret, &room) > 0);
}
