// An allocator that costs next to nothing, so that what is measured is the call: memory is handed out upwards and all of
// it taken back at once.

#include <stdlib.h>
#include <string.h>

static unsigned char heap[1 << 16];
static size_t used;

static void take_back(void) {
    used = 0;
}

void *realloc(void *old, size_t size) {
    size_t start = (used + 7) & ~(size_t)7;
    if (old != NULL || size > sizeof heap - start) {
        __builtin_trap();
    }
    used = start + size;
    return heap + start;
}

void *malloc(size_t size) {
    return realloc(NULL, size);
}

void free(void *memory) {
    (void)memory;
}
