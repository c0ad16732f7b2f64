#!/bin/sh
# PyPI: componentize-py, which puts CPython into each component, and stubs for what that would import of WASI.
set -eu
if [ ! -x "$TOOLS/componentize-py/bin/componentize-py" ]; then
    python3 -m venv "$TOOLS/componentize-py"
    "$TOOLS/componentize-py/bin/pip" install --quiet --disable-pip-version-check componentize-py==0.25.1
fi
for world in provider consumer; do
    "$TOOLS/componentize-py/bin/componentize-py" --quiet --wit-path "$WIT" --world $world componentize --stub-wasi \
        --python-path . --output "$LARGE/python-$world.wasm" $world
done
