//! Adds an export to a module binary.

const EXPORT_SECTION: u8 = 7;
const GLOBAL: u8 = 3;

/// `wasm` with its global number `index` exported as the last export. A module that exports nothing
/// is left alone.
pub fn export_global(wasm: &[u8], name: &str, index: u32) -> Vec<u8> {
    let mut out = wasm[..8].to_vec();
    let mut position = 8;
    while position < wasm.len() {
        let id = wasm[position];
        let (size, start) = number(wasm, position + 1);
        let end = start + size as usize;
        if id == EXPORT_SECTION {
            let (count, entries) = number(wasm, start);
            let mut section = Vec::new();
            write_number(&mut section, count + 1);
            section.extend_from_slice(&wasm[entries..end]);
            write_number(&mut section, name.len() as u32);
            section.extend_from_slice(name.as_bytes());
            section.push(GLOBAL);
            write_number(&mut section, index);
            out.push(id);
            write_number(&mut out, section.len() as u32);
            out.extend_from_slice(&section);
        } else {
            out.extend_from_slice(&wasm[position..end]);
        }
        position = end;
    }
    out
}

/// The number at `position`, and the position behind it.
fn number(bytes: &[u8], mut position: usize) -> (u32, usize) {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[position];
        position += 1;
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return (value, position);
        }
    }
}

fn write_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
