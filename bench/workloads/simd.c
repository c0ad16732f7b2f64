/* 128-bit SIMD: blends two RGBA images (integer lanes) and filters a signal (float lanes), n times. */
#include "workload.h"
#include <wasm_simd128.h>

#define PIXELS 16384
#define SAMPLES 16384

static _Alignas(16) u8 front[PIXELS * 4], behind[PIXELS * 4], blended[PIXELS * 4];
static _Alignas(16) float signal[SAMPLES + 16], filtered[SAMPLES];

static v128_t blend_half(v128_t f, v128_t b, v128_t alpha) {
    v128_t rest = wasm_i16x8_sub(wasm_i16x8_splat(255), alpha);
    v128_t sum = wasm_i16x8_add(wasm_i16x8_mul(f, alpha), wasm_i16x8_mul(b, rest));
    return wasm_u16x8_shr(wasm_i16x8_add(sum, wasm_i16x8_splat(128)), 8);
}

static NOINLINE void blend(void) {
    for (u32 i = 0; i < PIXELS * 4; i += 16) {
        v128_t f = wasm_v128_load(front + i), b = wasm_v128_load(behind + i);
        v128_t alpha = wasm_i8x16_shuffle(f, f, 3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
        v128_t low = blend_half(wasm_u16x8_extend_low_u8x16(f), wasm_u16x8_extend_low_u8x16(b),
                                wasm_u16x8_extend_low_u8x16(alpha));
        v128_t high = blend_half(wasm_u16x8_extend_high_u8x16(f), wasm_u16x8_extend_high_u8x16(b),
                                 wasm_u16x8_extend_high_u8x16(alpha));
        wasm_v128_store(blended + i, wasm_u8x16_narrow_i16x8(low, high));
    }
}

static NOINLINE void filter(void) {
    for (u32 i = 0; i < SAMPLES; i += 4) {
        v128_t sum = wasm_f32x4_splat(0);
        for (u32 tap = 0; tap < 8; tap++) {
            v128_t weight = wasm_f32x4_splat(0.125f * (float)(tap + 1));
            sum = wasm_f32x4_add(sum, wasm_f32x4_mul(wasm_v128_load(signal + i + tap), weight));
        }
        v128_t over = wasm_f32x4_gt(sum, wasm_f32x4_splat(3));
        wasm_v128_store(filtered + i, wasm_v128_bitselect(wasm_f32x4_splat(3), sum, over));
    }
}

i64 run(i32 n) {
    random_state = 12345;
    for (u32 i = 0; i < PIXELS * 4; i++) front[i] = (u8)next_random(), behind[i] = (u8)next_random();
    for (u32 i = 0; i < SAMPLES; i++) signal[i] = (float)(next_random() & 1023) / 1024;
    u64 h = 0;
    for (i32 round = 0; round < n; round++) {
        blend();
        filter();
        for (u32 i = 0; i < PIXELS * 4; i += 509) h = mix(h, blended[i]);
        for (u32 i = 0; i < SAMPLES; i += 509) h = mix(h, (u64)(i64)(filtered[i] * 65536));
        front[(u32)round & (PIXELS - 1)] ^= 85;
    }
    return (i64)h;
}
