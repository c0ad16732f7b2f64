#!/bin/sh
# Builds the guests of the tests: needs clang-22, lld-22, wasi-libc and libclang-rt-22-dev-wasm32 of Debian.
set -eu
cd "$(dirname "$0")"
out=../resources/dev/ashlar/wasi
for source in *.c; do
    clang-22 --target=wasm32-wasi -Wno-deprecated -Os -Wl,-s -o "$out/${source%.c}.wasm" "$source"
done
