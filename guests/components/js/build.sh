#!/bin/sh
# npm: componentize-js, which puts SpiderMonkey (StarlingMonkey) into each component.
set -eu
npm install --silent --no-audit --no-fund --prefix "$TOOLS/componentize-js" @bytecodealliance/componentize-js@0.23.0 >/dev/null
for world in provider consumer; do
    "$TOOLS/componentize-js/node_modules/.bin/componentize-js" $world.js --wit "$WIT" --world-name $world \
        --disable stdio random clocks http fetch-event --out "$LARGE/js-$world.wasm"
done
