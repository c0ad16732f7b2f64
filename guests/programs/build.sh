#!/bin/sh
# Builds programs of WASI 0.1: build.sh NAME... (go kotlin sqlite), all of them without arguments. They go to ../target/programs,
# kotlin to built, which is checked in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export OUT="$here/../target/programs"
mkdir -p "$OUT"

[ $# -gt 0 ] || set -- go kotlin sqlite
for name in "$@"; do
    (cd "$here/$name" && ./build.sh)
done
