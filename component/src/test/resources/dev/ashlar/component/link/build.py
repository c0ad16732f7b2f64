"""Makes the .wasm files beside this one again: pip install wasmtime==50.0.1; python3 build.py"""
import pathlib
import wasmtime

for wat in pathlib.Path(__file__).parent.glob("*.wat"):
    wat.with_suffix(".wasm").write_bytes(wasmtime.wat2wasm(wat.read_text()))
