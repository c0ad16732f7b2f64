// Runs modules on V8. Commands on stdin: `load NAME PATH` and `run NAME N`; answers on stdout, one line each.
const fs = require("fs");
const readline = require("readline");

const loaded = new Map();
process.stdout.write(`ready node ${process.versions.node}, V8 ${process.versions.v8}\n`);

const commands = {
  load(name, path) {
    const begin = process.hrtime.bigint();
    const instance = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(path)), {});
    loaded.set(name, instance.exports.run);
    return `ok ${process.hrtime.bigint() - begin}`;
  },
  run(name, n) {
    const run = loaded.get(name);
    const argument = Number(n);
    const begin = process.hrtime.bigint();
    const result = run(argument);
    const elapsed = process.hrtime.bigint() - begin;
    return `ok ${elapsed} ${BigInt.asUintN(64, result).toString(16).padStart(16, "0")}`;
  },
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [command, ...args] = line.split("\t");
  let answer;
  try {
    answer = commands[command](...args);
  } catch (e) {
    answer = "error " + String(e).replace(/\s+/g, " ");
  }
  process.stdout.write(answer + "\n");
});
