/* Compresses 128 KB of generated text with a hash-table LZ77 (16-bit offsets), expands it and compares, n times. */
#include "workload.h"

#define SIZE 131072

static u8 source[SIZE + 16], packed[SIZE * 2], back[SIZE + 16];
static u32 table[4096];

static inline u32 read32(const u8 *p) {
    return *(const u32 *)p;
}

static u8 *put_length(u8 *out, u32 n) {
    for (; n >= 255; n -= 255) *out++ = 255;
    *out++ = (u8)n;
    return out;
}

static u8 *put_sequence(u8 *out, const u8 *literals, u32 count, u32 match, u32 offset) {
    u8 *token = out++;
    *token = (u8)((count < 15 ? count : 15) << 4 | (match < 15 ? match : 15));
    if (count >= 15) out = put_length(out, count - 15);
    for (u32 i = 0; i < count; i++) *out++ = literals[i];
    *out++ = (u8)offset;
    *out++ = (u8)(offset >> 8);
    if (match >= 15) out = put_length(out, match - 15);
    return out;
}

static NOINLINE u32 pack(void) {
    for (int i = 0; i < 4096; i++) table[i] = 0;
    u8 *out = packed;
    u32 at = 1, anchor = 0;
    while (at + 12 < SIZE) {
        u32 slot = read32(source + at) * 2654435761u >> 20;
        u32 candidate = table[slot];
        table[slot] = at;
        if (at - candidate > 65535 || read32(source + candidate) != read32(source + at)) {
            at++;
            continue;
        }
        u32 length = 4;
        while (at + length < SIZE && source[candidate + length] == source[at + length]) length++;
        out = put_sequence(out, source + anchor, at - anchor, length - 4, at - candidate);
        at += length;
        anchor = at;
    }
    out = put_sequence(out, source + anchor, SIZE - anchor, 0, 0);
    return (u32)(out - packed);
}

static NOINLINE u32 unpack(u32 length) {
    const u8 *in = packed, *end = packed + length;
    u8 *out = back;
    while (in < end) {
        u32 token = *in++;
        u32 count = token >> 4;
        if (count == 15) do count += *in; while (*in++ == 255);
        for (u32 i = 0; i < count; i++) *out++ = *in++;
        u32 offset = in[0] | (u32)in[1] << 8;
        in += 2;
        u32 match = token & 15;
        if (match == 15) do match += *in; while (*in++ == 255);
        if (!offset) break;
        for (match += 4; match; match--, out++) *out = *(out - offset);
    }
    return (u32)(out - back);
}

static void write_source(void) {
    for (u32 at = 0; at < SIZE;) {
        u32 word = next_random() % 400;
        u32 length = 3 + word % 9;
        for (u32 i = 0; i < length && at < SIZE; i++) source[at++] = (u8)('a' + (word * (i + 7) >> 3) % 26);
        if (at < SIZE) source[at++] = next_random() % 9 ? ' ' : '\n';
    }
}

i64 run(i32 n) {
    random_state = 12345;
    write_source();
    u64 h = 0;
    for (i32 round = 0; round < n; round++) {
        source[(u32)round * 977 % SIZE] ^= 1;
        u32 length = pack();
        if (unpack(length) != SIZE) return -1;
        for (u32 i = 0; i < SIZE; i++) if (source[i] != back[i]) return -2;
        h = mix(h, length);
    }
    return (i64)h;
}
