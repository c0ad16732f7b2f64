//! Runs a module on Wasmtime and writes down, as a script of one line per step, what was done and
//! what came of it. Another engine that does the same steps has to end every line the same way.
//!
//! ```text
//! import 0 function i32:00000007        what the host's function returns
//! import 1 global f64:3ff0000000000000
//! import 2 memory                       of exactly the type asked for, as tables and tags
//! instantiate = ok
//! set 9 i32:000003e8                    a global, in which the module counts its fuel
//! call 4 i32:ffffffff = ok i64:0000000000000001
//! call 5 = trap integer-divide-by-zero
//! call 6 = exception i32:00000002       the payload of what nobody caught
//! export 7 global = i32:00000000
//! export 8 memory = 65536 a1b2c3d4      size in bytes, CRC-32 of the contents
//! export 9 table = 10 a1b2c3d4          size, CRC-32 of one byte per element: 0 null, 1 not
//! host = 3 a1b2c3d4                     calls to host functions, CRC-32 of the arguments as text
//! ```
//!
//! Numbers after `import`, `set`, `call` and `export` count in the module's order of declaration. A script
//! ends early, with the line `stop`, where engines may differ: at a stack overflow.

use std::fmt::Write;

use crc32fast::Hasher;
use wasmtime::error::Context;
use wasmtime::*;

use crate::random::Random;
use crate::shape::FUEL;

const CALLS: usize = 24;

/// Units of Wasmtime's fuel for a module that may not count its own.
const FUEL_UNITS: u64 = 100_000_000;

pub struct Reference {
    engine: Engine,
    limited: bool,
}

/// What the host functions of a store have seen.
#[derive(Default)]
struct Host {
    calls: u32,
    arguments: Hasher,
}

enum Outcome {
    Done(String),
    StackOverflow,
}

impl Reference {
    /// `limited`: for modules that may not end by themselves.
    pub fn new(limited: bool) -> Result<Self> {
        let mut config = Config::new();
        config
            .wasm_tail_call(true)
            .wasm_multi_memory(true)
            .wasm_memory64(true)
            .wasm_extended_const(true)
            .wasm_function_references(true)
            .wasm_gc(true)
            .wasm_exceptions(true)
            .wasm_threads(true)
            .shared_memory(true)
            .wasm_relaxed_simd(true)
            .relaxed_simd_deterministic(true)
            .collector(Collector::Null)
            .cranelift_opt_level(OptLevel::None)
            .consume_fuel(limited)
            .memory_init_cow(false)
            .wasm_backtrace_max_frames(None)
            .max_wasm_stack(2 << 20);
        Ok(Reference {
            engine: Engine::new(&config)?,
            limited,
        })
    }

    /// The script of `wasm`; the seed chooses the arguments. An error is a module that this driver
    /// has no way to run.
    pub fn script(&self, seed: u64, wasm: &[u8]) -> Result<String> {
        let module = Module::new(&self.engine, wasm)?;
        let mut run = Run {
            store: Store::new(&self.engine, Host::default()),
            random: Random::new(!seed),
            script: String::new(),
        };
        if self.limited {
            run.store.set_fuel(FUEL_UNITS)?;
        }
        run.module(&module)?;
        Ok(run.script)
    }
}

struct Run {
    store: Store<Host>,
    random: Random,
    script: String,
}

impl Run {
    fn module(&mut self, module: &Module) -> Result<()> {
        let imports = module
            .imports()
            .enumerate()
            .map(|(index, import)| self.import(index, import.ty()))
            .collect::<Result<Vec<_>>>()?;
        let result = Instance::new(&mut self.store, module, &imports);
        let instance = result.as_ref().ok().copied();
        self.script.push_str("instantiate = ");
        match self.outcome(result.map(|_| Vec::new()))? {
            Outcome::Done(text) => writeln!(self.script, "{text}")?,
            Outcome::StackOverflow => return self.stop(),
        }
        match instance {
            Some(instance) => self.exports(module, instance)?,
            None => self.states("import", imports)?,
        }
        let host = self.store.data();
        let (calls, arguments) = (host.calls, host.arguments.clone().finalize());
        writeln!(self.script, "host = {calls} {arguments:08x}")?;
        Ok(())
    }

