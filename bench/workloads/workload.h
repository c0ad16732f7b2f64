/* What every workload shares: integer types, a seeded generator, and a small heap (no libc is linked). */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int32_t i32;
typedef int64_t i64;

#define NOINLINE __attribute__((noinline))

/* The host times one call; the result is the checksum that all engines must agree on. */
__attribute__((export_name("run"))) i64 run(i32 n);

static u32 random_state = 12345;

static inline u32 next_random(void) {
    u32 x = random_state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return random_state = x;
}

static inline u64 mix(u64 h, u64 v) {
    h = (h ^ v) * 0x9E3779B97F4A7C15ull;
    return h ^ h >> 29;
}

#ifdef WORKLOAD_HEAP
/* Power-of-two size classes with free lists over a region that only grows. */
#define HEAP_BYTES (8u << 20)

static _Alignas(16) u8 heap[HEAP_BYTES];
static u32 heap_used;
static void *free_lists[32];

static NOINLINE void *allocate(u32 bytes) {
    u32 class = 32 - __builtin_clz((bytes + 8 - 1) | 15);
    u32 *block = free_lists[class];
    if (block) {
        free_lists[class] = *(void **)(block + 2);
    } else {
        if (heap_used + (1u << class) > HEAP_BYTES) __builtin_trap();
        block = (u32 *)(heap + heap_used);
        heap_used += 1u << class;
    }
    block[0] = class;
    return block + 2;
}

static NOINLINE void release(void *p) {
    u32 *block = (u32 *)p - 2;
    *(void **)p = free_lists[block[0]];
    free_lists[block[0]] = block;
}
#endif

#endif
