#include "callee_world.h"

#include "memory.h"

uint32_t exports_ashlar_bench_callee_add(uint32_t a, uint32_t b) {
    return a + b;
}

uint32_t exports_ashlar_bench_callee_weigh(callee_world_string_t *text) {
    uint32_t weight = (uint32_t)text->len + text->ptr[0] + text->ptr[text->len - 1];
    take_back();
    return weight;
}

// The result lies where the argument was put; the next call may have that place.
void exports_ashlar_bench_callee_echo(callee_world_string_t *text, callee_world_string_t *ret) {
    *ret = *text;
    take_back();
}
