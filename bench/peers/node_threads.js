// One workload of bench/run threads on V8, a worker per thread: MODULE FUNCTION N THREADS ROUNDS. A line per round: nanoseconds, sum of results.
const fs = require("fs");
const { Worker, isMainThread, parentPort, workerData } = require("worker_threads");

if (isMainThread) {
  const [path, name, n, threads, rounds] = process.argv.slice(2);
  const count = Number(threads);
  const module = new WebAssembly.Module(fs.readFileSync(path));
  const memory = new WebAssembly.Memory({ initial: 128, maximum: 1024, shared: true });
  const workers = Array.from({ length: count }, (_, part) =>
    new Worker(__filename, { workerData: { module, memory, name, part, parts: count, n: Number(n) } }));
  const answers = () => Promise.all(workers.map((worker) => new Promise((done) => worker.once("message", done))));
  (async () => {
    await answers();
    for (let round = 0; round < Number(rounds); round++) {
      const begin = process.hrtime.bigint();
      const all = answers();
      workers.forEach((worker) => worker.postMessage("run"));
      const sum = (await all).reduce((one, other) => one + other, 0n);
      console.log(`${process.hrtime.bigint() - begin} ${sum}`);
    }
    workers.forEach((worker) => worker.terminate());
  })();
} else {
  const { module, memory, name, part, parts, n } = workerData;
  const run = new WebAssembly.Instance(module, { env: { memory } }).exports[name];
  parentPort.on("message", () => parentPort.postMessage(run(part, parts, n)));
  parentPort.postMessage("ready");
}
