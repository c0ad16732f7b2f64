"""One workload of bench/run threads on wasmtime: MODULE FUNCTION N THREADS ROUNDS. A line per round: nanoseconds, sum of results."""
import sys
import threading
import time

from wasmtime import Config, Engine, Instance, Limits, MemoryType, Module, SharedMemory, Store
from wasmtime import _ffi as ffi


def as_extern(memory):
    """In the place of the package's own, which takes the address of a pointer (49.0.0)."""
    union = ffi.wasmtime_extern_union(sharedmemory=memory.ptr())
    return ffi.wasmtime_extern_t(ffi.WASMTIME_EXTERN_SHAREDMEMORY, union)


SharedMemory._as_extern = as_extern
path, function, n, threads, rounds = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
config = Config()
config.wasm_threads = True
config.shared_memory = True
engine = Engine(config)
module = Module.from_file(engine, path)
memory = SharedMemory(engine, MemoryType(Limits(128, 1024), shared=True))
stores = [Store(engine) for _ in range(threads)]
runs = [Instance(store, module, [memory]).exports(store)[function] for store in stores]
results = [0] * threads


def part(index, begin):
    begin.wait()
    results[index] = runs[index](stores[index], index, threads, n)


for _ in range(rounds):
    begin = threading.Barrier(threads + 1)
    workers = [threading.Thread(target=part, args=(index, begin)) for index in range(threads)]
    for worker in workers:
        worker.start()
    begin.wait()
    start = time.perf_counter_ns()
    for worker in workers:
        worker.join()
    print(time.perf_counter_ns() - start, sum(results), flush=True)
