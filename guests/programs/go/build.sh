#!/bin/sh
# Go 1.21 or newer, on the PATH or where its installer puts it.
set -eu
PATH=$PATH:/usr/local/go/bin
GOOS=wasip1 GOARCH=wasm go build -trimpath -o "$OUT/go.wasm.new" .
mv "$OUT/go.wasm.new" "$OUT/go.wasm"
