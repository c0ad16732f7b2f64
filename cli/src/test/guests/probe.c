// A program that does one thing at a time, for tests of `ashlar run`; build.sh makes probe-p1.wasm and probe-p2.wasm.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int failed(const char *what) {
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    return 1;
}

static int copy(int from, int to) {
    static char buffer[16384];
    for (;;) {
        ssize_t got = read(from, buffer, sizeof buffer);
        if (got <= 0) {
            return got < 0 ? failed("read") : 0;
        }
        for (ssize_t done = 0; done < got;) {
            ssize_t part = write(to, buffer + done, got - done);
            if (part < 0) {
                return failed("write");
            }
            done += part;
        }
    }
}

static int cat(const char *file) {
    int fd = open(file, O_RDONLY);
    return fd < 0 ? failed(file) : copy(fd, 1);
}

static int put(const char *file, const char *text) {
    int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0 || write(fd, text, strlen(text)) < 0) {
        return failed(file);
    }
    return 0;
}

static int list(const char *folder) {
    DIR *dir = opendir(folder);
    if (!dir) {
        return failed(folder);
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        puts(entry->d_name);
    }
    return 0;
}

// Answers each line at once, as a program at a prompt does.
static int echo_lines(void) {
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        printf("you said %s", line);
        fflush(stdout);
    }
    return 0;
}

static int count(void) {
    for (unsigned i = 0;; i++) {
        if (printf("%u\n", i) < 0) {
            return failed("stdout");
        }
    }
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "hello";
    if (!strcmp(what, "hello")) {
        puts("hello");
    } else if (!strcmp(what, "args")) {
        for (int i = 0; i < argc; i++) {
            puts(argv[i]);
        }
    } else if (!strcmp(what, "env")) {
        for (char **e = environ; e && *e; e++) {
            puts(*e);
        }
    } else if (!strcmp(what, "copy")) {
        return copy(0, 1);
    } else if (!strcmp(what, "echo")) {
        return echo_lines();
    } else if (!strcmp(what, "cat")) {
        return cat(argv[2]);
    } else if (!strcmp(what, "put")) {
        return put(argv[2], argv[3]);
    } else if (!strcmp(what, "ls")) {
        return list(argv[2]);
    } else if (!strcmp(what, "link")) {
        return symlink(argv[2], argv[3]) ? failed("symlink") : cat(argv[3]);
    } else if (!strcmp(what, "exit")) {
        exit(atoi(argv[2]));
    } else if (!strcmp(what, "trap")) {
        fputs("about to trap\n", stderr);
        __builtin_trap();
    } else if (!strcmp(what, "now")) {
        printf("%lld\n", (long long)time(NULL));
    } else if (!strcmp(what, "random")) {
        unsigned long long n;
        if (getentropy(&n, sizeof n)) {
            return failed("random");
        }
        printf("%016llx\n", n);
    } else if (!strcmp(what, "terminals")) {
        printf("%d%d%d\n", isatty(0), isatty(1), isatty(2));
    } else if (!strcmp(what, "count")) {
        return count();
    } else if (!strcmp(what, "spin")) {
        puts("spinning");
        fflush(stdout);
        for (volatile int i = 0;; i++) {}
    } else {
        fprintf(stderr, "what is %s?\n", what);
        return 2;
    }
    return 0;
}
