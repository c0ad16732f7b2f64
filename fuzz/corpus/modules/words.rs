// Counts words: what LLVM makes of slices, hash maps by hand and panics.
#![no_std]
#![no_main]

use core::panic::PanicInfo;

static mut TEXT: [u8; 4096] = [0; 4096];
static mut BUCKETS: [(u32, u32); 256] = [(0, 0); 256];

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

#[unsafe(no_mangle)]
pub extern "C" fn text() -> *mut u8 {
    &raw mut TEXT as *mut u8
}

#[unsafe(no_mangle)]
pub extern "C" fn count(length: usize) -> u32 {
    let text = unsafe { &(&*(&raw const TEXT))[..length] };
    let mut words = 0;
    for word in text.split(|byte| !byte.is_ascii_alphanumeric()).filter(|it| !it.is_empty()) {
        note(word);
        words += 1;
    }
    words
}

#[unsafe(no_mangle)]
pub extern "C" fn most_frequent() -> u32 {
    let buckets = unsafe { &*(&raw const BUCKETS) };
    buckets.iter().map(|&(_, count)| count).max().unwrap_or(0)
}

#[unsafe(no_mangle)]
pub extern "C" fn mean_length(length: usize) -> f64 {
    length as f64 / f64::from(count(length))
}

fn note(word: &[u8]) {
    let hash = word.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let buckets = unsafe { &mut *(&raw mut BUCKETS) };
    let mut at = hash as usize % buckets.len();
    while buckets[at].1 != 0 && buckets[at].0 != hash {
        at = (at + 1) % buckets.len();
    }
    buckets[at] = (hash, buckets[at].1 + 1);
}
