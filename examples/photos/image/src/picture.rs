/// Rows of pixels, each of 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGBA) bytes.
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub channels: usize,
    pub bytes: Vec<u8>,
}

impl Picture {
    pub fn has_alpha(&self) -> bool {
        self.channels % 2 == 0
    }

    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks_exact(self.width as usize * self.channels)
    }

    pub fn pixel(&self, x: u32, y: u32) -> &[u8] {
        let at = (y as usize * self.width as usize + x as usize) * self.channels;
        &self.bytes[at..at + self.channels]
    }
}
