#!/bin/sh
# Rebuilds the .wasm files from the C sources. Needs clang and lld 22 or newer (CC=…) and python3.
set -eu
cd "$(dirname "$0")"
: "${CC:=clang-22}"

python3 generate.py midloop 44 5 >midloop.c
python3 generate.py switchloop 120 5 >switchloop.c
python3 generate.py bigfn 1100 3 >bigfn.c

for source in *.c; do
    name=${source%.c}
    simd=
    case $name in simd | lanes) simd=-msimd128 ;; esac
    "$CC" --target=wasm32 -O2 -std=c17 -Wall -Wextra -Werror -ffreestanding -nostdlib $simd -fno-strict-aliasing \
        -Wl,--no-entry -Wl,--strip-debug -Wl,-z,stack-size=65536 -o "$name.wasm" "$source"
done
