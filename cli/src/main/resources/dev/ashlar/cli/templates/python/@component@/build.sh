#!/bin/sh
# Makes the component. componentize-py puts CPython and the sources into it.
set -eu
if [ ! -x .venv/bin/componentize-py ]; then
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check componentize-py==0.25.1
fi
.venv/bin/componentize-py --quiet --wit-path ../wit --world @component@ componentize app --output @component@.wasm
