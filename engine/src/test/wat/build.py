#!/usr/bin/env python3
"""Writes the modules that the tests use, from their text. Needs: pip install wasmtime"""
from pathlib import Path

from wasmtime import wat2wasm

here = Path(__file__).parent
out = here.parent / "resources/dev/ashlar/engine"
for source in sorted(here.glob("*.wat")):
    (out / source.with_suffix(".wasm").name).write_bytes(wat2wasm(source.read_text()))