    fn exports(&mut self, module: &Module, instance: Instance) -> Result<()> {
        let externs: Vec<Extern> = module
            .exports()
            .map(|export| instance.get_export(&mut self.store, export.name()).unwrap())
            .collect();
        let functions: Vec<(usize, Func)> = externs
            .iter()
            .enumerate()
            .filter_map(|(index, it)| Some((index, it.clone().into_func()?)))
            .collect();
        let fuel = self.fuel(module, &instance)?;
        let first = self.random.below(functions.len().max(1) as u64) as usize;
        let rounds = functions
            .iter()
            .cycle()
            .skip(first)
            .take(CALLS.min(2 * functions.len()));
        for &(index, function) in rounds {
            if let Some((at, global, value)) = &fuel {
                global.set(&mut self.store, *value)?;
                let value = text(&mut self.store, value)?;
                writeln!(self.script, "set {at} {value}")?;
            }
            if !self.call(index, function)? {
                return self.stop();
            }
        }
        self.states("export", externs)
    }

    /// Where the module counts its fuel: number of the export, global, what there is of it at first.
    fn fuel(
        &mut self,
        module: &Module,
        instance: &Instance,
    ) -> Result<Option<(usize, Global, Val)>> {
        let Some(at) = module.exports().position(|export| export.name() == FUEL) else {
            return Ok(None);
        };
        let global = instance
            .get_global(&mut self.store, FUEL)
            .context("the fuel is a global")?;
        let value = global.get(&mut self.store);
        Ok(Some((at, global, value)))
    }

    /// Whether the script can go on.
    fn call(&mut self, index: usize, function: Func) -> Result<bool> {
        let ty = function.ty(&self.store);
        let arguments = ty
            .params()
            .map(|it| self.value(it))
            .collect::<Result<Vec<_>>>()?;
        write!(self.script, "call {index}")?;
        for argument in &arguments {
            let text = text(&mut self.store, argument)?;
            write!(self.script, " {text}")?;
        }
        self.script.push_str(" = ");
        let mut results = vec![Val::I32(0); ty.results().len()];
        let result = function
            .call(&mut self.store, &arguments, &mut results)
            .map(|()| results);
        match self.outcome(result)? {
            Outcome::Done(text) => writeln!(self.script, "{text}")?,
            Outcome::StackOverflow => return Ok(false),
        }
        Ok(true)
    }

    fn stop(&mut self) -> Result<()> {
        let complete = self.script.rfind('\n').map_or(0, |it| it + 1);
        self.script.truncate(complete);
        self.script.push_str("stop\n");
        Ok(())
    }

    fn outcome(&mut self, result: Result<Vec<Val>>) -> Result<Outcome> {
        let error = match result {
            Ok(values) => return Ok(Outcome::Done(self.values("ok", &values)?)),
            Err(error) => error,
        };
        if let Some(exception) = self.store.take_pending_exception() {
            let payload: Vec<Val> = exception.fields(&mut self.store)?.collect();
            return Ok(Outcome::Done(self.values("exception", &payload)?));
        }
        match error.downcast_ref::<Trap>() {
            Some(Trap::StackOverflow) => Ok(Outcome::StackOverflow),
            Some(trap) => Ok(Outcome::Done(format!("trap {}", trap_name(*trap)?))),
            None => Err(error),
        }
    }

    fn values(&mut self, head: &str, values: &[Val]) -> Result<String> {
        let mut line = head.to_string();
        for value in values {
            write!(line, " {}", text(&mut self.store, value)?)?;
        }
        Ok(line)
    }

