#!/bin/sh
# Makes the component with Go 1.25 or newer. bindings/ is made from ../wit by wit-bindgen, 0.63 or newer, and is a module with the
# sources of this directory in it.
set -eu
rm -rf bindings
wit-bindgen go ../wit --world @component@ --out-dir bindings >/dev/null
cp go.mod go.sum bindings
mkdir -p bindings/export_wasi_http_incoming_handler
cp *.go bindings/export_wasi_http_incoming_handler
# Release 0.2.1 of the package under the bindings takes memory from Go's runtime by a name that the linker would refuse.
(cd bindings && GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -trimpath -ldflags='-s -w -checklinkname=0' -o ../module.wasm .)
adapter=$(cargo metadata --quiet --format-version 1 --manifest-path adapter/Cargo.toml |
    sed 's|.*"manifest_path":"\([^"]*wasi-preview1-component-adapter-provider-[^"/]*\)/Cargo.toml".*|\1|')
wasm-tools component embed ../wit --world @component@ module.wasm -o module.wasm
wasm-tools component new module.wasm \
    --adapt "wasi_snapshot_preview1=$adapter/artefacts/wasi_snapshot_preview1.reactor.wasm" -o @component@.wasm
rm module.wasm
