#!/usr/bin/env python3
"""Writes a workload whose whole work is one function: a dispatch loop in the way of an interpreter compiled to Wasm.

usage: generate.py NAME CASES STATEMENTS

Every case works on the same locals (machine registers, program counter, stack pointer) and on the machine's stack and
frame in memory, so that cases share many expressions, as they do in real interpreters. Constants differ from case to
case, so that no compiler can merge cases or turn the switch into a table of data. The program run by the loop visits
every case, low numbers more often.
"""

import random
import sys

REGISTERS = list("abcdefgh")


def statement(rng):
    p, q, r, s = rng.sample(REGISTERS, 4)
    k = rng.randrange(3, 1 << 16) | 1
    slot = rng.randrange(12)
    shift = rng.randrange(1, 31)
    return rng.choice([
        f"{p} = {q} + {r} * {k}u;",
        f"{p} += ({q} ^ {r}) - {k}u;",
        f"{p} ^= {q} << {shift} | {q} >> {32 - shift};",
        f"{p} = ({p} & {q}) + ({r} | {k}u);",
        f"stack[sp & 255] = {p}; sp++;",
        f"stack[sp & 255] = {p} + {q}; sp++;",
        f"sp--; {p} += stack[sp & 255];",
        f"sp--; {p} = stack[sp & 255] ^ {k}u;",
        f"stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + {k}u;",
        f"{p} += frame[{slot}];",
        f"frame[{slot}] = {p} ^ {q};",
        f"frame[{slot}] += {p};",
        f"{p} += bytes[({q} >> {shift % 20}) & 1023] * {k}u;",
        f"if ((i32){p} < (i32){q}) {r} += {k}u; else {s} ^= {q};",
        f"if ({p} & {1 << (shift % 5)}u) pc += {rng.randrange(1, 4)};",
        f"if (!({p} & 7)) {{ {q} = {r} + {k}u; {s} -= {p}; }}",
        f"wide = wide * {k}u + {p};",
        f"{p} ^= (u32)(wide >> {shift});",
        f"real = real * 0.5 + (double){p};",
        f"for (u32 i = {p} & 3; i; i--) {q} = {q} * 33 + stack[(sp - i) & 255];",
    ])


def main():
    name, cases, statements = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(name)
    print(f"""/* Made by generate.py {name} {cases} {statements}: one function with {cases} cases. */
#include "workload.h"

#define PROGRAM 4096
#define CASES {cases}

static u16 program[PROGRAM];
static u32 stack[256], frame[12];
static u8 bytes[1024];

static NOINLINE u64 {name}(i32 steps, u32 seed) {{
    u32 a = seed, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, pc = 0, sp = 0;
    u64 wide = seed;
    double real = 1;
    while (steps-- > 0) {{
        switch (program[pc++ & (PROGRAM - 1)]) {{""")
    for case in range(cases):
        print(f"            case {case}:")
        for _ in range(rng.randrange(max(1, statements - 1), statements + 2)):
            print(f"                {statement(rng)}")
        print("                break;")
    print(f"""            default:
                return 0;
        }}
    }}
    u64 result = mix(mix(wide, (u64)(i64)real), pc);
    return mix(result, a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ sp);
}}

i64 run(i32 n) {{
    random_state = 12345;
    for (u32 i = 0; i < PROGRAM; i++) {{
        u32 x = next_random() % CASES, y = next_random() % CASES;
        program[i] = (u16)(i < CASES ? i : x * y / CASES);
    }}
    for (u32 i = PROGRAM - 1; i > 0; i--) {{
        u32 j = next_random() % (i + 1);
        u16 t = program[i];
        program[i] = program[j];
        program[j] = t;
    }}
    for (u32 i = 0; i < 1024; i++) bytes[i] = (u8)next_random();
    for (u32 i = 0; i < 256; i++) stack[i] = next_random();
    for (u32 i = 0; i < 12; i++) frame[i] = i;
    u64 result = 0;
    for (i32 round = 0; round < n; round++) result = mix(result, {name}(100000, (u32)round));
    return (i64)result;
}}""")


main()