    fn import(&mut self, index: usize, ty: ExternType) -> Result<Extern> {
        write!(self.script, "import {index} ")?;
        let (line, item) = match ty {
            ExternType::Func(ty) => {
                let results = ty
                    .results()
                    .map(|it| self.value(it))
                    .collect::<Result<Vec<_>>>()?;
                let line = self.values("function", &results)?;
                (
                    line,
                    Func::new(&mut self.store, ty, move |mut caller, arguments, out| {
                        let mut call = format!("{index}");
                        for argument in arguments {
                            write!(call, " {}", text(&mut caller, argument)?)?;
                        }
                        let host = caller.data_mut();
                        host.calls += 1;
                        host.arguments.update(call.as_bytes());
                        out.clone_from_slice(&results);
                        Ok(())
                    })
                    .into(),
                )
            }
            ExternType::Global(ty) => {
                let value = self.value(ty.content().clone())?;
                (
                    self.values("global", &[value])?,
                    Global::new(&mut self.store, ty, value)?.into(),
                )
            }
            ExternType::Memory(ty) if ty.is_shared() => {
                ("memory".into(), SharedMemory::new(self.store.engine(), ty)?.into())
            }
            ExternType::Memory(ty) => ("memory".into(), Memory::new(&mut self.store, ty)?.into()),
            ExternType::Table(ty) => {
                let null = Ref::null(ty.element().heap_type());
                (
                    "table".into(),
                    Table::new(&mut self.store, ty, null)?.into(),
                )
            }
            ExternType::Tag(ty) => ("tag".into(), Tag::new(&mut self.store, &ty)?.into()),
        };
        writeln!(self.script, "{line}")?;
        Ok(item)
    }

    /// The final contents of globals, memories and tables.
    fn states(&mut self, side: &str, externs: Vec<Extern>) -> Result<()> {
        for (index, item) in externs.into_iter().enumerate() {
            let line = match item {
                Extern::Global(global) => {
                    let value = global.get(&mut self.store);
                    format!("global = {}", text(&mut self.store, &value)?)
                }
                Extern::Memory(memory) => {
                    let bytes = memory.data(&self.store);
                    format!("memory = {} {:08x}", bytes.len(), crc32fast::hash(bytes))
                }
                Extern::SharedMemory(memory) => {
                    // Nobody else has it.
                    let bytes: Vec<u8> =
                        memory.data().iter().map(|it| unsafe { *it.get() }).collect();
                    format!("memory = {} {:08x}", bytes.len(), crc32fast::hash(&bytes))
                }
                Extern::Table(table) => {
                    let size = table.size(&self.store);
                    let set: Vec<u8> = (0..size)
                        .map(|at| !table.get(&mut self.store, at).unwrap().is_null() as u8)
                        .collect();
                    format!("table = {size} {:08x}", crc32fast::hash(&set))
                }
                _ => continue,
            };
            writeln!(self.script, "{side} {index} {line}")?;
        }
        Ok(())
    }

    /// Mostly small, sometimes a border, sometimes anything.
    fn value(&mut self, ty: ValType) -> Result<Val> {
        let bits = self.bits();
        Ok(match ty {
            ValType::I32 => Val::I32(bits as i32),
            ValType::I64 => Val::I64(bits as i64),
            ValType::F32 => Val::F32(float(bits).map_or(bits as u32, |it| (it as f32).to_bits())),
            ValType::F64 => Val::F64(float(bits).map_or(bits, f64::to_bits)),
            ValType::V128 => Val::V128((u128::from(bits) << 64 | u128::from(self.bits())).into()),
            ValType::Ref(ty)
                if matches!(ty.heap_type(), HeapType::Any | HeapType::Eq | HeapType::I31)
                    && (!ty.is_nullable() || bits & 1 == 1) =>
            {
                let number = I31::wrapping_u32(bits as u32);
                Val::AnyRef(Some(AnyRef::from_i31(&mut self.store, number)))
            }
            ValType::Ref(ty) if !ty.is_nullable() => bail!("no value of type {ty} at hand"),
            ValType::Ref(ty) => match ty.heap_type() {
                HeapType::Extern if bits & 1 == 1 => {
                    Val::ExternRef(Some(ExternRef::new(&mut self.store, bits as u32)?))
                }
                heap => Ref::null(heap).into(),
            },
        })
    }

