#!/bin/sh
# Builds the component that waits for sockets. Debian: clang-22 lld-22 libclang-rt-22-dev-wasm32 wasi-libc; crates.io:
# wit-bindgen-cli, wasm-tools. Of wasi-libc only what needs no WASI is linked: memory.
set -eu
cd "$(dirname "$0")"
: "${CC:=clang-22}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/wit"
cp world.wit "$work/wit"
cp -r ../../../main/wit/deps "$work/wit"
renamed=
for name in io/streams=io io/poll=poll io/error=error clocks/monotonic-clock=clock sockets/tcp=tcp sockets/udp=udp \
    sockets/network=net sockets/instance-network=instance sockets/ip-name-lookup=lookup \
    sockets/tcp-create-socket=newtcp sockets/udp-create-socket=newudp; do
    renamed="$renamed --rename wasi:${name%=*}@0.2.12=${name#*=}"
done
# shellcheck disable=SC2086
wit-bindgen c "$work/wit" --world sockets --out-dir "$work" $renamed >/dev/null
"$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$work" \
    -nostdlib -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=16384 -o "$work/core.wasm" sockets.c \
    "$work/sockets.c" "$work/sockets_component_type.o" /usr/lib/wasm32-wasi/libc.a \
    "$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a"
wasm-tools component new "$work/core.wasm" -o ../../resources/dev/ashlar/wasi/sockets.wasm
