#!/bin/sh
# Makes the component. With rustup: rustup target add wasm32-wasip2. Debian packages no standard library for WebAssembly but its
# source (rustc-web, rust-web-src, lld-22), from which it is built here; wasm-tools makes a component of what comes out.
set -eu
out=${CARGO_TARGET_DIR:-target}
debian=${RUSTC:-/usr/bin/rustc}
if [ -d "$(rustc --print target-libdir --target wasm32-wasip2)" ]; then
    cargo build --quiet --release --target wasm32-wasip2
    cp "$out/wasm32-wasip2/release/app.wasm" @component@.wasm
elif [ -x "$debian" ]; then
    export RUSTC="$debian" RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="${LD:-wasm-ld-22}"
    cargo build --quiet --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort
    wasm-tools component new "$out/wasm32-unknown-unknown/release/app.wasm" -o @component@.wasm
else
    echo "$(command -v rustc) has no standard library for WebAssembly; add it: rustup target add wasm32-wasip2" >&2
    exit 1
fi
