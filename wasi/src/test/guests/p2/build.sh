#!/bin/sh
# Builds the components of the tests: needs what ../build.sh needs, and of crates.io wit-bindgen-cli and wasm-tools. Of
# wasi-libc only what needs no WASI is linked: memory and strings.
set -eu
cd "$(dirname "$0")"
out=../../resources/dev/ashlar/wasi
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
: "${CC:=clang-22}"
builtins=$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a
wit-bindgen c ../../../main/wit --world host --out-dir "$work" --rename wasi:io/streams@0.2.12=streams \
    --rename wasi:io/poll@0.2.12=poll --rename wasi:clocks/monotonic-clock@0.2.12=clock \
    --rename wasi:random/random@0.2.12=random --rename wasi:filesystem/types@0.2.12=fs \
    --rename wasi:filesystem/preopens@0.2.12=preopens --rename wasi:cli/environment@0.2.12=environment \
    --rename wasi:cli/exit@0.2.12=exit --rename wasi:cli/stdin@0.2.12=stdin --rename wasi:cli/stdout@0.2.12=stdout \
    --rename wasi:cli/stderr@0.2.12=stderr >"$work/log" 2>&1
"$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$work" -nostdlib \
    -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=262144 -o "$work/hostile.wasm" hostile.c "$work/host.c" \
    "$work/host_component_type.o" /usr/lib/wasm32-wasi/libc.a "$builtins"
wasm-tools component new "$work/hostile.wasm" -o "$out/hostile-component.wasm"
for source in *.wat; do
    wasm-tools parse "$source" -o "$out/${source%.wat}.wasm"
done
