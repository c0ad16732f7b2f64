#!/bin/sh
# Makes the component. CC may name another clang; it needs lld, wasi-libc and the builtins of compiler-rt for WebAssembly.
set -eu
: "${CC:=$(command -v clang-22 || echo clang)}"
wit-bindgen c ../wit --world @component@ --out-dir bindings --rename wasi:http/types@0.2.10=http \
    --rename wasi:http/incoming-handler@0.2.10=handler --rename wasi:io/streams@0.2.10=io \
    --rename wasi:io/poll@0.2.10=poll --rename wasi:io/error@0.2.10=error \
    --rename wasi:clocks/monotonic-clock@0.2.10=clock >/dev/null
"$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Os -std=c17 -Wall -Wextra -nostdlib -Wl,--no-entry \
    -Wl,--strip-debug -Wl,-z,stack-size=65536 -o module.wasm app.c bindings/@snake@.c bindings/@snake@_component_type.o \
    /usr/lib/wasm32-wasi/libc.a "$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a"
wasm-tools component new module.wasm -o @component@.wasm
rm module.wasm
