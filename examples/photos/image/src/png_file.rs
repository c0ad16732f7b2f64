use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, DecodingError, Encoder, Limits, Transformations};

use crate::exports::photos::app::thumbnails::Problem;
use crate::picture::Picture;

/// Of everything but the pixels: palettes, colour profiles.
const MOST_BYTES: usize = 4 << 20;

pub fn decode(image: &[u8]) -> Result<Picture, Problem> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(image), Limits { bytes: MOST_BYTES });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let (width, height) = decoder.read_header_info().map_err(problem)?.size();
    crate::check_size(width.into(), height.into())?;
    let mut reader = decoder.read_info().map_err(problem)?;
    let size = reader.output_buffer_size().ok_or_else(|| Problem::TooLarge("the image is too large".into()))?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).map_err(problem)?;
    reader.finish().map_err(problem)?;
    bytes.truncate(frame.buffer_size());
    Ok(Picture { width, height, channels: frame.color_type.samples(), bytes })
}

pub fn encode(picture: &Picture) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_color(match picture.channels {
        1 => ColorType::Grayscale,
        2 => ColorType::GrayscaleAlpha,
        3 => ColorType::Rgb,
        _ => ColorType::Rgba,
    });
    encoder.set_depth(BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&picture.bytes)?;
        writer.finish()
    });
    written.map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn problem(error: DecodingError) -> Problem {
    match error {
        DecodingError::LimitsExceeded => Problem::TooLarge("what belongs to the image takes too much memory".into()),
        other => Problem::Broken(other.to_string()),
    }
}
