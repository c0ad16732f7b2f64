#include "sha256.h"

#include <string.h>

enum { BLOCK = 64 };

typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[BLOCK];
} sha256;

static const uint32_t rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t value, int bits) {
    return value >> bits | value << (32 - bits);
}

static void begin(sha256 *hash) {
    *hash = (sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
                               0x5be0cd19}};
}

static void compress(sha256 *hash) {
    uint32_t w[64];
    for (int i = 0; i < 16; i++) {
        const uint8_t *from = hash->block + 4 * i;
        w[i] = (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
    }
    for (int i = 16; i < 64; i++) {
        uint32_t low = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t high = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    uint32_t s[8];
    memcpy(s, hash->state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t e = s[4], a = s[0];
        uint32_t one = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + rounds[i] + w[i];
        uint32_t two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++) {
        hash->state[i] += s[i];
    }
}

static void add(sha256 *hash, const uint8_t *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        hash->block[hash->length++ % BLOCK] = bytes[i];
        if (hash->length % BLOCK == 0) {
            compress(hash);
        }
    }
}

static void end(sha256 *hash, uint8_t digest[SHA256_BYTES]) {
    uint64_t bits = hash->length * 8;
    add(hash, &(uint8_t){0x80}, 1);
    while (hash->length % BLOCK != BLOCK - 8) {
        add(hash, &(uint8_t){0}, 1);
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
        add(hash, &(uint8_t){(uint8_t)(bits >> shift)}, 1);
    }
    for (int i = 0; i < SHA256_BYTES; i++) {
        digest[i] = (uint8_t)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
    }
}

static void add_masked(sha256 *hash, const uint8_t key[BLOCK], uint8_t mask) {
    for (int i = 0; i < BLOCK; i++) {
        add(hash, &(uint8_t){key[i] ^ mask}, 1);
    }
}

void hmac_sha256(const uint8_t *key, size_t key_length, const uint8_t *text, size_t text_length,
                 uint8_t mac[SHA256_BYTES]) {
    sha256 hash;
    uint8_t block[BLOCK] = {0};
    if (key_length > BLOCK) {
        begin(&hash);
        add(&hash, key, key_length);
        end(&hash, block);
    } else if (key_length > 0) {
        memcpy(block, key, key_length);
    }
    begin(&hash);
    add_masked(&hash, block, 0x36);
    add(&hash, text, text_length);
    end(&hash, mac);
    begin(&hash);
    add_masked(&hash, block, 0x5c);
    add(&hash, mac, SHA256_BYTES);
    end(&hash, mac);
}
