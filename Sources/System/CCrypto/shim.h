#pragma once
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/pem.h>
#include <openssl/err.h>

/// EVP_PKEY_Q_keygen is variadic, and Swift can't call variadic C functions: a key on P-256, or NULL.
static inline EVP_PKEY *clickpost_crypto_make_key(void) {
    return EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
}

/// BIO_get_mem_data is a macro with a cast: the bytes written to a memory BIO.
static inline long clickpost_crypto_memory(BIO *bio, char **bytes) {
    return BIO_get_mem_data(bio, bytes);
}
