/* A register machine of 16 instructions that counts the primes below 1000 by trial division, n times. */
#include "workload.h"

enum { LOADI, MOVE, ADD, SUB, MUL, DIV, REM, AND, XOR, SHL, LT, JUMP, JUMP_IF, JUMP_UNLESS, STORE, HALT };

typedef struct {
    u8 op, a, b, c;
    i32 imm;
} Instruction;

static i32 data[256];
static Instruction program[32];
static int length;

static void emit(int op, int a, int b, int c, int imm) {
    program[length++] = (Instruction){(u8)op, (u8)a, (u8)b, (u8)c, imm};
}

static NOINLINE i32 execute(const Instruction *pc, i32 *r) {
    const Instruction *base = pc;
    for (;;) {
        const Instruction *i = pc++;
        switch (i->op) {
            case LOADI: r[i->a] = i->imm; break;
            case MOVE: r[i->a] = r[i->b]; break;
            case ADD: r[i->a] = (i32)((u32)r[i->b] + (u32)r[i->c]); break;
            case SUB: r[i->a] = (i32)((u32)r[i->b] - (u32)r[i->c]); break;
            case MUL: r[i->a] = (i32)((u32)r[i->b] * (u32)r[i->c]); break;
            case DIV: r[i->a] = r[i->c] ? (i32)((u32)r[i->b] / (u32)r[i->c]) : 0; break;
            case REM: r[i->a] = r[i->c] ? (i32)((u32)r[i->b] % (u32)r[i->c]) : 0; break;
            case AND: r[i->a] = r[i->b] & r[i->c]; break;
            case XOR: r[i->a] = r[i->b] ^ r[i->c]; break;
            case SHL: r[i->a] = (i32)((u32)r[i->b] << (r[i->c] & 31)); break;
            case LT: r[i->a] = r[i->b] < r[i->c]; break;
            case JUMP: pc = base + i->imm; break;
            case JUMP_IF: if (r[i->a]) pc = base + i->imm; break;
            case JUMP_UNLESS: if (!r[i->a]) pc = base + i->imm; break;
            case STORE: data[r[i->a] & 255] = r[i->b]; break;
            case HALT: return r[i->a];
        }
    }
}

i64 run(i32 n) {
    /* r0 count, r1 candidate, r2 divisor, r3 scratch, r4 one, r5 limit, r6 hash */
    length = 0;
    emit(LOADI, 0, 0, 0, 0);
    emit(LOADI, 1, 0, 0, 2);
    emit(LOADI, 4, 0, 0, 1);
    emit(LOADI, 2, 0, 0, 2);       /* 3: next candidate */
    emit(MUL, 3, 2, 2, 0);         /* 4: next divisor */
    emit(LT, 3, 1, 3, 0);
    emit(JUMP_IF, 3, 0, 0, 11);
    emit(REM, 3, 1, 2, 0);
    emit(JUMP_UNLESS, 3, 0, 0, 15);
    emit(ADD, 2, 2, 4, 0);
    emit(JUMP, 0, 0, 0, 4);
    emit(ADD, 0, 0, 4, 0);         /* 11: a prime */
    emit(XOR, 6, 6, 1, 0);
    emit(SHL, 6, 6, 4, 0);
    emit(STORE, 0, 6, 0, 0);
    emit(ADD, 1, 1, 4, 0);         /* 15: step */
    emit(LT, 3, 1, 5, 0);
    emit(JUMP_IF, 3, 0, 0, 3);
    emit(ADD, 0, 0, 6, 0);
    emit(HALT, 0, 0, 0, 0);
    u64 h = 0;
    i32 r[16] = {0};
    for (i32 round = 0; round < n; round++) {
        r[5] = 1000 + (round & 7);
        r[6] = round;
        h = mix(h, (u32)execute(program, r));
    }
    return (i64)h;
}
