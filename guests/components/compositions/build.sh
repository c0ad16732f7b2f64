#!/bin/sh
# crates.io: wac-cli, wasm-tools. The same two components composed by each tool, to compare with `./ashlar compose`.
set -eu
wac plug "$SMALL/rust-consumer.wasm" --plug "$SMALL/c-provider.wasm" -o "$SMALL/rust-on-c.wac.wasm"
wasm-tools compose "$SMALL/rust-consumer.wasm" -d "$SMALL/c-provider.wasm" -o "$SMALL/rust-on-c.compose.wasm" >/dev/null 2>&1
