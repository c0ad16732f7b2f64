//! Parses and draws an SVG by resvg.

use resvg::{tiny_skia, usvg};

const PICTURE: &str = include_str!("../picture.svg");

/// Draws the picture so many times; returns a hash of its pixels.
#[unsafe(no_mangle)]
pub extern "C" fn run(times: i32) -> i64 {
    let mut hash = 0xcbf29ce484222325u64;
    for _ in 0..times {
        let tree = usvg::Tree::from_str(PICTURE, &usvg::Options::default())
            .expect("the picture is an SVG");
        let mut pixels = tiny_skia::Pixmap::new(160, 120).expect("a size above zero");
        let scale = tiny_skia::Transform::from_scale(0.5, 0.5);
        resvg::render(&tree, scale, &mut pixels.as_mut());
        for word in pixels.data().chunks_exact(8) {
            hash = (hash ^ u64::from_le_bytes(word.try_into().expect("eight bytes")))
                .wrapping_mul(0x100000001b3);
        }
    }
    hash as i64
}
