//! What the seller copied: files in a file manager, or a picture.

use std::io::Cursor;

use arboard::Clipboard;
use client::Pasted;
use image::{ImageFormat, RgbaImage};
use zeroize::{Zeroize, Zeroizing};

/// `None`: nothing, or neither files nor a picture. Waits for the program it was copied in.
pub(crate) fn paste() -> Option<Pasted> {
    let mut clipboard = Clipboard::new().ok()?;
    match clipboard.get().file_list() {
        Ok(paths) if !paths.is_empty() => return Some(Pasted::Files(paths)),
        _ => {}
    }
    let copied = clipboard.get_image().ok()?;
    let size = |side: usize| u32::try_from(side).ok();
    let (width, height) = (size(copied.width)?, size(copied.height)?);
    let mut picture = RgbaImage::from_raw(width, height, copied.bytes.into_owned())?;
    let mut png = Zeroizing::new(Vec::new());
    let written = picture.write_to(&mut Cursor::new(&mut *png), ImageFormat::Png);
    (*picture).zeroize();
    written.ok().map(|()| Pasted::Picture(png))
}
