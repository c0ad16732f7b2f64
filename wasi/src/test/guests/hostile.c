// Asks for more than it may have. The first argument says for what; prints what it got.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wasi/api.h>

static __wasi_fd_t preopen = 3;

static void handles(void) {
    int opened = 0;
    __wasi_fd_t fd;
    __wasi_errno_t error;
    do {
        error = __wasi_path_open(preopen, 0, "file", 0, __WASI_RIGHTS_FD_READ, 0, 0, &fd);
        opened += error == 0;
    } while (error == 0 && opened < 1000000);
    printf("opened %d, then errno %d\n", opened, error);
    if (opened > 0) {
        (void) __wasi_fd_close(fd);
        printf("again %d\n", __wasi_path_open(preopen, 0, "file", 0, __WASI_RIGHTS_FD_READ, 0, 0, &fd));
    }
}

static void random_bytes(void) {
    __wasi_size_t size = 200u << 20;
    uint8_t *bytes = malloc(size);
    printf("errno %d\n", __wasi_random_get(bytes, size));
    printf("beyond memory: errno %d\n", __wasi_random_get((uint8_t *) -16, 1000));
    printf("a few: errno %d\n", __wasi_random_get(bytes, 16));
}

static void poll(void) {
    __wasi_size_t count = 1000000;
    __wasi_subscription_t *subscriptions = calloc(count, sizeof *subscriptions);
    __wasi_event_t *events = calloc(count, sizeof *events);
    __wasi_size_t n = 0;
    printf("a million: errno %d\n", __wasi_poll_oneoff(subscriptions, events, count, &n));
    printf("none: errno %d\n", __wasi_poll_oneoff(subscriptions, events, 0, &n));
    printf("beyond memory: errno %d\n", __wasi_poll_oneoff((void *) -96, events, 2, &n));
    subscriptions[0].u.tag = __WASI_EVENTTYPE_CLOCK;
    subscriptions[0].u.u.clock.id = __WASI_CLOCKID_MONOTONIC;
    subscriptions[0].u.u.clock.timeout = 1000;
    printf("one: errno %d", __wasi_poll_oneoff(subscriptions, events, 1, &n));
    printf(", events %zu\n", (size_t) n);
}

static void vectors(void) {
    __wasi_ciovec_t vectors[2] = {{(uint8_t *) "x", 1}, {(uint8_t *) -1, 100}};
    __wasi_size_t n = 0;
    printf("half beyond memory: errno %d\n", __wasi_fd_write(1, vectors, 2, &n));
    printf("too many: errno %d\n", __wasi_fd_write(1, vectors, 0x7fffffff, &n));
    printf("result beyond memory: errno %d\n", __wasi_fd_write(1, vectors, 0, (void *) -1));
}

static void names(void) {
    size_t length = 1 << 20;
    char *name = malloc(length + 1);
    memset(name, 'x', length);
    name[length] = 0;
    __wasi_fd_t fd;
    printf("long: errno %d\n", __wasi_path_open(preopen, 0, name, 0, 0, 0, 0, &fd));
    printf("not UTF-8: errno %d\n", __wasi_path_open(preopen, 0, "\xff\xfe", 0, 0, 0, 0, &fd));
    printf("up: errno %d\n", __wasi_path_open(preopen, 0, "../secret", 0, 0, 0, 0, &fd));
    printf("full: errno %d\n", __wasi_path_open(preopen, 0, "/etc/passwd", 0, 0, 0, 0, &fd));
}

static void nothing(void) {
    __wasi_timestamp_t now;
    uint8_t byte;
    __wasi_fd_t fd;
    printf("clock: errno %d\n", __wasi_clock_time_get(__WASI_CLOCKID_REALTIME, 1, &now));
    printf("random: errno %d\n", __wasi_random_get(&byte, 1));
    printf("directory: errno %d\n", __wasi_path_open(preopen, 0, "file", 0, 0, 0, 0, &fd));
}

static void wait_forever(void) {
    __wasi_subscription_t subscription = {.u.tag = __WASI_EVENTTYPE_FD_READ};
    subscription.u.u.fd_read.file_descriptor = 0;
    __wasi_event_t event;
    __wasi_size_t n;
    puts("waiting");
    fflush(stdout);
    (void) __wasi_poll_oneoff(&subscription, &event, 1, &n);
}

int main(int count, char **arguments) {
    const char *what = count > 1 ? arguments[1] : "";
    if (!strcmp(what, "handles")) handles();
    else if (!strcmp(what, "random")) random_bytes();
    else if (!strcmp(what, "poll")) poll();
    else if (!strcmp(what, "vectors")) vectors();
    else if (!strcmp(what, "names")) names();
    else if (!strcmp(what, "nothing")) nothing();
    else if (!strcmp(what, "wait")) wait_forever();
    else if (!strcmp(what, "flood")) for (;;) puts("flood flood flood flood flood flood flood flood flood flood flood");
    else return 64;
    return 0;
}
