/* Made by generate.py switchloop 120 5: one function with 120 cases. */
#include "workload.h"

#define PROGRAM 4096
#define CASES 120

static u16 program[PROGRAM];
static u32 stack[256], frame[12];
static u8 bytes[1024];

static NOINLINE u64 switchloop(i32 steps, u32 seed) {
    u32 a = seed, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, pc = 0, sp = 0;
    u64 wide = seed;
    double real = 1;
    while (steps-- > 0) {
        switch (program[pc++ & (PROGRAM - 1)]) {
            case 0:
                if (!(h & 7)) { b = d + 60603u; g -= h; }
                wide = wide * 21543u + a;
                f ^= (u32)(wide >> 27);
                h += frame[4];
                stack[sp & 255] = e; sp++;
                c ^= a << 13 | a >> 19;
                break;
            case 1:
                d ^= a << 21 | a >> 11;
                real = real * 0.5 + (double)a;
                frame[1] = e ^ a;
                e ^= (u32)(wide >> 8);
                real = real * 0.5 + (double)f;
                if (!(c & 7)) { f = a + 49873u; d -= c; }
                break;
            case 2:
                sp--; g = stack[sp & 255] ^ 41627u;
                g ^= (u32)(wide >> 25);
                wide = wide * 56465u + a;
                g += frame[4];
                break;
            case 3:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 6437u;
                sp--; g += stack[sp & 255];
                wide = wide * 2765u + g;
                frame[2] += d;
                if (e & 1u) pc += 3;
                break;
            case 4:
                d += bytes[(h >> 5) & 1023] * 57375u;
                c = a + b * 36867u;
                stack[sp & 255] = d; sp++;
                if (a & 4u) pc += 1;
                break;
            case 5:
                frame[9] = c ^ e;
                g = c + a * 649u;
                if (!(f & 7)) { e = g + 25497u; a -= f; }
                if (!(e & 7)) { g = d + 15221u; a -= e; }
                if (a & 16u) pc += 3;
                break;
            case 6:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 29177u;
                wide = wide * 33593u + a;
                g += frame[9];
                frame[2] = a ^ g;
                b ^= (u32)(wide >> 13);
                break;
            case 7:
                sp--; e = stack[sp & 255] ^ 12735u;
                wide = wide * 22675u + b;
                if ((i32)a < (i32)c) f += 24521u; else d ^= c;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 29733u;
                frame[1] += h;
                break;
            case 8:
                e ^= g << 19 | g >> 13;
                g ^= d << 14 | d >> 18;
                e += frame[7];
                frame[5] = a ^ d;
                f ^= (u32)(wide >> 25);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22849u;
                break;
            case 9:
                f = (f & a) + (c | 34797u);
                for (u32 i = c & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                for (u32 i = a & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                stack[sp & 255] = d; sp++;
                sp--; h += stack[sp & 255];
                a = (a & c) + (h | 59691u);
                break;
            case 10:
                stack[sp & 255] = b; sp++;
                sp--; g = stack[sp & 255] ^ 21101u;
                sp--; b = stack[sp & 255] ^ 58113u;
                if (!(c & 7)) { a = d + 9103u; e -= c; }
                if (d & 2u) pc += 2;
                break;
            case 11:
                real = real * 0.5 + (double)a;
                b += frame[6];
                c ^= (u32)(wide >> 12);
                sp--; c = stack[sp & 255] ^ 14011u;
                a += frame[8];
                break;
            case 12:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1389u;
                sp--; b = stack[sp & 255] ^ 22845u;
                h = (h & d) + (g | 2855u);
                c ^= (u32)(wide >> 10);
                g ^= (u32)(wide >> 23);
                stack[sp & 255] = h + c; sp++;
                break;
            case 13:
                real = real * 0.5 + (double)a;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 39905u;
                real = real * 0.5 + (double)e;
                e += (b ^ c) - 39621u;
                a ^= (u32)(wide >> 17);
                b += frame[0];
                break;
            case 14:
                sp--; f += stack[sp & 255];
                if (!(d & 7)) { c = a + 61583u; h -= d; }
                h = (h & e) + (c | 2269u);
                frame[8] += e;
                break;
            case 15:
                if ((i32)b < (i32)f) a += 2147u; else c ^= f;
                sp--; e += stack[sp & 255];
                wide = wide * 26333u + d;
                d += frame[5];
                sp--; e = stack[sp & 255] ^ 6905u;
                break;
            case 16:
                if (g & 1u) pc += 3;
                if (h & 4u) pc += 2;
                if (!(h & 7)) { g = d + 21719u; f -= h; }
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 11523u;
                sp--; a += stack[sp & 255];
                break;
            case 17:
                e ^= b << 15 | b >> 17;
                b += frame[1];
                frame[10] = a ^ c;
                if (c & 2u) pc += 1;
                d ^= b << 16 | b >> 16;
                break;
            case 18:
                frame[7] += f;
                f += frame[5];
                if (!(d & 7)) { c = f + 11637u; b -= d; }
                wide = wide * 56989u + d;
                stack[sp & 255] = h + b; sp++;
                break;
            case 19:
                sp--; f = stack[sp & 255] ^ 17325u;
                if ((i32)b < (i32)d) e += 40431u; else a ^= d;
                frame[1] += a;
                d += frame[1];
                wide = wide * 11113u + g;
                break;
            case 20:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 64241u;
                sp--; e = stack[sp & 255] ^ 53903u;
                stack[sp & 255] = b + h; sp++;
                h ^= (u32)(wide >> 1);
                frame[8] = d ^ b;
                break;
            case 21:
                sp--; a = stack[sp & 255] ^ 16609u;
                g ^= b << 7 | b >> 25;
                frame[0] += f;
                stack[sp & 255] = c; sp++;
                f ^= (u32)(wide >> 7);
                break;
            case 22:
                frame[4] += c;
                e = (e & h) + (f | 61901u);
                sp--; f += stack[sp & 255];
                frame[0] = b ^ g;
                b += (c ^ e) - 26111u;
                for (u32 i = b & 3; i; i--) h = h * 33 + stack[(sp - i) & 255];
                break;
            case 23:
                f += frame[0];
                stack[sp & 255] = c; sp++;
                stack[sp & 255] = d; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 15385u;
                break;
            case 24:
                if (!(f & 7)) { a = d + 35235u; c -= f; }
                if ((i32)f < (i32)c) h += 30187u; else e ^= c;
                for (u32 i = a & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                if (g & 1u) pc += 3;
                h += bytes[(f >> 8) & 1023] * 19331u;
                f = g + d * 20849u;
                break;
            case 25:
                d = e + a * 53123u;
                stack[sp & 255] = a; sp++;
                real = real * 0.5 + (double)c;
                if (!(h & 7)) { d = g + 51421u; b -= h; }
                sp--; h += stack[sp & 255];
                a ^= h << 19 | h >> 13;
                break;
            case 26:
                if (d & 2u) pc += 2;
                h = e + b * 30641u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 11855u;
                if ((i32)f < (i32)e) d += 6369u; else g ^= e;
                b += (g ^ e) - 29735u;
                break;
            case 27:
                sp--; b = stack[sp & 255] ^ 43049u;
                if (!(a & 7)) { g = e + 38097u; f -= a; }
                c = (c & h) + (a | 42819u);
                sp--; b += stack[sp & 255];
                wide = wide * 58659u + d;
                frame[0] = f ^ e;
                break;
            case 28:
                sp--; g += stack[sp & 255];
                frame[1] = c ^ d;
                if (!(a & 7)) { h = g + 46287u; f -= a; }
                if (c & 16u) pc += 2;
                wide = wide * 61271u + f;
                e += frame[7];
                break;
            case 29:
                c += frame[3];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 21495u;
                sp--; b = stack[sp & 255] ^ 63153u;
                sp--; d = stack[sp & 255] ^ 55029u;
                d += (b ^ h) - 32189u;
                g ^= (u32)(wide >> 18);
                break;
            case 30:
                a = b + f * 57761u;
                stack[sp & 255] = d + h; sp++;
                h += (b ^ f) - 14095u;
                d = f + g * 19941u;
                frame[6] = e ^ f;
                stack[sp & 255] = d + f; sp++;
                break;
            case 31:
                sp--; a += stack[sp & 255];
                if (!(a & 7)) { h = d + 24881u; c -= a; }
                d += (g ^ f) - 26527u;
                stack[sp & 255] = a + h; sp++;
                stack[sp & 255] = g + d; sp++;
                break;
            case 32:
                d ^= (u32)(wide >> 7);
                for (u32 i = a & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                b = (b & g) + (h | 6965u);
                frame[9] = b ^ d;
                break;
            case 33:
                c += bytes[(a >> 7) & 1023] * 31767u;
                for (u32 i = c & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                c += frame[7];
                sp--; b = stack[sp & 255] ^ 64143u;
                e = b + g * 13437u;
                real = real * 0.5 + (double)a;
                break;
            case 34:
                stack[sp & 255] = b; sp++;
                f ^= (u32)(wide >> 3);
                b ^= (u32)(wide >> 16);
                real = real * 0.5 + (double)b;
                break;
            case 35:
                frame[9] += e;
                b += bytes[(d >> 1) & 1023] * 2025u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 15649u;
                if (!(f & 7)) { d = a + 5687u; g -= f; }
                stack[sp & 255] = c; sp++;
                break;
            case 36:
                d += bytes[(b >> 5) & 1023] * 61409u;
                f ^= d << 8 | d >> 24;
                frame[4] = e ^ h;
                if (!(h & 7)) { b = g + 48291u; f -= h; }
                break;
            case 37:
                real = real * 0.5 + (double)g;
                g = (g & a) + (f | 7947u);
                sp--; c += stack[sp & 255];
                c += (h ^ d) - 45079u;
                break;
            case 38:
                a += bytes[(f >> 16) & 1023] * 55307u;
                f ^= h << 30 | h >> 2;
                stack[sp & 255] = g + h; sp++;
                if ((i32)e < (i32)h) b += 16195u; else a ^= h;
                break;
            case 39:
                sp--; f += stack[sp & 255];
                frame[1] = h ^ e;
                f = (f & b) + (e | 6195u);
                wide = wide * 45201u + c;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 24839u;
                stack[sp & 255] = e; sp++;
                break;
            case 40:
                if (h & 16u) pc += 3;
                for (u32 i = a & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                sp--; c += stack[sp & 255];
                if (d & 2u) pc += 1;
                if (!(f & 7)) { c = h + 46077u; d -= f; }
                real = real * 0.5 + (double)c;
                break;
            case 41:
                g ^= e << 23 | e >> 9;
                c = d + h * 51179u;
                e ^= g << 27 | g >> 5;
                e += (c ^ b) - 14053u;
                stack[sp & 255] = b + g; sp++;
                d += bytes[(a >> 16) & 1023] * 17525u;
                break;
            case 42:
                if (c & 2u) pc += 2;
                real = real * 0.5 + (double)f;
                g += bytes[(b >> 2) & 1023] * 37023u;
                real = real * 0.5 + (double)a;
                frame[9] = e ^ f;
                break;
            case 43:
                f = (f & e) + (h | 51329u);
                sp--; b += stack[sp & 255];
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 1757u;
                g = (g & f) + (a | 50025u);
                a += (g ^ d) - 22209u;
                sp--; b += stack[sp & 255];
                break;
            case 44:
                h = d + a * 62069u;
                sp--; a = stack[sp & 255] ^ 8205u;
                sp--; c = stack[sp & 255] ^ 14181u;
                d ^= h << 13 | h >> 19;
                break;
            case 45:
                stack[sp & 255] = f; sp++;
                if (f & 2u) pc += 3;
                for (u32 i = c & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                a += (b ^ f) - 41179u;
                for (u32 i = b & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                break;
            case 46:
                stack[sp & 255] = f + a; sp++;
                if (h & 8u) pc += 2;
                if (!(c & 7)) { d = h + 48913u; e -= c; }
                frame[5] = d ^ h;
                break;
            case 47:
                if (f & 16u) pc += 1;
                stack[sp & 255] = f; sp++;
                wide = wide * 21177u + a;
                stack[sp & 255] = a + g; sp++;
                break;
            case 48:
                wide = wide * 12857u + g;
                real = real * 0.5 + (double)g;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 44537u;
                e += frame[0];
                if (g & 16u) pc += 3;
                g = (g & h) + (e | 4721u);
                break;
            case 49:
                a = b + c * 36797u;
                e ^= (u32)(wide >> 15);
                stack[sp & 255] = b; sp++;
                b += frame[1];
                wide = wide * 46851u + c;
                stack[sp & 255] = e + b; sp++;
                break;
            case 50:
                e = a + d * 53291u;
                e += (a ^ g) - 55761u;
                wide = wide * 51295u + g;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 32463u;
                break;
            case 51:
                frame[2] += c;
                sp--; c += stack[sp & 255];
                stack[sp & 255] = d; sp++;
                a += frame[9];
                stack[sp & 255] = h; sp++;
                stack[sp & 255] = h; sp++;
                break;
            case 52:
                d += bytes[(e >> 6) & 1023] * 46563u;
                stack[sp & 255] = d; sp++;
                if (e & 8u) pc += 3;
                e = c + b * 36043u;
                real = real * 0.5 + (double)e;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 10831u;
                break;
            case 53:
                frame[8] += c;
                if ((i32)b < (i32)e) c += 64831u; else f ^= e;
                sp--; f += stack[sp & 255];
                sp--; b = stack[sp & 255] ^ 3435u;
                d += (c ^ h) - 39845u;
                c ^= (u32)(wide >> 28);
                break;
            case 54:
                stack[sp & 255] = e + f; sp++;
                if (c & 1u) pc += 2;
                frame[2] += c;
                f = b + a * 16325u;
                if (c & 2u) pc += 3;
                break;
            case 55:
                frame[5] = d ^ g;
                if (b & 4u) pc += 1;
                e ^= (u32)(wide >> 17);
                frame[9] = g ^ a;
                break;
            case 56:
                a = d + h * 33567u;
                c ^= f << 3 | f >> 29;
                wide = wide * 20497u + f;
                e = c + d * 4211u;
                g += frame[11];
                break;
            case 57:
                sp--; c = stack[sp & 255] ^ 6013u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 12937u;
                for (u32 i = b & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                d = g + a * 27957u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 21765u;
                real = real * 0.5 + (double)f;
                break;
            case 58:
                h += (b ^ e) - 60499u;
                f += frame[4];
                c += (d ^ e) - 59761u;
                c += bytes[(a >> 19) & 1023] * 40087u;
                frame[4] += b;
                b += (g ^ d) - 25831u;
                break;
            case 59:
                if (!(d & 7)) { e = a + 53883u; b -= d; }
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 2743u;
                b ^= c << 10 | c >> 22;
                d ^= e << 26 | e >> 6;
                g += (d ^ h) - 6447u;
                break;
            case 60:
                for (u32 i = a & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                sp--; f = stack[sp & 255] ^ 7677u;
                c ^= a << 25 | a >> 7;
                a += (b ^ h) - 40549u;
                if (!(g & 7)) { a = d + 24917u; f -= g; }
                b ^= (u32)(wide >> 26);
                break;
            case 61:
                stack[sp & 255] = e; sp++;
                sp--; e += stack[sp & 255];
                c = (c & f) + (g | 51135u);
                wide = wide * 7221u + f;
                break;
            case 62:
                c ^= d << 8 | d >> 24;
                h += (e ^ b) - 30557u;
                b += bytes[(d >> 18) & 1023] * 46905u;
                g = h + d * 905u;
                break;
            case 63:
                e ^= g << 26 | g >> 6;
                if (!(c & 7)) { b = e + 11255u; f -= c; }
                a += bytes[(f >> 7) & 1023] * 32905u;
                sp--; b += stack[sp & 255];
                e += frame[3];
                break;
            case 64:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 26501u;
                if (!(g & 7)) { e = c + 35341u; a -= g; }
                f += bytes[(c >> 8) & 1023] * 53585u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 34129u;
                break;
            case 65:
                e ^= h << 1 | h >> 31;
                sp--; a += stack[sp & 255];
                if (h & 4u) pc += 1;
                real = real * 0.5 + (double)f;
                break;
            case 66:
                b = a + h * 57641u;
                if (b & 16u) pc += 2;
                sp--; e = stack[sp & 255] ^ 28387u;
                sp--; g = stack[sp & 255] ^ 55509u;
                a += (c ^ g) - 17601u;
                f = b + a * 42697u;
                break;
            case 67:
                if (b & 16u) pc += 2;
                for (u32 i = b & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                if (!(f & 7)) { g = d + 12059u; a -= f; }
                stack[sp & 255] = f + c; sp++;
                if (f & 16u) pc += 3;
                g = e + b * 16229u;
                break;
            case 68:
                b ^= e << 22 | e >> 10;
                frame[9] += c;
                d += frame[6];
                stack[sp & 255] = c; sp++;
                break;
            case 69:
                h = f + d * 37447u;
                stack[sp & 255] = c + f; sp++;
                g = (g & f) + (h | 36995u);
                if ((i32)b < (i32)h) e += 48823u; else f ^= h;
                if (g & 4u) pc += 2;
                break;
            case 70:
                if (c & 4u) pc += 2;
                for (u32 i = b & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                a = h + b * 12021u;
                e ^= c << 21 | c >> 11;
                if (c & 1u) pc += 2;
                if ((i32)b < (i32)e) f += 18119u; else h ^= e;
                break;
            case 71:
                if (!(g & 7)) { e = f + 14373u; b -= g; }
                if (!(e & 7)) { f = b + 63657u; h -= e; }
                g = (g & b) + (f | 3163u);
                h = c + b * 11669u;
                a ^= h << 3 | h >> 29;
                break;
            case 72:
                for (u32 i = h & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                if ((i32)d < (i32)e) a += 12283u; else g ^= e;
                stack[sp & 255] = c; sp++;
                d = a + h * 46829u;
                f ^= e << 30 | e >> 2;
                break;
            case 73:
                if ((i32)g < (i32)h) f += 15281u; else b ^= h;
                stack[sp & 255] = a; sp++;
                f = d + g * 30783u;
                frame[3] += e;
                break;
            case 74:
                sp--; b += stack[sp & 255];
                a += bytes[(f >> 15) & 1023] * 21067u;
                e += (c ^ f) - 57791u;
                if (!(d & 7)) { a = b + 31307u; e -= d; }
                for (u32 i = c & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                break;
            case 75:
                d += bytes[(h >> 13) & 1023] * 54017u;
                if ((i32)e < (i32)d) a += 14371u; else b ^= d;
                g += frame[3];
                if (!(c & 7)) { b = a + 12567u; g -= c; }
                a += bytes[(g >> 0) & 1023] * 4691u;
                sp--; d = stack[sp & 255] ^ 1247u;
                break;
            case 76:
                e = (e & f) + (b | 53573u);
                if ((i32)a < (i32)e) h += 32425u; else d ^= e;
                for (u32 i = f & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                frame[10] = b ^ d;
                f ^= (u32)(wide >> 18);
                if (c & 4u) pc += 2;
                break;
            case 77:
                g ^= (u32)(wide >> 27);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 51293u;
                g += frame[4];
                if ((i32)d < (i32)f) h += 62245u; else g ^= f;
                a = (a & b) + (h | 35915u);
                break;
            case 78:
                stack[sp & 255] = b; sp++;
                sp--; h += stack[sp & 255];
                frame[8] = e ^ b;
                d += (b ^ a) - 6043u;
                wide = wide * 7679u + e;
                stack[sp & 255] = g; sp++;
                break;
            case 79:
                f += frame[3];
                sp--; c = stack[sp & 255] ^ 39607u;
                sp--; b += stack[sp & 255];
                b += bytes[(e >> 12) & 1023] * 26387u;
                break;
            case 80:
                b ^= (u32)(wide >> 30);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 191u;
                if ((i32)e < (i32)b) c += 30761u; else f ^= b;
                real = real * 0.5 + (double)h;
                h += bytes[(d >> 16) & 1023] * 56007u;
                frame[8] = b ^ f;
                break;
            case 81:
                for (u32 i = h & 3; i; i--) e = e * 33 + stack[(sp - i) & 255];
                real = real * 0.5 + (double)f;
                d ^= (u32)(wide >> 19);
                b += bytes[(a >> 0) & 1023] * 44957u;
                break;
            case 82:
                if ((i32)e < (i32)g) f += 11505u; else b ^= g;
                stack[sp & 255] = d; sp++;
                a += bytes[(g >> 7) & 1023] * 15483u;
                real = real * 0.5 + (double)d;
                frame[11] += f;
                wide = wide * 23309u + d;
                break;
            case 83:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 14907u;
                if (g & 1u) pc += 3;
                stack[sp & 255] = d; sp++;
                for (u32 i = h & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                frame[0] = b ^ d;
                break;
            case 84:
                if ((i32)d < (i32)e) a += 2329u; else h ^= e;
                e = (e & g) + (b | 63421u);
                stack[sp & 255] = b + g; sp++;
                a += (b ^ e) - 30643u;
                d += frame[8];
                stack[sp & 255] = c + a; sp++;
                break;
            case 85:
                wide = wide * 15587u + c;
                e += frame[4];
                b += (g ^ c) - 56661u;
                frame[7] = h ^ e;
                for (u32 i = d & 3; i; i--) b = b * 33 + stack[(sp - i) & 255];
                for (u32 i = c & 3; i; i--) d = d * 33 + stack[(sp - i) & 255];
                break;
            case 86:
                b ^= (u32)(wide >> 7);
                sp--; a = stack[sp & 255] ^ 58751u;
                frame[4] = a ^ f;
                b = (b & f) + (h | 13853u);
                e += bytes[(c >> 4) & 1023] * 58189u;
                if (!(b & 7)) { a = e + 21195u; c -= b; }
                break;
            case 87:
                e ^= (u32)(wide >> 28);
                sp--; f = stack[sp & 255] ^ 22761u;
                if (!(d & 7)) { f = a + 31355u; c -= d; }
                b += bytes[(a >> 15) & 1023] * 31057u;
                stack[sp & 255] = e + c; sp++;
                break;
            case 88:
                e += frame[9];
                if ((i32)d < (i32)a) g += 43789u; else b ^= a;
                for (u32 i = f & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                frame[11] = d ^ h;
                if ((i32)f < (i32)h) e += 32219u; else b ^= h;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 25911u;
                break;
            case 89:
                if ((i32)h < (i32)g) d += 27729u; else f ^= g;
                wide = wide * 64071u + b;
                frame[5] = f ^ h;
                c ^= b << 25 | b >> 7;
                c += bytes[(h >> 5) & 1023] * 18311u;
                break;
            case 90:
                g ^= c << 19 | c >> 13;
                stack[sp & 255] = g; sp++;
                stack[sp & 255] = b + f; sp++;
                c += (b ^ f) - 55797u;
                if (!(c & 7)) { d = a + 2291u; f -= c; }
                f += (g ^ h) - 20391u;
                break;
            case 91:
                sp--; c += stack[sp & 255];
                for (u32 i = a & 3; i; i--) f = f * 33 + stack[(sp - i) & 255];
                f = (f & a) + (d | 15947u);
                b += bytes[(a >> 1) & 1023] * 40787u;
                if (!(c & 7)) { d = h + 65067u; b -= c; }
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 14411u;
                break;
            case 92:
                real = real * 0.5 + (double)a;
                sp--; f = stack[sp & 255] ^ 3241u;
                if ((i32)b < (i32)e) a += 20011u; else c ^= e;
                if ((i32)e < (i32)d) h += 51445u; else a ^= d;
                for (u32 i = g & 3; i; i--) c = c * 33 + stack[(sp - i) & 255];
                a += (c ^ e) - 23505u;
                break;
            case 93:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 519u;
                c = e + b * 22487u;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 63309u;
                c += frame[8];
                break;
            case 94:
                stack[sp & 255] = d; sp++;
                stack[sp & 255] = h; sp++;
                h += bytes[(a >> 7) & 1023] * 21715u;
                if (e & 16u) pc += 1;
                stack[sp & 255] = c; sp++;
                break;
            case 95:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 56095u;
                if (c & 2u) pc += 3;
                if (!(b & 7)) { a = f + 3921u; c -= b; }
                d += frame[8];
                break;
            case 96:
                real = real * 0.5 + (double)g;
                c ^= (u32)(wide >> 13);
                real = real * 0.5 + (double)e;
                frame[2] = d ^ b;
                c = (c & g) + (d | 9319u);
                real = real * 0.5 + (double)a;
                break;
            case 97:
                g += bytes[(a >> 9) & 1023] * 1327u;
                if ((i32)b < (i32)c) f += 53983u; else h ^= c;
                sp--; g += stack[sp & 255];
                c += (g ^ b) - 61921u;
                if ((i32)h < (i32)b) e += 23389u; else c ^= b;
                c = f + a * 38075u;
                break;
            case 98:
                a ^= (u32)(wide >> 9);
                if ((i32)f < (i32)c) h += 40167u; else d ^= c;
                g ^= e << 11 | e >> 21;
                real = real * 0.5 + (double)c;
                b = a + h * 2525u;
                h ^= (u32)(wide >> 25);
                break;
            case 99:
                h += (a ^ e) - 19363u;
                if ((i32)h < (i32)b) e += 22881u; else c ^= b;
                f ^= c << 6 | c >> 26;
                if (a & 16u) pc += 1;
                break;
            case 100:
                d += (a ^ b) - 21639u;
                if (!(g & 7)) { e = a + 19245u; c -= g; }
                for (u32 i = d & 3; i; i--) g = g * 33 + stack[(sp - i) & 255];
                f ^= c << 6 | c >> 26;
                break;
            case 101:
                for (u32 i = c & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                if (!(b & 7)) { e = a + 55347u; f -= b; }
                f = h + e * 58463u;
                g ^= h << 19 | h >> 13;
                if (!(g & 7)) { a = h + 34681u; e -= g; }
                break;
            case 102:
                stack[sp & 255] = d; sp++;
                h ^= (u32)(wide >> 30);
                f ^= h << 17 | h >> 15;
                frame[1] += d;
                stack[sp & 255] = a; sp++;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 62779u;
                break;
            case 103:
                sp--; d += stack[sp & 255];
                if (a & 4u) pc += 2;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 16383u;
                d ^= (u32)(wide >> 20);
                break;
            case 104:
                frame[2] = d ^ h;
                real = real * 0.5 + (double)h;
                e += bytes[(a >> 7) & 1023] * 62937u;
                stack[sp & 255] = h; sp++;
                break;
            case 105:
                sp--; e = stack[sp & 255] ^ 28749u;
                wide = wide * 4889u + g;
                a += (b ^ d) - 14745u;
                b = (b & f) + (c | 7885u);
                break;
            case 106:
                if (c & 1u) pc += 1;
                f ^= (u32)(wide >> 19);
                if ((i32)a < (i32)b) g += 52739u; else c ^= b;
                sp--; g += stack[sp & 255];
                for (u32 i = b & 3; i; i--) a = a * 33 + stack[(sp - i) & 255];
                d = c + e * 28717u;
                break;
            case 107:
                stack[sp & 255] = d + h; sp++;
                f ^= (u32)(wide >> 11);
                if (!(a & 7)) { e = c + 24137u; h -= a; }
                if (a & 4u) pc += 3;
                sp--; d += stack[sp & 255];
                if (g & 1u) pc += 2;
                break;
            case 108:
                if (f & 1u) pc += 1;
                d += (f ^ b) - 24449u;
                wide = wide * 56093u + c;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 32165u;
                break;
            case 109:
                g += (h ^ a) - 61509u;
                real = real * 0.5 + (double)d;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 3899u;
                stack[sp & 255] = b; sp++;
                break;
            case 110:
                g ^= (u32)(wide >> 15);
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 48721u;
                c += bytes[(g >> 5) & 1023] * 9603u;
                if (b & 8u) pc += 3;
                break;
            case 111:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 22473u;
                g ^= a << 21 | a >> 11;
                frame[8] = f ^ a;
                b ^= a << 21 | a >> 11;
                real = real * 0.5 + (double)b;
                break;
            case 112:
                stack[sp & 255] = f; sp++;
                d += (c ^ b) - 2043u;
                h = f + d * 49429u;
                if ((i32)h < (i32)f) a += 34131u; else c ^= f;
                c += bytes[(b >> 13) & 1023] * 34161u;
                break;
            case 113:
                d = e + a * 63625u;
                frame[5] += g;
                stack[sp & 255] = d + f; sp++;
                e += bytes[(f >> 14) & 1023] * 54915u;
                if ((i32)d < (i32)b) c += 31217u; else a ^= b;
                break;
            case 114:
                stack[sp & 255] = a; sp++;
                if (!(e & 7)) { a = h + 12559u; g -= e; }
                e += (g ^ f) - 49157u;
                stack[sp & 255] = g; sp++;
                stack[sp & 255] = b; sp++;
                break;
            case 115:
                d ^= g << 11 | g >> 21;
                if ((i32)b < (i32)a) g += 19625u; else f ^= a;
                real = real * 0.5 + (double)b;
                b = (b & d) + (c | 19605u);
                if ((i32)d < (i32)f) a += 42375u; else h ^= f;
                break;
            case 116:
                if (!(g & 7)) { a = c + 12057u; b -= g; }
                d = g + h * 20441u;
                stack[sp & 255] = b + c; sp++;
                stack[sp & 255] = c; sp++;
                break;
            case 117:
                if ((i32)c < (i32)e) d += 53475u; else h ^= e;
                frame[6] += g;
                g += (f ^ b) - 59141u;
                stack[sp & 255] = e + g; sp++;
                break;
            case 118:
                if (f & 2u) pc += 3;
                stack[sp & 255] = e + f; sp++;
                sp--; f = stack[sp & 255] ^ 57837u;
                h = (h & e) + (c | 35673u);
                break;
            case 119:
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 19177u;
                frame[1] += f;
                e += bytes[(b >> 16) & 1023] * 19933u;
                c ^= g << 19 | g >> 13;
                stack[(sp - 1) & 255] += stack[(sp - 2) & 255] + 44463u;
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
    for (i32 round = 0; round < n; round++) result = mix(result, switchloop(100000, (u32)round));
    return (i64)result;
}
