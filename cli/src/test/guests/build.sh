#!/bin/sh
# Makes the programs in ../resources/dev/ashlar/cli from these sources. Debian: clang-22 lld-22 libclang-rt-22-dev-wasm32
# wasi-libc; npm: @bytecodealliance/jco, whose path is in JCO, with the adapter of WASI 0.1 for WASI 0.2.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../resources/dev/ashlar/cli
: "${CC:=clang-22}" "${JCO:=jco}"

"$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -Wl,--strip-debug \
    -nostdlib -o "$out/probe-p1.wasm" "$here/probe.c" /usr/lib/wasm32-wasi/crt1-command.o /usr/lib/wasm32-wasi/libc.a \
    "$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a"
"$JCO" new "$out/probe-p1.wasm" --wasi-command -o "$out/probe-p2.wasm"
