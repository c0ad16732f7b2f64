#!/usr/bin/env python3
"""Writes the modules of bench/run instantiate and of the core part of bench/run calls: generate.py, with wasmtime's package."""
import pathlib
import wasmtime

HERE = pathlib.Path(__file__).parent


def data(size):
    """No zero byte, and no page like another one."""
    return "".join("\\%02x" % (1 + (i * 7 + i // 4096) % 255) for i in range(size))


def image(pages, size):
    return f"""(module
  (memory (export "memory") {pages})
  (data (i32.const 1024) "{data(size)}")
  (func (export "bump") (result i32)
    (i32.store (i32.const 2048) (i32.add (i32.load (i32.const 2048)) (i32.const 1)))
    (i32.load (i32.const 2048))))"""


def loop(name, body):
    """Calls something so many times; what it returns depends on all calls."""
    return f"""
  (func (export "{name}") (param $n i32) (result i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.xor (i32.mul (local.get $sum) (i32.const 3)) {body}))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))"""


CALLEE = """(module
  (memory 1)
  (func (export "add") (param i32) (result i32)
    (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (local.get 0)))
    (i32.load (i32.const 8))))"""

# Eight targets, taken in an order that repeats after 251 calls.
CALLS = f"""(module
  (type $f (func (param i32) (result i32)))
  (import "host" "next" (func $host (type $f)))
  (import "callee" "add" (func $other (type $f)))
  (memory (export "memory") 1)
  (table 8 funcref)
  (elem (i32.const 0) {" ".join(f"$f{i}" for i in range(8))})
  {"".join(f'(func $f{i} (type $f) (i32.add (local.get 0) (i32.const {i * i})))' for i in range(8))}
  (func (export "identity") (type $f) (local.get 0))
  {loop("to-host", "(call $host (local.get $n))")}
  {loop("to-instance", "(call $other (local.get $n))")}
  {loop("indirect", "(call_indirect (type $f) (local.get $n) (i32.and (i32.rem_u (local.get $n) (i32.const 251)) (i32.const 7)))")})"""

MODULES = {
    "fresh.wasm": image(17, 100_000),
    "large.wasm": image(40, 1_200_000),
    "callee.wasm": CALLEE,
    "calls.wasm": CALLS,
    "endless.wasm": '(module (func (export "run") (loop (br 0))))',
}
for file, text in MODULES.items():
    (HERE / file).write_bytes(wasmtime.wat2wasm(text))
