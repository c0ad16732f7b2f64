#!/bin/sh
# npm: componentize-js, which puts SpiderMonkey (StarlingMonkey) into each component. It does not name preview2-shim among
# its dependencies, but needs it.
set -eu
tool=$TOOLS/componentize-js
if [ ! -e "$tool/complete" ]; then
    mkdir -p "$tool"
    npm install --silent --no-audit --no-fund --prefix "$tool" @bytecodealliance/componentize-js@0.23.0 \
        @bytecodealliance/preview2-shim@0.25.0 >/dev/null
    touch "$tool/complete"
fi
for world in provider consumer; do
    "$tool/node_modules/.bin/componentize-js" $world.js --wit "$WIT" --world-name $world \
        --disable stdio random clocks http fetch-event --out "$LARGE/js-$world.wasm"
done
