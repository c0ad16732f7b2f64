//! Shrinks by area: a pixel of the result is the mean of what it covers, by its share of each pixel, in linear light and
//! weighed by alpha.

use crate::picture::Picture;

/// Neither side is longer than `side` then; what is small enough stays as it is.
pub fn shrink(picture: &Picture, side: u32) -> Picture {
    let (width, height) = fit(picture.width, picture.height, side);
    if (width, height) == (picture.width, picture.height) {
        return Picture { bytes: picture.bytes.clone(), ..*picture };
    }
    let across = spans(picture.width, width);
    let down = spans(picture.height, height);
    let light = linear();
    let samples = width as usize * picture.channels;
    let mut sums = vec![0f32; samples];
    let mut line = vec![0f32; samples];
    let mut bytes = Vec::with_capacity(samples * height as usize);
    let mut rows = picture.rows();
    let mut row = 0;
    for span in &down {
        for (offset, weight) in span.weights().enumerate() {
            // The last row of a span may be the first one of the next.
            if span.first + offset >= row {
                average(picture, rows.next().unwrap_or_default(), &across, &light, &mut line);
                row += 1;
            }
            for (sum, sample) in sums.iter_mut().zip(&line) {
                *sum += sample * weight;
            }
        }
        write(picture, &sums, &mut bytes);
        sums.fill(0.0);
    }
    Picture { width, height, channels: picture.channels, bytes }
}

fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= side {
        return (width, height);
    }
    let scaled = |length: u32| {
        let rounded = (u64::from(length) * u64::from(side) + u64::from(longest) / 2) / u64::from(longest);
        (rounded as u32).max(1)
    };
    (scaled(width), scaled(height))
}

/// The pixels that one of the result covers: `first` by a part, some wholly, the last by a part.
struct Span {
    first: usize,
    from: f64,
    to: f64,
}

impl Span {
    /// Adds up to 1.
    fn weights(&self) -> impl Iterator<Item = f32> + '_ {
        let end = (self.to.ceil() as usize).max(self.first + 1);
        (self.first..end).map(|pixel| {
            let share = (pixel as f64 + 1.0).min(self.to) - (pixel as f64).max(self.from);
            (share / (self.to - self.from)) as f32
        })
    }
}

fn spans(from: u32, to: u32) -> Vec<Span> {
    let edge = |i: u32| f64::from(i) * f64::from(from) / f64::from(to);
    (0..to).map(|i| Span { first: edge(i) as usize, from: edge(i), to: edge(i + 1).min(f64::from(from)) }).collect()
}

fn average(picture: &Picture, row: &[u8], across: &[Span], light: &[f32; 256], line: &mut [f32]) {
    let channels = picture.channels;
    line.fill(0.0);
    for (span, sums) in across.iter().zip(line.chunks_exact_mut(channels)) {
        let pixels = row[span.first * channels..].chunks_exact(channels);
        for (pixel, weight) in pixels.zip(span.weights()) {
            if picture.has_alpha() {
                let alpha = f32::from(pixel[channels - 1]) / 255.0 * weight;
                for (sum, sample) in sums.iter_mut().zip(&pixel[..channels - 1]) {
                    *sum += light[usize::from(*sample)] * alpha;
                }
                sums[channels - 1] += alpha;
            } else {
                for (sum, sample) in sums.iter_mut().zip(pixel) {
                    *sum += light[usize::from(*sample)] * weight;
                }
            }
        }
    }
}

fn write(picture: &Picture, sums: &[f32], bytes: &mut Vec<u8>) {
    for pixel in sums.chunks_exact(picture.channels) {
        if picture.has_alpha() {
            let (alpha, colours) = (pixel[picture.channels - 1], &pixel[..picture.channels - 1]);
            let whole = if alpha > 0.0 { alpha } else { 1.0 };
            bytes.extend(colours.iter().map(|colour| encoded(colour / whole)));
            bytes.push((alpha * 255.0 + 0.5) as u8);
        } else {
            bytes.extend(pixel.iter().map(|colour| encoded(*colour)));
        }
    }
}

/// The light of a sample in sRGB.
fn linear() -> [f32; 256] {
    std::array::from_fn(|sample| {
        let value = sample as f32 / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn encoded(light: f32) -> u8 {
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0 + 0.5) as u8
}
