#!/bin/sh
# Builds components: build.sh LANGUAGE... (c rust js python go compositions), all of them without arguments. Small ones
# go to built/ and are checked in, large ones to ../target/components. README.md says what each language needs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../target
export TOOLS="${TOOLS:-$target/tools}" WIT="$here/wit" SMALL="$here/built" LARGE="$target/components" WORK="$target/build"
export PATH="$TOOLS/cargo/bin:$PATH"
mkdir -p "$SMALL" "$LARGE" "$WORK" "$TOOLS"

[ $# -gt 0 ] || set -- c rust js python go compositions
for language in "$@"; do
    mkdir -p "$WORK/$language"
    (cd "$here/$language" && ./build.sh)
done
