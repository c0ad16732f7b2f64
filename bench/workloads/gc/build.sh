#!/bin/sh
# Programs with structs and arrays: the texts by binaryen, and the mix of ../../../guests/programs/kotlin as its makers' Gradle
# plugin builds it for release. Needs npm.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" binaryen@132.0.0
tools=$work/node_modules/.bin

for text in *.wat; do
    "$tools/wasm-as" --enable-gc --enable-reference-types --enable-nontrapping-float-to-int "$text" -o "${text%.wat}.wasm"
done
kotlin=../../../guests/programs/kotlin
here=$PWD
(cd "$kotlin" && ./build.sh "$work/kotlin.wasm" Json.kt Mix.kt)
# It wants random numbers for hash codes of objects that have none; here they are zeros, so that nothing is imported.
cat >"$work/random.wat" <<'TEXT'
(module (func (export "random_get") (param i32 i32) (result i32) (i32.const 0)))
TEXT
"$tools/wasm-merge" --all-features "$work/random.wat" wasi_snapshot_preview1 "$work/kotlin.wasm" kotlin -o "$work/joined.wasm"
"$tools/wasm-opt" --enable-gc --enable-reference-types --enable-exception-handling --enable-bulk-memory \
    --enable-nontrapping-float-to-int --enable-multivalue --closed-world --inline-functions-with-loops --traps-never-happen --fast-math --type-ssa \
    -O3 -O3 --gufa -O3 --type-merging -O3 -Oz "$work/joined.wasm" -o "$here/kotlin.wasm"
