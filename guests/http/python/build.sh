#!/bin/sh
# PyPI: componentize-py, which puts CPython into each component. What its WASI imports is left to the host.
set -eu
tool=$TOOLS/componentize-py
if [ ! -x "$tool/bin/componentize-py" ]; then
    python3 -m venv "$tool"
    "$tool/bin/pip" install --quiet --disable-pip-version-check componentize-py==0.25.1
fi
"$tool/bin/componentize-py" --quiet --wit-path "$WIT" --world probe componentize --python-path . \
    --output "$LARGE/python.wasm" handler
