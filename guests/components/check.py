#!/usr/bin/env python3
"""Runs compositions of a consumer and a provider on Wasmtime (PyPI: wasmtime) and compares with walk.txt."""

import pathlib
import sys

from wasmtime import Engine, Store, component

EXPECTED = pathlib.Path(__file__).with_name("walk.txt").read_text().splitlines()


def walk(file):
    engine = Engine()
    store = Store(engine)
    instance = component.Linker(engine).instantiate(store, component.Component.from_file(engine, file))
    tour = instance.get_export_index(store, "ashlar:demo/tour@0.1.0")
    result = instance.get_func(store, instance.get_export_index(store, "walk", tour))(store)
    return getattr(result, "payload", result)


failed = 0
for file in sys.argv[1:]:
    different = [pair for pair in zip(walk(file), EXPECTED, strict=True) if pair[0] != pair[1]]
    failed += bool(different)
    print(file, different or "ok")
sys.exit(failed > 0)
