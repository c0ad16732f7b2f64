/* Primes below a million by the sieve of Eratosthenes, n times. */
#include "workload.h"

#define LIMIT 1000000

static u8 composite[LIMIT];

static NOINLINE u32 sieve(u32 limit) {
    for (u32 i = 0; i < limit; i++) composite[i] = 0;
    u32 count = 0;
    for (u32 i = 2; i < limit; i++) {
        if (composite[i]) continue;
        count++;
        if (i < 1000) for (u32 j = i * i; j < limit; j += i) composite[j] = 1;
    }
    return count;
}

i64 run(i32 n) {
    u64 h = 0;
    for (i32 i = 0; i < n; i++) h = mix(h, sieve(LIMIT - (u32)(i & 1023)));
    return (i64)h;
}
