#!/bin/sh
# Builds HTTP components: build.sh LANGUAGE... (c rust js python), all of them without arguments. Small ones go to built/
# and are checked in, large ones to ../target/http. README.md says what each language needs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../target
export TOOLS="${TOOLS:-$target/tools}" WIT="$here/wit" SMALL="$here/built" LARGE="$target/http" WORK="$target/build/http"
export PATH="$TOOLS/cargo/bin:$PATH"
mkdir -p "$SMALL" "$LARGE" "$WORK" "$TOOLS"

[ $# -gt 0 ] || set -- c rust js python
for language in "$@"; do
    mkdir -p "$WORK/$language"
    (cd "$here/$language" && ./build.sh)
done
