#!/bin/sh
# Builds the components of the tests: needs clang-22, lld-22, wasi-libc and libclang-rt-22-dev-wasm32 of Debian, and of
# crates.io wit-bindgen-cli and wasm-tools. Of wasi-libc only what needs no WASI is linked: memory and strings.
set -eu
cd "$(dirname "$0")"
out=../resources/dev/ashlar/host/components
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
: "${CC:=clang-22}"
builtins=$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a
mkdir "$work/wit"
cp wit/*.wit "$work/wit"
cp -r wit/deps "$work/wit/deps"
cp -r ../../../../wasi/src/main/wit/deps/* "$work/wit/deps"
for world in front back sender receiver; do
    wit-bindgen c "$work/wit" --world "$world" --out-dir "$work" --rename wasi:cli/environment@0.2.12=environment \
        --rename wasi:cli/stdout@0.2.12=standard --rename wasi:clocks/monotonic-clock@0.2.12=clock \
        --rename wasi:filesystem/preopens@0.2.12=preopens --rename wasi:io/streams@0.2.12=io \
        --rename wasi:io/poll@0.2.12=poll --rename wasi:http/types@0.2.12=http \
        --rename wasi:http/incoming-handler@0.2.12=handler \
        --rename wasmcloud:messaging/consumer@0.2.0=messaging >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    "$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$work" -nostdlib \
        -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=16384 -o "$work/$world.wasm" "$world.c" "$work/$world.c" \
        "$work/${world}_component_type.o" /usr/lib/wasm32-wasi/libc.a "$builtins"
    wasm-tools component new "$work/$world.wasm" -o "$out/$world.wasm"
done
