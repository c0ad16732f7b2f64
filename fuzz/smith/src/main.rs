//! Random modules, and what Wasmtime makes of them, for the differential fuzzer.
//!
//! - `ashlar-smith generate --seed S --count N` writes one frame per seed from S on.
//! - `ashlar-smith expect` reads frames (their scripts are ignored) and writes each with its script.
//! - `ashlar-smith script FILE` writes the script of one module.
//! - `ashlar-smith assemble` reads a module in text format and writes it as a binary.
//!
//! A frame is the seed (8 bytes), then the module and its script, each with its length before it
//! (4 bytes); numbers are big-endian. The script is empty where the driver cannot run the module:
//! the reason is on standard error.

mod export;
mod random;
mod reference;
mod relaxed;
mod shape;

use std::io::{self, BufWriter, ErrorKind, Read, Write};

use reference::Reference;
use wasmtime::{Result, bail, error::Context};

const STACK: usize = 64 << 20;

fn main() {
    let work = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(run)
        .unwrap();
    if let Err(error) = work.join().unwrap() {
        eprintln!("ashlar-smith: {error:?}");
        std::process::exit(1);
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate", "--seed", seed, "--count", count] => generate(seed.parse()?, count.parse()?),
        ["expect"] => expect(),
        ["script", file] => script(file),
        ["assemble"] => assemble(),
        _ => bail!(
            "usage: ashlar-smith generate --seed S --count N | expect | script FILE | assemble"
        ),
    }
}

fn generate(first: u64, count: u64) -> Result<()> {
    let reference = Reference::new(false)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for seed in (0..count).map(|it| first.wrapping_add(it)) {
        write_frame(&mut out, &reference, seed, &shape::module(seed))?;
    }
    Ok(out.flush()?)
}

fn expect() -> Result<()> {
    let reference = Reference::new(true)?;
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    loop {
        let mut seed = [0; 8];
        match input.read_exact(&mut seed) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            other => other?,
        }
        let wasm = read_block(&mut input)?;
        read_block(&mut input)?;
        write_frame(&mut out, &reference, u64::from_be_bytes(seed), &wasm)?;
        out.flush()?;
    }
}

fn script(file: &str) -> Result<()> {
    print!(
        "{}",
        Reference::new(true)?.script(0, &std::fs::read(file)?)?
    );
    Ok(())
}

fn assemble() -> Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    Ok(io::stdout().write_all(&wat::parse_str(text)?)?)
}

fn write_frame(out: &mut impl Write, reference: &Reference, seed: u64, wasm: &[u8]) -> Result<()> {
    let script = reference.script(seed, wasm).unwrap_or_else(|error| {
        eprintln!("ashlar-smith: seed {seed}: {error:#}");
        String::new()
    });
    out.write_all(&seed.to_be_bytes())?;
    for block in [wasm, script.as_bytes()] {
        out.write_all(&u32::try_from(block.len())?.to_be_bytes())?;
        out.write_all(block)?;
    }
    Ok(())
}

fn read_block(input: &mut impl Read) -> Result<Vec<u8>> {
    let mut length = [0; 4];
    input
        .read_exact(&mut length)
        .context("the frame is cut off")?;
    let mut block = vec![0; u32::from_be_bytes(length) as usize];
    input
        .read_exact(&mut block)
        .context("the frame is cut off")?;
    Ok(block)
}
