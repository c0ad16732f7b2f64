// HMAC-SHA256 (RFC 2104, FIPS 180-4).

#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32 };

void hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *text, size_t text_length,
                 uint8_t mac[SHA256_BYTES]);

#endif
