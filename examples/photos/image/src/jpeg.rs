use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use crate::exports::photos::app::thumbnails::Problem;
use crate::orientation::Orientation;
use crate::picture::Picture;

pub fn decode(image: &[u8]) -> Result<(Picture, Orientation), Problem> {
    // Strict, since what a picture lacks would else be filled with grey.
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(u16::MAX.into())
        .set_max_height(u16::MAX.into())
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(image), options);
    decoder.decode_headers().map_err(problem)?;
    let (width, height) = decoder.dimensions().unwrap_or_default();
    crate::check_size(width as u64, height as u64)?;
    let orientation = decoder.exif().and_then(|exif| Orientation::of_exif(exif)).unwrap_or_default();
    let bytes = decoder.decode().map_err(problem)?;
    Ok((Picture { width: width as u32, height: height as u32, channels: 3, bytes }, orientation))
}

fn problem(error: DecodeErrors) -> Problem {
    Problem::Broken(format!("{error:?}").trim().into())
}
