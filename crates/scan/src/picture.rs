//! A picture's file opened; knows how large one may be before anything is spent on it.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use reading::Unreadable;

/// Dots of a picture: twice what the largest cameras of telephones usually take.
pub const DOTS: u64 = 60_000_000;
/// Bytes that a decoder may take.
const BYTES: u64 = 256 << 20;

/// The picture, turned as its camera says.
pub fn open(bytes: &[u8]) -> Result<DynamicImage, Unreadable> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| unknown())?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| unknown())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > DOTS {
        return Err(too_large(width, height));
    }
    let orientation = decoder.orientation().map_err(|_| damaged())?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| damaged())?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Refuses a picture by its size.
pub fn too_large(width: u32, height: u32) -> Unreadable {
    Unreadable::TooLarge(format!(
        "ảnh quá lớn ({width} × {height} điểm); hãy quét lại ở 300 dpi hoặc gửi ảnh nhỏ hơn"
    ))
}

fn unknown() -> Unreadable {
    Unreadable::Unsupported("ảnh ở định dạng chưa đọc được; hãy gửi ảnh JPG, PNG hoặc tệp PDF".into())
}

pub fn damaged() -> Unreadable {
    Unreadable::Damaged("tệp ảnh bị hỏng; hãy chụp hoặc quét lại rồi gửi lại".into())
}
