//! Cameras write down how they were held: the tag Orientation of EXIF, from 1 (upright) to 8.

use crate::picture::Picture;

const TAG: u16 = 0x0112;

#[derive(Clone, Copy, Default)]
pub struct Orientation {
    /// Rows become columns, before the rest.
    turned: bool,
    mirrored: bool,
    upside_down: bool,
}

impl Orientation {
    /// Of a TIFF directory as EXIF has it.
    pub fn of_exif(exif: &[u8]) -> Option<Self> {
        let little = match exif.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let short = |at: usize| {
            let bytes = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
            Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
        };
        let long = |at: usize| {
            let bytes = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
            Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
        };
        let directory = long(4)? as usize;
        let entries = directory.checked_add(2)?;
        (0..usize::from(short(directory)?))
            .map_while(|entry| entries.checked_add(12 * entry))
            .find(|at| short(*at) == Some(TAG))
            .and_then(|at| short(at.checked_add(8)?))
            .and_then(Self::of_tag)
    }

    fn of_tag(tag: u16) -> Option<Self> {
        let (turned, mirrored, upside_down) = match tag {
            1 => (false, false, false),
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => return None,
        };
        Some(Self { turned, mirrored, upside_down })
    }

    /// Width and height of a picture of that size as it is shown.
    pub fn size(self, width: u32, height: u32) -> (u32, u32) {
        if self.turned { (height, width) } else { (width, height) }
    }

    pub fn apply(self, picture: &Picture) -> Picture {
        let (width, height) = self.size(picture.width, picture.height);
        let mut bytes = Vec::with_capacity(picture.bytes.len());
        for row in 0..height {
            let y = if self.upside_down { height - 1 - row } else { row };
            for column in 0..width {
                let x = if self.mirrored { width - 1 - column } else { column };
                let (from_x, from_y) = if self.turned { (y, x) } else { (x, y) };
                bytes.extend_from_slice(picture.pixel(from_x, from_y));
            }
        }
        Picture { width, height, channels: picture.channels, bytes }
    }
}
