"""Runs modules on wasmtime. Commands on stdin: `load NAME PATH` and `run NAME N`; answers on stdout, one line each."""

import importlib.metadata
import sys
import time

import wasmtime

engine = wasmtime.Engine()
loaded = {}
print("ready wasmtime", importlib.metadata.version("wasmtime"), flush=True)


def load(name, path):
    begin = time.perf_counter_ns()
    module = wasmtime.Module.from_file(engine, path)
    store = wasmtime.Store(engine)
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
