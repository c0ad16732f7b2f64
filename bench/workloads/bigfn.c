/* Made by generate.py bigfn 1100 3: one function with 1100 cases. */
#include "workload.h"

#define PROGRAM 4096
#define CASES 1100

static u16 program[PROGRAM];
static u32 stack[256], frame[12];
static u8 bytes[1024];

static NOINLINE u64 bigfn(i32 steps, u32 seed) {
    u32 a = seed, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, pc = 0, sp = 0;
    u64 wide = seed;
    double real = 1;
    while (steps-- > 0) {
        switch (program[pc++ & (PROGRAM - 1)]) {
            case 0:
                for (u32 i = c & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                if (!(e & 7)) { a = g + 60643u; h -= e; }
                break;
            case 1:
                h += frame[11];
                real = real * 0.5 + (double)e;
                if (!(g & 7)) { b = c + 35319u; e -= g; }
                break;
            case 2:
                e = h + c * 50233u;
                b ^= g << 21 | g >> 11;
                for (u32 i = e & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 3:
                b = (b & c) + (g | 3671u);
                if ((i32)c < (i32)d) a += 4805u; else g ^= d;
                f = a + d * 40315u;
                break;
            case 4:
                g += frame[5];
                if (g & 1u) pc += 1;
                if ((i32)c < (i32)d) g += 23925u; else a ^= d;
                break;
            case 5:
                frame[8] = e ^ c;
                e += bytes[(h >> 2) & 1023] * 57037u;
                g += bytes[(e >> 15) & 1023] * 61739u;
                break;
            case 6:
                sp--; f = stack[sp & 255] ^ 40177u;
                g ^= f << 24 | f >> 8;
                break;
            case 7:
                frame[10] = c ^ g;
                d = (d & g) + (e | 17481u);
                real = real * 0.5 + (double)e;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 55735u;
                break;
            case 8:
                h += (g ^ c) - 56701u;
                real = real * 0.5 + (double)h;
                frame[6] += h;
                break;
            case 9:
                if (a & 4u) pc += 1;
                for (u32 i = a & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                break;
            case 10:
                if (d & 2u) pc += 2;
                if ((i32)d < (i32)a) g += 17965u; else h ^= a;
                if ((i32)b < (i32)f) e += 1943u; else h ^= f;
                break;
            case 11:
                b = (b & a) + (d | 56199u);
                frame[6] = h ^ b;
                break;
            case 12:
                if (!(h & 7)) { c = f + 62011u; d -= h; }
                wide = wide * 40949u + e;
                break;
            case 13:
                g += frame[10];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 31373u;
                wide = wide * 8117u + f;
                break;
            case 14:
                stack[sp & 255] = f; sp++;
                g += bytes[(d >> 7) & 1023] * 58031u;
                break;
            case 15:
                d ^= c << 16 | c >> 16;
                stack[sp & 255] = b; sp++;
                break;
            case 16:
                if (!(h & 7)) { f = g + 45051u; b -= h; }
                wide = wide * 63847u + e;
                break;
            case 17:
                stack[sp & 255] = g + h; sp++;
                a += frame[9];
                break;
            case 18:
                f += bytes[(e >> 5) & 1023] * 42293u;
                h += (b ^ d) - 8721u;
                break;
            case 19:
                a ^= f << 8 | f >> 24;
                h = (h & d) + (f | 17003u);
                f ^= a << 2 | a >> 30;
                f = c + a * 30289u;
                break;
            case 20:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 51783u;
                f ^= g << 23 | g >> 9;
                e = (e & h) + (c | 13287u);
                frame[11] += e;
                break;
            case 21:
                if (f & 1u) pc += 3;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 48669u;
                sp--; f += stack[sp & 255];
                d += (g ^ e) - 37991u;
                break;
            case 22:
                c = b + d * 29313u;
                a += (h ^ g) - 64825u;
                for (u32 i = f & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                break;
            case 23:
                for (u32 i = g & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                if (!(c & 7)) { a = f + 9097u; g -= c; }
                e = (e & b) + (c | 29315u);
                break;
            case 24:
                frame[1] += d;
                if (!(e & 7)) { f = a + 21703u; d -= e; }
                d = (d & c) + (g | 6127u);
                stack[sp & 255] = g + f; sp++;
                break;
            case 25:
                if (d & 8u) pc += 1;
                b = e + c * 17357u;
                a += frame[9];
                stack[sp & 255] = h + b; sp++;
                break;
            case 26:
                if (h & 16u) pc += 3;
                for (u32 i = d & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 27:
                e ^= b << 26 | b >> 6;
                sp--; c = stack[sp & 255] ^ 3809u;
                break;
            case 28:
                stack[sp & 255] = c; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 20549u;
                break;
            case 29:
                h += frame[5];
                real = real * 0.5 + (double)a;
                if ((i32)a < (i32)h) g += 15345u; else b ^= h;
                stack[sp & 255] = b; sp++;
                break;
            case 30:
                if (!(b & 7)) { a = g + 41233u; e -= b; }
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 42993u;
                break;
            case 31:
                frame[11] = h ^ a;
                g += bytes[(d >> 12) & 1023] * 43071u;
                frame[0] = a ^ d;
                wide = wide * 4613u + c;
                break;
            case 32:
                stack[sp & 255] = g + c; sp++;
                frame[10] = g ^ d;
                break;
            case 33:
                b += bytes[(e >> 2) & 1023] * 6181u;
                sp--; h = stack[sp & 255] ^ 64265u;
                stack[sp & 255] = b; sp++;
                break;
            case 34:
                if ((i32)c < (i32)d) f += 20693u; else h ^= d;
                f ^= (u32)(wide >> 8);
                if ((i32)d < (i32)f) e += 6499u; else a ^= f;
                a = f + g * 7139u;
                break;
            case 35:
                d ^= (u32)(wide >> 20);
                g = h + e * 3199u;
                if (!(f & 7)) { e = a + 60937u; c -= f; }
                break;
            case 36:
                g ^= (u32)(wide >> 29);
                wide = wide * 12783u + e;
                frame[1] = b ^ g;
                if (a & 8u) pc += 2;
                break;
            case 37:
                a ^= b << 15 | b >> 17;
                d = (d & h) + (c | 5143u);
                g ^= (u32)(wide >> 2);
                for (u32 i = h & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 38:
                wide = wide * 17929u + e;
                sp--; c = stack[sp & 255] ^ 53895u;
                break;
            case 39:
                g ^= (u32)(wide >> 7);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 42467u;
                a ^= h << 15 | h >> 17;
                break;
            case 40:
                stack[sp & 255] = a; sp++;
                if (!(c & 7)) { a = e + 10411u; d -= c; }
                wide = wide * 44789u + a;
                break;
            case 41:
                g = (g & a) + (e | 40291u);
                frame[2] += c;
                g ^= a << 8 | a >> 24;
                break;
            case 42:
                stack[sp & 255] = g; sp++;
                stack[sp & 255] = h + b; sp++;
                sp--; b += stack[sp & 255];
                if (!(f & 7)) { c = e + 46275u; d -= f; }
                break;
            case 43:
                frame[6] = f ^ a;
                real = real * 0.5 + (double)d;
                c = h + g * 2377u;
                break;
            case 44:
                wide = wide * 22855u + a;
                if ((i32)d < (i32)f) a += 36055u; else e ^= f;
                wide = wide * 56301u + b;
                frame[3] = h ^ f;
                break;
            case 45:
                frame[0] += c;
                g += frame[1];
                wide = wide * 7151u + e;
                c = (c & h) + (e | 48681u);
                break;
            case 46:
                wide = wide * 23385u + a;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 28637u;
                break;
            case 47:
                if ((i32)h < (i32)c) a += 38905u; else e ^= c;
                wide = wide * 43355u + c;
                break;
            case 48:
                b += bytes[(h >> 10) & 1023] * 56147u;
                for (u32 i = e & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 49:
                wide = wide * 28505u + d;
                d ^= (u32)(wide >> 13);
                if (c & 2u) pc += 3;
                for (u32 i = a & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 50:
                if (!(g & 7)) { d = c + 35825u; a -= g; }
                frame[5] += g;
                f += (d ^ g) - 30111u;
                c = (c & e) + (f | 64477u);
                break;
            case 51:
                d = (d & f) + (e | 19495u);
                sp--; c += stack[sp & 255];
                break;
            case 52:
                d += frame[8];
                real = real * 0.5 + (double)d;
                frame[0] = a ^ h;
                break;
            case 53:
                f = (f & h) + (d | 13823u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12085u;
                e += bytes[(d >> 2) & 1023] * 39491u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 40375u;
                break;
            case 54:
                h = (h & f) + (g | 44007u);
                if ((i32)b < (i32)a) d += 45379u; else g ^= a;
                sp--; d += stack[sp & 255];
                wide = wide * 40831u + g;
                break;
            case 55:
                stack[sp & 255] = d; sp++;
                f = (f & e) + (h | 40277u);
                break;
            case 56:
                a = (a & b) + (e | 41675u);
                f += bytes[(g >> 18) & 1023] * 11961u;
                break;
            case 57:
                if (!(c & 7)) { a = f + 8393u; h -= c; }
                if (b & 4u) pc += 3;
                if (!(b & 7)) { c = g + 38253u; e -= b; }
                break;
            case 58:
                for (u32 i = d & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                f += (a ^ g) - 44363u;
                if (!(a & 7)) { h = f + 27109u; g -= a; }
                wide = wide * 29139u + c;
                break;
            case 59:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 47193u;
                h += bytes[(f >> 14) & 1023] * 45669u;
                break;
            case 60:
                a += frame[9];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22879u;
                sp--; g = stack[sp & 255] ^ 54481u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 46905u;
                break;
            case 61:
                wide = wide * 31203u + c;
                f += (d ^ g) - 14719u;
                c += (a ^ d) - 50967u;
                break;
            case 62:
                if ((i32)h < (i32)e) d += 60291u; else a ^= e;
                if ((i32)f < (i32)c) a += 45225u; else d ^= c;
                f ^= e << 20 | e >> 12;
                break;
            case 63:
                g += frame[3];
                frame[4] = b ^ g;
                break;
            case 64:
                if ((i32)c < (i32)h) g += 20991u; else a ^= h;
                a += bytes[(d >> 10) & 1023] * 52283u;
                stack[sp & 255] = g + f; sp++;
                break;
            case 65:
                wide = wide * 53853u + h;
                wide = wide * 27825u + c;
                if ((i32)h < (i32)c) b += 24417u; else g ^= c;
                break;
            case 66:
                stack[sp & 255] = f + h; sp++;
                sp--; b = stack[sp & 255] ^ 29669u;
                if ((i32)a < (i32)f) e += 61639u; else g ^= f;
                break;
            case 67:
                frame[2] += g;
                wide = wide * 60801u + f;
                break;
            case 68:
                sp--; e = stack[sp & 255] ^ 18133u;
                e ^= d << 8 | d >> 24;
                wide = wide * 13091u + f;
                break;
            case 69:
                a = (a & c) + (g | 51719u);
                c ^= (u32)(wide >> 8);
                d += frame[6];
                sp--; f += stack[sp & 255];
                break;
            case 70:
                sp--; c = stack[sp & 255] ^ 48861u;
                frame[9] += c;
                break;
            case 71:
                stack[sp & 255] = h; sp++;
                stack[sp & 255] = c; sp++;
                g ^= c << 21 | c >> 11;
                real = real * 0.5 + (double)h;
                break;
            case 72:
                if (!(d & 7)) { f = a + 10593u; c -= d; }
                for (u32 i = e & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 73:
                c += frame[3];
                if (h & 2u) pc += 2;
                break;
            case 74:
                wide = wide * 23049u + d;
                a = f + g * 65015u;
                if (!(f & 7)) { h = a + 56011u; d -= f; }
                break;
            case 75:
                if ((i32)f < (i32)g) a += 52255u; else e ^= g;
                frame[8] += b;
                a += bytes[(g >> 12) & 1023] * 19963u;
                g += bytes[(c >> 18) & 1023] * 7743u;
                break;
            case 76:
                stack[sp & 255] = c + d; sp++;
                g ^= (u32)(wide >> 2);
                break;
            case 77:
                stack[sp & 255] = a; sp++;
                h ^= (u32)(wide >> 8);
                d += (e ^ f) - 47089u;
                real = real * 0.5 + (double)c;
                break;
            case 78:
                b = h + c * 39315u;
                e += frame[3];
                a += bytes[(d >> 4) & 1023] * 19537u;
                break;
            case 79:
                for (u32 i = c & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                wide = wide * 46317u + c;
                break;
            case 80:
                f += (b ^ c) - 5797u;
                d += (a ^ h) - 4979u;
                break;
            case 81:
                g = (g & c) + (e | 56181u);
                frame[4] = g ^ c;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 41329u;
                d += frame[1];
                break;
            case 82:
                sp--; e = stack[sp & 255] ^ 64895u;
                b += frame[7];
                break;
            case 83:
                stack[sp & 255] = e + g; sp++;
                g += (b ^ d) - 36319u;
                e += bytes[(d >> 6) & 1023] * 62931u;
                wide = wide * 24593u + f;
                break;
            case 84:
                for (u32 i = h & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)h;
                break;
            case 85:
                b += bytes[(h >> 0) & 1023] * 36205u;
                f = c + a * 9143u;
                frame[5] += d;
                if ((i32)a < (i32)e) b += 50279u; else c ^= e;
                break;
            case 86:
                b = a + d * 35941u;
                for (u32 i = b & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 87:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 44481u;
                stack[sp & 255] = g; sp++;
                h += frame[3];
                break;
            case 88:
                if (c & 4u) pc += 1;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 62293u;
                a += frame[9];
                real = real * 0.5 + (double)a;
                break;
            case 89:
                stack[sp & 255] = h; sp++;
                d += bytes[(b >> 6) & 1023] * 3605u;
                stack[sp & 255] = d + c; sp++;
                break;
            case 90:
                f = c + a * 4559u;
                d ^= (u32)(wide >> 1);
                break;
            case 91:
                sp--; e = stack[sp & 255] ^ 9499u;
                if (!(e & 7)) { g = f + 9417u; a -= e; }
                break;
            case 92:
                stack[sp & 255] = a; sp++;
                frame[3] += h;
                frame[7] = d ^ g;
                break;
            case 93:
                sp--; b += stack[sp & 255];
                a += (e ^ d) - 5753u;
                break;
            case 94:
                sp--; b = stack[sp & 255] ^ 10345u;
                stack[sp & 255] = h + f; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 42739u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 53207u;
                break;
            case 95:
                for (u32 i = d & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                frame[4] += e;
                d += bytes[(c >> 5) & 1023] * 31105u;
                break;
            case 96:
                for (u32 i = h & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = e + d; sp++;
                break;
            case 97:
                h += frame[7];
                frame[8] += h;
                c ^= f << 4 | f >> 28;
                break;
            case 98:
                d += frame[1];
                c += (e ^ f) - 57519u;
                stack[sp & 255] = h; sp++;
                e ^= c << 21 | c >> 11;
                break;
            case 99:
                stack[sp & 255] = d; sp++;
                e += frame[7];
                if (!(d & 7)) { e = c + 26525u; g -= d; }
                frame[1] = h ^ c;
                break;
            case 100:
                d = h + a * 25621u;
                b = e + c * 42401u;
                stack[sp & 255] = f + a; sp++;
                h ^= a << 2 | a >> 30;
                break;
            case 101:
                if (!(e & 7)) { a = b + 13577u; g -= e; }
                frame[6] = a ^ h;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 18373u;
                break;
            case 102:
                b += (h ^ f) - 59167u;
                f ^= (u32)(wide >> 12);
                g = (g & h) + (f | 35277u);
                if ((i32)d < (i32)f) b += 58179u; else c ^= f;
                break;
            case 103:
                real = real * 0.5 + (double)c;
                h = (h & f) + (g | 40967u);
                if (b & 4u) pc += 2;
                break;
            case 104:
                frame[10] += a;
                if (f & 8u) pc += 2;
                f ^= c << 1 | c >> 31;
                wide = wide * 58505u + b;
                break;
            case 105:
                sp--; g = stack[sp & 255] ^ 20379u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 16305u;
                a = g + b * 53081u;
                sp--; e = stack[sp & 255] ^ 62817u;
                break;
            case 106:
                stack[sp & 255] = f + b; sp++;
                sp--; d += stack[sp & 255];
                d += (h ^ c) - 6039u;
                f = (f & a) + (e | 48155u);
                break;
            case 107:
                if (!(a & 7)) { c = d + 41025u; b -= a; }
                b ^= e << 11 | e >> 21;
                sp--; g += stack[sp & 255];
                frame[0] = e ^ c;
                break;
            case 108:
                wide = wide * 19275u + h;
                e ^= (u32)(wide >> 8);
                sp--; f += stack[sp & 255];
                break;
            case 109:
                f = g + d * 20149u;
                stack[sp & 255] = a; sp++;
                stack[sp & 255] = f; sp++;
                if (a & 8u) pc += 1;
                break;
            case 110:
                if (a & 1u) pc += 2;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 16331u;
                break;
            case 111:
                b = c + d * 29791u;
                f = c + h * 35137u;
                frame[11] += c;
                break;
            case 112:
                stack[sp & 255] = d; sp++;
                frame[3] += b;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 15353u;
                break;
            case 113:
                f += (d ^ g) - 35245u;
                sp--; f = stack[sp & 255] ^ 37697u;
                a ^= c << 14 | c >> 18;
                for (u32 i = e & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 114:
                h += frame[0];
                sp--; f = stack[sp & 255] ^ 18137u;
                frame[7] += h;
                frame[2] += a;
                break;
            case 115:
                frame[3] += d;
                sp--; f = stack[sp & 255] ^ 6143u;
                break;
            case 116:
                if ((i32)c < (i32)g) d += 2741u; else b ^= g;
                e += (a ^ b) - 28687u;
                d ^= (u32)(wide >> 20);
                break;
            case 117:
                frame[4] += c;
                h += (g ^ a) - 17425u;
                break;
            case 118:
                frame[4] += a;
                frame[4] += c;
                h ^= (u32)(wide >> 2);
                if (c & 1u) pc += 2;
                break;
            case 119:
                e ^= (u32)(wide >> 24);
                h = (h & b) + (a | 5905u);
                d ^= b << 16 | b >> 16;
                sp--; a += stack[sp & 255];
                break;
            case 120:
                sp--; g += stack[sp & 255];
                h ^= (u32)(wide >> 16);
                sp--; e = stack[sp & 255] ^ 51975u;
                sp--; a = stack[sp & 255] ^ 41349u;
                break;
            case 121:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 54749u;
                stack[sp & 255] = g + d; sp++;
                break;
            case 122:
                g += frame[7];
                for (u32 i = b & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                if (!(d & 7)) { h = b + 50107u; f -= d; }
                break;
            case 123:
                d += frame[11];
                c += (e ^ h) - 44925u;
                break;
            case 124:
                frame[10] += g;
                stack[sp & 255] = g; sp++;
                g += bytes[(f >> 2) & 1023] * 17587u;
                frame[6] = c ^ e;
                break;
            case 125:
                if ((i32)c < (i32)h) b += 4721u; else d ^= h;
                h += frame[4];
                f = (f & d) + (e | 21091u);
                break;
            case 126:
                frame[0] += h;
                f = b + d * 35969u;
                sp--; b = stack[sp & 255] ^ 855u;
                break;
            case 127:
                b += bytes[(d >> 3) & 1023] * 2935u;
                g = a + e * 49001u;
                stack[sp & 255] = b; sp++;
                stack[sp & 255] = g + f; sp++;
                break;
            case 128:
                if ((i32)e < (i32)b) h += 13309u; else a ^= b;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 5435u;
                if ((i32)b < (i32)e) h += 18267u; else c ^= e;
                stack[sp & 255] = c + h; sp++;
                break;
            case 129:
                if (f & 4u) pc += 2;
                f += frame[4];
                if (c & 4u) pc += 2;
                break;
            case 130:
                f ^= (u32)(wide >> 3);
                h = (h & b) + (a | 42725u);
                sp--; f += stack[sp & 255];
                if ((i32)f < (i32)a) g += 51345u; else e ^= a;
                break;
            case 131:
                real = real * 0.5 + (double)c;
                e += frame[11];
                break;
            case 132:
                e ^= a << 25 | a >> 7;
                sp--; f += stack[sp & 255];
                break;
            case 133:
                f += frame[5];
                real = real * 0.5 + (double)h;
                stack[sp & 255] = f; sp++;
                if (e & 1u) pc += 3;
                break;
            case 134:
                stack[sp & 255] = e; sp++;
                real = real * 0.5 + (double)d;
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                if (f & 1u) pc += 3;
                break;
            case 135:
                g = e + f * 22679u;
                real = real * 0.5 + (double)b;
                c = (c & e) + (d | 58107u);
                d = (d & h) + (c | 52545u);
                break;
            case 136:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56447u;
                if ((i32)a < (i32)d) c += 9667u; else e ^= d;
                break;
            case 137:
                if (b & 8u) pc += 1;
                b += bytes[(f >> 3) & 1023] * 57451u;
                frame[0] = b ^ e;
                stack[sp & 255] = h; sp++;
                break;
            case 138:
                frame[10] = d ^ g;
                c = (c & a) + (b | 54509u);
                break;
            case 139:
                frame[5] += d;
                sp--; f = stack[sp & 255] ^ 57413u;
                if (e & 1u) pc += 1;
                c += frame[10];
                break;
            case 140:
                stack[sp & 255] = c; sp++;
                e = h + b * 46715u;
                if (d & 16u) pc += 3;
                stack[sp & 255] = e; sp++;
                break;
            case 141:
                sp--; f = stack[sp & 255] ^ 62523u;
                frame[8] += h;
                if (!(h & 7)) { c = d + 46915u; f -= h; }
                break;
            case 142:
                g ^= (u32)(wide >> 20);
                f ^= e << 28 | e >> 4;
                f ^= h << 27 | h >> 5;
                break;
            case 143:
                frame[3] = h ^ g;
                wide = wide * 21215u + a;
                f ^= (u32)(wide >> 30);
                break;
            case 144:
                for (u32 i = e & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = g; sp++;
                break;
            case 145:
                d += frame[0];
                f = a + h * 59221u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 50781u;
                for (u32 i = b & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 146:
                frame[2] = f ^ g;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 57851u;
                break;
            case 147:
                sp--; f += stack[sp & 255];
                if (h & 4u) pc += 1;
                break;
            case 148:
                for (u32 i = b & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                frame[2] = b ^ h;
                stack[sp & 255] = d; sp++;
                if (!(h & 7)) { c = d + 23553u; a -= h; }
                break;
            case 149:
                stack[sp & 255] = b + h; sp++;
                c = (c & d) + (a | 31379u);
                sp--; f += stack[sp & 255];
                break;
            case 150:
                a ^= (u32)(wide >> 21);
                f += frame[6];
                if ((i32)c < (i32)a) b += 56253u; else h ^= a;
                break;
            case 151:
                e ^= (u32)(wide >> 9);
                sp--; c += stack[sp & 255];
                break;
            case 152:
                stack[sp & 255] = d; sp++;
                frame[7] += f;
                break;
            case 153:
                f = (f & g) + (a | 17753u);
                g += (a ^ c) - 28585u;
                stack[sp & 255] = d; sp++;
                frame[3] += d;
                break;
            case 154:
                stack[sp & 255] = e + h; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 17145u;
                if (f & 8u) pc += 3;
                break;
            case 155:
                wide = wide * 42625u + h;
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                for (u32 i = a & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                if (!(b & 7)) { c = f + 65331u; d -= b; }
                break;
            case 156:
                frame[10] += a;
                g = a + h * 6573u;
                sp--; e = stack[sp & 255] ^ 45391u;
                g += bytes[(e >> 6) & 1023] * 64939u;
                break;
            case 157:
                wide = wide * 1665u + a;
                real = real * 0.5 + (double)e;
                frame[9] = d ^ c;
                break;
            case 158:
                sp--; d += stack[sp & 255];
                stack[sp & 255] = g + e; sp++;
                h += (f ^ c) - 64389u;
                sp--; f = stack[sp & 255] ^ 23753u;
                break;
            case 159:
                c += frame[3];
                stack[sp & 255] = g; sp++;
                for (u32 i = f & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 160:
                frame[3] += g;
                e = (e & f) + (d | 6159u);
                frame[10] = c ^ e;
                break;
            case 161:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 23537u;
                sp--; e += stack[sp & 255];
                wide = wide * 40679u + c;
                break;
            case 162:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 13665u;
                sp--; a += stack[sp & 255];
                break;
            case 163:
                if (a & 8u) pc += 1;
                for (u32 i = e & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 164:
                h = g + a * 44873u;
                g += bytes[(h >> 14) & 1023] * 7027u;
                break;
            case 165:
                g = (g & e) + (b | 48507u);
                if (!(f & 7)) { h = c + 16663u; b -= f; }
                frame[10] = f ^ g;
                stack[sp & 255] = c + b; sp++;
                break;
            case 166:
                frame[11] = f ^ g;
                stack[sp & 255] = d; sp++;
                stack[sp & 255] = b; sp++;
                c = h + e * 26461u;
                break;
            case 167:
                sp--; c = stack[sp & 255] ^ 37737u;
                sp--; f = stack[sp & 255] ^ 26955u;
                break;
            case 168:
                a += bytes[(d >> 18) & 1023] * 47363u;
                h += bytes[(c >> 4) & 1023] * 60577u;
                if (b & 8u) pc += 1;
                break;
            case 169:
                d = a + g * 6943u;
                e += frame[9];
                break;
            case 170:
                frame[6] = d ^ b;
                if (!(c & 7)) { h = e + 30433u; f -= c; }
                sp--; b += stack[sp & 255];
                break;
            case 171:
                for (u32 i = h & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22689u;
                d = (d & c) + (a | 2027u);
                stack[sp & 255] = d; sp++;
                break;
            case 172:
                sp--; c = stack[sp & 255] ^ 52149u;
                stack[sp & 255] = d + e; sp++;
                stack[sp & 255] = h; sp++;
                stack[sp & 255] = c; sp++;
                break;
            case 173:
                stack[sp & 255] = f; sp++;
                if (c & 8u) pc += 2;
                for (u32 i = e & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                frame[0] += h;
                break;
            case 174:
                d += bytes[(f >> 4) & 1023] * 46957u;
                sp--; a = stack[sp & 255] ^ 16093u;
                a += (d ^ b) - 24491u;
                break;
            case 175:
                frame[0] = e ^ a;
                for (u32 i = e & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 176:
                d ^= h << 27 | h >> 5;
                h += bytes[(c >> 10) & 1023] * 23127u;
                break;
            case 177:
                wide = wide * 55889u + c;
                h += frame[4];
                break;
            case 178:
                stack[sp & 255] = d + e; sp++;
                if ((i32)h < (i32)f) g += 2515u; else d ^= f;
                stack[sp & 255] = h + d; sp++;
                break;
            case 179:
                real = real * 0.5 + (double)f;
                sp--; b = stack[sp & 255] ^ 27991u;
                d += bytes[(f >> 0) & 1023] * 46509u;
                a ^= (u32)(wide >> 7);
                break;
            case 180:
                real = real * 0.5 + (double)f;
                if ((i32)a < (i32)b) c += 49823u; else h ^= b;
                d += bytes[(f >> 7) & 1023] * 41947u;
                break;
            case 181:
                d ^= (u32)(wide >> 19);
                d ^= f << 13 | f >> 19;
                e += frame[0];
                break;
            case 182:
                real = real * 0.5 + (double)g;
                g ^= (u32)(wide >> 17);
                break;
            case 183:
                if (e & 1u) pc += 2;
                h = (h & a) + (b | 56699u);
                d = (d & b) + (h | 43533u);
                real = real * 0.5 + (double)c;
                break;
            case 184:
                if (!(h & 7)) { g = c + 22679u; b -= h; }
                stack[sp & 255] = a; sp++;
                break;
            case 185:
                if (!(b & 7)) { c = d + 21739u; g -= b; }
                if (a & 4u) pc += 2;
                b ^= (u32)(wide >> 12);
                break;
            case 186:
                wide = wide * 42037u + h;
                b = g + h * 31769u;
                stack[sp & 255] = d + a; sp++;
                break;
            case 187:
                for (u32 i = d & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 6097u;
                f ^= c << 28 | c >> 4;
                break;
            case 188:
                h ^= (u32)(wide >> 16);
                for (u32 i = c & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = c; sp++;
                break;
            case 189:
                sp--; c += stack[sp & 255];
                stack[sp & 255] = a; sp++;
                stack[sp & 255] = d; sp++;
                g += (e ^ f) - 4925u;
                break;
            case 190:
                frame[4] += d;
                stack[sp & 255] = b; sp++;
                break;
            case 191:
                frame[5] = d ^ g;
                sp--; e = stack[sp & 255] ^ 51997u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 23225u;
                break;
            case 192:
                if ((i32)f < (i32)b) e += 58687u; else h ^= b;
                for (u32 i = d & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 23487u;
                for (u32 i = e & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 193:
                frame[9] = e ^ f;
                stack[sp & 255] = b + g; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 7693u;
                f ^= (u32)(wide >> 24);
                break;
            case 194:
                h += bytes[(a >> 18) & 1023] * 27149u;
                sp--; c += stack[sp & 255];
                wide = wide * 7271u + h;
                break;
            case 195:
                real = real * 0.5 + (double)g;
                sp--; b += stack[sp & 255];
                sp--; e = stack[sp & 255] ^ 44561u;
                break;
            case 196:
                f ^= (u32)(wide >> 23);
                frame[7] += a;
                break;
            case 197:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1809u;
                real = real * 0.5 + (double)h;
                sp--; g += stack[sp & 255];
                break;
            case 198:
                stack[sp & 255] = b; sp++;
                frame[6] += g;
                break;
            case 199:
                h += bytes[(f >> 11) & 1023] * 42719u;
                h = c + f * 22585u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56433u;
                a += (h ^ e) - 35229u;
                break;
            case 200:
                if ((i32)e < (i32)b) h += 60875u; else c ^= b;
                for (u32 i = e & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                h = (h & d) + (g | 40047u);
                break;
            case 201:
                real = real * 0.5 + (double)g;
                h += frame[11];
                if (!(b & 7)) { f = h + 28339u; c -= b; }
                real = real * 0.5 + (double)e;
                break;
            case 202:
                e = h + c * 4755u;
                if (!(h & 7)) { c = a + 48453u; f -= h; }
                break;
            case 203:
                frame[6] += b;
                e ^= b << 4 | b >> 28;
                f += frame[1];
                break;
            case 204:
                sp--; e += stack[sp & 255];
                real = real * 0.5 + (double)h;
                break;
            case 205:
                a += (g ^ h) - 56779u;
                frame[11] += b;
                break;
            case 206:
                wide = wide * 10831u + d;
                g ^= e << 10 | e >> 22;
                stack[sp & 255] = d; sp++;
                stack[sp & 255] = c; sp++;
                break;
            case 207:
                for (u32 i = d & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                f += frame[7];
                break;
            case 208:
                b ^= f << 1 | f >> 31;
                stack[sp & 255] = c + g; sp++;
                f = (f & c) + (d | 55795u);
                stack[sp & 255] = b; sp++;
                break;
            case 209:
                if ((i32)g < (i32)b) h += 56579u; else d ^= b;
                if ((i32)a < (i32)g) f += 40309u; else b ^= g;
                break;
            case 210:
                frame[7] = d ^ g;
                sp--; g += stack[sp & 255];
                frame[1] += a;
                break;
            case 211:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 37203u;
                f = (f & e) + (d | 35133u);
                real = real * 0.5 + (double)h;
                stack[sp & 255] = h; sp++;
                break;
            case 212:
                for (u32 i = e & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                sp--; h += stack[sp & 255];
                stack[sp & 255] = e + a; sp++;
                d += frame[4];
                break;
            case 213:
                a ^= c << 9 | c >> 23;
                f = a + g * 62665u;
                break;
            case 214:
                stack[sp & 255] = d; sp++;
                sp--; b += stack[sp & 255];
                break;
            case 215:
                g += frame[3];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 62235u;
                g = f + e * 53955u;
                stack[sp & 255] = e + f; sp++;
                break;
            case 216:
                sp--; g += stack[sp & 255];
                real = real * 0.5 + (double)d;
                f += bytes[(a >> 16) & 1023] * 64289u;
                break;
            case 217:
                f = (f & h) + (a | 60161u);
                real = real * 0.5 + (double)c;
                sp--; c = stack[sp & 255] ^ 53785u;
                break;
            case 218:
                stack[sp & 255] = a; sp++;
                if ((i32)f < (i32)e) c += 38933u; else d ^= e;
                if (e & 1u) pc += 3;
                break;
            case 219:
                if (d & 16u) pc += 1;
                sp--; h += stack[sp & 255];
                break;
            case 220:
                frame[3] += a;
                wide = wide * 63641u + f;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 30023u;
                d ^= (u32)(wide >> 22);
                break;
            case 221:
                c = (c & e) + (f | 40539u);
                h = (h & b) + (e | 38051u);
                break;
            case 222:
                if (e & 16u) pc += 3;
                f = h + e * 43157u;
                if (!(h & 7)) { f = a + 4963u; d -= h; }
                break;
            case 223:
                for (u32 i = g & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                for (u32 i = c & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 224:
                sp--; c += stack[sp & 255];
                stack[sp & 255] = b + g; sp++;
                b += bytes[(d >> 12) & 1023] * 54843u;
                break;
            case 225:
                b += (f ^ d) - 31945u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 36875u;
                c ^= b << 2 | b >> 30;
                break;
            case 226:
                for (u32 i = h & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = b; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 11115u;
                break;
            case 227:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12961u;
                if (!(a & 7)) { f = d + 38817u; g -= a; }
                stack[sp & 255] = f + h; sp++;
                if (!(c & 7)) { a = b + 2799u; g -= c; }
                break;
            case 228:
                sp--; c = stack[sp & 255] ^ 4637u;
                stack[sp & 255] = a + b; sp++;
                if (g & 8u) pc += 2;
                break;
            case 229:
                if (e & 8u) pc += 3;
                a ^= g << 28 | g >> 4;
                for (u32 i = d & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                b += frame[5];
                break;
            case 230:
                g += frame[9];
                stack[sp & 255] = f + g; sp++;
                if (g & 2u) pc += 1;
                break;
            case 231:
                e += bytes[(c >> 3) & 1023] * 7491u;
                stack[sp & 255] = g + h; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 42919u;
                break;
            case 232:
                sp--; h = stack[sp & 255] ^ 9927u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22827u;
                break;
            case 233:
                stack[sp & 255] = h; sp++;
                frame[4] = h ^ e;
                break;
            case 234:
                e ^= (u32)(wide >> 4);
                d = b + a * 21987u;
                d += (a ^ h) - 51521u;
                d ^= g << 14 | g >> 18;
                break;
            case 235:
                frame[6] += b;
                if (h & 8u) pc += 1;
                stack[sp & 255] = d + f; sp++;
                a += (b ^ d) - 40191u;
                break;
            case 236:
                d = h + g * 46993u;
                if (!(h & 7)) { a = b + 46687u; c -= h; }
                h ^= a << 25 | a >> 7;
                if (!(b & 7)) { f = a + 33803u; c -= b; }
                break;
            case 237:
                if (!(b & 7)) { g = f + 20121u; d -= b; }
                sp--; b += stack[sp & 255];
                f ^= (u32)(wide >> 7);
                break;
            case 238:
                d = b + c * 11259u;
                if (!(e & 7)) { b = f + 55445u; c -= e; }
                sp--; c = stack[sp & 255] ^ 21903u;
                break;
            case 239:
                for (u32 i = b & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                wide = wide * 61271u + b;
                g += frame[8];
                h += (g ^ a) - 52067u;
                break;
            case 240:
                if ((i32)a < (i32)e) b += 44419u; else h ^= e;
                b = (b & e) + (c | 5603u);
                frame[7] = e ^ b;
                break;
            case 241:
                if ((i32)d < (i32)f) g += 917u; else h ^= f;
                sp--; a = stack[sp & 255] ^ 1065u;
                real = real * 0.5 + (double)b;
                real = real * 0.5 + (double)h;
                break;
            case 242:
                if (!(h & 7)) { g = a + 1945u; e -= h; }
                if ((i32)g < (i32)f) b += 45769u; else c ^= f;
                g += (d ^ b) - 10225u;
                c += bytes[(h >> 12) & 1023] * 63365u;
                break;
            case 243:
                f = c + a * 53805u;
                if (h & 1u) pc += 1;
                sp--; d += stack[sp & 255];
                break;
            case 244:
                real = real * 0.5 + (double)h;
                b = h + c * 22799u;
                break;
            case 245:
                if ((i32)c < (i32)e) g += 55551u; else f ^= e;
                f ^= (u32)(wide >> 8);
                if (!(g & 7)) { f = b + 35107u; e -= g; }
                f += bytes[(d >> 13) & 1023] * 64215u;
                break;
            case 246:
                wide = wide * 60969u + c;
                stack[sp & 255] = b + h; sp++;
                break;
            case 247:
                frame[7] = f ^ g;
                if (d & 8u) pc += 3;
                break;
            case 248:
                stack[sp & 255] = h; sp++;
                h += frame[11];
                g += (h ^ f) - 39741u;
                for (u32 i = c & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 249:
                sp--; e += stack[sp & 255];
                if ((i32)b < (i32)a) e += 45161u; else g ^= a;
                break;
            case 250:
                stack[sp & 255] = c; sp++;
                sp--; b += stack[sp & 255];
                break;
            case 251:
                for (u32 i = a & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                if (b & 4u) pc += 2;
                break;
            case 252:
                sp--; f = stack[sp & 255] ^ 43291u;
                g = (g & f) + (e | 40273u);
                if ((i32)b < (i32)a) d += 23681u; else c ^= a;
                stack[sp & 255] = h + e; sp++;
                break;
            case 253:
                e = (e & d) + (c | 2079u);
                frame[5] += a;
                sp--; d = stack[sp & 255] ^ 7031u;
                stack[sp & 255] = f; sp++;
                break;
            case 254:
                frame[5] = f ^ e;
                c ^= h << 10 | h >> 22;
                c ^= (u32)(wide >> 17);
                break;
            case 255:
                f ^= (u32)(wide >> 20);
                h ^= (u32)(wide >> 2);
                if (a & 8u) pc += 3;
                break;
            case 256:
                g = (g & c) + (a | 40517u);
                sp--; d = stack[sp & 255] ^ 19207u;
                sp--; a += stack[sp & 255];
                break;
            case 257:
                for (u32 i = a & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                b += (c ^ g) - 14839u;
                wide = wide * 6863u + f;
                for (u32 i = g & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                break;
            case 258:
                for (u32 i = f & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                sp--; e = stack[sp & 255] ^ 25875u;
                h ^= c << 9 | c >> 23;
                stack[sp & 255] = f; sp++;
                break;
            case 259:
                frame[9] = f ^ g;
                b = c + h * 49833u;
                wide = wide * 48743u + f;
                for (u32 i = f & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 260:
                e ^= d << 4 | d >> 28;
                b += (d ^ f) - 523u;
                frame[1] += c;
                b += (g ^ h) - 35289u;
                break;
            case 261:
                sp--; g += stack[sp & 255];
                f = (f & c) + (a | 49495u);
                break;
            case 262:
                sp--; f = stack[sp & 255] ^ 46541u;
                frame[7] += f;
                break;
            case 263:
                sp--; g += stack[sp & 255];
                c ^= e << 26 | e >> 6;
                break;
            case 264:
                a += (g ^ b) - 51759u;
                sp--; d = stack[sp & 255] ^ 3629u;
                wide = wide * 9647u + f;
                frame[5] = h ^ c;
                break;
            case 265:
                frame[9] += d;
                b ^= (u32)(wide >> 9);
                break;
            case 266:
                sp--; c += stack[sp & 255];
                g += (f ^ c) - 44279u;
                frame[10] += f;
                stack[sp & 255] = d; sp++;
                break;
            case 267:
                stack[sp & 255] = b; sp++;
                d = a + e * 61439u;
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 268:
                c ^= (u32)(wide >> 1);
                f += (h ^ d) - 28263u;
                if ((i32)c < (i32)b) h += 42009u; else e ^= b;
                break;
            case 269:
                h += bytes[(b >> 19) & 1023] * 18027u;
                real = real * 0.5 + (double)c;
                h += (e ^ a) - 65433u;
                break;
            case 270:
                f += bytes[(h >> 0) & 1023] * 62379u;
                c += bytes[(f >> 18) & 1023] * 21977u;
                real = real * 0.5 + (double)g;
                break;
            case 271:
                d += (f ^ h) - 6815u;
                frame[2] = d ^ e;
                break;
            case 272:
                f ^= d << 21 | d >> 11;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 34253u;
                break;
            case 273:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 9593u;
                d += bytes[(g >> 9) & 1023] * 31759u;
                break;
            case 274:
                frame[1] += c;
                frame[1] = a ^ c;
                stack[sp & 255] = f + g; sp++;
                real = real * 0.5 + (double)h;
                break;
            case 275:
                frame[7] = g ^ a;
                if (!(a & 7)) { h = f + 23653u; e -= a; }
                if (b & 4u) pc += 3;
                break;
            case 276:
                wide = wide * 44805u + g;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 30061u;
                break;
            case 277:
                frame[7] += f;
                h ^= g << 28 | g >> 4;
                f += bytes[(g >> 9) & 1023] * 26871u;
                sp--; f += stack[sp & 255];
                break;
            case 278:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 63463u;
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                wide = wide * 46929u + a;
                break;
            case 279:
                d += bytes[(e >> 6) & 1023] * 4947u;
                stack[sp & 255] = c; sp++;
                break;
            case 280:
                g += (d ^ a) - 26621u;
                sp--; g = stack[sp & 255] ^ 33949u;
                d = h + b * 37481u;
                break;
            case 281:
                real = real * 0.5 + (double)b;
                d += bytes[(g >> 1) & 1023] * 17497u;
                a += frame[6];
                if (!(g & 7)) { f = b + 10451u; d -= g; }
                break;
            case 282:
                frame[0] = b ^ h;
                frame[5] += f;
                h = a + g * 16359u;
                break;
            case 283:
                if ((i32)c < (i32)f) h += 56775u; else d ^= f;
                a ^= d << 14 | d >> 18;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 40799u;
                c += bytes[(e >> 6) & 1023] * 34587u;
                break;
            case 284:
                for (u32 i = d & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = f; sp++;
                break;
            case 285:
                if (!(f & 7)) { d = b + 61461u; g -= f; }
                d = (d & h) + (g | 37811u);
                sp--; d += stack[sp & 255];
                wide = wide * 559u + d;
                break;
            case 286:
                sp--; h = stack[sp & 255] ^ 61231u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 31287u;
                stack[sp & 255] = d + e; sp++;
                g ^= (u32)(wide >> 25);
                break;
            case 287:
                frame[2] += g;
                sp--; c = stack[sp & 255] ^ 51971u;
                break;
            case 288:
                f += (e ^ d) - 28331u;
                h += frame[0];
                d = b + e * 50825u;
                stack[sp & 255] = f + g; sp++;
                break;
            case 289:
                if ((i32)h < (i32)a) f += 4225u; else e ^= a;
                c += frame[3];
                e = (e & b) + (f | 28145u);
                stack[sp & 255] = c; sp++;
                break;
            case 290:
                b ^= g << 29 | g >> 3;
                c = (c & f) + (h | 16871u);
                break;
            case 291:
                b = c + d * 57173u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 8595u;
                h += bytes[(e >> 16) & 1023] * 49915u;
                stack[sp & 255] = c; sp++;
                break;
            case 292:
                sp--; g = stack[sp & 255] ^ 39537u;
                g ^= (u32)(wide >> 30);
                sp--; b = stack[sp & 255] ^ 3705u;
                stack[sp & 255] = g; sp++;
                break;
            case 293:
                d += bytes[(c >> 17) & 1023] * 38551u;
                sp--; a = stack[sp & 255] ^ 24459u;
                stack[sp & 255] = a + c; sp++;
                frame[10] += f;
                break;
            case 294:
                sp--; f = stack[sp & 255] ^ 54855u;
                if ((i32)g < (i32)h) e += 5679u; else b ^= h;
                frame[7] = g ^ h;
                if (a & 16u) pc += 3;
                break;
            case 295:
                b ^= (u32)(wide >> 18);
                sp--; b += stack[sp & 255];
                f ^= (u32)(wide >> 4);
                sp--; h += stack[sp & 255];
                break;
            case 296:
                real = real * 0.5 + (double)a;
                g ^= (u32)(wide >> 10);
                break;
            case 297:
                if ((i32)f < (i32)e) g += 27163u; else h ^= e;
                wide = wide * 50339u + b;
                break;
            case 298:
                sp--; b += stack[sp & 255];
                stack[sp & 255] = c + h; sp++;
                break;
            case 299:
                f += bytes[(c >> 3) & 1023] * 62237u;
                for (u32 i = b & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                wide = wide * 3825u + g;
                break;
            case 300:
                if (!(d & 7)) { e = h + 35985u; b -= d; }
                sp--; g += stack[sp & 255];
                break;
            case 301:
                f += bytes[(h >> 18) & 1023] * 63549u;
                g = (g & h) + (f | 33861u);
                break;
            case 302:
                for (u32 i = e & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                h ^= d << 19 | d >> 13;
                break;
            case 303:
                e += (c ^ d) - 20575u;
                if (f & 2u) pc += 1;
                b ^= e << 30 | e >> 2;
                break;
            case 304:
                wide = wide * 665u + a;
                a = c + h * 23207u;
                h += frame[9];
                break;
            case 305:
                f ^= (u32)(wide >> 5);
                sp--; a += stack[sp & 255];
                g ^= c << 21 | c >> 11;
                c = (c & h) + (e | 32929u);
                break;
            case 306:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1537u;
                frame[5] = b ^ f;
                break;
            case 307:
                a += frame[5];
                d ^= (u32)(wide >> 1);
                break;
            case 308:
                frame[1] = c ^ d;
                h += frame[11];
                e = (e & h) + (d | 37917u);
                stack[sp & 255] = e; sp++;
                break;
            case 309:
                e += (c ^ d) - 42609u;
                frame[5] = f ^ g;
                frame[0] = e ^ f;
                wide = wide * 58161u + e;
                break;
            case 310:
                frame[10] = b ^ f;
                wide = wide * 50619u + e;
                c = (c & g) + (b | 19549u);
                break;
            case 311:
                stack[sp & 255] = e + b; sp++;
                d += frame[3];
                real = real * 0.5 + (double)h;
                break;
            case 312:
                if (h & 16u) pc += 3;
                stack[sp & 255] = d; sp++;
                break;
            case 313:
                wide = wide * 17843u + b;
                frame[4] += h;
                break;
            case 314:
                sp--; f = stack[sp & 255] ^ 23717u;
                e = g + h * 57793u;
                a += bytes[(b >> 7) & 1023] * 39943u;
                break;
            case 315:
                if ((i32)h < (i32)e) c += 20971u; else f ^= e;
                stack[sp & 255] = h + c; sp++;
                sp--; d = stack[sp & 255] ^ 64653u;
                break;
            case 316:
                sp--; a = stack[sp & 255] ^ 18115u;
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)b;
                if (!(c & 7)) { f = d + 26329u; a -= c; }
                break;
            case 317:
                frame[7] = c ^ f;
                if (!(c & 7)) { b = d + 11865u; a -= c; }
                wide = wide * 13977u + g;
                break;
            case 318:
                stack[sp & 255] = c; sp++;
                b += frame[9];
                if ((i32)f < (i32)d) e += 45477u; else a ^= d;
                break;
            case 319:
                if (d & 4u) pc += 3;
                if (a & 1u) pc += 1;
                break;
            case 320:
                stack[sp & 255] = f + c; sp++;
                wide = wide * 29271u + d;
                e = (e & c) + (d | 34009u);
                d += (g ^ c) - 14817u;
                break;
            case 321:
                h = a + g * 27607u;
                e += frame[2];
                d ^= (u32)(wide >> 13);
                sp--; b = stack[sp & 255] ^ 64961u;
                break;
            case 322:
                g += (h ^ b) - 30481u;
                if (!(b & 7)) { h = d + 37779u; c -= b; }
                a += bytes[(b >> 2) & 1023] * 18167u;
                break;
            case 323:
                real = real * 0.5 + (double)g;
                if (g & 2u) pc += 2;
                if ((i32)g < (i32)h) e += 29255u; else c ^= h;
                break;
            case 324:
                e ^= g << 16 | g >> 16;
                e = (e & f) + (b | 4435u);
                f = (f & a) + (d | 34325u);
                break;
            case 325:
                if (e & 16u) pc += 1;
                a ^= (u32)(wide >> 5);
                break;
            case 326:
                b += bytes[(d >> 14) & 1023] * 41965u;
                if (!(b & 7)) { a = c + 54303u; f -= b; }
                break;
            case 327:
                a += bytes[(e >> 4) & 1023] * 13497u;
                sp--; h = stack[sp & 255] ^ 19847u;
                c += frame[9];
                break;
            case 328:
                if (e & 4u) pc += 1;
                wide = wide * 38917u + e;
                break;
            case 329:
                sp--; e += stack[sp & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 19019u;
                b += frame[11];
                sp--; d = stack[sp & 255] ^ 25605u;
                break;
            case 330:
                real = real * 0.5 + (double)d;
                sp--; g += stack[sp & 255];
                break;
            case 331:
                frame[4] = g ^ d;
                if (!(b & 7)) { c = d + 4275u; a -= b; }
                d = (d & f) + (b | 5173u);
                frame[5] += e;
                break;
            case 332:
                frame[4] += d;
                real = real * 0.5 + (double)h;
                frame[8] += f;
                e = (e & h) + (a | 42511u);
                break;
            case 333:
                frame[11] += d;
                g += frame[0];
                break;
            case 334:
                sp--; d = stack[sp & 255] ^ 18803u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 52649u;
                if (c & 1u) pc += 2;
                break;
            case 335:
                for (u32 i = c & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 36591u;
                if ((i32)f < (i32)c) b += 17661u; else d ^= c;
                a ^= (u32)(wide >> 8);
                break;
            case 336:
                sp--; h += stack[sp & 255];
                sp--; e += stack[sp & 255];
                break;
            case 337:
                sp--; e = stack[sp & 255] ^ 36013u;
                if (d & 8u) pc += 2;
                break;
            case 338:
                wide = wide * 3067u + d;
                d ^= f << 13 | f >> 19;
                break;
            case 339:
                wide = wide * 40303u + g;
                g = e + c * 11881u;
                stack[sp & 255] = e; sp++;
                stack[sp & 255] = d + f; sp++;
                break;
            case 340:
                d ^= (u32)(wide >> 20);
                wide = wide * 51067u + c;
                h += bytes[(d >> 6) & 1023] * 28547u;
                d += frame[10];
                break;
            case 341:
                if ((i32)d < (i32)h) b += 40653u; else c ^= h;
                if ((i32)e < (i32)d) c += 12515u; else g ^= d;
                break;
            case 342:
                if (!(f & 7)) { g = h + 38727u; d -= f; }
                stack[sp & 255] = a + c; sp++;
                break;
            case 343:
                for (u32 i = g & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)g;
                if (!(b & 7)) { d = h + 9533u; a -= b; }
                break;
            case 344:
                wide = wide * 63923u + b;
                frame[4] += e;
                b += (d ^ a) - 51861u;
                d = b + a * 61445u;
                break;
            case 345:
                g ^= (u32)(wide >> 16);
                d ^= (u32)(wide >> 21);
                sp--; h = stack[sp & 255] ^ 57001u;
                break;
            case 346:
                if ((i32)d < (i32)e) c += 39541u; else g ^= e;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 25933u;
                break;
            case 347:
                for (u32 i = f & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                frame[10] = e ^ c;
                h = f + g * 63477u;
                break;
            case 348:
                frame[2] = e ^ a;
                if (!(g & 7)) { c = e + 45317u; a -= g; }
                break;
            case 349:
                sp--; h = stack[sp & 255] ^ 64019u;
                real = real * 0.5 + (double)h;
                break;
            case 350:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 57901u;
                h += bytes[(a >> 2) & 1023] * 61797u;
                stack[sp & 255] = e + h; sp++;
                break;
            case 351:
                stack[sp & 255] = h + e; sp++;
                b ^= (u32)(wide >> 20);
                real = real * 0.5 + (double)g;
                break;
            case 352:
                f ^= g << 30 | g >> 2;
                frame[11] = h ^ d;
                real = real * 0.5 + (double)d;
                frame[0] = g ^ d;
                break;
            case 353:
                a += bytes[(b >> 10) & 1023] * 56075u;
                d += (e ^ h) - 39067u;
                frame[4] += g;
                sp--; f += stack[sp & 255];
                break;
            case 354:
                f = c + g * 50415u;
                if (g & 16u) pc += 2;
                real = real * 0.5 + (double)g;
                break;
            case 355:
                sp--; h = stack[sp & 255] ^ 17917u;
                a ^= (u32)(wide >> 28);
                sp--; e += stack[sp & 255];
                break;
            case 356:
                f ^= h << 7 | h >> 25;
                c += bytes[(b >> 19) & 1023] * 49177u;
                real = real * 0.5 + (double)d;
                break;
            case 357:
                d += bytes[(c >> 7) & 1023] * 64641u;
                real = real * 0.5 + (double)d;
                if (!(c & 7)) { e = g + 19643u; a -= c; }
                sp--; c += stack[sp & 255];
                break;
            case 358:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1759u;
                if ((i32)a < (i32)c) f += 55843u; else d ^= c;
                e += frame[1];
                sp--; d += stack[sp & 255];
                break;
            case 359:
                d += (b ^ e) - 8327u;
                if (!(d & 7)) { a = e + 31875u; f -= d; }
                f += frame[3];
                break;
            case 360:
                frame[6] = e ^ d;
                if (!(f & 7)) { d = e + 30195u; h -= f; }
                sp--; e = stack[sp & 255] ^ 53013u;
                real = real * 0.5 + (double)d;
                break;
            case 361:
                real = real * 0.5 + (double)c;
                if (!(h & 7)) { c = e + 44581u; f -= h; }
                g += frame[5];
                frame[9] += g;
                break;
            case 362:
                wide = wide * 8067u + h;
                h ^= (u32)(wide >> 25);
                stack[sp & 255] = a + f; sp++;
                c = f + e * 18205u;
                break;
            case 363:
                f += frame[3];
                sp--; f += stack[sp & 255];
                real = real * 0.5 + (double)f;
                if ((i32)b < (i32)h) c += 62069u; else g ^= h;
                break;
            case 364:
                if ((i32)g < (i32)a) e += 8743u; else d ^= a;
                if ((i32)f < (i32)c) a += 26865u; else b ^= c;
                frame[2] = a ^ e;
                break;
            case 365:
                f = d + a * 14787u;
                d += (g ^ c) - 60717u;
                break;
            case 366:
                if (a & 2u) pc += 3;
                a += (b ^ f) - 6281u;
                stack[sp & 255] = b + d; sp++;
                break;
            case 367:
                c += frame[8];
                if (f & 4u) pc += 3;
                real = real * 0.5 + (double)e;
                sp--; a += stack[sp & 255];
                break;
            case 368:
                stack[sp & 255] = b; sp++;
                if (b & 16u) pc += 1;
                d ^= c << 2 | c >> 30;
                stack[sp & 255] = e; sp++;
                break;
            case 369:
                stack[sp & 255] = b + g; sp++;
                wide = wide * 41539u + e;
                real = real * 0.5 + (double)d;
                break;
            case 370:
                e = (e & b) + (d | 59977u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 57531u;
                a += frame[11];
                break;
            case 371:
                g = (g & f) + (a | 49649u);
                if (!(e & 7)) { c = g + 36819u; h -= e; }
                if ((i32)b < (i32)e) g += 5233u; else c ^= e;
                break;
            case 372:
                c += bytes[(g >> 4) & 1023] * 12527u;
                real = real * 0.5 + (double)h;
                c = b + d * 56849u;
                d += frame[7];
                break;
            case 373:
                d ^= g << 20 | g >> 12;
                stack[sp & 255] = e; sp++;
                sp--; d = stack[sp & 255] ^ 29583u;
                break;
            case 374:
                sp--; a = stack[sp & 255] ^ 61505u;
                f += (g ^ e) - 53579u;
                for (u32 i = a & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                wide = wide * 18887u + h;
                break;
            case 375:
                f ^= b << 27 | b >> 5;
                sp--; h += stack[sp & 255];
                b += (h ^ d) - 35489u;
                stack[sp & 255] = c; sp++;
                break;
            case 376:
                h += frame[11];
                sp--; f += stack[sp & 255];
                frame[6] = h ^ e;
                break;
            case 377:
                if (!(d & 7)) { b = c + 52783u; a -= d; }
                g = f + b * 62333u;
                break;
            case 378:
                d ^= (u32)(wide >> 8);
                stack[sp & 255] = e + h; sp++;
                stack[sp & 255] = e; sp++;
                sp--; f = stack[sp & 255] ^ 25415u;
                break;
            case 379:
                b += (a ^ c) - 42869u;
                if (c & 2u) pc += 3;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 48145u;
                break;
            case 380:
                d += bytes[(e >> 6) & 1023] * 60415u;
                a ^= (u32)(wide >> 13);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 38543u;
                g += frame[6];
                break;
            case 381:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 23711u;
                d += frame[5];
                h = (h & d) + (f | 18173u);
                break;
            case 382:
                frame[4] = a ^ e;
                frame[11] = e ^ d;
                f += frame[8];
                wide = wide * 9301u + d;
                break;
            case 383:
                frame[2] = a ^ c;
                stack[sp & 255] = g + d; sp++;
                real = real * 0.5 + (double)a;
                break;
            case 384:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 45619u;
                b += frame[4];
                break;
            case 385:
                if (b & 1u) pc += 1;
                if ((i32)a < (i32)d) e += 60503u; else c ^= d;
                frame[4] = c ^ b;
                frame[1] = e ^ h;
                break;
            case 386:
                stack[sp & 255] = c + a; sp++;
                sp--; a += stack[sp & 255];
                break;
            case 387:
                if (!(h & 7)) { a = d + 49491u; e -= h; }
                stack[sp & 255] = d; sp++;
                e += (f ^ g) - 1981u;
                f += (c ^ g) - 29535u;
                break;
            case 388:
                c ^= (u32)(wide >> 15);
                if (g & 16u) pc += 3;
                sp--; b += stack[sp & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 31221u;
                break;
            case 389:
                h += bytes[(e >> 6) & 1023] * 28179u;
                h += (d ^ g) - 43533u;
                stack[sp & 255] = g; sp++;
                break;
            case 390:
                wide = wide * 27599u + c;
                frame[3] += c;
                sp--; e += stack[sp & 255];
                for (u32 i = c & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                break;
            case 391:
                if (!(e & 7)) { d = f + 14941u; c -= e; }
                f ^= g << 15 | g >> 17;
                if (e & 1u) pc += 2;
                break;
            case 392:
                if (h & 4u) pc += 1;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 53929u;
                frame[0] = c ^ h;
                sp--; h = stack[sp & 255] ^ 3173u;
                break;
            case 393:
                h = (h & g) + (a | 26253u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 18655u;
                frame[0] += h;
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 394:
                frame[6] += f;
                stack[sp & 255] = e + a; sp++;
                wide = wide * 24797u + e;
                break;
            case 395:
                frame[9] = c ^ a;
                f ^= (u32)(wide >> 13);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 3173u;
                g += frame[7];
                break;
            case 396:
                if ((i32)c < (i32)d) e += 4055u; else b ^= d;
                if (b & 4u) pc += 2;
                d += frame[0];
                break;
            case 397:
                e = h + f * 4561u;
                real = real * 0.5 + (double)a;
                stack[sp & 255] = b; sp++;
                break;
            case 398:
                h = (h & c) + (e | 7455u);
                sp--; b += stack[sp & 255];
                b += bytes[(h >> 6) & 1023] * 37795u;
                break;
            case 399:
                sp--; d += stack[sp & 255];
                frame[2] += e;
                frame[8] += f;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 42505u;
                break;
            case 400:
                wide = wide * 27647u + h;
                d ^= (u32)(wide >> 19);
                stack[sp & 255] = g; sp++;
                sp--; h += stack[sp & 255];
                break;
            case 401:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 35289u;
                stack[sp & 255] = e; sp++;
                if (b & 16u) pc += 2;
                break;
            case 402:
                f = g + h * 65065u;
                if ((i32)c < (i32)f) d += 2775u; else b ^= f;
                stack[sp & 255] = e + c; sp++;
                frame[4] += a;
                break;
            case 403:
                e ^= f << 17 | f >> 15;
                real = real * 0.5 + (double)a;
                e ^= c << 7 | c >> 25;
                break;
            case 404:
                b += frame[11];
                stack[sp & 255] = b + d; sp++;
                break;
            case 405:
                if (f & 2u) pc += 3;
                real = real * 0.5 + (double)a;
                break;
            case 406:
                sp--; a += stack[sp & 255];
                d += frame[5];
                if ((i32)b < (i32)g) h += 51405u; else a ^= g;
                break;
            case 407:
                stack[sp & 255] = h + a; sp++;
                b ^= (u32)(wide >> 2);
                if (d & 1u) pc += 3;
                break;
            case 408:
                frame[4] += c;
                f = (f & e) + (c | 37925u);
                break;
            case 409:
                wide = wide * 30541u + f;
                frame[7] += f;
                break;
            case 410:
                wide = wide * 14787u + f;
                sp--; f = stack[sp & 255] ^ 58657u;
                g += bytes[(e >> 3) & 1023] * 39789u;
                break;
            case 411:
                frame[6] = c ^ f;
                if (!(f & 7)) { c = e + 22327u; b -= f; }
                break;
            case 412:
                real = real * 0.5 + (double)h;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 393u;
                a = e + c * 60215u;
                break;
            case 413:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 43851u;
                sp--; f += stack[sp & 255];
                e ^= c << 6 | c >> 26;
                break;
            case 414:
                sp--; g = stack[sp & 255] ^ 30481u;
                frame[9] = g ^ a;
                e = (e & g) + (b | 52075u);
                a = (a & f) + (h | 22585u);
                break;
            case 415:
                real = real * 0.5 + (double)c;
                sp--; b = stack[sp & 255] ^ 59235u;
                a += frame[9];
                g += frame[0];
                break;
            case 416:
                g = (g & h) + (d | 6841u);
                g = (g & h) + (f | 4111u);
                frame[4] = e ^ g;
                if ((i32)h < (i32)c) a += 11131u; else e ^= c;
                break;
            case 417:
                e = g + d * 39111u;
                real = real * 0.5 + (double)d;
                stack[sp & 255] = h + d; sp++;
                stack[sp & 255] = c + d; sp++;
                break;
            case 418:
                for (u32 i = g & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                if (f & 4u) pc += 2;
                sp--; c += stack[sp & 255];
                sp--; h = stack[sp & 255] ^ 21249u;
                break;
            case 419:
                f = (f & c) + (h | 64331u);
                d ^= f << 4 | f >> 28;
                wide = wide * 47599u + d;
                break;
            case 420:
                if (!(g & 7)) { h = b + 45943u; e -= g; }
                for (u32 i = f & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                for (u32 i = e & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                if (d & 2u) pc += 2;
                break;
            case 421:
                d += frame[7];
                if (!(a & 7)) { h = d + 62387u; e -= a; }
                break;
            case 422:
                real = real * 0.5 + (double)h;
                sp--; b = stack[sp & 255] ^ 14877u;
                e = (e & h) + (d | 39973u);
                c += (h ^ e) - 24409u;
                break;
            case 423:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 34317u;
                a += (h ^ d) - 14633u;
                break;
            case 424:
                c += bytes[(f >> 6) & 1023] * 55777u;
                stack[sp & 255] = g; sp++;
                if (!(h & 7)) { c = a + 56369u; d -= h; }
                f += bytes[(a >> 8) & 1023] * 46253u;
                break;
            case 425:
                if ((i32)c < (i32)f) h += 27103u; else a ^= f;
                if ((i32)e < (i32)f) g += 55471u; else c ^= f;
                break;
            case 426:
                f += frame[3];
                g = (g & c) + (d | 3391u);
                frame[11] = c ^ f;
                g = a + e * 1391u;
                break;
            case 427:
                d = g + h * 11357u;
                f ^= (u32)(wide >> 19);
                break;
            case 428:
                sp--; f = stack[sp & 255] ^ 25083u;
                g ^= (u32)(wide >> 23);
                break;
            case 429:
                if (d & 1u) pc += 3;
                sp--; b = stack[sp & 255] ^ 15703u;
                stack[sp & 255] = h; sp++;
                a = d + f * 39055u;
                break;
            case 430:
                frame[6] = d ^ c;
                d = (d & c) + (b | 46059u);
                stack[sp & 255] = b; sp++;
                a += bytes[(c >> 8) & 1023] * 35921u;
                break;
            case 431:
                if (!(c & 7)) { b = a + 19481u; h -= c; }
                for (u32 i = f & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 432:
                c += bytes[(a >> 9) & 1023] * 33377u;
                stack[sp & 255] = h + f; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 33309u;
                real = real * 0.5 + (double)e;
                break;
            case 433:
                stack[sp & 255] = a; sp++;
                sp--; g = stack[sp & 255] ^ 41409u;
                frame[0] = a ^ h;
                break;
            case 434:
                stack[sp & 255] = h + d; sp++;
                frame[4] += e;
                sp--; h = stack[sp & 255] ^ 39743u;
                break;
            case 435:
                c = (c & f) + (b | 40157u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 54987u;
                break;
            case 436:
                a ^= b << 12 | b >> 20;
                b ^= a << 2 | a >> 30;
                if (h & 2u) pc += 3;
                a = e + g * 27325u;
                break;
            case 437:
                if (!(c & 7)) { g = e + 24909u; b -= c; }
                stack[sp & 255] = f + h; sp++;
                break;
            case 438:
                real = real * 0.5 + (double)e;
                sp--; e += stack[sp & 255];
                f = g + b * 49451u;
                break;
            case 439:
                if ((i32)h < (i32)b) a += 59065u; else d ^= b;
                if ((i32)a < (i32)g) b += 7059u; else h ^= g;
                b += frame[1];
                for (u32 i = g & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 440:
                if (!(b & 7)) { d = h + 51687u; e -= b; }
                d = f + a * 51763u;
                sp--; b += stack[sp & 255];
                break;
            case 441:
                wide = wide * 7727u + g;
                if ((i32)h < (i32)e) b += 36887u; else f ^= e;
                break;
            case 442:
                frame[10] += h;
                c = a + h * 59519u;
                frame[2] = h ^ e;
                break;
            case 443:
                c += bytes[(d >> 13) & 1023] * 64673u;
                c ^= (u32)(wide >> 10);
                break;
            case 444:
                if ((i32)h < (i32)g) b += 33661u; else f ^= g;
                stack[sp & 255] = a + e; sp++;
                frame[0] = f ^ a;
                if (!(f & 7)) { e = h + 24619u; b -= f; }
                break;
            case 445:
                f = b + h * 44535u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22947u;
                real = real * 0.5 + (double)h;
                break;
            case 446:
                g += (c ^ h) - 65281u;
                frame[7] = c ^ b;
                e += frame[0];
                sp--; d = stack[sp & 255] ^ 26571u;
                break;
            case 447:
                for (u32 i = h & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                c ^= (u32)(wide >> 19);
                break;
            case 448:
                stack[sp & 255] = h; sp++;
                if (g & 16u) pc += 2;
                sp--; d += stack[sp & 255];
                break;
            case 449:
                stack[sp & 255] = g + f; sp++;
                if (!(c & 7)) { a = f + 22545u; h -= c; }
                a += (e ^ h) - 31131u;
                break;
            case 450:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1871u;
                sp--; d = stack[sp & 255] ^ 60755u;
                break;
            case 451:
                stack[sp & 255] = b; sp++;
                for (u32 i = b & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                d = b + f * 26143u;
                break;
            case 452:
                if (!(f & 7)) { e = a + 52607u; h -= f; }
                wide = wide * 31419u + h;
                break;
            case 453:
                b = (b & f) + (h | 37885u);
                if ((i32)b < (i32)d) h += 35061u; else e ^= d;
                stack[sp & 255] = e; sp++;
                break;
            case 454:
                sp--; h = stack[sp & 255] ^ 57405u;
                a ^= e << 6 | e >> 26;
                d = h + g * 19771u;
                real = real * 0.5 + (double)h;
                break;
            case 455:
                wide = wide * 63407u + e;
                e += bytes[(c >> 9) & 1023] * 10419u;
                if (!(d & 7)) { b = a + 56235u; f -= d; }
                d ^= e << 26 | e >> 6;
                break;
            case 456:
                if (!(a & 7)) { g = b + 45175u; d -= a; }
                g = (g & b) + (a | 11075u);
                frame[7] = g ^ c;
                frame[0] += h;
                break;
            case 457:
                frame[3] += d;
                if (!(c & 7)) { a = g + 42639u; b -= c; }
                c += (g ^ e) - 2161u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 6467u;
                break;
            case 458:
                b = c + d * 18919u;
                wide = wide * 48515u + c;
                sp--; e = stack[sp & 255] ^ 41623u;
                stack[sp & 255] = f; sp++;
                break;
            case 459:
                real = real * 0.5 + (double)g;
                if (a & 4u) pc += 2;
                break;
            case 460:
                frame[2] = h ^ f;
                stack[sp & 255] = g; sp++;
                sp--; g += stack[sp & 255];
                break;
            case 461:
                frame[8] += e;
                stack[sp & 255] = h; sp++;
                frame[9] += e;
                c += (d ^ b) - 53163u;
                break;
            case 462:
                g += frame[2];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 23777u;
                stack[sp & 255] = b; sp++;
                b = h + d * 42549u;
                break;
            case 463:
                sp--; a += stack[sp & 255];
                b ^= (u32)(wide >> 5);
                e = a + d * 41825u;
                break;
            case 464:
                f = g + c * 13393u;
                sp--; g += stack[sp & 255];
                sp--; f += stack[sp & 255];
                wide = wide * 18207u + e;
                break;
            case 465:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 62519u;
                frame[7] += e;
                for (u32 i = g & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 466:
                if ((i32)h < (i32)a) e += 34319u; else b ^= a;
                if (!(a & 7)) { e = g + 18041u; c -= a; }
                break;
            case 467:
                sp--; f = stack[sp & 255] ^ 2621u;
                sp--; d += stack[sp & 255];
                break;
            case 468:
                b = (b & e) + (a | 62767u);
                sp--; b += stack[sp & 255];
                break;
            case 469:
                e = g + f * 16743u;
                stack[sp & 255] = b; sp++;
                b += bytes[(d >> 1) & 1023] * 27713u;
                sp--; h = stack[sp & 255] ^ 8757u;
                break;
            case 470:
                frame[4] = e ^ c;
                stack[sp & 255] = h; sp++;
                break;
            case 471:
                for (u32 i = d & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 55871u;
                wide = wide * 26443u + h;
                break;
            case 472:
                stack[sp & 255] = a + f; sp++;
                e ^= (u32)(wide >> 19);
                break;
            case 473:
                d += bytes[(a >> 0) & 1023] * 25853u;
                d += (e ^ c) - 21221u;
                e = (e & h) + (a | 33127u);
                real = real * 0.5 + (double)g;
                break;
            case 474:
                d += bytes[(h >> 10) & 1023] * 35313u;
                b ^= e << 28 | e >> 4;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 37811u;
                break;
            case 475:
                f += bytes[(a >> 10) & 1023] * 12419u;
                a = d + h * 4835u;
                stack[sp & 255] = a; sp++;
                break;
            case 476:
                stack[sp & 255] = g; sp++;
                h ^= (u32)(wide >> 28);
                e += (h ^ b) - 75u;
                break;
            case 477:
                sp--; b = stack[sp & 255] ^ 21435u;
                real = real * 0.5 + (double)d;
                wide = wide * 20655u + f;
                f ^= (u32)(wide >> 28);
                break;
            case 478:
                frame[6] = e ^ h;
                e = (e & f) + (d | 48023u);
                b += frame[5];
                if (!(h & 7)) { a = c + 55491u; f -= h; }
                break;
            case 479:
                c = f + h * 29289u;
                if ((i32)d < (i32)e) g += 54205u; else c ^= e;
                h ^= (u32)(wide >> 21);
                break;
            case 480:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 18961u;
                a ^= g << 16 | g >> 16;
                if (!(e & 7)) { g = c + 21551u; d -= e; }
                if (g & 1u) pc += 3;
                break;
            case 481:
                sp--; e += stack[sp & 255];
                a ^= (u32)(wide >> 8);
                break;
            case 482:
                if ((i32)b < (i32)g) d += 11077u; else c ^= g;
                frame[9] += b;
                stack[sp & 255] = e + c; sp++;
                break;
            case 483:
                wide = wide * 54955u + a;
                for (u32 i = b & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)b;
                break;
            case 484:
                if ((i32)b < (i32)d) g += 949u; else h ^= d;
                g += (f ^ d) - 37357u;
                real = real * 0.5 + (double)a;
                for (u32 i = h & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 485:
                c = g + f * 57589u;
                h += bytes[(g >> 4) & 1023] * 65245u;
                stack[sp & 255] = d; sp++;
                break;
            case 486:
                for (u32 i = g & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                wide = wide * 31243u + d;
                if ((i32)c < (i32)a) d += 47727u; else h ^= a;
                break;
            case 487:
                h ^= (u32)(wide >> 23);
                f += (c ^ h) - 20207u;
                break;
            case 488:
                g += (d ^ e) - 769u;
                if ((i32)c < (i32)a) d += 33529u; else h ^= a;
                break;
            case 489:
                real = real * 0.5 + (double)a;
                for (u32 i = b & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)g;
                if ((i32)g < (i32)f) h += 24837u; else a ^= f;
                break;
            case 490:
                frame[3] = a ^ g;
                if ((i32)c < (i32)a) g += 62315u; else h ^= a;
                d = h + c * 40025u;
                e ^= (u32)(wide >> 3);
                break;
            case 491:
                if (d & 8u) pc += 1;
                stack[sp & 255] = d + c; sp++;
                g = (g & b) + (h | 61417u);
                break;
            case 492:
                g += (h ^ f) - 35587u;
                for (u32 i = h & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 493:
                frame[2] += c;
                real = real * 0.5 + (double)a;
                break;
            case 494:
                stack[sp & 255] = c + b; sp++;
                wide = wide * 40513u + d;
                break;
            case 495:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 26101u;
                stack[sp & 255] = e; sp++;
                break;
            case 496:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64895u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56191u;
                h = c + b * 37131u;
                wide = wide * 46441u + b;
                break;
            case 497:
                a += frame[3];
                sp--; d = stack[sp & 255] ^ 16511u;
                if (!(c & 7)) { a = b + 40187u; g -= c; }
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 498:
                f ^= (u32)(wide >> 22);
                e += frame[5];
                break;
            case 499:
                frame[3] = a ^ f;
                real = real * 0.5 + (double)f;
                break;
            case 500:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 2769u;
                a = (a & c) + (g | 1273u);
                break;
            case 501:
                for (u32 i = e & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = a + f; sp++;
                stack[sp & 255] = h + d; sp++;
                a ^= d << 13 | d >> 19;
                break;
            case 502:
                g ^= b << 18 | b >> 14;
                c += bytes[(f >> 6) & 1023] * 62241u;
                real = real * 0.5 + (double)a;
                real = real * 0.5 + (double)d;
                break;
            case 503:
                stack[sp & 255] = b; sp++;
                sp--; d = stack[sp & 255] ^ 15437u;
                frame[7] += g;
                b += (f ^ c) - 7809u;
                break;
            case 504:
                frame[4] += c;
                sp--; g = stack[sp & 255] ^ 51629u;
                g ^= h << 28 | h >> 4;
                e += frame[3];
                break;
            case 505:
                c = (c & b) + (f | 21803u);
                frame[11] += f;
                real = real * 0.5 + (double)c;
                break;
            case 506:
                frame[1] = h ^ f;
                g = (g & e) + (c | 56925u);
                stack[sp & 255] = c + g; sp++;
                sp--; c += stack[sp & 255];
                break;
            case 507:
                e = a + c * 22777u;
                for (u32 i = h & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                sp--; h = stack[sp & 255] ^ 27381u;
                break;
            case 508:
                frame[5] = a ^ f;
                if (b & 1u) pc += 3;
                wide = wide * 23631u + a;
                break;
            case 509:
                wide = wide * 3335u + b;
                stack[sp & 255] = e; sp++;
                c += bytes[(e >> 11) & 1023] * 54485u;
                wide = wide * 145u + e;
                break;
            case 510:
                a ^= (u32)(wide >> 5);
                stack[sp & 255] = a; sp++;
                break;
            case 511:
                e += bytes[(d >> 19) & 1023] * 41435u;
                stack[sp & 255] = e; sp++;
                break;
            case 512:
                h = (h & g) + (b | 8419u);
                stack[sp & 255] = h; sp++;
                frame[11] = f ^ a;
                break;
            case 513:
                frame[5] += c;
                if ((i32)f < (i32)h) e += 36593u; else d ^= h;
                break;
            case 514:
                wide = wide * 3249u + c;
                b += (c ^ h) - 62615u;
                a = (a & f) + (d | 30859u);
                c ^= (u32)(wide >> 29);
                break;
            case 515:
                if ((i32)d < (i32)g) e += 37477u; else a ^= g;
                sp--; c += stack[sp & 255];
                c = (c & f) + (d | 45745u);
                wide = wide * 15577u + f;
                break;
            case 516:
                e ^= (u32)(wide >> 22);
                wide = wide * 34433u + b;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56849u;
                break;
            case 517:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22623u;
                real = real * 0.5 + (double)b;
                c = h + e * 45421u;
                e ^= (u32)(wide >> 26);
                break;
            case 518:
                frame[4] = h ^ f;
                wide = wide * 18125u + e;
                a += bytes[(f >> 17) & 1023] * 61887u;
                g ^= f << 29 | f >> 3;
                break;
            case 519:
                if (b & 1u) pc += 3;
                real = real * 0.5 + (double)d;
                a = (a & c) + (g | 18861u);
                break;
            case 520:
                b += bytes[(f >> 5) & 1023] * 11593u;
                if (g & 8u) pc += 3;
                e = d + h * 41067u;
                break;
            case 521:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 25231u;
                c = (c & h) + (a | 49619u);
                break;
            case 522:
                a += (b ^ h) - 63041u;
                a ^= (u32)(wide >> 22);
                break;
            case 523:
                a += (b ^ g) - 16557u;
                d ^= (u32)(wide >> 2);
                if ((i32)e < (i32)f) c += 57617u; else g ^= f;
                stack[sp & 255] = e; sp++;
                break;
            case 524:
                b = d + a * 10883u;
                stack[sp & 255] = c + h; sp++;
                frame[7] += b;
                break;
            case 525:
                stack[sp & 255] = f + c; sp++;
                if (d & 4u) pc += 2;
                break;
            case 526:
                sp--; d += stack[sp & 255];
                f += (d ^ c) - 24295u;
                if (!(f & 7)) { b = h + 63197u; a -= f; }
                break;
            case 527:
                stack[sp & 255] = d; sp++;
                g = (g & a) + (h | 36901u);
                c += (g ^ a) - 41415u;
                break;
            case 528:
                h ^= (u32)(wide >> 14);
                if (g & 1u) pc += 3;
                break;
            case 529:
                wide = wide * 2901u + a;
                frame[8] += a;
                break;
            case 530:
                real = real * 0.5 + (double)f;
                b = (b & f) + (e | 4979u);
                if (d & 2u) pc += 2;
                h ^= (u32)(wide >> 9);
                break;
            case 531:
                wide = wide * 9179u + d;
                if (f & 1u) pc += 1;
                break;
            case 532:
                e += bytes[(f >> 12) & 1023] * 31113u;
                wide = wide * 25751u + h;
                break;
            case 533:
                for (u32 i = g & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = h + d; sp++;
                break;
            case 534:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 54515u;
                b += (a ^ c) - 47471u;
                d ^= f << 10 | f >> 22;
                break;
            case 535:
                sp--; h = stack[sp & 255] ^ 50457u;
                if ((i32)f < (i32)a) e += 34123u; else g ^= a;
                break;
            case 536:
                for (u32 i = h & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                b ^= d << 29 | d >> 3;
                if (!(h & 7)) { f = b + 26899u; g -= h; }
                frame[8] += a;
                break;
            case 537:
                h ^= b << 6 | b >> 26;
                frame[8] = d ^ f;
                break;
            case 538:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 55837u;
                stack[sp & 255] = a + g; sp++;
                break;
            case 539:
                frame[6] = e ^ c;
                sp--; a += stack[sp & 255];
                sp--; b += stack[sp & 255];
                break;
            case 540:
                c += (d ^ e) - 5309u;
                d = (d & b) + (c | 9919u);
                frame[1] = c ^ d;
                stack[sp & 255] = d; sp++;
                break;
            case 541:
                a += (e ^ d) - 49711u;
                frame[4] += g;
                sp--; b = stack[sp & 255] ^ 11417u;
                frame[1] = c ^ g;
                break;
            case 542:
                e = d + b * 20105u;
                real = real * 0.5 + (double)f;
                break;
            case 543:
                h ^= c << 2 | c >> 30;
                c += bytes[(h >> 18) & 1023] * 46473u;
                break;
            case 544:
                sp--; b += stack[sp & 255];
                frame[6] += g;
                sp--; a = stack[sp & 255] ^ 3863u;
                break;
            case 545:
                f += frame[3];
                sp--; d = stack[sp & 255] ^ 44155u;
                break;
            case 546:
                h += (d ^ e) - 25363u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 57169u;
                stack[sp & 255] = e; sp++;
                break;
            case 547:
                if ((i32)f < (i32)h) a += 19469u; else b ^= h;
                sp--; f += stack[sp & 255];
                break;
            case 548:
                d ^= (u32)(wide >> 26);
                if ((i32)h < (i32)f) g += 7165u; else d ^= f;
                break;
            case 549:
                a += (c ^ e) - 24711u;
                c = d + e * 65285u;
                break;
            case 550:
                c = (c & e) + (d | 28005u);
                g = (g & c) + (h | 37585u);
                break;
            case 551:
                for (u32 i = a & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                if ((i32)d < (i32)c) h += 54711u; else e ^= c;
                h += frame[6];
                real = real * 0.5 + (double)e;
                break;
            case 552:
                stack[sp & 255] = d + g; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 39525u;
                break;
            case 553:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 38791u;
                a ^= (u32)(wide >> 24);
                wide = wide * 52789u + a;
                break;
            case 554:
                wide = wide * 56615u + e;
                sp--; b += stack[sp & 255];
                break;
            case 555:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 48527u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 44057u;
                g = a + d * 8169u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 50779u;
                break;
            case 556:
                frame[6] += f;
                stack[sp & 255] = f; sp++;
                break;
            case 557:
                sp--; b = stack[sp & 255] ^ 61405u;
                stack[sp & 255] = b + h; sp++;
                break;
            case 558:
                for (u32 i = e & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                d += (a ^ c) - 63961u;
                break;
            case 559:
                for (u32 i = g & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                f += frame[7];
                break;
            case 560:
                if (!(g & 7)) { c = b + 53093u; a -= g; }
                wide = wide * 22511u + h;
                break;
            case 561:
                c = d + b * 48387u;
                f = d + g * 28805u;
                break;
            case 562:
                b ^= h << 2 | h >> 30;
                if ((i32)b < (i32)g) d += 39499u; else c ^= g;
                f += frame[3];
                if (e & 4u) pc += 2;
                break;
            case 563:
                stack[sp & 255] = a; sp++;
                f = c + a * 29549u;
                if (c & 16u) pc += 2;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 29485u;
                break;
            case 564:
                sp--; e = stack[sp & 255] ^ 25979u;
                frame[7] = d ^ f;
                break;
            case 565:
                real = real * 0.5 + (double)b;
                if ((i32)c < (i32)h) a += 46797u; else e ^= h;
                c ^= (u32)(wide >> 25);
                break;
            case 566:
                g = (g & f) + (d | 30513u);
                if ((i32)h < (i32)e) d += 14291u; else b ^= e;
                f += bytes[(d >> 9) & 1023] * 41003u;
                g += bytes[(c >> 10) & 1023] * 19973u;
                break;
            case 567:
                if (!(h & 7)) { g = d + 65479u; f -= h; }
                c = (c & g) + (a | 52969u);
                g += frame[0];
                break;
            case 568:
                real = real * 0.5 + (double)e;
                g = h + b * 61593u;
                sp--; b += stack[sp & 255];
                break;
            case 569:
                wide = wide * 55335u + e;
                sp--; f += stack[sp & 255];
                break;
            case 570:
                sp--; f += stack[sp & 255];
                if ((i32)d < (i32)f) g += 34699u; else c ^= f;
                g ^= b << 8 | b >> 24;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1227u;
                break;
            case 571:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 37889u;
                sp--; e = stack[sp & 255] ^ 40569u;
                break;
            case 572:
                sp--; c = stack[sp & 255] ^ 18671u;
                if (!(c & 7)) { g = f + 58913u; e -= c; }
                if ((i32)a < (i32)f) b += 62119u; else d ^= f;
                for (u32 i = g & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 573:
                frame[11] = a ^ d;
                real = real * 0.5 + (double)h;
                sp--; c = stack[sp & 255] ^ 27203u;
                stack[sp & 255] = e; sp++;
                break;
            case 574:
                a = c + g * 2087u;
                if (!(h & 7)) { a = b + 51191u; c -= h; }
                for (u32 i = g & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 575:
                sp--; h = stack[sp & 255] ^ 15473u;
                stack[sp & 255] = e + c; sp++;
                sp--; g += stack[sp & 255];
                sp--; f += stack[sp & 255];
                break;
            case 576:
                d += bytes[(a >> 6) & 1023] * 61147u;
                b += frame[1];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 50121u;
                break;
            case 577:
                stack[sp & 255] = e; sp++;
                c += frame[7];
                break;
            case 578:
                if (!(c & 7)) { h = g + 7905u; b -= c; }
                for (u32 i = d & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                frame[6] = a ^ c;
                d = e + c * 5309u;
                break;
            case 579:
                wide = wide * 28829u + h;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 5523u;
                break;
            case 580:
                c ^= a << 1 | a >> 31;
                stack[sp & 255] = f; sp++;
                a ^= b << 23 | b >> 9;
                frame[2] = f ^ g;
                break;
            case 581:
                sp--; g += stack[sp & 255];
                b ^= g << 23 | g >> 9;
                b ^= (u32)(wide >> 14);
                wide = wide * 22927u + g;
                break;
            case 582:
                frame[10] = g ^ f;
                stack[sp & 255] = d + b; sp++;
                break;
            case 583:
                if (!(f & 7)) { g = h + 8287u; c -= f; }
                sp--; d += stack[sp & 255];
                stack[sp & 255] = h; sp++;
                g += (e ^ b) - 60369u;
                break;
            case 584:
                stack[sp & 255] = e + h; sp++;
                b += bytes[(d >> 2) & 1023] * 14763u;
                b += frame[3];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56187u;
                break;
            case 585:
                a ^= f << 16 | f >> 16;
                d += bytes[(b >> 6) & 1023] * 6569u;
                c = (c & e) + (b | 62753u);
                sp--; f = stack[sp & 255] ^ 60205u;
                break;
            case 586:
                b ^= (u32)(wide >> 13);
                stack[sp & 255] = c; sp++;
                e = g + b * 42981u;
                break;
            case 587:
                sp--; e += stack[sp & 255];
                sp--; f += stack[sp & 255];
                break;
            case 588:
                sp--; e += stack[sp & 255];
                for (u32 i = h & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = h; sp++;
                break;
            case 589:
                b = d + f * 41567u;
                if (g & 8u) pc += 2;
                sp--; h += stack[sp & 255];
                break;
            case 590:
                if (g & 8u) pc += 3;
                real = real * 0.5 + (double)b;
                if (b & 4u) pc += 1;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 35975u;
                break;
            case 591:
                wide = wide * 1117u + f;
                real = real * 0.5 + (double)c;
                break;
            case 592:
                real = real * 0.5 + (double)g;
                sp--; e += stack[sp & 255];
                if (g & 4u) pc += 2;
                break;
            case 593:
                b ^= a << 30 | a >> 2;
                wide = wide * 23493u + c;
                c = (c & f) + (d | 36615u);
                break;
            case 594:
                if ((i32)e < (i32)h) f += 2183u; else g ^= h;
                if (b & 8u) pc += 1;
                d += frame[11];
                if (!(d & 7)) { h = g + 11191u; b -= d; }
                break;
            case 595:
                sp--; b += stack[sp & 255];
                wide = wide * 56519u + e;
                wide = wide * 41725u + c;
                sp--; a += stack[sp & 255];
                break;
            case 596:
                stack[sp & 255] = f + d; sp++;
                frame[6] = e ^ c;
                break;
            case 597:
                frame[9] = a ^ b;
                h += (f ^ e) - 49183u;
                frame[10] = c ^ f;
                break;
            case 598:
                if (f & 1u) pc += 1;
                d = h + e * 19621u;
                sp--; f += stack[sp & 255];
                frame[11] = g ^ d;
                break;
            case 599:
                e += (b ^ a) - 53911u;
                sp--; a = stack[sp & 255] ^ 37955u;
                break;
            case 600:
                f = e + g * 3507u;
                for (u32 i = h & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = b; sp++;
                if (!(f & 7)) { d = h + 58875u; c -= f; }
                break;
            case 601:
                if (!(e & 7)) { c = d + 59825u; f -= e; }
                for (u32 i = h & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                sp--; c = stack[sp & 255] ^ 12151u;
                break;
            case 602:
                if (!(a & 7)) { f = b + 28959u; g -= a; }
                wide = wide * 7499u + c;
                if (!(b & 7)) { g = c + 45981u; d -= b; }
                break;
            case 603:
                real = real * 0.5 + (double)a;
                sp--; d = stack[sp & 255] ^ 26331u;
                a ^= (u32)(wide >> 16);
                wide = wide * 29581u + h;
                break;
            case 604:
                h = f + b * 62875u;
                sp--; f = stack[sp & 255] ^ 14337u;
                for (u32 i = c & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                d += frame[2];
                break;
            case 605:
                c += (h ^ d) - 19861u;
                frame[9] = c ^ b;
                break;
            case 606:
                c ^= (u32)(wide >> 1);
                if ((i32)d < (i32)b) e += 13251u; else f ^= b;
                sp--; c += stack[sp & 255];
                break;
            case 607:
                if (!(h & 7)) { e = a + 61395u; d -= h; }
                if (f & 4u) pc += 1;
                f += (d ^ b) - 32709u;
                wide = wide * 59425u + c;
                break;
            case 608:
                h ^= (u32)(wide >> 21);
                stack[sp & 255] = c; sp++;
                e += (a ^ d) - 35591u;
                if (c & 2u) pc += 3;
                break;
            case 609:
                e = (e & h) + (f | 44133u);
                real = real * 0.5 + (double)a;
                break;
            case 610:
                if (h & 16u) pc += 2;
                h ^= g << 5 | g >> 27;
                break;
            case 611:
                d = a + h * 12303u;
                stack[sp & 255] = g; sp++;
                break;
            case 612:
                c ^= (u32)(wide >> 20);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 29851u;
                d += bytes[(b >> 7) & 1023] * 15611u;
                break;
            case 613:
                if (g & 2u) pc += 1;
                a += bytes[(f >> 11) & 1023] * 53947u;
                break;
            case 614:
                wide = wide * 13573u + e;
                f = (f & a) + (b | 29231u);
                break;
            case 615:
                d += (h ^ f) - 27289u;
                b = e + g * 49061u;
                d += (h ^ f) - 25059u;
                wide = wide * 9253u + d;
                break;
            case 616:
                h ^= b << 13 | b >> 19;
                sp--; h += stack[sp & 255];
                if (a & 8u) pc += 1;
                f = (f & d) + (a | 53167u);
                break;
            case 617:
                if (!(b & 7)) { d = a + 51961u; g -= b; }
                real = real * 0.5 + (double)h;
                break;
            case 618:
                sp--; b += stack[sp & 255];
                for (u32 i = f & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                c += frame[8];
                real = real * 0.5 + (double)h;
                break;
            case 619:
                h ^= (u32)(wide >> 25);
                if ((i32)a < (i32)d) b += 477u; else e ^= d;
                sp--; d += stack[sp & 255];
                break;
            case 620:
                c ^= b << 11 | b >> 21;
                b += frame[9];
                break;
            case 621:
                for (u32 i = d & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                c += bytes[(f >> 8) & 1023] * 14203u;
                g += frame[5];
                break;
            case 622:
                if (h & 4u) pc += 2;
                real = real * 0.5 + (double)a;
                for (u32 i = h & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 623:
                d += frame[9];
                stack[sp & 255] = h + g; sp++;
                h ^= (u32)(wide >> 14);
                break;
            case 624:
                if (!(e & 7)) { g = b + 26785u; c -= e; }
                if (!(d & 7)) { b = e + 5691u; f -= d; }
                break;
            case 625:
                stack[sp & 255] = a + g; sp++;
                sp--; c = stack[sp & 255] ^ 54747u;
                b = h + a * 1121u;
                break;
            case 626:
                stack[sp & 255] = h; sp++;
                sp--; a += stack[sp & 255];
                break;
            case 627:
                frame[7] += h;
                h += (d ^ b) - 26541u;
                break;
            case 628:
                if (h & 8u) pc += 3;
                d += frame[10];
                real = real * 0.5 + (double)b;
                break;
            case 629:
                e ^= (u32)(wide >> 1);
                c = f + g * 38283u;
                e += frame[11];
                break;
            case 630:
                stack[sp & 255] = c + e; sp++;
                b ^= (u32)(wide >> 9);
                if (!(a & 7)) { d = h + 18073u; f -= a; }
                sp--; h += stack[sp & 255];
                break;
            case 631:
                c = (c & e) + (a | 36203u);
                wide = wide * 44231u + h;
                for (u32 i = f & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                if ((i32)d < (i32)h) e += 22283u; else a ^= h;
                break;
            case 632:
                g += frame[4];
                c = d + e * 26505u;
                real = real * 0.5 + (double)f;
                stack[sp & 255] = c; sp++;
                break;
            case 633:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 97u;
                g += (h ^ c) - 28517u;
                stack[sp & 255] = g; sp++;
                if ((i32)b < (i32)a) g += 21061u; else e ^= a;
                break;
            case 634:
                real = real * 0.5 + (double)c;
                stack[sp & 255] = a + c; sp++;
                if ((i32)c < (i32)e) d += 36169u; else g ^= e;
                frame[4] += a;
                break;
            case 635:
                if (!(b & 7)) { e = g + 51599u; f -= b; }
                for (u32 i = b & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)a;
                stack[sp & 255] = g; sp++;
                break;
            case 636:
                e = d + b * 22097u;
                sp--; e = stack[sp & 255] ^ 17259u;
                d += (e ^ h) - 17665u;
                break;
            case 637:
                e ^= (u32)(wide >> 7);
                real = real * 0.5 + (double)c;
                wide = wide * 48161u + g;
                e ^= (u32)(wide >> 6);
                break;
            case 638:
                f ^= (u32)(wide >> 7);
                stack[sp & 255] = e; sp++;
                g += bytes[(f >> 9) & 1023] * 35461u;
                frame[10] = b ^ e;
                break;
            case 639:
                e += (a ^ g) - 139u;
                if (b & 8u) pc += 3;
                wide = wide * 28727u + d;
                if ((i32)d < (i32)a) e += 43819u; else g ^= a;
                break;
            case 640:
                f = (f & b) + (a | 25101u);
                if (!(e & 7)) { d = h + 18191u; f -= e; }
                break;
            case 641:
                if ((i32)a < (i32)g) f += 16449u; else b ^= g;
                g += frame[0];
                f = d + g * 38799u;
                break;
            case 642:
                sp--; g = stack[sp & 255] ^ 45081u;
                if (e & 16u) pc += 2;
                break;
            case 643:
                h = g + c * 35079u;
                if ((i32)g < (i32)d) a += 44227u; else h ^= d;
                c += (f ^ h) - 32707u;
                g = (g & a) + (h | 6691u);
                break;
            case 644:
                frame[7] = b ^ d;
                frame[4] += f;
                break;
            case 645:
                h = (h & f) + (g | 62773u);
                if (d & 16u) pc += 2;
                break;
            case 646:
                h ^= d << 4 | d >> 28;
                stack[sp & 255] = f + a; sp++;
                break;
            case 647:
                b += bytes[(h >> 9) & 1023] * 48467u;
                if (!(b & 7)) { h = g + 17647u; d -= b; }
                a += (c ^ h) - 23419u;
                frame[4] += e;
                break;
            case 648:
                stack[sp & 255] = a; sp++;
                e ^= (u32)(wide >> 15);
                real = real * 0.5 + (double)d;
                break;
            case 649:
                d += bytes[(c >> 1) & 1023] * 16497u;
                real = real * 0.5 + (double)a;
                if ((i32)b < (i32)g) a += 18151u; else d ^= g;
                break;
            case 650:
                stack[sp & 255] = g + f; sp++;
                if (h & 4u) pc += 3;
                real = real * 0.5 + (double)b;
                if (!(f & 7)) { e = g + 56333u; d -= f; }
                break;
            case 651:
                stack[sp & 255] = h; sp++;
                c = (c & g) + (b | 44317u);
                stack[sp & 255] = a; sp++;
                break;
            case 652:
                e += (c ^ h) - 26465u;
                frame[9] = c ^ g;
                break;
            case 653:
                f += frame[4];
                e = (e & b) + (f | 48343u);
                wide = wide * 16165u + c;
                break;
            case 654:
                d += frame[1];
                g ^= (u32)(wide >> 19);
                frame[3] = g ^ c;
                break;
            case 655:
                f += (h ^ d) - 11319u;
                e += frame[3];
                break;
            case 656:
                g = e + h * 52827u;
                if ((i32)d < (i32)e) h += 22385u; else f ^= e;
                real = real * 0.5 + (double)h;
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 657:
                sp--; f += stack[sp & 255];
                sp--; e = stack[sp & 255] ^ 10737u;
                for (u32 i = a & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                h += bytes[(d >> 15) & 1023] * 17623u;
                break;
            case 658:
                c ^= (u32)(wide >> 21);
                b = (b & g) + (c | 37775u);
                c += (d ^ a) - 45745u;
                break;
            case 659:
                stack[sp & 255] = h; sp++;
                if ((i32)a < (i32)b) e += 49049u; else d ^= b;
                break;
            case 660:
                sp--; e += stack[sp & 255];
                stack[sp & 255] = e + h; sp++;
                for (u32 i = h & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 661:
                f ^= (u32)(wide >> 8);
                g = f + a * 59715u;
                if (a & 8u) pc += 3;
                g ^= c << 21 | c >> 11;
                break;
            case 662:
                for (u32 i = a & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                frame[0] += d;
                real = real * 0.5 + (double)a;
                d = c + f * 13811u;
                break;
            case 663:
                if ((i32)c < (i32)h) e += 15347u; else g ^= h;
                h = c + b * 2411u;
                sp--; a += stack[sp & 255];
                break;
            case 664:
                for (u32 i = d & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)c;
                if (!(c & 7)) { f = a + 17989u; b -= c; }
                break;
            case 665:
                frame[10] = c ^ h;
                f = c + d * 58291u;
                break;
            case 666:
                a ^= (u32)(wide >> 3);
                a += frame[3];
                e += bytes[(b >> 18) & 1023] * 59511u;
                g += bytes[(d >> 6) & 1023] * 51693u;
                break;
            case 667:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 62975u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 37775u;
                if ((i32)a < (i32)d) c += 61471u; else e ^= d;
                break;
            case 668:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 32303u;
                for (u32 i = c & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)c;
                break;
            case 669:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 38329u;
                sp--; g += stack[sp & 255];
                f ^= e << 23 | e >> 9;
                break;
            case 670:
                b += frame[9];
                c += bytes[(b >> 7) & 1023] * 21159u;
                break;
            case 671:
                a = b + c * 17209u;
                wide = wide * 41219u + c;
                break;
            case 672:
                if ((i32)d < (i32)h) a += 21779u; else f ^= h;
                if (h & 2u) pc += 2;
                a += (e ^ b) - 16043u;
                for (u32 i = f & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 673:
                real = real * 0.5 + (double)d;
                wide = wide * 62037u + a;
                frame[2] += f;
                break;
            case 674:
                c ^= (u32)(wide >> 7);
                g += (d ^ c) - 60743u;
                a += frame[2];
                stack[sp & 255] = c; sp++;
                break;
            case 675:
                frame[5] += a;
                sp--; e = stack[sp & 255] ^ 1429u;
                if (a & 4u) pc += 1;
                sp--; e += stack[sp & 255];
                break;
            case 676:
                b ^= e << 7 | e >> 25;
                f ^= (u32)(wide >> 17);
                d = b + f * 48385u;
                stack[sp & 255] = f; sp++;
                break;
            case 677:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 38645u;
                stack[sp & 255] = e + d; sp++;
                wide = wide * 56653u + f;
                stack[sp & 255] = d; sp++;
                break;
            case 678:
                if (c & 1u) pc += 2;
                wide = wide * 46927u + b;
                for (u32 i = g & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 679:
                real = real * 0.5 + (double)c;
                wide = wide * 57723u + a;
                break;
            case 680:
                wide = wide * 4037u + g;
                frame[3] += f;
                c ^= d << 20 | d >> 12;
                break;
            case 681:
                h = (h & a) + (e | 59923u);
                real = real * 0.5 + (double)h;
                break;
            case 682:
                if (g & 2u) pc += 2;
                sp--; d += stack[sp & 255];
                break;
            case 683:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 21107u;
                frame[8] += b;
                stack[sp & 255] = f; sp++;
                break;
            case 684:
                if (!(a & 7)) { h = d + 36915u; f -= a; }
                if (!(g & 7)) { f = a + 26115u; c -= g; }
                stack[sp & 255] = f; sp++;
                a += frame[1];
                break;
            case 685:
                a += bytes[(c >> 11) & 1023] * 39649u;
                g += bytes[(c >> 19) & 1023] * 15919u;
                break;
            case 686:
                d ^= (u32)(wide >> 10);
                if ((i32)d < (i32)a) b += 22035u; else h ^= a;
                frame[2] = d ^ a;
                for (u32 i = d & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 687:
                if (!(e & 7)) { c = d + 50491u; h -= e; }
                stack[sp & 255] = h + e; sp++;
                break;
            case 688:
                if (!(g & 7)) { f = a + 41555u; b -= g; }
                stack[sp & 255] = g; sp++;
                break;
            case 689:
                g += bytes[(c >> 11) & 1023] * 16711u;
                if (f & 16u) pc += 1;
                if (!(d & 7)) { a = c + 34445u; g -= d; }
                break;
            case 690:
                if (!(c & 7)) { d = f + 8099u; e -= c; }
                frame[1] += a;
                a = (a & d) + (e | 35921u);
                if (!(h & 7)) { c = d + 13245u; f -= h; }
                break;
            case 691:
                c += frame[7];
                real = real * 0.5 + (double)d;
                d = (d & a) + (g | 34969u);
                break;
            case 692:
                a = (a & b) + (f | 39715u);
                wide = wide * 20203u + a;
                e += frame[8];
                break;
            case 693:
                f += bytes[(e >> 19) & 1023] * 63697u;
                frame[7] += e;
                c ^= g << 9 | g >> 23;
                if (!(f & 7)) { h = g + 37657u; b -= f; }
                break;
            case 694:
                stack[sp & 255] = g; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12129u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 44907u;
                break;
            case 695:
                frame[9] += e;
                sp--; g += stack[sp & 255];
                h = c + a * 12631u;
                sp--; b += stack[sp & 255];
                break;
            case 696:
                sp--; e = stack[sp & 255] ^ 11737u;
                real = real * 0.5 + (double)d;
                break;
            case 697:
                stack[sp & 255] = c; sp++;
                g = a + c * 31579u;
                a += (f ^ e) - 22409u;
                break;
            case 698:
                if (f & 16u) pc += 3;
                real = real * 0.5 + (double)a;
                f += frame[11];
                break;
            case 699:
                a = b + d * 1301u;
                for (u32 i = d & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = e; sp++;
                d = g + a * 25189u;
                break;
            case 700:
                frame[9] = d ^ a;
                frame[3] += c;
                a = (a & f) + (e | 53479u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 63529u;
                break;
            case 701:
                f += (c ^ a) - 9123u;
                frame[2] += f;
                break;
            case 702:
                c += frame[2];
                frame[8] += b;
                if (!(d & 7)) { b = f + 64777u; a -= d; }
                break;
            case 703:
                stack[sp & 255] = b; sp++;
                h ^= (u32)(wide >> 11);
                break;
            case 704:
                wide = wide * 4473u + d;
                for (u32 i = c & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 705:
                c = g + d * 60173u;
                a += frame[8];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 11607u;
                break;
            case 706:
                if (!(b & 7)) { h = g + 16907u; e -= b; }
                real = real * 0.5 + (double)b;
                sp--; b += stack[sp & 255];
                if (!(e & 7)) { a = f + 19149u; d -= e; }
                break;
            case 707:
                frame[3] = a ^ e;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 50255u;
                break;
            case 708:
                wide = wide * 5007u + h;
                sp--; c += stack[sp & 255];
                sp--; d = stack[sp & 255] ^ 36343u;
                break;
            case 709:
                for (u32 i = c & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                if ((i32)e < (i32)d) g += 45823u; else f ^= d;
                frame[8] += d;
                break;
            case 710:
                wide = wide * 29711u + a;
                if (!(f & 7)) { h = e + 60137u; g -= f; }
                real = real * 0.5 + (double)a;
                c += (f ^ d) - 12217u;
                break;
            case 711:
                e = c + h * 58937u;
                e += bytes[(a >> 7) & 1023] * 57699u;
                sp--; b = stack[sp & 255] ^ 48711u;
                if (!(h & 7)) { e = a + 61513u; f -= h; }
                break;
            case 712:
                wide = wide * 2109u + f;
                if ((i32)e < (i32)b) g += 23765u; else d ^= b;
                sp--; f = stack[sp & 255] ^ 2135u;
                break;
            case 713:
                if (!(c & 7)) { e = a + 48217u; g -= c; }
                frame[10] += e;
                if (e & 2u) pc += 3;
                break;
            case 714:
                b += frame[3];
                sp--; d += stack[sp & 255];
                stack[sp & 255] = c; sp++;
                real = real * 0.5 + (double)g;
                break;
            case 715:
                stack[sp & 255] = a + g; sp++;
                if (!(d & 7)) { e = b + 45553u; h -= d; }
                for (u32 i = d & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                wide = wide * 43u + h;
                break;
            case 716:
                sp--; f += stack[sp & 255];
                h += frame[1];
                g ^= e << 22 | e >> 10;
                break;
            case 717:
                stack[sp & 255] = g; sp++;
                wide = wide * 59919u + g;
                if ((i32)d < (i32)c) a += 9187u; else h ^= c;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 41595u;
                break;
            case 718:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 52719u;
                wide = wide * 62305u + a;
                sp--; c += stack[sp & 255];
                if ((i32)h < (i32)g) a += 43989u; else f ^= g;
                break;
            case 719:
                frame[7] = d ^ f;
                c = (c & a) + (g | 2243u);
                wide = wide * 19071u + c;
                break;
            case 720:
                g ^= (u32)(wide >> 25);
                a += frame[8];
                wide = wide * 26681u + b;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 33725u;
                break;
            case 721:
                frame[0] += g;
                g += bytes[(a >> 10) & 1023] * 12499u;
                break;
            case 722:
                if (d & 1u) pc += 3;
                f = g + d * 18785u;
                break;
            case 723:
                c = g + b * 31569u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 45035u;
                break;
            case 724:
                c += frame[1];
                wide = wide * 45891u + c;
                g = (g & e) + (c | 42161u);
                break;
            case 725:
                for (u32 i = g & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                for (u32 i = g & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                b ^= e << 11 | e >> 21;
                if ((i32)a < (i32)d) c += 20565u; else e ^= d;
                break;
            case 726:
                d ^= (u32)(wide >> 8);
                d ^= (u32)(wide >> 25);
                break;
            case 727:
                stack[sp & 255] = c + f; sp++;
                for (u32 i = b & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                for (u32 i = h & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 728:
                h ^= (u32)(wide >> 7);
                stack[sp & 255] = g; sp++;
                break;
            case 729:
                if ((i32)c < (i32)f) h += 64645u; else b ^= f;
                frame[2] = c ^ a;
                break;
            case 730:
                wide = wide * 10559u + g;
                for (u32 i = h & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 731:
                a += frame[5];
                h ^= (u32)(wide >> 3);
                break;
            case 732:
                if ((i32)a < (i32)d) c += 27551u; else e ^= d;
                d = (d & g) + (c | 30725u);
                h ^= g << 7 | g >> 25;
                h = (h & b) + (c | 51897u);
                break;
            case 733:
                real = real * 0.5 + (double)b;
                stack[sp & 255] = e + b; sp++;
                break;
            case 734:
                stack[sp & 255] = e + c; sp++;
                f ^= (u32)(wide >> 6);
                break;
            case 735:
                frame[6] = b ^ h;
                if (g & 2u) pc += 2;
                real = real * 0.5 + (double)a;
                break;
            case 736:
                f = e + d * 59577u;
                g += frame[0];
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 737:
                stack[sp & 255] = e + c; sp++;
                frame[10] = c ^ e;
                break;
            case 738:
                f += (b ^ e) - 56523u;
                stack[sp & 255] = a; sp++;
                break;
            case 739:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 3947u;
                stack[sp & 255] = c + d; sp++;
                break;
            case 740:
                d ^= (u32)(wide >> 19);
                e ^= h << 13 | h >> 19;
                e = f + d * 63619u;
                break;
            case 741:
                f += (d ^ g) - 64211u;
                for (u32 i = d & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                b += (a ^ g) - 47279u;
                break;
            case 742:
                sp--; f = stack[sp & 255] ^ 49735u;
                for (u32 i = e & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                for (u32 i = d & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                e = (e & g) + (a | 31021u);
                break;
            case 743:
                d ^= (u32)(wide >> 22);
                frame[1] = e ^ a;
                sp--; d = stack[sp & 255] ^ 64591u;
                break;
            case 744:
                d += (b ^ h) - 20259u;
                frame[8] += f;
                break;
            case 745:
                stack[sp & 255] = a + b; sp++;
                if ((i32)g < (i32)a) e += 47825u; else h ^= a;
                g += frame[8];
                stack[sp & 255] = g + h; sp++;
                break;
            case 746:
                h = (h & g) + (b | 18207u);
                frame[4] += h;
                break;
            case 747:
                sp--; e += stack[sp & 255];
                wide = wide * 50785u + b;
                real = real * 0.5 + (double)e;
                break;
            case 748:
                real = real * 0.5 + (double)c;
                c += frame[2];
                a += bytes[(g >> 17) & 1023] * 58159u;
                break;
            case 749:
                frame[7] = b ^ h;
                for (u32 i = f & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 15169u;
                stack[sp & 255] = g + a; sp++;
                break;
            case 750:
                sp--; c += stack[sp & 255];
                stack[sp & 255] = g + e; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 39779u;
                break;
            case 751:
                d = g + a * 5633u;
                real = real * 0.5 + (double)e;
                break;
            case 752:
                sp--; c = stack[sp & 255] ^ 13689u;
                d += (g ^ e) - 28411u;
                sp--; h += stack[sp & 255];
                b ^= g << 27 | g >> 5;
                break;
            case 753:
                stack[sp & 255] = b + h; sp++;
                real = real * 0.5 + (double)b;
                g += (a ^ h) - 63175u;
                break;
            case 754:
                d += (c ^ g) - 3369u;
                for (u32 i = a & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                frame[8] += b;
                break;
            case 755:
                if ((i32)a < (i32)e) c += 35399u; else h ^= e;
                wide = wide * 38461u + f;
                stack[sp & 255] = a; sp++;
                break;
            case 756:
                f += (e ^ a) - 3831u;
                c ^= (u32)(wide >> 12);
                break;
            case 757:
                frame[11] += c;
                sp--; b = stack[sp & 255] ^ 43027u;
                break;
            case 758:
                h ^= (u32)(wide >> 9);
                c ^= f << 4 | f >> 28;
                break;
            case 759:
                wide = wide * 45447u + a;
                f = c + d * 61493u;
                break;
            case 760:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64653u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 57031u;
                stack[sp & 255] = e + b; sp++;
                break;
            case 761:
                a = c + b * 59567u;
                a ^= e << 4 | e >> 28;
                break;
            case 762:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 49315u;
                h = f + c * 42829u;
                c ^= (u32)(wide >> 7);
                if ((i32)g < (i32)c) e += 63621u; else d ^= c;
                break;
            case 763:
                d ^= g << 19 | g >> 13;
                b = c + h * 61721u;
                sp--; a += stack[sp & 255];
                break;
            case 764:
                c += bytes[(a >> 17) & 1023] * 61579u;
                wide = wide * 61423u + e;
                break;
            case 765:
                if ((i32)c < (i32)d) h += 42331u; else b ^= d;
                e += (h ^ a) - 57223u;
                wide = wide * 53907u + f;
                break;
            case 766:
                b ^= h << 18 | h >> 14;
                if (e & 4u) pc += 1;
                break;
            case 767:
                sp--; c += stack[sp & 255];
                d = (d & h) + (c | 64983u);
                frame[1] += c;
                break;
            case 768:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 20407u;
                sp--; d = stack[sp & 255] ^ 55271u;
                sp--; c = stack[sp & 255] ^ 23953u;
                b = h + a * 26391u;
                break;
            case 769:
                f ^= b << 13 | b >> 19;
                if (!(f & 7)) { d = b + 27767u; c -= f; }
                if ((i32)f < (i32)a) c += 9439u; else b ^= a;
                if ((i32)b < (i32)f) h += 16049u; else c ^= f;
                break;
            case 770:
                b = (b & a) + (c | 59107u);
                h ^= e << 17 | e >> 15;
                break;
            case 771:
                if (c & 2u) pc += 2;
                if (a & 16u) pc += 3;
                if ((i32)b < (i32)e) h += 16705u; else a ^= e;
                break;
            case 772:
                stack[sp & 255] = a; sp++;
                frame[4] += a;
                if (d & 4u) pc += 2;
                break;
            case 773:
                d += frame[3];
                real = real * 0.5 + (double)g;
                for (u32 i = e & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 774:
                if (c & 8u) pc += 2;
                e += bytes[(h >> 5) & 1023] * 24113u;
                if (b & 8u) pc += 1;
                break;
            case 775:
                for (u32 i = b & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                a += frame[9];
                break;
            case 776:
                for (u32 i = e & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                if (!(f & 7)) { b = a + 43573u; c -= f; }
                break;
            case 777:
                stack[sp & 255] = d + h; sp++;
                if (b & 8u) pc += 3;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 6913u;
                d += (g ^ e) - 48293u;
                break;
            case 778:
                stack[sp & 255] = h + e; sp++;
                sp--; c = stack[sp & 255] ^ 26825u;
                break;
            case 779:
                if (!(b & 7)) { h = e + 18181u; a -= b; }
                h ^= c << 6 | c >> 26;
                stack[sp & 255] = g + h; sp++;
                f += (g ^ b) - 15443u;
                break;
            case 780:
                stack[sp & 255] = e + f; sp++;
                if (h & 2u) pc += 1;
                break;
            case 781:
                frame[5] += a;
                frame[6] = f ^ d;
                if (f & 8u) pc += 2;
                d ^= (u32)(wide >> 10);
                break;
            case 782:
                if (c & 2u) pc += 1;
                f += frame[1];
                d ^= h << 8 | h >> 24;
                a = (a & d) + (b | 18681u);
                break;
            case 783:
                e ^= f << 13 | f >> 19;
                wide = wide * 20109u + g;
                wide = wide * 29249u + b;
                break;
            case 784:
                if (h & 4u) pc += 1;
                stack[sp & 255] = g; sp++;
                for (u32 i = a & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 785:
                f += (b ^ e) - 36511u;
                frame[7] += g;
                break;
            case 786:
                stack[sp & 255] = a; sp++;
                stack[sp & 255] = h + b; sp++;
                frame[11] = d ^ f;
                h += bytes[(a >> 17) & 1023] * 59251u;
                break;
            case 787:
                if (c & 2u) pc += 2;
                b += bytes[(a >> 16) & 1023] * 38465u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64583u;
                stack[sp & 255] = g; sp++;
                break;
            case 788:
                if ((i32)d < (i32)g) h += 20261u; else f ^= g;
                frame[6] += a;
                break;
            case 789:
                for (u32 i = f & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                if ((i32)c < (i32)f) g += 42083u; else b ^= f;
                sp--; c = stack[sp & 255] ^ 21443u;
                break;
            case 790:
                for (u32 i = b & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)h;
                if ((i32)g < (i32)a) d += 29957u; else e ^= a;
                for (u32 i = d & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                break;
            case 791:
                e += frame[8];
                c += (d ^ h) - 42917u;
                h += bytes[(e >> 18) & 1023] * 207u;
                break;
            case 792:
                c ^= b << 27 | b >> 5;
                for (u32 i = d & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                frame[11] += g;
                break;
            case 793:
                sp--; e += stack[sp & 255];
                real = real * 0.5 + (double)h;
                break;
            case 794:
                h = (h & c) + (d | 4967u);
                wide = wide * 42899u + d;
                frame[9] += e;
                stack[sp & 255] = h; sp++;
                break;
            case 795:
                d ^= (u32)(wide >> 3);
                sp--; b += stack[sp & 255];
                if (d & 8u) pc += 3;
                break;
            case 796:
                h += (b ^ f) - 20561u;
                h = (h & b) + (f | 33863u);
                b += (h ^ d) - 10795u;
                break;
            case 797:
                if ((i32)a < (i32)h) g += 49953u; else e ^= h;
                stack[sp & 255] = h; sp++;
                break;
            case 798:
                if (a & 1u) pc += 2;
                for (u32 i = h & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                if ((i32)d < (i32)h) g += 12511u; else a ^= h;
                break;
            case 799:
                if (!(g & 7)) { h = b + 26433u; f -= g; }
                frame[5] = f ^ g;
                frame[6] = d ^ b;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 35357u;
                break;
            case 800:
                frame[3] += b;
                if ((i32)e < (i32)b) f += 63915u; else c ^= b;
                break;
            case 801:
                sp--; h = stack[sp & 255] ^ 59261u;
                sp--; c = stack[sp & 255] ^ 57433u;
                c += (h ^ d) - 6717u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 16589u;
                break;
            case 802:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 63605u;
                c += (f ^ h) - 2513u;
                stack[sp & 255] = a; sp++;
                break;
            case 803:
                c = (c & h) + (a | 27517u);
                b += (e ^ d) - 6507u;
                stack[sp & 255] = g + c; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 55037u;
                break;
            case 804:
                for (u32 i = d & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 27833u;
                for (u32 i = e & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 14367u;
                break;
            case 805:
                for (u32 i = g & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                g += bytes[(h >> 2) & 1023] * 497u;
                a += (c ^ b) - 61631u;
                break;
            case 806:
                c += bytes[(e >> 15) & 1023] * 45301u;
                if ((i32)e < (i32)f) c += 46659u; else b ^= f;
                c += frame[2];
                break;
            case 807:
                if (b & 1u) pc += 3;
                stack[sp & 255] = e + g; sp++;
                if (f & 4u) pc += 1;
                real = real * 0.5 + (double)d;
                break;
            case 808:
                b ^= d << 14 | d >> 18;
                h ^= (u32)(wide >> 11);
                h ^= (u32)(wide >> 16);
                c += (b ^ f) - 56215u;
                break;
            case 809:
                h += bytes[(d >> 0) & 1023] * 57103u;
                h = c + f * 27247u;
                c += (e ^ b) - 58275u;
                frame[2] = c ^ a;
                break;
            case 810:
                if (c & 2u) pc += 1;
                wide = wide * 19805u + b;
                frame[3] += h;
                break;
            case 811:
                d = (d & c) + (g | 3043u);
                if (d & 1u) pc += 3;
                wide = wide * 5965u + a;
                break;
            case 812:
                frame[1] = g ^ b;
                e += frame[0];
                e = b + h * 30079u;
                c += bytes[(d >> 16) & 1023] * 25631u;
                break;
            case 813:
                sp--; a = stack[sp & 255] ^ 51153u;
                stack[sp & 255] = h; sp++;
                break;
            case 814:
                f = e + a * 10165u;
                real = real * 0.5 + (double)d;
                h = (h & g) + (f | 64075u);
                break;
            case 815:
                if (!(f & 7)) { a = d + 29333u; e -= f; }
                g += bytes[(d >> 8) & 1023] * 13609u;
                if (!(g & 7)) { c = d + 42289u; h -= g; }
                break;
            case 816:
                c += bytes[(d >> 16) & 1023] * 9225u;
                frame[9] = a ^ g;
                c ^= (u32)(wide >> 1);
                g = (g & d) + (h | 69u);
                break;
            case 817:
                frame[11] = b ^ h;
                d ^= (u32)(wide >> 18);
                stack[sp & 255] = b; sp++;
                break;
            case 818:
                e ^= (u32)(wide >> 27);
                g = c + h * 39581u;
                break;
            case 819:
                e ^= b << 14 | b >> 18;
                if (d & 16u) pc += 1;
                break;
            case 820:
                stack[sp & 255] = c; sp++;
                stack[sp & 255] = h; sp++;
                break;
            case 821:
                stack[sp & 255] = d + g; sp++;
                stack[sp & 255] = c; sp++;
                stack[sp & 255] = a; sp++;
                c ^= (u32)(wide >> 14);
                break;
            case 822:
                if (g & 8u) pc += 3;
                frame[8] += b;
                break;
            case 823:
                f ^= (u32)(wide >> 1);
                stack[sp & 255] = h; sp++;
                sp--; h += stack[sp & 255];
                a ^= g << 16 | g >> 16;
                break;
            case 824:
                g += bytes[(f >> 14) & 1023] * 58313u;
                wide = wide * 18919u + h;
                c ^= b << 18 | b >> 14;
                break;
            case 825:
                a ^= (u32)(wide >> 30);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1899u;
                f += bytes[(h >> 7) & 1023] * 935u;
                a = e + f * 35625u;
                break;
            case 826:
                b += frame[11];
                c ^= (u32)(wide >> 21);
                stack[sp & 255] = g; sp++;
                break;
            case 827:
                b = (b & g) + (h | 12569u);
                f += (d ^ b) - 41937u;
                break;
            case 828:
                if (!(e & 7)) { c = a + 4563u; g -= e; }
                stack[sp & 255] = g + h; sp++;
                for (u32 i = d & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                if (!(d & 7)) { g = b + 4355u; c -= d; }
                break;
            case 829:
                stack[sp & 255] = d; sp++;
                for (u32 i = e & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                h += (e ^ c) - 19481u;
                break;
            case 830:
                frame[0] = c ^ b;
                h ^= d << 25 | d >> 7;
                sp--; h = stack[sp & 255] ^ 2505u;
                frame[11] += g;
                break;
            case 831:
                stack[sp & 255] = g + d; sp++;
                if (b & 1u) pc += 1;
                stack[sp & 255] = h + a; sp++;
                d += (h ^ b) - 37589u;
                break;
            case 832:
                stack[sp & 255] = a; sp++;
                d += (b ^ h) - 46209u;
                break;
            case 833:
                frame[1] += c;
                g += frame[1];
                c = (c & f) + (a | 38513u);
                frame[6] += h;
                break;
            case 834:
                b = a + e * 149u;
                wide = wide * 14803u + c;
                break;
            case 835:
                f += (b ^ a) - 36707u;
                frame[7] += d;
                frame[6] += d;
                frame[0] += g;
                break;
            case 836:
                f ^= (u32)(wide >> 1);
                frame[6] = b ^ c;
                d = (d & a) + (b | 18281u);
                break;
            case 837:
                d += frame[9];
                h += frame[6];
                if (!(h & 7)) { c = d + 3131u; e -= h; }
                break;
            case 838:
                d ^= c << 12 | c >> 20;
                if (!(b & 7)) { c = f + 27401u; h -= b; }
                break;
            case 839:
                for (u32 i = g & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                sp--; f += stack[sp & 255];
                break;
            case 840:
                if (!(a & 7)) { g = d + 36467u; b -= a; }
                if (!(b & 7)) { a = h + 54211u; c -= b; }
                b += bytes[(d >> 5) & 1023] * 6143u;
                wide = wide * 57015u + h;
                break;
            case 841:
                frame[11] = b ^ e;
                a ^= e << 9 | e >> 23;
                if (!(e & 7)) { c = d + 47841u; f -= e; }
                break;
            case 842:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64449u;
                if (!(b & 7)) { a = h + 5109u; f -= b; }
                stack[sp & 255] = h; sp++;
                break;
            case 843:
                g += bytes[(b >> 4) & 1023] * 2721u;
                c += frame[0];
                frame[11] = d ^ c;
                break;
            case 844:
                stack[sp & 255] = d + c; sp++;
                real = real * 0.5 + (double)a;
                stack[sp & 255] = g; sp++;
                d ^= (u32)(wide >> 25);
                break;
            case 845:
                frame[6] = b ^ f;
                wide = wide * 44273u + e;
                break;
            case 846:
                c += bytes[(a >> 9) & 1023] * 37517u;
                if (h & 2u) pc += 2;
                sp--; d += stack[sp & 255];
                break;
            case 847:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 20935u;
                wide = wide * 45695u + f;
                break;
            case 848:
                wide = wide * 59999u + g;
                if (!(f & 7)) { b = h + 975u; c -= f; }
                frame[5] += b;
                break;
            case 849:
                if ((i32)c < (i32)g) h += 37131u; else d ^= g;
                if ((i32)g < (i32)c) d += 38629u; else h ^= c;
                break;
            case 850:
                b += (h ^ c) - 41769u;
                g += (c ^ h) - 16311u;
                break;
            case 851:
                f += (a ^ g) - 7489u;
                g += (d ^ b) - 8011u;
                g += frame[10];
                a += frame[9];
                break;
            case 852:
                sp--; f += stack[sp & 255];
                b = (b & a) + (d | 22129u);
                break;
            case 853:
                if ((i32)f < (i32)g) d += 28813u; else h ^= g;
                frame[2] = d ^ a;
                break;
            case 854:
                e += (a ^ d) - 48793u;
                if (!(a & 7)) { f = e + 35781u; c -= a; }
                wide = wide * 12331u + f;
                break;
            case 855:
                sp--; a += stack[sp & 255];
                stack[sp & 255] = b + c; sp++;
                c += frame[1];
                break;
            case 856:
                a += frame[2];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 23665u;
                break;
            case 857:
                stack[sp & 255] = e + f; sp++;
                if (e & 1u) pc += 2;
                break;
            case 858:
                frame[6] = a ^ b;
                sp--; g += stack[sp & 255];
                c += frame[7];
                break;
            case 859:
                g ^= f << 27 | f >> 5;
                if (!(e & 7)) { g = c + 3611u; a -= e; }
                break;
            case 860:
                sp--; h = stack[sp & 255] ^ 44541u;
                f ^= (u32)(wide >> 2);
                break;
            case 861:
                if (!(e & 7)) { f = b + 38897u; a -= e; }
                stack[sp & 255] = f + h; sp++;
                c = (c & a) + (e | 23067u);
                break;
            case 862:
                sp--; g = stack[sp & 255] ^ 26847u;
                d += frame[8];
                break;
            case 863:
                real = real * 0.5 + (double)f;
                stack[sp & 255] = f; sp++;
                for (u32 i = c & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 864:
                sp--; b += stack[sp & 255];
                real = real * 0.5 + (double)e;
                frame[3] += e;
                frame[10] = h ^ a;
                break;
            case 865:
                frame[10] = c ^ e;
                if (h & 2u) pc += 2;
                break;
            case 866:
                d += frame[4];
                real = real * 0.5 + (double)h;
                if ((i32)e < (i32)a) g += 2867u; else h ^= a;
                break;
            case 867:
                f = d + c * 60223u;
                if ((i32)d < (i32)h) c += 11985u; else a ^= h;
                if ((i32)f < (i32)e) h += 30673u; else d ^= e;
                break;
            case 868:
                f = g + b * 20449u;
                sp--; f += stack[sp & 255];
                g += (c ^ b) - 58753u;
                break;
            case 869:
                a ^= g << 18 | g >> 14;
                sp--; c = stack[sp & 255] ^ 24211u;
                stack[sp & 255] = h; sp++;
                if ((i32)h < (i32)b) g += 48571u; else c ^= b;
                break;
            case 870:
                b += (e ^ d) - 10225u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12595u;
                a ^= h << 5 | h >> 27;
                d += bytes[(c >> 8) & 1023] * 8945u;
                break;
            case 871:
                sp--; h = stack[sp & 255] ^ 36095u;
                frame[10] = e ^ f;
                d = g + c * 35067u;
                stack[sp & 255] = e + c; sp++;
                break;
            case 872:
                if (c & 2u) pc += 2;
                stack[sp & 255] = g + e; sp++;
                break;
            case 873:
                for (u32 i = f & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                if (!(d & 7)) { c = h + 59207u; e -= d; }
                sp--; a += stack[sp & 255];
                h ^= (u32)(wide >> 16);
                break;
            case 874:
                g += bytes[(f >> 10) & 1023] * 45779u;
                b += frame[6];
                break;
            case 875:
                frame[3] += g;
                sp--; f = stack[sp & 255] ^ 51189u;
                break;
            case 876:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12143u;
                g ^= f << 20 | f >> 12;
                if (a & 8u) pc += 1;
                break;
            case 877:
                sp--; c = stack[sp & 255] ^ 19047u;
                frame[5] = c ^ a;
                stack[sp & 255] = g + h; sp++;
                g += frame[6];
                break;
            case 878:
                stack[sp & 255] = e + d; sp++;
                d = g + a * 38743u;
                for (u32 i = c & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = f; sp++;
                break;
            case 879:
                real = real * 0.5 + (double)b;
                sp--; g = stack[sp & 255] ^ 59363u;
                b ^= e << 23 | e >> 9;
                e += bytes[(d >> 4) & 1023] * 41779u;
                break;
            case 880:
                if ((i32)d < (i32)h) a += 54391u; else f ^= h;
                c ^= b << 3 | b >> 29;
                stack[sp & 255] = e + c; sp++;
                f = (f & g) + (b | 41679u);
                break;
            case 881:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 7201u;
                if (c & 1u) pc += 2;
                break;
            case 882:
                h ^= b << 17 | b >> 15;
                frame[4] = c ^ g;
                break;
            case 883:
                g ^= f << 18 | f >> 14;
                stack[sp & 255] = b + d; sp++;
                if ((i32)a < (i32)d) c += 62885u; else b ^= d;
                break;
            case 884:
                c += (a ^ d) - 3599u;
                b = c + d * 2907u;
                h += frame[4];
                break;
            case 885:
                h ^= f << 18 | f >> 14;
                a = (a & e) + (c | 58977u);
                break;
            case 886:
                frame[10] = b ^ f;
                stack[sp & 255] = e; sp++;
                frame[7] = d ^ c;
                break;
            case 887:
                d = b + c * 7305u;
                stack[sp & 255] = c; sp++;
                if ((i32)b < (i32)h) d += 6937u; else a ^= h;
                break;
            case 888:
                frame[2] += b;
                wide = wide * 51755u + d;
                frame[2] = f ^ e;
                break;
            case 889:
                e ^= (u32)(wide >> 27);
                h ^= a << 24 | a >> 8;
                if (a & 16u) pc += 1;
                break;
            case 890:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 40847u;
                wide = wide * 62281u + h;
                e = f + d * 12597u;
                a ^= g << 20 | g >> 12;
                break;
            case 891:
                b += frame[9];
                frame[9] += d;
                break;
            case 892:
                stack[sp & 255] = b + f; sp++;
                frame[6] = b ^ d;
                frame[4] += a;
                break;
            case 893:
                frame[6] += a;
                frame[10] += a;
                break;
            case 894:
                wide = wide * 23941u + g;
                frame[7] = c ^ g;
                b ^= c << 3 | c >> 29;
                frame[0] += c;
                break;
            case 895:
                if (!(h & 7)) { f = b + 7707u; d -= h; }
                real = real * 0.5 + (double)g;
                b += (e ^ f) - 10593u;
                break;
            case 896:
                f = (f & a) + (c | 46119u);
                frame[10] = b ^ d;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 641u;
                break;
            case 897:
                real = real * 0.5 + (double)f;
                e = c + h * 54797u;
                frame[4] = g ^ c;
                break;
            case 898:
                if (!(b & 7)) { h = c + 55425u; d -= b; }
                real = real * 0.5 + (double)f;
                if (e & 8u) pc += 1;
                break;
            case 899:
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                b = a + e * 49469u;
                h += bytes[(c >> 14) & 1023] * 27321u;
                break;
            case 900:
                real = real * 0.5 + (double)h;
                if ((i32)h < (i32)d) e += 60537u; else c ^= d;
                break;
            case 901:
                stack[sp & 255] = f; sp++;
                d += (h ^ b) - 65251u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 47409u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 48903u;
                break;
            case 902:
                if ((i32)b < (i32)a) h += 30261u; else c ^= a;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 989u;
                break;
            case 903:
                e += frame[1];
                wide = wide * 701u + c;
                d += frame[2];
                break;
            case 904:
                if (!(g & 7)) { a = d + 36973u; c -= g; }
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64633u;
                sp--; f += stack[sp & 255];
                break;
            case 905:
                c = (c & e) + (d | 46119u);
                stack[sp & 255] = b + f; sp++;
                break;
            case 906:
                f ^= g << 1 | g >> 31;
                f ^= (u32)(wide >> 8);
                frame[1] += b;
                b ^= e << 4 | e >> 28;
                break;
            case 907:
                wide = wide * 16925u + h;
                sp--; g = stack[sp & 255] ^ 31417u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 17909u;
                break;
            case 908:
                if (!(e & 7)) { a = b + 41703u; g -= e; }
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 6569u;
                if (!(e & 7)) { b = c + 4413u; g -= e; }
                break;
            case 909:
                real = real * 0.5 + (double)f;
                if (a & 8u) pc += 2;
                break;
            case 910:
                h = d + g * 52539u;
                a = (a & g) + (d | 54559u);
                break;
            case 911:
                a += bytes[(f >> 15) & 1023] * 61453u;
                f ^= (u32)(wide >> 22);
                wide = wide * 19163u + c;
                h += (f ^ g) - 58093u;
                break;
            case 912:
                a = e + h * 27643u;
                e += frame[2];
                f ^= c << 12 | c >> 20;
                break;
            case 913:
                b ^= f << 11 | f >> 21;
                if (!(f & 7)) { g = e + 23073u; d -= f; }
                d += frame[7];
                break;
            case 914:
                sp--; b = stack[sp & 255] ^ 6085u;
                c += frame[1];
                break;
            case 915:
                frame[7] = d ^ g;
                stack[sp & 255] = c; sp++;
                a = (a & b) + (c | 1603u);
                break;
            case 916:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 34209u;
                a = f + c * 48185u;
                break;
            case 917:
                a = (a & h) + (b | 11785u);
                stack[sp & 255] = e + d; sp++;
                break;
            case 918:
                a = (a & e) + (f | 8515u);
                c += bytes[(d >> 6) & 1023] * 15097u;
                break;
            case 919:
                if ((i32)f < (i32)d) e += 21607u; else h ^= d;
                frame[9] = h ^ f;
                if ((i32)f < (i32)h) e += 65011u; else b ^= h;
                if (g & 16u) pc += 3;
                break;
            case 920:
                b = (b & g) + (d | 4003u);
                d += frame[4];
                g += (b ^ a) - 62613u;
                if (!(f & 7)) { d = a + 42795u; b -= f; }
                break;
            case 921:
                if ((i32)e < (i32)c) b += 32683u; else f ^= c;
                b += (f ^ h) - 47173u;
                break;
            case 922:
                if (d & 8u) pc += 1;
                frame[11] = b ^ c;
                break;
            case 923:
                for (u32 i = e & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                sp--; g = stack[sp & 255] ^ 23445u;
                break;
            case 924:
                f ^= e << 4 | e >> 28;
                b = (b & e) + (f | 37821u);
                real = real * 0.5 + (double)g;
                f = (f & a) + (d | 55725u);
                break;
            case 925:
                for (u32 i = c & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                sp--; d += stack[sp & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 14183u;
                break;
            case 926:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56675u;
                h += (g ^ a) - 50249u;
                break;
            case 927:
                h = f + c * 59523u;
                sp--; a = stack[sp & 255] ^ 31615u;
                frame[2] = c ^ e;
                b ^= c << 30 | c >> 2;
                break;
            case 928:
                d = b + g * 52957u;
                h += frame[10];
                break;
            case 929:
                if (c & 16u) pc += 1;
                stack[sp & 255] = g; sp++;
                b = (b & e) + (f | 255u);
                if (e & 4u) pc += 2;
                break;
            case 930:
                c += frame[8];
                b += frame[10];
                break;
            case 931:
                f += frame[5];
                for (u32 i = c & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                h += (b ^ f) - 32249u;
                break;
            case 932:
                sp--; a += stack[sp & 255];
                sp--; c += stack[sp & 255];
                break;
            case 933:
                e ^= (u32)(wide >> 11);
                f += bytes[(b >> 13) & 1023] * 52969u;
                break;
            case 934:
                f += bytes[(c >> 2) & 1023] * 38801u;
                e = a + c * 55521u;
                frame[4] += a;
                break;
            case 935:
                e ^= d << 21 | d >> 11;
                frame[6] = d ^ c;
                real = real * 0.5 + (double)g;
                break;
            case 936:
                d ^= (u32)(wide >> 27);
                h += bytes[(d >> 0) & 1023] * 10741u;
                break;
            case 937:
                if (!(c & 7)) { e = h + 48903u; d -= c; }
                if (!(g & 7)) { b = f + 1003u; c -= g; }
                d += bytes[(b >> 10) & 1023] * 7157u;
                break;
            case 938:
                sp--; e += stack[sp & 255];
                b ^= (u32)(wide >> 22);
                c += frame[2];
                if ((i32)e < (i32)d) b += 39067u; else g ^= d;
                break;
            case 939:
                frame[0] += b;
                wide = wide * 53387u + h;
                frame[4] = d ^ g;
                break;
            case 940:
                g += frame[10];
                if ((i32)c < (i32)f) e += 35495u; else h ^= f;
                stack[sp & 255] = f + e; sp++;
                break;
            case 941:
                f = (f & h) + (e | 31647u);
                stack[sp & 255] = e + a; sp++;
                if (!(b & 7)) { g = c + 37929u; f -= b; }
                c ^= g << 4 | g >> 28;
                break;
            case 942:
                e = (e & b) + (f | 36955u);
                b += frame[8];
                if (!(g & 7)) { e = b + 16913u; h -= g; }
                b = f + d * 52011u;
                break;
            case 943:
                e ^= (u32)(wide >> 11);
                if (!(d & 7)) { g = h + 38153u; b -= d; }
                wide = wide * 51671u + d;
                sp--; d += stack[sp & 255];
                break;
            case 944:
                d += bytes[(a >> 11) & 1023] * 55923u;
                h += bytes[(e >> 4) & 1023] * 64041u;
                break;
            case 945:
                h += (b ^ g) - 31853u;
                if (!(h & 7)) { a = d + 44485u; b -= h; }
                break;
            case 946:
                if (!(h & 7)) { b = c + 45649u; a -= h; }
                sp--; f = stack[sp & 255] ^ 20413u;
                stack[sp & 255] = e + f; sp++;
                if ((i32)b < (i32)e) h += 23983u; else f ^= e;
                break;
            case 947:
                sp--; h += stack[sp & 255];
                stack[sp & 255] = h + g; sp++;
                f += bytes[(c >> 3) & 1023] * 10089u;
                b = (b & d) + (e | 7585u);
                break;
            case 948:
                d ^= f << 8 | f >> 24;
                if ((i32)a < (i32)d) h += 48121u; else g ^= d;
                break;
            case 949:
                frame[7] = d ^ f;
                for (u32 i = c & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 950:
                a = (a & d) + (h | 33739u);
                if ((i32)e < (i32)g) c += 44315u; else a ^= g;
                break;
            case 951:
                stack[sp & 255] = h; sp++;
                frame[0] = a ^ h;
                frame[7] = e ^ f;
                break;
            case 952:
                sp--; d += stack[sp & 255];
                if (h & 16u) pc += 2;
                a = e + h * 7497u;
                break;
            case 953:
                sp--; f = stack[sp & 255] ^ 45859u;
                for (u32 i = h & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 954:
                sp--; f += stack[sp & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 51225u;
                break;
            case 955:
                stack[sp & 255] = a + f; sp++;
                frame[11] += e;
                a += bytes[(d >> 14) & 1023] * 58607u;
                e ^= h << 18 | h >> 14;
                break;
            case 956:
                d = (d & f) + (e | 26743u);
                sp--; h += stack[sp & 255];
                break;
            case 957:
                a ^= e << 2 | e >> 30;
                sp--; g = stack[sp & 255] ^ 18589u;
                stack[sp & 255] = f; sp++;
                break;
            case 958:
                for (u32 i = e & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                f ^= (u32)(wide >> 5);
                if (e & 2u) pc += 1;
                a += bytes[(e >> 5) & 1023] * 26969u;
                break;
            case 959:
                if (d & 2u) pc += 1;
                a = b + g * 34543u;
                b = (b & h) + (d | 1001u);
                break;
            case 960:
                frame[1] = b ^ e;
                for (u32 i = h & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                d ^= g << 21 | g >> 11;
                c ^= (u32)(wide >> 25);
                break;
            case 961:
                if (f & 8u) pc += 3;
                h = (h & g) + (d | 15979u);
                frame[6] += h;
                break;
            case 962:
                b ^= (u32)(wide >> 1);
                real = real * 0.5 + (double)d;
                break;
            case 963:
                f = g + c * 60381u;
                a = c + g * 40645u;
                b ^= (u32)(wide >> 27);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12081u;
                break;
            case 964:
                frame[10] = f ^ e;
                if (!(g & 7)) { f = d + 19825u; b -= g; }
                e += frame[3];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 47849u;
                break;
            case 965:
                frame[2] = h ^ e;
                a += frame[6];
                break;
            case 966:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 50117u;
                stack[sp & 255] = c; sp++;
                stack[sp & 255] = d; sp++;
                h = a + f * 40953u;
                break;
            case 967:
                frame[7] = c ^ d;
                stack[sp & 255] = c + f; sp++;
                f ^= (u32)(wide >> 16);
                for (u32 i = e & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 968:
                if ((i32)d < (i32)c) f += 59129u; else b ^= c;
                wide = wide * 60335u + d;
                if ((i32)d < (i32)f) c += 469u; else e ^= f;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 30005u;
                break;
            case 969:
                sp--; e += stack[sp & 255];
                b += bytes[(g >> 8) & 1023] * 33453u;
                frame[4] = h ^ c;
                break;
            case 970:
                g += bytes[(a >> 6) & 1023] * 44485u;
                real = real * 0.5 + (double)c;
                sp--; f = stack[sp & 255] ^ 2255u;
                break;
            case 971:
                wide = wide * 14429u + e;
                sp--; b += stack[sp & 255];
                if (!(a & 7)) { f = c + 36041u; e -= a; }
                break;
            case 972:
                if (d & 1u) pc += 3;
                stack[sp & 255] = c + b; sp++;
                if (!(b & 7)) { h = c + 48653u; a -= b; }
                break;
            case 973:
                sp--; g += stack[sp & 255];
                stack[sp & 255] = a; sp++;
                if (!(g & 7)) { h = d + 54985u; a -= g; }
                if ((i32)a < (i32)f) c += 45781u; else e ^= f;
                break;
            case 974:
                c ^= e << 7 | e >> 25;
                if ((i32)f < (i32)h) c += 56457u; else g ^= h;
                g += frame[7];
                break;
            case 975:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 18373u;
                g ^= (u32)(wide >> 3);
                break;
            case 976:
                if (d & 4u) pc += 2;
                real = real * 0.5 + (double)c;
                real = real * 0.5 + (double)d;
                break;
            case 977:
                stack[sp & 255] = a; sp++;
                a += frame[0];
                if ((i32)h < (i32)b) a += 52975u; else d ^= b;
                sp--; a += stack[sp & 255];
                break;
            case 978:
                b ^= e << 15 | e >> 17;
                frame[3] += e;
                stack[sp & 255] = f + c; sp++;
                break;
            case 979:
                frame[6] = a ^ b;
                stack[sp & 255] = a + e; sp++;
                stack[sp & 255] = c + a; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 28975u;
                break;
            case 980:
                for (u32 i = a & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                if (g & 1u) pc += 3;
                break;
            case 981:
                a += frame[8];
                frame[1] += d;
                break;
            case 982:
                real = real * 0.5 + (double)a;
                b += bytes[(h >> 17) & 1023] * 23495u;
                break;
            case 983:
                stack[sp & 255] = h; sp++;
                sp--; d = stack[sp & 255] ^ 28565u;
                break;
            case 984:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 48969u;
                h ^= (u32)(wide >> 15);
                break;
            case 985:
                sp--; f += stack[sp & 255];
                for (u32 i = c & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 986:
                real = real * 0.5 + (double)f;
                a = (a & b) + (d | 38369u);
                frame[11] += h;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 11581u;
                break;
            case 987:
                frame[4] = a ^ c;
                stack[sp & 255] = a; sp++;
                break;
            case 988:
                if (a & 4u) pc += 1;
                c ^= d << 4 | d >> 28;
                frame[5] = f ^ b;
                if (!(e & 7)) { g = a + 17053u; b -= e; }
                break;
            case 989:
                b += bytes[(e >> 6) & 1023] * 38241u;
                f = (f & c) + (a | 27887u);
                frame[9] = g ^ d;
                wide = wide * 38595u + d;
                break;
            case 990:
                d += (h ^ f) - 8017u;
                sp--; e += stack[sp & 255];
                break;
            case 991:
                if ((i32)a < (i32)c) f += 3021u; else h ^= c;
                stack[sp & 255] = c + d; sp++;
                stack[sp & 255] = c; sp++;
                break;
            case 992:
                h = (h & e) + (b | 40903u);
                if (!(f & 7)) { c = g + 56999u; h -= f; }
                break;
            case 993:
                frame[6] = c ^ a;
                g = (g & d) + (f | 6411u);
                f ^= e << 3 | e >> 29;
                b ^= (u32)(wide >> 14);
                break;
            case 994:
                a += bytes[(f >> 1) & 1023] * 2407u;
                frame[8] = h ^ b;
                break;
            case 995:
                stack[sp & 255] = f; sp++;
                d = (d & c) + (a | 63573u);
                break;
            case 996:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 45043u;
                if (!(b & 7)) { g = c + 6161u; a -= b; }
                stack[sp & 255] = d + c; sp++;
                h += (e ^ f) - 27555u;
                break;
            case 997:
                if (!(c & 7)) { d = e + 17979u; b -= c; }
                g += bytes[(b >> 15) & 1023] * 47897u;
                break;
            case 998:
                sp--; g += stack[sp & 255];
                sp--; g += stack[sp & 255];
                if (!(c & 7)) { g = h + 32679u; f -= c; }
                c = (c & h) + (e | 63099u);
                break;
            case 999:
                f += frame[1];
                if (b & 1u) pc += 1;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 47087u;
                h = (h & e) + (c | 25231u);
                break;
            case 1000:
                wide = wide * 7501u + e;
                sp--; h = stack[sp & 255] ^ 39399u;
                frame[4] += b;
                if (!(d & 7)) { h = c + 60831u; e -= d; }
                break;
            case 1001:
                frame[8] = h ^ g;
                b ^= (u32)(wide >> 8);
                break;
            case 1002:
                g ^= (u32)(wide >> 9);
                frame[7] += c;
                a = (a & g) + (b | 46921u);
                break;
            case 1003:
                real = real * 0.5 + (double)b;
                for (u32 i = b & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                break;
            case 1004:
                sp--; a = stack[sp & 255] ^ 26131u;
                wide = wide * 24319u + d;
                for (u32 i = b & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 1005:
                h = (h & d) + (c | 59499u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 39249u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12359u;
                break;
            case 1006:
                if (!(a & 7)) { f = h + 56415u; c -= a; }
                if (!(c & 7)) { e = d + 64083u; a -= c; }
                frame[3] += c;
                break;
            case 1007:
                stack[sp & 255] = h + e; sp++;
                stack[sp & 255] = f + e; sp++;
                sp--; e = stack[sp & 255] ^ 10173u;
                b = e + a * 11687u;
                break;
            case 1008:
                frame[8] += h;
                for (u32 i = e & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 1009:
                if ((i32)f < (i32)c) e += 7325u; else g ^= c;
                sp--; b += stack[sp & 255];
                if (h & 16u) pc += 2;
                f += bytes[(e >> 9) & 1023] * 51469u;
                break;
            case 1010:
                e += frame[8];
                sp--; g += stack[sp & 255];
                wide = wide * 24691u + g;
                stack[sp & 255] = c; sp++;
                break;
            case 1011:
                frame[4] += b;
                stack[sp & 255] = d + g; sp++;
                sp--; b = stack[sp & 255] ^ 44849u;
                break;
            case 1012:
                c ^= b << 13 | b >> 19;
                sp--; b += stack[sp & 255];
                break;
            case 1013:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 14779u;
                stack[sp & 255] = a; sp++;
                c ^= (u32)(wide >> 23);
                if ((i32)d < (i32)h) g += 7755u; else e ^= h;
                break;
            case 1014:
                c = (c & d) + (b | 22411u);
                stack[sp & 255] = e; sp++;
                break;
            case 1015:
                real = real * 0.5 + (double)a;
                if (!(c & 7)) { b = h + 49455u; f -= c; }
                break;
            case 1016:
                real = real * 0.5 + (double)a;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 25915u;
                break;
            case 1017:
                if ((i32)f < (i32)e) b += 58149u; else h ^= e;
                sp--; a = stack[sp & 255] ^ 42833u;
                break;
            case 1018:
                sp--; b = stack[sp & 255] ^ 63581u;
                frame[2] = g ^ h;
                for (u32 i = e & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                h ^= b << 22 | b >> 10;
                break;
            case 1019:
                for (u32 i = h & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                for (u32 i = d & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                if (d & 4u) pc += 1;
                break;
            case 1020:
                f += bytes[(d >> 17) & 1023] * 29363u;
                real = real * 0.5 + (double)b;
                f ^= (u32)(wide >> 15);
                if ((i32)g < (i32)e) h += 18459u; else d ^= e;
                break;
            case 1021:
                a ^= (u32)(wide >> 2);
                frame[4] += e;
                break;
            case 1022:
                if ((i32)d < (i32)g) f += 42949u; else c ^= g;
                stack[sp & 255] = g + c; sp++;
                break;
            case 1023:
                g += bytes[(f >> 6) & 1023] * 42913u;
                stack[sp & 255] = d + c; sp++;
                break;
            case 1024:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 43395u;
                d ^= e << 26 | e >> 6;
                sp--; h = stack[sp & 255] ^ 39427u;
                g += (c ^ a) - 12519u;
                break;
            case 1025:
                if ((i32)c < (i32)f) g += 62843u; else b ^= f;
                stack[sp & 255] = g; sp++;
                break;
            case 1026:
                frame[10] = a ^ c;
                if ((i32)b < (i32)d) a += 34041u; else g ^= d;
                if (a & 2u) pc += 1;
                if ((i32)h < (i32)d) f += 15365u; else a ^= d;
                break;
            case 1027:
                b += bytes[(e >> 1) & 1023] * 4319u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 24445u;
                c ^= (u32)(wide >> 4);
                for (u32 i = f & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 1028:
                for (u32 i = c & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 27925u;
                f = (f & d) + (a | 50979u);
                break;
            case 1029:
                d += frame[5];
                sp--; h = stack[sp & 255] ^ 26095u;
                d += bytes[(h >> 5) & 1023] * 10935u;
                b += bytes[(f >> 6) & 1023] * 36763u;
                break;
            case 1030:
                frame[8] = g ^ h;
                for (u32 i = g & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                if (e & 1u) pc += 1;
                break;
            case 1031:
                f ^= (u32)(wide >> 1);
                if (!(h & 7)) { f = c + 60887u; b -= h; }
                real = real * 0.5 + (double)g;
                if (d & 4u) pc += 3;
                break;
            case 1032:
                wide = wide * 44459u + d;
                f = b + h * 59795u;
                sp--; a = stack[sp & 255] ^ 1159u;
                break;
            case 1033:
                sp--; h += stack[sp & 255];
                frame[8] += c;
                break;
            case 1034:
                g += (a ^ c) - 11589u;
                h ^= (u32)(wide >> 24);
                if (d & 2u) pc += 2;
                if (f & 2u) pc += 2;
                break;
            case 1035:
                stack[sp & 255] = c + a; sp++;
                stack[sp & 255] = d; sp++;
                f += (d ^ e) - 4607u;
                break;
            case 1036:
                sp--; g = stack[sp & 255] ^ 42879u;
                wide = wide * 60325u + d;
                break;
            case 1037:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 62941u;
                stack[sp & 255] = e; sp++;
                e += frame[8];
                break;
            case 1038:
                a ^= (u32)(wide >> 24);
                e += (g ^ c) - 51217u;
                f = g + e * 31091u;
                d += (h ^ e) - 9115u;
                break;
            case 1039:
                if (d & 2u) pc += 3;
                if (!(h & 7)) { e = c + 61081u; d -= h; }
                b += frame[11];
                break;
            case 1040:
                frame[11] += g;
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                break;
            case 1041:
                b = g + c * 58345u;
                frame[6] = d ^ b;
                break;
            case 1042:
                stack[sp & 255] = g + b; sp++;
                sp--; a += stack[sp & 255];
                if (!(a & 7)) { g = d + 38479u; h -= a; }
                wide = wide * 46449u + g;
                break;
            case 1043:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 41465u;
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = e + a; sp++;
                break;
            case 1044:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 52179u;
                if (!(f & 7)) { c = a + 60665u; d -= f; }
                break;
            case 1045:
                stack[sp & 255] = f; sp++;
                f = a + e * 41871u;
                break;
            case 1046:
                a += frame[3];
                stack[sp & 255] = e; sp++;
                g += frame[9];
                sp--; d = stack[sp & 255] ^ 34333u;
                break;
            case 1047:
                wide = wide * 18071u + d;
                stack[sp & 255] = e; sp++;
                break;
            case 1048:
                sp--; g = stack[sp & 255] ^ 19005u;
                stack[sp & 255] = d + b; sp++;
                g ^= (u32)(wide >> 11);
                h += bytes[(g >> 7) & 1023] * 42635u;
                break;
            case 1049:
                c += (f ^ a) - 12609u;
                b ^= a << 17 | a >> 15;
                real = real * 0.5 + (double)g;
                break;
            case 1050:
                stack[sp & 255] = c + g; sp++;
                sp--; g = stack[sp & 255] ^ 6177u;
                stack[sp & 255] = d; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 42761u;
                break;
            case 1051:
                b ^= h << 23 | h >> 9;
                wide = wide * 19915u + e;
                e = (e & h) + (c | 28841u);
                break;
            case 1052:
                wide = wide * 17319u + g;
                frame[4] += f;
                sp--; g += stack[sp & 255];
                h += frame[4];
                break;
            case 1053:
                sp--; e += stack[sp & 255];
                wide = wide * 49413u + h;
                break;
            case 1054:
                sp--; g += stack[sp & 255];
                if ((i32)f < (i32)a) g += 4469u; else e ^= a;
                f += bytes[(b >> 5) & 1023] * 37849u;
                break;
            case 1055:
                for (u32 i = e & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 55213u;
                break;
            case 1056:
                wide = wide * 19031u + b;
                b = g + c * 27865u;
                frame[2] += c;
                stack[sp & 255] = c; sp++;
                break;
            case 1057:
                c ^= (u32)(wide >> 11);
                g ^= b << 24 | b >> 8;
                break;
            case 1058:
                stack[sp & 255] = a; sp++;
                b ^= (u32)(wide >> 24);
                f += frame[11];
                break;
            case 1059:
                a += (d ^ c) - 23749u;
                for (u32 i = e & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                break;
            case 1060:
                frame[9] += h;
                if (!(g & 7)) { c = b + 61431u; h -= g; }
                stack[sp & 255] = h + b; sp++;
                g = a + d * 36201u;
                break;
            case 1061:
                g = f + d * 40005u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 4989u;
                if (d & 4u) pc += 3;
                break;
            case 1062:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 33809u;
                f += frame[0];
                sp--; g = stack[sp & 255] ^ 23747u;
                wide = wide * 16085u + f;
                break;
            case 1063:
                stack[sp & 255] = a + b; sp++;
                stack[sp & 255] = f + d; sp++;
                b += (g ^ h) - 58247u;
                a ^= e << 25 | e >> 7;
                break;
            case 1064:
                d = (d & e) + (h | 13357u);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 299u;
                frame[3] += a;
                break;
            case 1065:
                c += frame[10];
                a = e + g * 58871u;
                break;
            case 1066:
                d ^= (u32)(wide >> 6);
                f = (f & d) + (c | 53617u);
                f += (g ^ d) - 16007u;
                break;
            case 1067:
                for (u32 i = e & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = f + e; sp++;
                b ^= c << 24 | c >> 8;
                break;
            case 1068:
                real = real * 0.5 + (double)e;
                stack[sp & 255] = a; sp++;
                break;
            case 1069:
                a += bytes[(g >> 18) & 1023] * 46351u;
                stack[sp & 255] = g + d; sp++;
                frame[5] += d;
                c = (c & b) + (d | 34997u);
                break;
            case 1070:
                stack[sp & 255] = e + g; sp++;
                a = h + f * 2507u;
                break;
            case 1071:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 4633u;
                stack[sp & 255] = d; sp++;
                break;
            case 1072:
                sp--; f += stack[sp & 255];
                wide = wide * 63029u + e;
                sp--; d += stack[sp & 255];
                if (c & 2u) pc += 1;
                break;
            case 1073:
                stack[sp & 255] = c; sp++;
                stack[sp & 255] = e; sp++;
                break;
            case 1074:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 11823u;
                h ^= f << 7 | f >> 25;
                break;
            case 1075:
                b = (b & c) + (g | 52559u);
                frame[9] = g ^ e;
                d = (d & e) + (h | 32227u);
                break;
            case 1076:
                h = (h & g) + (b | 36619u);
                sp--; c += stack[sp & 255];
                break;
            case 1077:
                stack[sp & 255] = f; sp++;
                g += (f ^ b) - 58289u;
                for (u32 i = c & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 1078:
                sp--; c = stack[sp & 255] ^ 28757u;
                frame[3] = g ^ a;
                break;
            case 1079:
                wide = wide * 26313u + f;
                frame[9] = f ^ d;
                h += bytes[(c >> 11) & 1023] * 39239u;
                stack[sp & 255] = b + a; sp++;
                break;
            case 1080:
                c = (c & h) + (a | 21523u);
                if (g & 1u) pc += 3;
                if ((i32)f < (i32)g) e += 57237u; else c ^= g;
                break;
            case 1081:
                sp--; h += stack[sp & 255];
                if (!(b & 7)) { h = f + 51935u; g -= b; }
                break;
            case 1082:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 4091u;
                b ^= (u32)(wide >> 28);
                break;
            case 1083:
                real = real * 0.5 + (double)e;
                frame[7] += g;
                f += bytes[(g >> 10) & 1023] * 39231u;
                stack[sp & 255] = e; sp++;
                break;
            case 1084:
                sp--; b = stack[sp & 255] ^ 44409u;
                for (u32 i = f & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 1085:
                g += frame[10];
                frame[11] = g ^ f;
                e ^= (u32)(wide >> 22);
                g ^= a << 20 | a >> 12;
                break;
            case 1086:
                b ^= e << 19 | e >> 13;
                real = real * 0.5 + (double)b;
                e ^= (u32)(wide >> 28);
                break;
            case 1087:
                e += bytes[(g >> 4) & 1023] * 35949u;
                f ^= (u32)(wide >> 8);
                sp--; c = stack[sp & 255] ^ 15815u;
                break;
            case 1088:
                wide = wide * 23267u + g;
                wide = wide * 1567u + a;
                break;
            case 1089:
                if (a & 4u) pc += 3;
                g += frame[11];
                b += bytes[(e >> 13) & 1023] * 56489u;
                break;
            case 1090:
                wide = wide * 50825u + b;
                h += frame[1];
                break;
            case 1091:
                wide = wide * 15689u + b;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 30203u;
                e += bytes[(b >> 16) & 1023] * 10189u;
                break;
            case 1092:
                if ((i32)h < (i32)c) a += 5483u; else b ^= c;
                real = real * 0.5 + (double)f;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64455u;
                frame[3] += e;
                break;
            case 1093:
                frame[9] = a ^ d;
                real = real * 0.5 + (double)a;
                break;
            case 1094:
                real = real * 0.5 + (double)c;
                wide = wide * 25737u + d;
                break;
            case 1095:
                sp--; b = stack[sp & 255] ^ 1741u;
                c += frame[1];
                break;
            case 1096:
                c = (c & b) + (e | 15153u);
                if ((i32)f < (i32)d) g += 3803u; else a ^= d;
                break;
            case 1097:
                sp--; a += stack[sp & 255];
                stack[sp & 255] = e + g; sp++;
                break;
            case 1098:
                e = f + g * 6785u;
                f = (f & h) + (d | 64797u);
                frame[8] = b ^ d;
                break;
            case 1099:
                if (!(b & 7)) { g = h + 26621u; c -= b; }
                wide = wide * 43751u + d;
                c = (c & d) + (b | 51659u);
                for (u32 i = d & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
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
    for (i32 round = 0; round < n; round++) result = mix(result, bigfn(100000, (u32)round));
    return (i64)result;
}
