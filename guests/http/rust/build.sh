#!/bin/sh
# Debian: rustc-web and rust-web-src (1.96; the standard library is built from its source, since none for WebAssembly is
# packaged), lld-22; cargo; crates.io: wasm-tools and the crates that Cargo.lock names.
set -eu
export RUSTC="${RUSTC:-/usr/bin/rustc}" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$WORK/rust"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="${LD:-wasm-ld-22}"
cargo build --quiet --locked --release --examples -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
wasm-tools component new "$WORK/rust/wasm32-unknown-unknown/release/examples/axum.wasm" -o "$SMALL/rust-axum.wasm"
