/* Escape times on an n x n grid, 200 iterations at most. */
#include "workload.h"

static NOINLINE i32 escape(double cr, double ci) {
    double r = 0, i = 0;
    i32 k = 0;
    while (k < 200) {
        double rr = r * r, ii = i * i;
        if (rr + ii > 4) break;
        i = 2 * r * i + ci;
        r = rr - ii + cr;
        k++;
    }
    return k;
}

i64 run(i32 n) {
    u64 h = 0;
    for (i32 y = 0; y < n; y++) {
        u32 row = 0;
        for (i32 x = 0; x < n; x++) row = row * 31 + (u32)escape(3.0 * x / n - 2.2, 2.4 * y / n - 1.2);
        h = mix(h, row);
    }
    return (i64)h;
}
