// A small shell for SQLite: runs the statements on standard input against the database named, prints rows.
#include "sqlite3.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int row(void *unused, int columns, char **values, char **names) {
    (void)unused;
    (void)names;
    for (int i = 0; i < columns; i++) {
        printf("%s%s", i ? "|" : "", values[i] ? values[i] : "NULL");
    }
    putchar('\n');
    return 0;
}

int main(int argc, char **argv) {
    sqlite3 *db;
    if (sqlite3_open(argc > 1 ? argv[1] : ":memory:", &db) != SQLITE_OK) {
        fprintf(stderr, "cannot open: %s\n", sqlite3_errmsg(db));
        return 1;
    }
    static char line[1 << 16];
    while (fgets(line, sizeof line, stdin)) {
        char *error = NULL;
        if (sqlite3_exec(db, line, row, NULL, &error) != SQLITE_OK) {
            fprintf(stderr, "error: %s\n", error);
            return 1;
        }
        fflush(stdout);
    }
    return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
