#!/bin/sh
# Debian: clang-22 lld-22 libclang-rt-22-dev-wasm32 wasi-libc; crates.io: wit-bindgen-cli, wasm-tools. Of wasi-libc only
# what needs no WASI is linked: memory and strings.
set -eu
: "${CC:=clang-22}"
builtins=$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a

build() { # world sources
    world=$1
    shift
    wit-bindgen c "$WIT" --world "$world" --out-dir "$WORK/c" --rename wasi:http/types@0.2.0=http \
        --rename wasi:http/outgoing-handler@0.2.0=client --rename wasi:http/incoming-handler@0.2.0=handler \
        --rename wasi:io/streams@0.2.0=io --rename wasi:io/poll@0.2.0=poll --rename wasi:io/error@0.2.0=error \
        --rename wasi:clocks/monotonic-clock@0.2.0=clock >/dev/null 2>&1
    "$CC" --target=wasm32-wasip1 --no-wasm-opt -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$WORK/c" \
        -nostdlib -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=16384 -o "$WORK/c/$world.wasm" "$@" \
        "$WORK/c/$world.c" "$WORK/c/${world}_component_type.o" /usr/lib/wasm32-wasi/libc.a "$builtins"
    wasm-tools component new "$WORK/c/$world.wasm" -o "$SMALL/c-$world.wasm"
}

build hello hello.c
build probe probe.c exchange.c relay.c
