#!/bin/sh
# Debian: clang-22 lld-22 libclang-rt-22-dev-wasm32 wasi-libc; crates.io: wit-bindgen-cli, wasm-tools. Of wasi-libc only
# what needs no WASI is linked: memory and strings.
set -eu
: "${CC:=clang-22}"
builtins=$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a

build() { # world encoding component
    wit-bindgen c "$WIT" --world "$1" --string-encoding "$2" --out-dir "$WORK/c" >/dev/null 2>&1
    "$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$WORK/c" \
        -nostdlib -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=65536 -o "$WORK/c/$1.wasm" "$1.c" \
        "$WORK/c/$1.c" "$WORK/c/${1}_component_type.o" /usr/lib/wasm32-wasi/libc.a "$builtins"
    wasm-tools component new "$WORK/c/$1.wasm" -o "$SMALL/$3.wasm"
}

build provider utf8 c-provider
build consumer utf8 c-consumer
build greetings utf16 c-utf16-greetings
