//! Relaxed vector instructions whose results Wasmtime and Ashlar may rightly differ in.

use wasmparser::{Operator, Parser, Payload};

const LANE_SELECT: u8 = 0x89;
const SWIZZLE: u8 = 0x80;

/// Floating point by other relaxed instructions with as many operands: Wasmtime fuses
/// multiplication and addition where Ashlar rounds twice, and wasm-smith does not make the NaNs of
/// relaxed instructions canonical.
pub fn without_relaxed_floats(mut wasm: Vec<u8>) -> Vec<u8> {
    for (offset, replacement) in relaxed_floats(&wasm) {
        // Behind the prefix comes the number in two bytes, 0x100 and more.
        wasm[offset + 1] = replacement;
        wasm[offset + 2] = 2;
    }
    wasm
}

fn relaxed_floats(wasm: &[u8]) -> Vec<(usize, u8)> {
    use Operator::*;
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Ok(Payload::CodeSectionEntry(body)) = payload else {
            continue;
        };
        let operators = body.get_operators_reader().expect("wasm-smith makes locals");
        for item in operators.into_iter_with_offsets() {
            let (operator, offset) = item.expect("wasm-smith makes instructions");
            match operator {
                F32x4RelaxedMadd | F32x4RelaxedNmadd | F64x2RelaxedMadd | F64x2RelaxedNmadd => {
                    found.push((offset, LANE_SELECT));
                }
                F32x4RelaxedMin | F32x4RelaxedMax | F64x2RelaxedMin | F64x2RelaxedMax => {
                    found.push((offset, SWIZZLE));
                }
                _ => {}
            }
        }
    }
    found
}
