// The system's libcrypto as Swift sees it: its headers, and functions for the macros that Swift cannot import.
#ifndef MIMA_COPENSSL_SHIM_H
#define MIMA_COPENSSL_SHIM_H

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#endif
