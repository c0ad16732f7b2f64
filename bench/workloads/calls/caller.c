#include "caller_world.h"

#include "memory.h"

static const char text[] = "The quick brown fox jumps over the lazy dog, and then over 33 more of them: ashlar is dressed stones";
_Static_assert(sizeof text - 1 == 100, "a text of 100 bytes");

uint32_t exports_ashlar_bench_caller_add(uint32_t calls) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < calls; i++) {
        sum = ashlar_bench_callee_add(sum, i);
    }
    return sum;
}

uint32_t exports_ashlar_bench_caller_weigh(uint32_t calls) {
    caller_world_string_t sent = {(uint8_t *)text, sizeof text - 1};
    uint32_t sum = 0;
    for (uint32_t i = 0; i < calls; i++) {
        sum += ashlar_bench_callee_weigh(&sent);
    }
    return sum;
}

uint32_t exports_ashlar_bench_caller_echo(uint32_t calls) {
    caller_world_string_t sent = {(uint8_t *)text, sizeof text - 1};
    uint32_t sum = 0;
    for (uint32_t i = 0; i < calls; i++) {
        caller_world_string_t received;
        ashlar_bench_callee_echo(&sent, &received);
        sum += (uint32_t)received.len;
        take_back();
    }
    return sum;
}
