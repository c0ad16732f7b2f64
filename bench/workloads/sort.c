/* Sorts 20000 records of 24 bytes with a quicksort that calls its comparison through a function pointer, n times. */
#include "workload.h"

#define COUNT 20000

typedef struct {
    u32 id, group;
    double weight;
    u64 key;
} Record;

typedef int (*Compare)(const Record *, const Record *);

static Record records[COUNT];

static int by_key(const Record *a, const Record *b) {
    return a->key < b->key ? -1 : a->key > b->key;
}

static int by_weight(const Record *a, const Record *b) {
    return a->weight < b->weight ? -1 : a->weight > b->weight;
}

static int by_group_then_id(const Record *a, const Record *b) {
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

static Compare const comparisons[3] = {by_key, by_weight, by_group_then_id};

static NOINLINE void sort(Record *r, i32 low, i32 high, Compare compare) {
    while (high - low > 12) {
        Record pivot = r[low + (high - low) / 2];
        i32 i = low, j = high;
        while (i <= j) {
            while (compare(&r[i], &pivot) < 0) i++;
            while (compare(&r[j], &pivot) > 0) j--;
            if (i <= j) {
                Record t = r[i];
                r[i++] = r[j];
                r[j--] = t;
            }
        }
        if (j - low < high - i) {
            sort(r, low, j, compare);
            low = i;
        } else {
            sort(r, i, high, compare);
            high = j;
        }
    }
    for (i32 i = low + 1; i <= high; i++) {
        Record t = r[i];
        i32 j = i;
        for (; j > low && compare(&r[j - 1], &t) > 0; j--) r[j] = r[j - 1];
        r[j] = t;
    }
}

i64 run(i32 n) {
    random_state = 12345;
    u64 h = 0;
    for (i32 round = 0; round < n; round++) {
        for (u32 i = 0; i < COUNT; i++) {
            u32 x = next_random();
            records[i] = (Record){i, x % 100, x * 0.5 - 1e6 * (x & 255), (u64)x * 0x9E3779B97F4A7C15ull};
        }
        sort(records, 0, COUNT - 1, comparisons[round % 3]);
        for (u32 i = 0; i < COUNT; i += 97) h = mix(h, records[i].id);
    }
    return (i64)h;
}
