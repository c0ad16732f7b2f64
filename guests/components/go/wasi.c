// What Go's runtime asks of WASI 0.1 when it starts, answered from inside: no arguments, no environment, no files, a clock
// that stands still and numbers that are not random. So the component imports nothing of WASI. Nothing here may need a
// stack or data of its own: wasm-tools puts these functions beside the program's memory.

#include <stdint.h>

#define WASI(name) __attribute__((export_name(#name))) int32_t name

enum { SUCCESS = 0, BADF = 8, NOSYS = 52 };

static void put32(int32_t address, uint32_t value) {
    *(uint32_t *)(uintptr_t)address = value;
}

static void put64(int32_t address, uint64_t value) {
    *(uint64_t *)(uintptr_t)address = value;
}

WASI(args_get)(int32_t arguments, int32_t buffer) {
    (void)arguments, (void)buffer;
    return SUCCESS;
}

WASI(args_sizes_get)(int32_t count, int32_t size) {
    put32(count, 0);
    put32(size, 0);
    return SUCCESS;
}

WASI(environ_get)(int32_t variables, int32_t buffer) {
    (void)variables, (void)buffer;
    return SUCCESS;
}

WASI(environ_sizes_get)(int32_t count, int32_t size) {
    put32(count, 0);
    put32(size, 0);
    return SUCCESS;
}

WASI(clock_time_get)(int32_t clock, int64_t precision, int32_t time) {
    (void)clock, (void)precision;
    put64(time, 1000000000);
    return SUCCESS;
}

WASI(random_get)(int32_t buffer, int32_t length) {
    for (int32_t i = 0; i < length; i++) {
        ((uint8_t *)(uintptr_t)buffer)[i] = (uint8_t)(i * 151 + 29);
    }
    return SUCCESS;
}

WASI(fd_write)(int32_t fd, int32_t vectors, int32_t count, int32_t written) {
    (void)fd;
    uint32_t length = 0;
    for (int32_t i = 0; i < count; i++) {
        length += ((uint32_t *)(uintptr_t)vectors)[2 * i + 1];
    }
    put32(written, length);
    return SUCCESS;
}

WASI(fd_prestat_get)(int32_t fd, int32_t prestat) {
    (void)fd, (void)prestat;
    return BADF;
}

WASI(fd_prestat_dir_name)(int32_t fd, int32_t path, int32_t length) {
    (void)fd, (void)path, (void)length;
    return BADF;
}

WASI(fd_fdstat_get)(int32_t fd, int32_t stat) {
    (void)fd, (void)stat;
    return BADF;
}

WASI(fd_fdstat_set_flags)(int32_t fd, int32_t flags) {
    (void)fd, (void)flags;
    return BADF;
}

WASI(fd_close)(int32_t fd) {
    (void)fd;
    return BADF;
}

WASI(fd_read)(int32_t fd, int32_t vectors, int32_t count, int32_t read) {
    (void)fd, (void)vectors, (void)count, (void)read;
    return BADF;
}

WASI(poll_oneoff)(int32_t subscriptions, int32_t events, int32_t count, int32_t happened) {
    (void)subscriptions, (void)events, (void)count, (void)happened;
    return NOSYS;
}

WASI(sched_yield)(void) {
    return SUCCESS;
}

__attribute__((export_name("proc_exit"))) void proc_exit(int32_t code) {
    (void)code;
    __builtin_trap();
}
