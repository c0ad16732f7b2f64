#!/bin/sh
# Builds the components of the tests: build.sh NAME..., all of them without arguments. Debian: clang-22 lld-22
# libclang-rt-22-dev-wasm32 wasi-libc; crates.io: wit-bindgen-cli, wasm-tools. Of wasi-libc only what needs no WASI is linked: memory.
set -eu
cd "$(dirname "$0")"
: "${CC:=clang-22}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
resources=../resources/dev/ashlar/capabilities

# component NAME SOURCE WORLD INTERFACE=PREFIX...
component() {
    name=$1 source=$2 world=$3
    shift 3
    out=$work/$name
    mkdir -p "$out"
    cp -r wit "$out"
    cp -r ../../main/wit/deps "$out/wit"
    renamed=
    for rename; do
        renamed="$renamed --rename ${rename%=*}=${rename##*=}"
    done
    # shellcheck disable=SC2086
    wit-bindgen c "$out/wit" --world "$world" --rename-world guest --out-dir "$out" $renamed >/dev/null
    "$CC" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$out" \
          -nostdlib -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=16384 -o "$out/core.wasm" \
        "$source" "$out/guest.c" "$out/guest_component_type.o" /usr/lib/wasm32-wasi/libc.a \
        "$("$CC" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a"
    wasm-tools component new "$out/core.wasm" -o "$resources/$name.wasm"
}

[ $# -gt 0 ] || set -- settings key-value key-value2 blobs
for name; do
    case $name in
    settings)
        component settings settings.c settings-guest wasi:config/runtime@0.2.0-draft=old \
            wasi:config/store@0.2.0-draft-2024-09-27=spin wasi:config/store@0.2.0-rc.1=cloud \
            wasi:logging/logging@0.1.0-draft=logging ashlar:guests/settings=guest
        ;;
    key-value)
        component key-value key-value.c key-value-guest wasi:keyvalue/store@0.2.0-draft=store \
            wasi:keyvalue/atomics@0.2.0-draft=atomics wasi:keyvalue/batch@0.2.0-draft=batch ashlar:guests/key-value=guest
        ;;
    key-value2)
        component key-value2 key-value.c key-value-guest2 wasi:keyvalue/store@0.2.0-draft2=store \
            wasi:keyvalue/atomics@0.2.0-draft2=atomics wasi:keyvalue/batch@0.2.0-draft2=batch ashlar:guests/key-value=guest
        ;;
    blobs)
        component blobs blobs.c blobs-guest wasi:io/streams@0.2.12=io wasi:io/poll@0.2.12=poll wasi:io/error@0.2.12=error \
            wasi:blobstore/types@0.2.0-draft=types wasi:blobstore/container@0.2.0-draft=container \
            wasi:blobstore/blobstore@0.2.0-draft=blobstore ashlar:guests/blobs=guest
        ;;
    *)
        echo "build.sh: there is no $name" >&2
        exit 2
        ;;
    esac
done
