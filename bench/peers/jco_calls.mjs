// Calls of components on V8. Commands on stdin: `load SCENARIO PATH` and `run SCENARIO N`, see CallsPeer.java.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const made = process.argv[2];
const CALLEE = "ashlar:bench/callee";
const loaded = new Map();
process.stdout.write(`ready jco ${path.basename(made).slice("jco-".length)}, V8 ${process.versions.v8}\n`);

async function component(name) {
  const folder = path.join(made, name);
  const { instantiate } = await import(pathToFileURL(path.join(folder, `${name}.js`)));
  const modules = new Map();
  const core = (file) => {
    if (!modules.has(file)) modules.set(file, new WebAssembly.Module(fs.readFileSync(path.join(folder, file))));
    return modules.get(file);
  };
  return (imports = {}) => instantiate(core, imports);
}

const host = { add: (a, b) => (a + b) >>> 0, weigh: (text) => text.length, echo: (text) => text };

async function make(scenario, name) {
  const instantiate = await component(name);
  switch (scenario) {
    case "instantiate":
      return (n) => {
        for (let i = 0; i < n; i++) instantiate();
        return n;
      };
    case "host-to-component": {
      const { add } = instantiate().callee;
      return (n) => {
        let total = 0;
        for (let i = 0; i < n; i++) total = add(total, i);
        return total;
      };
    }
    case "component-to-host":
      return instantiate({ [CALLEE]: host }).caller.add;
    default:
      return instantiate().caller[scenario];
  }
}

async function load(scenario, file) {
  const begin = process.hrtime.bigint();
  loaded.set(scenario, await make(scenario, path.basename(file, ".wasm")));
  return `ok ${process.hrtime.bigint() - begin}`;
}

function run(scenario, n) {
  const call = loaded.get(scenario);
  const argument = Number(n);
  const begin = process.hrtime.bigint();
  const result = call(argument);
  const elapsed = process.hrtime.bigint() - begin;
  return `ok ${elapsed} ${(result >>> 0).toString(16).padStart(8, "0")}`;
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [command, ...args] = line.split("\t");
  let answer;
  try {
    answer = await { load, run }[command](...args);
  } catch (e) {
    answer = "error " + String(e).replace(/\s+/g, " ");
  }
  process.stdout.write(answer + "\n");
}
