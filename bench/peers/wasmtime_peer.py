"""Runs modules on wasmtime. Commands on stdin: `load NAME PATH` and `run NAME N`; answers on stdout, one line each."""

import importlib.metadata
import sys
import time

import wasmtime
from wasmtime import _ffi


def configured(checked):
    config = wasmtime.Config()
    config.wasm_function_references = True
    config.wasm_gc = True
    config.wasm_exceptions = True
    if checked:
        config.epoch_interruption = True
        _ffi.wasmtime_config_memory_reservation_set(config.ptr(), 0)
        _ffi.wasmtime_config_memory_guard_size_set(config.ptr(), 0)
    return config


engine = wasmtime.Engine(configured("checked" in sys.argv))
loaded = {}
print("ready wasmtime", importlib.metadata.version("wasmtime"), flush=True)


def load(name, path):
    begin = time.perf_counter_ns()
    module = wasmtime.Module.from_file(engine, path)
    store = wasmtime.Store(engine)
    if "checked" in sys.argv:
        store.set_epoch_deadline(1)
    instance = wasmtime.Instance(store, module, [])
    loaded[name] = store, instance.exports(store)["run"]
    return f"ok {time.perf_counter_ns() - begin}"


def run(name, n):
    store, function = loaded[name]
    argument = int(n)
    begin = time.perf_counter_ns()
    result = function(store, argument)
    elapsed = time.perf_counter_ns() - begin
    return f"ok {elapsed} {result & 0xFFFFFFFFFFFFFFFF:016x}"


for line in sys.stdin:
    command, *arguments = line.rstrip("\n").split("\t")
    try:
        answer = {"load": load, "run": run}[command](*arguments)
    except Exception as e:  # the answer tells the runner, which stops this workload only
        answer = "error " + " ".join(str(e).split())
    print(answer, flush=True)
