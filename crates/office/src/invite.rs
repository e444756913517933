//! An invitation as it is handed on: the link, and its picture to be scanned; it keeps nothing.

use anyhow::{Context, Result};
use qrcode::{Color, QrCode};

/// Pixels of one module, and modules of white around: what a phone reads off a screen or off paper.
const SCALE: usize = 8;
const MARGIN: usize = 4;

/// The link that brings a code; for a group, the one that first asks which.
pub fn link(bot: &str, code: &str, for_group: bool) -> String {
    let start = if for_group { "startgroup" } else { "start" };
    format!("https://t.me/{bot}?{start}={code}")
}

/// The link as a PNG.
pub fn picture(link: &str) -> Result<Vec<u8>> {
    let code = QrCode::new(link.as_bytes()).context("a link too long for a QR code")?;
    let modules = code.width();
    let side = (modules + 2 * MARGIN) * SCALE;
    let colors = code.to_colors();
    let mut pixels = vec![255u8; side * side];
    for (place, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        let (top, left) = ((place / modules + MARGIN) * SCALE, (place % modules + MARGIN) * SCALE);
        for row in top..top + SCALE {
            pixels[row * side + left..row * side + left + SCALE].fill(0);
        }
    }
    let mut bytes = Vec::new();
    let width = u32::try_from(side)?;
    let mut encoder = png::Encoder::new(&mut bytes, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}