    fn bits(&mut self) -> u64 {
        let any = self.random.next();
        match any % 4 {
            0 => self.random.below(4),
            1 => self.random.below(70_000),
            2 => self.random.pick(&[
                u64::MAX,
                i64::MAX as u64,
                i64::MIN as u64,
                0x8000_0000,
                0x7fff_ffff,
                0xffff_0000,
                65_535,
                65_536,
                65_532,
                0xffff_ffff_8000_0000,
            ]),
            _ => any,
        }
    }
}

/// Small bits make a small number; others are taken as they are, NaNs made canonical.
fn float(bits: u64) -> Option<f64> {
    match bits {
        0..70_000 => Some(bits as f64 - 1_000.0),
        _ if f64::from_bits(bits).is_nan() || f32::from_bits(bits as u32).is_nan() => {
            Some(f64::INFINITY)
        }
        _ => None,
    }
}

fn text(mut store: impl AsContextMut<Data = Host>, value: &Val) -> Result<String> {
    Ok(match value {
        Val::I32(it) => format!("i32:{it:08x}"),
        Val::I64(it) => format!("i64:{it:016x}"),
        Val::F32(it) => format!("f32:{it:08x}"),
        Val::F64(it) => format!("f64:{it:016x}"),
        Val::V128(it) => format!("v128:{:032x}", it.as_u128()),
        Val::FuncRef(it) => format!("funcref:{}", presence(it.is_some())),
        Val::ExnRef(it) => format!("exnref:{}", presence(it.is_some())),
        Val::ExternRef(None) => "externref:null".into(),
        Val::ExternRef(Some(it)) => {
            match it.data(&mut store)?.and_then(|it| it.downcast_ref::<u32>()) {
                Some(number) => format!("externref:{number}"),
                None => bail!("an externref that this driver did not make"),
            }
        }
        Val::AnyRef(None) => "anyref:null".into(),
        Val::AnyRef(Some(it)) => match it.as_i31(&store)? {
            Some(number) => format!("anyref:i31:{}", number.get_i32()),
            None if it.is_struct(&store)? => "anyref:struct".into(),
            None if it.is_array(&store)? => "anyref:array".into(),
            None => "anyref:host".into(),
        },
        Val::ContRef(_) => bail!("a value of a type that is switched off"),
    })
}

fn presence(present: bool) -> &'static str {
    if present { "set" } else { "null" }
}

fn trap_name(trap: Trap) -> Result<&'static str> {
    Ok(match trap {
        Trap::MemoryOutOfBounds => "memory-out-of-bounds",
        Trap::TableOutOfBounds => "table-out-of-bounds",
        Trap::IndirectCallToNull => "uninitialized-element",
        Trap::BadSignature => "indirect-call-type-mismatch",
        Trap::IntegerOverflow => "integer-overflow",
        Trap::IntegerDivisionByZero => "integer-divide-by-zero",
        Trap::BadConversionToInteger => "invalid-conversion-to-integer",
        Trap::UnreachableCodeReached => "unreachable",
        Trap::NullReference => "null-reference",
        Trap::CastFailure => "cast-failure",
        Trap::ArrayOutOfBounds => "array-out-of-bounds",
        Trap::HeapMisaligned => "unaligned-atomic",
        Trap::AtomicWaitNonSharedMemory => "expected-shared-memory",
        other => bail!("trap without a name here: {other}"),
    })
}
