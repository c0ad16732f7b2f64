#!/bin/sh
# Builds programs of WASI 0.1: build.sh NAME... (go sqlite), both without arguments. They go to ../target/programs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export OUT="$here/../target/programs"
mkdir -p "$OUT"

[ $# -gt 0 ] || set -- go sqlite
for name in "$@"; do
    (cd "$here/$name" && ./build.sh)
done
