#!/bin/sh
# npm: Spin's JavaScript toolchain, which puts SpiderMonkey (StarlingMonkey) into each component. j2w merges the worlds of
# the packages that package.json names, and wants to run where it and they are installed.
set -eu
tool=$TOOLS/spin-js
if ! cmp -s package.json "$tool/installed"; then
    rm -rf "$tool"
    mkdir -p "$tool"
    cp package.json "$tool"
    npm install --silent --no-audit --no-fund --prefix "$tool" >/dev/null
    cp package.json "$tool/installed"
fi
cp handler.js "$tool"
(cd "$tool" && node_modules/.bin/j2w --input handler.js --output handler.wasm >/dev/null)
mv "$tool/handler.wasm" "$LARGE/js-spin.wasm"
