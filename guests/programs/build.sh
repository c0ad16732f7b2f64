#!/bin/sh
# Builds programs of WASI 0.1, and one for JavaScript's engines: build.sh NAME... (go kotlin sqlite teavm zig), all of them without
# arguments. They go to ../target/programs, those of kotlin, teavm and zig to built, which is checked in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export OUT="$here/../target/programs"
mkdir -p "$OUT"

[ $# -gt 0 ] || set -- go kotlin sqlite teavm zig
for name in "$@"; do
    (cd "$here/$name" && ./build.sh)
done
