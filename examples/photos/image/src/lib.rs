//! Makes thumbnails of pictures that anybody may have sent: sizes are checked before anything is decoded.

mod jpeg;
mod orientation;
mod picture;
mod png_file;
mod shrink;

wit_bindgen::generate!({ path: "../wit", world: "image" });

use exports::photos::app::thumbnails::{Guest, Problem, Thumbnail};

/// Sixteen million: what a component of 192 MiB can decode.
const MOST_PIXELS: u64 = 1 << 24;

struct Image;

export!(Image);

impl Guest for Image {
    fn make(image: Vec<u8>, side: u32) -> Result<Thumbnail, Problem> {
        let (media_type, picture, orientation) = decode(&image)?;
        drop(image);
        let (width, height) = orientation.size(picture.width, picture.height);
        let small = orientation.apply(&shrink::shrink(&picture, side.clamp(1, 1024)));
        let png = png_file::encode(&small).map_err(Problem::Broken)?;
        Ok(Thumbnail { media_type: media_type.into(), width, height, png })
    }
}

fn decode(image: &[u8]) -> Result<(&'static str, picture::Picture, orientation::Orientation), Problem> {
    if image.starts_with(b"\x89PNG\r\n\x1a\n") {
        Ok(("image/png", png_file::decode(image)?, orientation::Orientation::default()))
    } else if image.starts_with(b"\xff\xd8\xff") {
        let (picture, orientation) = jpeg::decode(image)?;
        Ok(("image/jpeg", picture, orientation))
    } else {
        Err(Problem::UnknownFormat)
    }
}

/// Refuses what would not fit, or has nothing in it.
fn check_size(width: u64, height: u64) -> Result<(), Problem> {
    if width == 0 || height == 0 {
        return Err(Problem::Broken(format!("{width} x {height} pixels")));
    }
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(Problem::TooLarge(format!("{width} x {height} pixels, at most {MOST_PIXELS} are allowed")));
    }
    Ok(())
}
