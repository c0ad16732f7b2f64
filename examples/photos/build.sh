#!/bin/sh
# Builds components into built/: build.sh COMPONENT... (gateway auth validator image store), all of them without arguments.
# README.md says what they need. WORK is where the rest goes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${WORK:-$here/target}
mkdir -p "$work" "$here/built"
cd "$here"

rust() { # component
    export RUSTC="${RUSTC:-/usr/bin/rustc}" RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="${LD:-wasm-ld-22}"
    # Paths of this machine would else be in the messages of panics; a megabyte of stack in each instance.
    export RUSTFLAGS="--remap-path-prefix=$here=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo -C link-arg=-zstack-size=131072"
    cargo build --quiet --locked --release -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown \
        --target-dir "$work/rust" --package "photos-$1"
    cp "$work/rust/wasm32-unknown-unknown/release/photos_$1.wasm" "$work/$1.wasm"
}

bindings() { # component
    wit-bindgen c wit --world "$1" --out-dir "$work" >/dev/null 2>&1
}

# Of wasi-libc only what needs no WASI is linked: memory and strings.
c() { # component sources
    component=$1
    shift
    bindings "$component"
    cc=${CC:-clang-22}
    "$cc" --target=wasm32-wasip1 -isystem /usr/include/wasm32-wasi -Oz -std=c17 -Wall -Wextra -Werror -I "$work" \
        -nostdlib -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=16384 -o "$work/$component.wasm" "$@" \
        "$work/$component.c" "$work/${component}_component_type.o" /usr/lib/wasm32-wasi/libc.a \
        "$("$cc" -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a"
}

zig() { # component
    bindings "$1"
    python3 -m ziglang build-exe -target wasm32-wasi -OReleaseSmall -fstrip -fno-entry -mexec-model=reactor --stack 16384 -lc -I "$work" \
        --name "$1" "-femit-bin=$work/$1.wasm" --cache-dir "$work/zig" --global-cache-dir "$work/zig" \
        "$1/$1.zig" "$work/$1.c" "$work/${1}_component_type.o"
}

[ $# -gt 0 ] || set -- gateway auth validator image store
for component in "$@"; do
    case $component in
    gateway | image | store) rust "$component" ;;
    auth) c auth auth/auth.c auth/sha256.c ;;
    validator) zig validator ;;
    *) echo "build.sh: there is no component $component: gateway, auth, validator, image, store" >&2 && exit 2 ;;
    esac
    wasm-tools component new "$work/$component.wasm" -o "built/$component.wasm"
done
