#!/bin/sh
# Debian: clang-22 lld-22 libclang-rt-22-dev-wasm32 wasi-libc; cargo, for SQLite's sources from crates.io.
set -eu
: "${CC:=clang-22}"
lib=/usr/lib/wasm32-wasi
sources=$(cargo metadata --locked --format-version 1 |
    sed -n 's/.*"manifest_path":"\([^"]*libsqlite3-sys-[^"]*\)\/Cargo.toml".*/\1\/sqlite3/p')
"$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -I "$sources" -O2 -w -D_WASI_EMULATED_MMAN \
    -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_GETPID -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION \
    -DSQLITE_OMIT_WAL -DSQLITE_DEFAULT_UNIX_VFS='"unix-none"' -nostdlib -o "$OUT/sqlite.wasm.new" shell.c \
    "$sources/sqlite3.c" $lib/crt1-command.o $lib/libc.a $lib/libwasi-emulated-mman.a $lib/libwasi-emulated-signal.a \
    $lib/libwasi-emulated-getpid.a "$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a"
mv "$OUT/sqlite.wasm.new" "$OUT/sqlite.wasm"
