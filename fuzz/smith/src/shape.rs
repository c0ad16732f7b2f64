//! From a seed to a module: the seed decides how large the module may be, which instructions it
//! prefers and whether they may trap, then wasm-smith fills it from the seed's stream of bytes.

use std::collections::HashSet;

use arbitrary::Unstructured;
use wasm_smith::{Config, InstructionKind, InstructionKinds, Module};
use wasmparser::{Operator, Parser, Payload, TypeRef};

use crate::export::export_global;
use crate::random::Random;
use crate::relaxed::without_relaxed_floats;

/// The name under which a module exports the global that bounds its work.
pub const FUEL: &str = "ashlar:fuel";

const PAGE: u64 = 65_536;

/// A module that always ends, exports all it has and needs nothing that a host cannot make up.
pub fn module(seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let fuel = random.pick(&[100, 1_000, 5_000]);
    let mut module = generate(&mut random);
    let index = module
        .ensure_termination(fuel)
        .expect("all functions were generated instruction by instruction");
    without_relaxed_floats(export_global(&module.to_bytes(), FUEL, index))
}

/// Some bytes lead wasm-smith nowhere, or to two imports of one name, which a linker cannot tell
/// apart; the next ones will do.
fn generate(random: &mut Random) -> Module {
    loop {
        let large = random.one_in(60);
        let config = config(random, large);
        let entropy = if large {
            random.pick(&[20_000, 60_000])
        } else {
            random.pick(&[1_000, 4_000, 12_000, 40_000])
        };
        let mut bytes = random.bytes(entropy);
        if large {
            // A zero ends a function, one in 256.
            bytes.iter_mut().for_each(|byte| *byte = (*byte).max(1));
        }
        match Module::new(config, &mut Unstructured::new(&bytes)) {
            Ok(module) if will_do(&module.to_bytes()) => return module,
            _ => continue,
        }
    }
}

fn will_do(wasm: &[u8]) -> bool {
    has_distinct_imports(wasm) && !waits(wasm)
}

/// Whether it may wait in a shared memory, where nobody would ever wake it.
fn waits(wasm: &[u8]) -> bool {
    let mut shared = false;
    let mut waits = false;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload {
            Ok(Payload::MemorySection(memories)) => {
                shared |= memories.into_iter().any(|it| it.is_ok_and(|it| it.shared));
            }
            Ok(Payload::ImportSection(imports)) => {
                shared |= imports.into_imports().any(|it| {
                    it.is_ok_and(|it| matches!(it.ty, TypeRef::Memory(memory) if memory.shared))
                });
            }
            Ok(Payload::CodeSectionEntry(body)) => {
                let operators = body.get_operators_reader().expect("wasm-smith makes locals");
                waits |= operators.into_iter().any(|it| {
                    matches!(
                        it,
                        Ok(Operator::MemoryAtomicWait32 { .. } | Operator::MemoryAtomicWait64 { .. })
                    )
                });
            }
            _ => {}
        }
    }
    shared && waits
}

fn has_distinct_imports(wasm: &[u8]) -> bool {
    let mut names = HashSet::new();
    Parser::new(0)
        .parse_all(wasm)
        .filter_map(|payload| match payload {
            Ok(Payload::ImportSection(imports)) => Some(imports),
            _ => None,
        })
        .flat_map(|imports| imports.into_imports())
        .all(|import| import.is_ok_and(|it| names.insert((it.module, it.name))))
}

fn config(random: &mut Random, large: bool) -> Config {
    Config {
        allow_start_export: random.one_in(8),
        gc_enabled: random.one_in(2),
        threads_enabled: random.one_in(2),
        allowed_instructions: instructions(random),
        canonicalize_nans: true,
        disallow_traps: !random.one_in(3),
        export_everything: true,
        max_exports: 1_000,
        max_imports: random.pick(&[0, 4, 12]),
        min_types: random.pick(&[1, 4]),
        min_funcs: random.pick(&[1, 2, 5]),
        max_funcs: if large { 5 } else { random.pick(&[5, 15, 40]) },
        max_instructions: if large {
            10_000
        } else {
            random.pick(&[20, 100, 400])
        },
        max_nesting_depth: random.pick(&[3, 10, 40]),
        max_globals: random.pick(&[2, 20]),
        min_memories: u32::from(random.one_in(2)),
        max_memories: random.pick(&[1, 2, 4]),
        max_memory32_bytes: PAGE * random.pick(&[1, 3, 16]),
        max_memory64_bytes: u128::from(PAGE * random.pick(&[1, 3, 16])),
        memory64_enabled: random.one_in(2),
        memory_max_size_required: true,
        min_tables: u32::from(random.one_in(2)),
        max_tables: random.pick(&[1, 3]),
        max_table_elements: 500,
        table_max_size_required: true,
        min_tags: random.pick(&[0, 0, 1]),
        max_tags: 4,
        max_types: random.pick(&[4, 30]),
        max_values: random.pick(&[4, 20]),
        max_data_segments: 8,
        min_element_segments: random.pick(&[0, 2]),
        max_element_segments: 8,
        min_uleb_size: random.pick(&[1, 1, 1, 3, 5]),
        ..features()
    }
}

/// What Ashlar's engine runs and wasm-smith knows.
fn features() -> Config {
    Config {
        bulk_memory_enabled: true,
        multi_value_enabled: true,
        reference_types_enabled: true,
        saturating_float_to_int_enabled: true,
        sign_extension_ops_enabled: true,
        simd_enabled: true,
        tail_call_enabled: true,
        exceptions_enabled: true,
        extended_const_enabled: true,
        relaxed_simd_enabled: true,
        wide_arithmetic_enabled: false,
        compact_imports_enabled: false,
        ..Config::default()
    }
}

/// All kinds of instructions, or few of them so that each is met often.
fn instructions(random: &mut Random) -> InstructionKinds {
    use InstructionKind::*;
    InstructionKinds::new(random.pick::<&[InstructionKind]>(&[
        &[
            Numeric, Vector, Reference, Parametric, Variable, Table, Memory, Control, Aggregate,
        ],
        &[
            Numeric, Reference, Parametric, Variable, Table, Memory, Control,
        ],
        &[Numeric, Parametric, Variable, Control],
        &[Numeric, Variable, Memory],
        &[Vector, Variable, Memory],
        &[Reference, Variable, Table, Control],
        &[Numeric, Reference, Variable, Control, Aggregate],
        &[Reference, Aggregate],
    ]))
}
