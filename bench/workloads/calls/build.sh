#!/bin/sh
# Rebuilds callee.wasm, caller.wasm, and calls.wasm, which is both of them composed. Needs clang-22, lld-22,
# libclang-rt-22-dev-wasm32, wasi-libc (Debian) and wit-bindgen-cli 0.63, wasm-tools 1.263, wac-cli (crates.io).
set -eu
cd "$(dirname "$0")"
: "${CC:=clang-22}" "${WIT_BINDGEN:=wit-bindgen}" "${WASM_TOOLS:=wasm-tools}" "${WAC:=wac}"
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT

for side in callee caller; do
    "$WIT_BINDGEN" c calls.wit --world $side-world --out-dir "$made" >/dev/null 2>&1
    "$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -O2 -std=c17 -Wall -Wextra -Werror -I "$made" \
        -nostdlib -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=16384 -o "$made/core.wasm" \
        $side.c "$made/${side}_world.c" "$made/${side}_world_component_type.o" /usr/lib/wasm32-wasi/libc.a
    "$WASM_TOOLS" component new "$made/core.wasm" -o $side.wasm
done
"$WAC" plug caller.wasm --plug callee.wasm -o calls.wasm
