#!/bin/sh
# Builds programs of WASI 0.1: build.sh NAME... (go kotlin sqlite zig), all of them without arguments. They go to ../target/programs,
# those of kotlin and zig to built, which is checked in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export OUT="$here/../target/programs"
mkdir -p "$OUT"

[ $# -gt 0 ] || set -- go kotlin sqlite zig
for name in "$@"; do
    (cd "$here/$name" && ./build.sh)
done
