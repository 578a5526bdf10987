// The system's libcrypto as Swift sees it: its headers, and functions for the macros that Swift cannot import.
#ifndef MIMA_COPENSSL_SHIM_H
#define MIMA_COPENSSL_SHIM_H

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/modes.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/provider.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// Macros made of casts or of other macros, which Swift does not import.
static inline int mima_EVP_PKEY_PUBLIC_KEY(void) { return EVP_PKEY_PUBLIC_KEY; }
static inline int mima_EVP_PKEY_KEY_PARAMETERS(void) { return EVP_PKEY_KEY_PARAMETERS; }
static inline int mima_EVP_PKEY_KEYPAIR(void) { return EVP_PKEY_KEYPAIR; }

static inline unsigned long mima_XN_FLAG_RFC2253(void) { return XN_FLAG_RFC2253; }

// Stacks and memory buffers have macros and functions of casts for their parts. A null stack has none.
static inline int mima_X509_count(const STACK_OF(X509) *certificates) {
    return certificates == NULL ? 0 : sk_X509_num(certificates);
}
static inline X509 *mima_X509_at(const STACK_OF(X509) *certificates, int index) {
    return sk_X509_value(certificates, index);
}
static inline STACK_OF(X509) *mima_X509_new_list(void) { return sk_X509_new_null(); }
static inline int mima_X509_push(STACK_OF(X509) *certificates, X509 *certificate) {
    return sk_X509_push(certificates, certificate);
}
static inline int mima_CMS_signer_count(CMS_ContentInfo *message) {
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(message);
    return signers == NULL ? 0 : sk_CMS_SignerInfo_num(signers);
}
static inline CMS_SignerInfo *mima_CMS_signer_at(CMS_ContentInfo *message, int index) {
    return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message), index);
}
static inline void mima_X509_free_all(STACK_OF(X509) *certificates) { sk_X509_pop_free(certificates, X509_free); }
static inline void mima_X509_free_list(STACK_OF(X509) *certificates) { sk_X509_free(certificates); }
static inline long mima_BIO_get_mem_data(BIO *memory, char **data) { return BIO_get_mem_data(memory, data); }

#endif
