/* More of 128-bit SIMD: a dot product of i16, hexadecimal digits by swizzle, 4x4 matrices of f32, xorshift on i32 lanes, bytes
   counted by comparison and bitmask, n times. */
#include "workload.h"
#include <wasm_simd128.h>

#define BYTES 16384

static _Alignas(16) u8 text[BYTES], digits[BYTES * 2], brighter[BYTES];
static _Alignas(16) short left[BYTES / 2], right[BYTES / 2];
static _Alignas(16) float matrices[BYTES / 4], products[BYTES / 4];

static NOINLINE i32 dot(void) {
    v128_t sum = wasm_i32x4_splat(0);
    for (u32 i = 0; i < BYTES / 2; i += 8) {
        sum = wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(wasm_v128_load(left + i), wasm_v128_load(right + i)));
    }
    return wasm_i32x4_extract_lane(sum, 0) + wasm_i32x4_extract_lane(sum, 1) + wasm_i32x4_extract_lane(sum, 2) +
           wasm_i32x4_extract_lane(sum, 3);
}

static NOINLINE void hex(void) {
    v128_t table = wasm_i8x16_make('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f');
    for (u32 i = 0; i < BYTES; i += 16) {
        v128_t bytes = wasm_v128_load(text + i);
        v128_t high = wasm_i8x16_swizzle(table, wasm_u8x16_shr(bytes, 4));
        v128_t low = wasm_i8x16_swizzle(table, wasm_v128_and(bytes, wasm_i8x16_splat(15)));
        wasm_v128_store(digits + 2 * i,
                        wasm_i8x16_shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
        wasm_v128_store(digits + 2 * i + 16, wasm_i8x16_shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29,
                                                                14, 30, 15, 31));
    }
}

static NOINLINE void multiply(void) {
    for (u32 m = 0; m < BYTES / 4; m += 16) {
        for (u32 row = 0; row < 16; row += 4) {
            v128_t a = wasm_v128_load(matrices + m + row);
            v128_t sum = wasm_f32x4_mul(wasm_i32x4_shuffle(a, a, 0, 0, 0, 0), wasm_v128_load(matrices + m));
            sum = wasm_f32x4_add(
                sum, wasm_f32x4_mul(wasm_i32x4_shuffle(a, a, 1, 1, 1, 1), wasm_v128_load(matrices + m + 4)));
            sum = wasm_f32x4_add(
                sum, wasm_f32x4_mul(wasm_i32x4_shuffle(a, a, 2, 2, 2, 2), wasm_v128_load(matrices + m + 8)));
            sum = wasm_f32x4_add(
                sum, wasm_f32x4_mul(wasm_i32x4_shuffle(a, a, 3, 3, 3, 3), wasm_v128_load(matrices + m + 12)));
            wasm_v128_store(products + m + row, sum);
        }
    }
}

static NOINLINE i32 shifts(i32 rounds) {
    v128_t x = wasm_i32x4_make(1, 2, 3, 4), sum = wasm_i32x4_splat(0);
    for (i32 i = 0; i < rounds; i++) {
        x = wasm_v128_xor(x, wasm_i32x4_shl(x, 13));
        x = wasm_v128_xor(x, wasm_u32x4_shr(x, 17));
        x = wasm_v128_xor(x, wasm_i32x4_shl(x, 5));
        sum = wasm_i32x4_add(sum, wasm_i32x4_max(wasm_i32x4_mul(x, wasm_i32x4_splat(-1640531535)), sum));
    }
    return wasm_i32x4_extract_lane(sum, 0) ^ wasm_i32x4_extract_lane(sum, 3);
}

static NOINLINE u32 count(void) {
    u32 found = 0;
    for (u32 i = 0; i < BYTES; i += 16) {
        v128_t bytes = wasm_v128_load(text + i);
        wasm_v128_store(brighter + i, wasm_u8x16_add_sat(wasm_u8x16_avgr(bytes, wasm_i8x16_splat(64)),
                                                        wasm_u8x16_max(bytes, wasm_i8x16_splat(100))));
        found += (u32)__builtin_popcount(wasm_i8x16_bitmask(wasm_u8x16_lt(bytes, wasm_i8x16_splat(50))));
    }
    return found;
}

i64 run(i32 n) {
    random_state = 12345;
    for (u32 i = 0; i < BYTES; i++) text[i] = (u8)next_random();
    for (u32 i = 0; i < BYTES / 2; i++) left[i] = (short)next_random(), right[i] = (short)next_random();
    for (u32 i = 0; i < BYTES / 4; i++) matrices[i] = (float)(next_random() & 1023) / 1024;
    u64 h = 0;
    for (i32 round = 0; round < n; round++) {
        h = mix(h, (u64)(i64)dot());
        hex();
        multiply();
        h = mix(h, (u64)(i64)shifts(1000));
        h = mix(h, count());
        for (u32 i = 0; i < BYTES * 2; i += 509) h = mix(h, digits[i]);
        for (u32 i = 0; i < BYTES; i += 509) h = mix(h, brighter[i]);
        for (u32 i = 0; i < BYTES / 4; i += 509) h = mix(h, (u64)(i64)(products[i] * 65536));
        text[(u32)round & (BYTES - 1)] ^= 85;
        left[(u32)round & (BYTES / 2 - 1)] ^= 85;
    }
    return (i64)h;
}
