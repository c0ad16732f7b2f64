/* Counts the words of a generated text in a chained hash table, n times. */
#define WORKLOAD_HEAP
#include "workload.h"

#define TEXT 100000
#define BUCKETS 1024

typedef struct Entry {
    struct Entry *next;
    u32 hash, count, length;
    char word[];
} Entry;

static char text[TEXT + 1];
static Entry *buckets[BUCKETS];

static void write_text(void) {
    u32 at = 0;
    while (at < TEXT - 16) {
        u32 word = next_random() % 1500;
        word = word * (next_random() % 3 + 1) / 3;
        for (u32 w = word + 27; w; w /= 13) text[at++] = (char)('a' + w % 13 + (word & 7));
        text[at++] = word % 11 ? ' ' : '\n';
    }
    text[at] = 0;
}

static u32 hash_of(const char *s, u32 length) {
    u32 h = 2166136261u;
    for (u32 i = 0; i < length; i++) h = (h ^ (u8)s[i]) * 16777619u;
    return h;
}

static int same(const char *a, const char *b, u32 length) {
    for (u32 i = 0; i < length; i++) if (a[i] != b[i]) return 0;
    return 1;
}

static NOINLINE void count(const char *word, u32 length) {
    u32 h = hash_of(word, length);
    Entry **bucket = &buckets[h % BUCKETS];
    for (Entry *e = *bucket; e; e = e->next) {
        if (e->hash == h && e->length == length && same(e->word, word, length)) {
            e->count++;
            return;
        }
    }
    Entry *e = allocate(sizeof(Entry) + length);
    for (u32 i = 0; i < length; i++) e->word[i] = word[i];
    e->hash = h, e->length = length, e->count = 1, e->next = *bucket;
    *bucket = e;
}

i64 run(i32 n) {
    random_state = 12345;
    write_text();
    u64 result = 0;
    for (i32 round = 0; round < n; round++) {
        const char *s = text;
        while (*s) {
            const char *start = s;
            while (*s > ' ') s++;
            if (s != start) count(start, (u32)(s - start));
            while (*s && *s <= ' ') s++;
        }
        for (int b = 0; b < BUCKETS; b++) {
            for (Entry *e = buckets[b]; e;) {
                Entry *next = e->next;
                result = mix(result, (u64)e->hash * e->count);
                release(e);
                e = next;
            }
            buckets[b] = 0;
        }
    }
    return (i64)result;
}
