/* Made by generate.py midloop 44 5: one function with 44 cases. */
#include "workload.h"

#define PROGRAM 4096
#define CASES 44

static u16 program[PROGRAM];
static u32 stack[256], frame[12];
static u8 bytes[1024];

static NOINLINE u64 midloop(i32 steps, u32 seed) {
    u32 a = seed, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, pc = 0, sp = 0;
    u64 wide = seed;
    double real = 1;
    while (steps-- > 0) {
        switch (program[pc++ & (PROGRAM - 1)]) {
            case 0:
                sp--; g += stack[sp & 255];
                a ^= e << 10 | e >> 22;
                g += (a ^ d) - 52127u;
                h += bytes[(a >> 4) & 1023] * 32565u;
                if ((i32)d < (i32)c) e += 40751u; else f ^= c;
                for (u32 i = g & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 1:
                e += frame[4];
                if (a & 8u) pc += 3;
                c += bytes[(g >> 8) & 1023] * 10989u;
                if ((i32)b < (i32)a) e += 44921u; else h ^= a;
                d = c + e * 43161u;
                stack[sp & 255] = g; sp++;
                break;
            case 2:
                if ((i32)a < (i32)f) h += 16605u; else e ^= f;
                e = (e & c) + (a | 3479u);
                b ^= (u32)(wide >> 22);
                h += bytes[(d >> 8) & 1023] * 7881u;
                a = e + h * 29345u;
                break;
            case 3:
                f = g + d * 6311u;
                frame[5] += d;
                wide = wide * 26503u + b;
                stack[sp & 255] = h; sp++;
                break;
            case 4:
                real = real * 0.5 + (double)e;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 50115u;
                sp--; h += stack[sp & 255];
                sp--; b = stack[sp & 255] ^ 36149u;
                sp--; h = stack[sp & 255] ^ 45125u;
                break;
            case 5:
                sp--; d += stack[sp & 255];
                sp--; e += stack[sp & 255];
                c ^= f << 25 | f >> 7;
                if ((i32)b < (i32)e) h += 37801u; else a ^= e;
                sp--; a += stack[sp & 255];
                g ^= (u32)(wide >> 24);
                break;
            case 6:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 59697u;
                frame[9] += d;
                a ^= (u32)(wide >> 3);
                if (!(b & 7)) { f = g + 29459u; d -= b; }
                frame[3] = e ^ g;
                break;
            case 7:
                real = real * 0.5 + (double)f;
                b += bytes[(a >> 10) & 1023] * 20241u;
                stack[sp & 255] = a; sp++;
                sp--; c += stack[sp & 255];
                e += (b ^ c) - 51571u;
                d = b + f * 59207u;
                break;
            case 8:
                sp--; a = stack[sp & 255] ^ 55005u;
                f = g + h * 9523u;
                a = d + b * 65105u;
                c += bytes[(e >> 4) & 1023] * 53645u;
                stack[sp & 255] = a + c; sp++;
                sp--; b = stack[sp & 255] ^ 53075u;
                break;
            case 9:
                sp--; e = stack[sp & 255] ^ 9299u;
                if ((i32)d < (i32)e) g += 29709u; else f ^= e;
                real = real * 0.5 + (double)g;
                e += bytes[(a >> 6) & 1023] * 16859u;
                frame[4] = a ^ f;
                for (u32 i = g & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                break;
            case 10:
                stack[sp & 255] = c + d; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 45921u;
                b += frame[1];
                sp--; c = stack[sp & 255] ^ 29521u;
                frame[10] += e;
                sp--; f += stack[sp & 255];
                break;
            case 11:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 7897u;
                h += (g ^ f) - 9515u;
                d += (c ^ f) - 12353u;
                for (u32 i = d & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                sp--; e = stack[sp & 255] ^ 7509u;
                stack[sp & 255] = h; sp++;
                break;
            case 12:
                h ^= (u32)(wide >> 8);
                h += bytes[(e >> 8) & 1023] * 10805u;
                e ^= b << 14 | b >> 18;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22303u;
                e += (g ^ c) - 23673u;
                c = d + a * 33945u;
                break;
            case 13:
                f = (f & a) + (c | 7329u);
                if (!(h & 7)) { e = d + 41629u; g -= h; }
                h = (h & f) + (d | 64489u);
                if ((i32)g < (i32)h) f += 58483u; else c ^= h;
                if (!(a & 7)) { g = c + 42091u; h -= a; }
                break;
            case 14:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 60175u;
                g += bytes[(d >> 17) & 1023] * 47279u;
                if ((i32)d < (i32)f) e += 46293u; else g ^= f;
                for (u32 i = a & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                e += (f ^ b) - 11815u;
                break;
            case 15:
                f += bytes[(g >> 4) & 1023] * 9673u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 19809u;
                if ((i32)f < (i32)e) a += 39215u; else h ^= e;
                stack[sp & 255] = a; sp++;
                sp--; c = stack[sp & 255] ^ 30061u;
                break;
            case 16:
                g = b + f * 22463u;
                stack[sp & 255] = c; sp++;
                if (!(c & 7)) { h = f + 12281u; b -= c; }
                h += bytes[(f >> 5) & 1023] * 32591u;
                break;
            case 17:
                if ((i32)c < (i32)g) d += 55369u; else f ^= g;
                for (u32 i = a & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                frame[7] += c;
                h = (h & b) + (f | 6341u);
                break;
            case 18:
                frame[0] = f ^ h;
                wide = wide * 15855u + g;
                h += bytes[(b >> 1) & 1023] * 31229u;
                sp--; h = stack[sp & 255] ^ 31261u;
                break;
            case 19:
                g += bytes[(a >> 19) & 1023] * 49u;
                d += bytes[(f >> 16) & 1023] * 12241u;
                if (f & 16u) pc += 2;
                c = (c & e) + (b | 1849u);
                if ((i32)e < (i32)d) b += 55057u; else f ^= d;
                frame[10] += b;
                break;
            case 20:
                f += bytes[(g >> 6) & 1023] * 39203u;
                sp--; c += stack[sp & 255];
                for (u32 i = e & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                sp--; b = stack[sp & 255] ^ 8775u;
                stack[sp & 255] = a + g; sp++;
                break;
            case 21:
                a ^= (u32)(wide >> 25);
                a = e + b * 60023u;
                h ^= (u32)(wide >> 9);
                e += bytes[(f >> 2) & 1023] * 11105u;
                a += (e ^ h) - 10141u;
                break;
            case 22:
                frame[5] = f ^ h;
                real = real * 0.5 + (double)f;
                d += (g ^ e) - 13983u;
                for (u32 i = f & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                if (g & 2u) pc += 1;
                break;
            case 23:
                stack[sp & 255] = a + g; sp++;
                if ((i32)d < (i32)g) f += 33481u; else a ^= g;
                frame[6] += d;
                a += (b ^ f) - 64189u;
                stack[sp & 255] = g; sp++;
                a ^= (u32)(wide >> 30);
                break;
            case 24:
                a ^= h << 23 | h >> 9;
                if ((i32)f < (i32)g) a += 11211u; else b ^= g;
                frame[5] += c;
                for (u32 i = b & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)a;
                for (u32 i = g & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 25:
                f = (f & h) + (c | 50299u);
                e ^= h << 13 | h >> 19;
                sp--; e += stack[sp & 255];
                h += frame[0];
                break;
            case 26:
                real = real * 0.5 + (double)a;
                frame[7] = g ^ c;
                if (!(g & 7)) { a = d + 14863u; c -= g; }
                h = b + e * 14657u;
                real = real * 0.5 + (double)g;
                break;
            case 27:
                stack[sp & 255] = h + e; sp++;
                sp--; f += stack[sp & 255];
                b += bytes[(f >> 1) & 1023] * 56377u;
                d += frame[1];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 18757u;
                break;
            case 28:
                sp--; c = stack[sp & 255] ^ 27975u;
                frame[0] = c ^ f;
                if (c & 2u) pc += 2;
                sp--; h = stack[sp & 255] ^ 52797u;
                c ^= (u32)(wide >> 29);
                wide = wide * 54439u + c;
                break;
            case 29:
                if (e & 1u) pc += 3;
                f = (f & d) + (b | 38377u);
                stack[sp & 255] = b; sp++;
                real = real * 0.5 + (double)b;
                g += (c ^ f) - 41183u;
                if ((i32)e < (i32)f) c += 58917u; else b ^= f;
                break;
            case 30:
                if (!(d & 7)) { f = a + 63909u; c -= d; }
                d += bytes[(g >> 8) & 1023] * 39855u;
                sp--; b += stack[sp & 255];
                wide = wide * 47107u + e;
                frame[6] = a ^ g;
                e ^= b << 4 | b >> 28;
                break;
            case 31:
                h += bytes[(f >> 9) & 1023] * 35985u;
                sp--; f += stack[sp & 255];
                for (u32 i = f & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                g ^= (u32)(wide >> 3);
                frame[6] += g;
                h = f + c * 8611u;
                break;
            case 32:
                stack[sp & 255] = b; sp++;
                b += bytes[(a >> 2) & 1023] * 29373u;
                h += bytes[(b >> 5) & 1023] * 1035u;
                if (!(h & 7)) { a = c + 59155u; g -= h; }
                break;
            case 33:
                if (e & 8u) pc += 3;
                c += (b ^ f) - 48759u;
                stack[sp & 255] = d; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 39851u;
                frame[10] += a;
                break;
            case 34:
                sp--; c = stack[sp & 255] ^ 50175u;
                for (u32 i = d & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                c += frame[6];
                frame[4] = b ^ d;
                f += (d ^ h) - 32953u;
                for (u32 i = g & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                break;
            case 35:
                e ^= b << 14 | b >> 18;
                g ^= b << 6 | b >> 26;
                b ^= e << 6 | e >> 26;
                sp--; f = stack[sp & 255] ^ 30097u;
                f += bytes[(b >> 2) & 1023] * 43901u;
                d = (d & h) + (g | 42833u);
                break;
            case 36:
                e += frame[8];
                if (e & 16u) pc += 3;
                h ^= a << 11 | a >> 21;
                stack[sp & 255] = g; sp++;
                wide = wide * 39663u + a;
                sp--; e += stack[sp & 255];
                break;
            case 37:
                real = real * 0.5 + (double)h;
                f = (f & g) + (b | 10135u);
                wide = wide * 10689u + a;
                wide = wide * 33349u + c;
                break;
            case 38:
                b += bytes[(f >> 5) & 1023] * 59613u;
                b = (b & c) + (d | 45485u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 49275u;
                stack[sp & 255] = d + g; sp++;
                break;
            case 39:
                d += bytes[(b >> 3) & 1023] * 34425u;
                frame[8] += b;
                sp--; h += stack[sp & 255];
                for (u32 i = f & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                d ^= a << 12 | a >> 20;
                wide = wide * 1987u + d;
                break;
            case 40:
                if (e & 8u) pc += 2;
                h ^= (u32)(wide >> 11);
                g += bytes[(h >> 17) & 1023] * 21583u;
                h = a + b * 52215u;
                h ^= (u32)(wide >> 10);
                break;
            case 41:
                wide = wide * 33523u + f;
                b += frame[10];
                frame[0] += e;
                h += bytes[(g >> 19) & 1023] * 62529u;
                sp--; c += stack[sp & 255];
                stack[sp & 255] = a + h; sp++;
                break;
            case 42:
                real = real * 0.5 + (double)h;
                f = (f & d) + (g | 30769u);
                d ^= (u32)(wide >> 18);
                a += frame[3];
                break;
            case 43:
                a = h + e * 37739u;
                c += bytes[(f >> 8) & 1023] * 30039u;
                g ^= (u32)(wide >> 17);
                h += frame[5];
                sp--; e = stack[sp & 255] ^ 11335u;
                stack[sp & 255] = c + a; sp++;
                break;
            default:
                return 0;
        }
    }
    u64 result = mix(mix(wide, (u64)(i64)real), pc);
    return mix(result, a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ sp);
}

i64 run(i32 n) {
    random_state = 12345;
    for (u32 i = 0; i < PROGRAM; i++) {
        u32 x = next_random() % CASES, y = next_random() % CASES;
        program[i] = (u16)(i < CASES ? i : x * y / CASES);
    }
    for (u32 i = PROGRAM - 1; i > 0; i--) {
        u32 j = next_random() % (i + 1);
        u16 t = program[i];
        program[i] = program[j];
        program[j] = t;
    }
    for (u32 i = 0; i < 1024; i++) bytes[i] = (u8)next_random();
    for (u32 i = 0; i < 256; i++) stack[i] = next_random();
    for (u32 i = 0; i < 12; i++) frame[i] = i;
    u64 result = 0;
    for (i32 round = 0; round < n; round++) result = mix(result, midloop(100000, (u32)round));
    return (i64)result;
}
