#!/bin/sh
# A program with threads (wasi-threads) by Zig 0.17.1 from PyPI; ../built/threads.wasm is checked in.
set -eu
cd "$(dirname "$0")"
tools=../../target/tools/zig
if [ ! -e "$tools/ready" ]; then
    rm -rf "$tools"
    python3 -m venv "$tools"
    "$tools/bin/pip" install -q ziglang==0.17.1
    touch "$tools/ready"
fi
"$tools/bin/python" -m ziglang build-exe threads.zig -target wasm32-wasi -mcpu=generic+atomics+bulk_memory \
    -O ReleaseFast -fstrip -fno-single-threaded --import-memory --export-memory --shared-memory \
    --max-memory=67108864 --export=wasi_thread_start -femit-bin=../built/threads.wasm
rm -f ../built/threads.wasm.o
