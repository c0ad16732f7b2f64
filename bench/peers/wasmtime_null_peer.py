"""Runs modules on wasmtime's command line without a collector; a run is a process, of which the time of an idle one is taken off."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

wasmtime = sys.argv[1]
options = ["-C", "collector=null", "-W", "gc,exceptions,function-references"]
# (module (func (export "run") (result i64) i64.const 0))
IDLE = b"\0asm\1\0\0\0" b"\1\5\1\x60\0\1\x7e" b"\3\2\1\0" b"\7\7\1\3run\0\0" b"\x0a\6\1\4\0\x42\0\x0b"
folder = tempfile.TemporaryDirectory()
loaded = {}
starts = {}


def output(*command):
    return subprocess.run([wasmtime, *command], check=True, capture_output=True, text=True).stdout.strip()


def timed(name, n):
    begin = time.perf_counter_ns()
    result = output("run", *options, "--allow-precompiled", "--invoke", "run", loaded[name], n)
    return time.perf_counter_ns() - begin, int(result.splitlines()[-1])


def load(name, path):
    compiled = os.path.join(folder.name, name + ".cwasm")
    begin = time.perf_counter_ns()
    output("compile", *options, path, "-o", compiled)
    elapsed = time.perf_counter_ns() - begin
    loaded[name] = compiled
    return f"ok {elapsed}"


def run(name, n):
    elapsed, result = timed(name, n)
    elapsed -= starts.setdefault(name, start())
    return f"ok {max(elapsed, 1)} {result & 0xFFFFFFFFFFFFFFFF:016x}"


def start():
    """What a process costs that runs an empty module."""
    if not os.path.exists(idle := os.path.join(folder.name, "idle.wasm")):
        with open(idle, "wb") as binary:
            binary.write(IDLE)
    times = []
    for _ in range(9):
        begin = time.perf_counter_ns()
        output("run", *options, "--invoke", "run", idle)
        times.append(time.perf_counter_ns() - begin)
    return int(statistics.median(times))


print("ready", re.sub(r"^wasmtime ", "wasmtime, collector=null, ", output("--version")), flush=True)
for line in sys.stdin:
    command, *arguments = line.rstrip("\n").split("\t")
    try:
        answer = {"load": load, "run": run}[command](*arguments)
    except Exception as e:  # the answer tells the runner, which stops this workload only
        answer = "error " + " ".join((getattr(e, "stderr", None) or str(e)).split())[:300]
    print(answer, flush=True)
