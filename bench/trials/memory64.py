#!/usr/bin/env python3
"""What 64-bit addresses cost (decision 0122): programs of bench/workloads built for wasm32 and wasm64, in turns, medians of
Ashlar and wasmtime in ms. Needs clang-22 and lld, a build of `bench`, and JAVA_HOME with a JDK 25.

    python3 bench/trials/memory64.py [NAME,...] [ashlar,wasmtime] [ROUNDS]
"""
import os
import statistics
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
ARGUMENTS = dict(sha256=100, matmul=12, interp=600, json=100, sieve=12, strhash=60, lz=60, regex=48, sort=15)
WARM_UP = {"ashlar": 25, "wasmtime": 3}


def argument(place, default):
    return sys.argv[place] if len(sys.argv) > place else default


def build(name, bits):
    out = BENCH / "target/memory64" / f"{name}{bits}.wasm"
    out.parent.mkdir(parents=True, exist_ok=True)
    flags = "-O2 -std=c17 -ffreestanding -nostdlib -fno-strict-aliasing --no-wasm-opt -Wl,--no-entry -Wl,--strip-debug"
    command = ["clang-22", f"--target=wasm{bits}", *flags.split(), "-Wl,-z,stack-size=65536"]
    subprocess.run([*command, "-o", out, BENCH / f"workloads/{name}.c"], check=True)
    return out


def start(peer):
    if peer == "ashlar":
        path = ":".join(str(ROOT / module / "target/classes") for module in ["bench", "engine", "wit", "component"])
        java = Path(os.environ["JAVA_HOME"]) / "bin/java"
        command = [java, "-p", path, "-m", "dev.ashlar.bench/dev.ashlar.bench.AshlarPeer"]
    else:
        command = [BENCH / "peers" / peer]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    return process


def ask(process, *words):
    process.stdin.write("\t".join(map(str, words)) + "\n")
    process.stdin.flush()
    answer = process.stdout.readline().split()
    if not answer or answer[0] != "ok":
        raise SystemExit(" ".join(answer))
    return answer


for name in argument(1, ",".join(ARGUMENTS)).split(","):
    line, sums = [], set()
    for peer in argument(2, "ashlar,wasmtime").split(","):
        processes = {bits: start(peer) for bits in (32, 64)}
        times = {32: [], 64: []}
        for bits, process in processes.items():
            ask(process, "load", name, build(name, bits))
        for _ in range(WARM_UP[peer] + int(argument(3, "9"))):
            for bits, process in processes.items():
                _, nanos, checksum = ask(process, "run", name, ARGUMENTS[name])
                times[bits].append(int(nanos) / 1e6)
                sums.add(checksum)
        for process in processes.values():
            process.stdin.close()
            process.wait()
        short, long = (statistics.median(times[bits][WARM_UP[peer] :]) for bits in (32, 64))
        line.append(f"{peer} {short:6.1f} {long:6.1f} {long / short:5.2f}")
    print(f"{name:8}", " | ".join(line), "" if len(sums) == 1 else "CHECKSUMS DIFFER", flush=True)
