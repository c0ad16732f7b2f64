/* n products of dense 200 x 200 matrices of doubles, the plain triple loop. */
#include "workload.h"

#define N 200

static double a[N][N], b[N][N], c[N][N];

static NOINLINE void multiply(void) {
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < N; k++) sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    }
}

i64 run(i32 n) {
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
            a[i][j] = (i * 31 + j * 17) % 23 * 0.125 - 1;
            b[i][j] = (i * 13 + j * 29) % 19 * 0.25 - 2;
        }
    }
    u64 h = 0;
    for (i32 round = 0; round < n; round++) {
        multiply();
        for (int i = 0; i < N; i++) {
            h = mix(h, (u64)(i64)(c[i][(i + round) % N] * 1024));
            a[i][round % N] = (i32)(h & 15) * 0.125;
        }
    }
    return (i64)h;
}
