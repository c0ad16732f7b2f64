"""Calls of components on wasmtime. Commands on stdin: `load SCENARIO PATH` and `run SCENARIO N`, see CallsPeer.java."""

import importlib.metadata
import sys
import time

import wasmtime
from wasmtime import component

CALLEE = "ashlar:bench/callee@0.1.0"
CALLER = "ashlar:bench/caller@0.1.0"

engine = wasmtime.Engine()
loaded = {}
print("ready wasmtime", importlib.metadata.version("wasmtime"), "(Python API)", flush=True)


def export(store, instance, interface, name):
    outer = instance.get_export_index(store, interface)
    return instance.get_func(store, instance.get_export_index(store, name, outer))


def add(store, a, b):
    return (a + b) & 0xFFFFFFFF


def instances(path):
    compiled = component.Component.from_file(engine, path)
    linker = component.Linker(engine)

    def run(n):
        for _ in range(n):
            linker.instantiate(wasmtime.Store(engine), compiled)
        return n

    return run


def calls_in(path):
    compiled = component.Component.from_file(engine, path)
    store = wasmtime.Store(engine)
    function = export(store, component.Linker(engine).instantiate(store, compiled), CALLEE, "add")

    def run(n):
        total = 0
        for i in range(n):
            total = function(store, total, i)
            function.post_return(store)
        return total

    return run


def calls_out(path):
    compiled = component.Component.from_file(engine, path)
    linker = component.Linker(engine)
    with linker.root() as root:
        with root.add_instance(CALLEE) as callee:
            callee.add_func("add", add)
            callee.add_func("weigh", lambda store, text: len(text))
            callee.add_func("echo", lambda store, text: text)
    store = wasmtime.Store(engine)
    return guest(store, linker.instantiate(store, compiled), "add")


def guest(store, instance, name):
    function = export(store, instance, CALLER, name)

    def run(n):
        result = function(store, n)
        function.post_return(store)
        return result

    return run


def composed(path, name):
    compiled = component.Component.from_file(engine, path)
    store = wasmtime.Store(engine)
    return guest(store, component.Linker(engine).instantiate(store, compiled), name)


def load(scenario, path):
    begin = time.perf_counter_ns()
    makers = {"instantiate": instances, "host-to-component": calls_in, "component-to-host": calls_out}
    maker = makers.get(scenario)
    loaded[scenario] = maker(path) if maker else composed(path, scenario)
    return f"ok {time.perf_counter_ns() - begin}"


def run(scenario, n):
    function, argument = loaded[scenario], int(n)
    begin = time.perf_counter_ns()
    result = function(argument)
    elapsed = time.perf_counter_ns() - begin
    return f"ok {elapsed} {result & 0xFFFFFFFF:08x}"


for line in sys.stdin:
    command, *arguments = line.rstrip("\n").split("\t")
    try:
        answer = {"load": load, "run": run}[command](*arguments)
    except Exception as e:  # the answer tells the runner, which stops this scenario only
        answer = "error " + " ".join(str(e).split())
    print(answer, flush=True)
