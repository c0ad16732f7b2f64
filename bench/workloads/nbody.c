/* n steps of five attracting bodies, in doubles. */
#include "workload.h"

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} Body;

static Body bodies[5];

static const Body start[5] = {
    {0, 0, 0, 0, 0, 0, 39.5},
    {4.84, -1.16, -0.10, 0.61, 2.81, -0.02, 0.038},
    {8.34, 4.12, -0.40, -1.01, 1.82, 0.01, 0.011},
    {12.89, -15.11, -0.22, 1.08, 0.87, -0.01, 0.0017},
    {15.38, -25.92, 0.18, 0.98, 0.59, -0.03, 0.0020}};

static NOINLINE void step(double dt) {
    for (int i = 0; i < 5; i++) {
        Body *a = &bodies[i];
        for (int j = i + 1; j < 5; j++) {
            Body *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double square = dx * dx + dy * dy + dz * dz;
            double pull = dt / (square * __builtin_sqrt(square));
            a->vx -= dx * b->mass * pull, a->vy -= dy * b->mass * pull, a->vz -= dz * b->mass * pull;
            b->vx += dx * a->mass * pull, b->vy += dy * a->mass * pull, b->vz += dz * a->mass * pull;
        }
    }
    for (int i = 0; i < 5; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

i64 run(i32 n) {
    for (int i = 0; i < 5; i++) bodies[i] = start[i];
    for (i32 i = 0; i < n; i++) step(0.001);
    u64 h = 0;
    for (int i = 0; i < 5; i++) h = mix(h, (u64)(i64)(bodies[i].x * 1e9) ^ (u64)(i64)(bodies[i].vy * 1e9));
    return (i64)h;
}
