//! Pictures bound together as the pages of one PDF, so that an album is a document like any other; knows no words.

use std::io::Cursor;

use image::{
    ColorType, DynamicImage, ImageDecoder,
    codecs::jpeg::{JpegDecoder, JpegEncoder},
    metadata::Orientation,
};

use reading::Unreadable;

use crate::picture;

/// Points across a page: A4's.
const ACROSS: f64 = 595.0;
/// Of a hundred, for what is no JPEG yet.
const QUALITY: u8 = 92;

/// A picture as it stands in a PDF.
struct Sheet {
    jpeg: Vec<u8>,
    width: u32,
    height: u32,
    colours: &'static str,
}

/// The pictures as the pages of one PDF, in their order; a JPEG as it is, anything else as one.
pub fn bound(pictures: &[Vec<u8>]) -> Result<Vec<u8>, Unreadable> {
    let sheets: Vec<Sheet> = pictures.iter().map(|picture| sheet(picture)).collect::<Result<_, _>>()?;
    Ok(written(&sheets))
}

fn sheet(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    if let Some(sheet) = as_it_is(bytes) {
        return Ok(sheet);
    }
    let picture = DynamicImage::ImageRgb8(picture::open(bytes)?.into_rgb8());
    let mut jpeg = Vec::new();
    let written = picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY));
    written.map_err(|_| picture::damaged())?;
    Ok(Sheet { jpeg, width: picture.width(), height: picture.height(), colours: "DeviceRGB" })
}

/// A JPEG that needs not be turned.
fn as_it_is(bytes: &[u8]) -> Option<Sheet> {
    let mut decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
    let colours = match decoder.color_type() {
        ColorType::Rgb8 => "DeviceRGB",
        ColorType::L8 => "DeviceGray",
        _ => return None,
    };
    let upright = decoder.orientation().ok()? == Orientation::NoTransforms;
    let (width, height) = decoder.dimensions();
    upright.then(|| Sheet { jpeg: bytes.to_vec(), width, height, colours })
}

/// The file: for each page the page, what is drawn on it, its picture; and at the end where each of them begins.
fn written(sheets: &[Sheet]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut starts = Vec::new();
    let mut object = |out: &mut Vec<u8>, head: String, stream: Option<&[u8]>| {
        starts.push(out.len());
        out.extend(format!("{} 0 obj\n{head}", starts.len()).bytes());
        if let Some(stream) = stream {
            out.extend(b"\nstream\n");
            out.extend(stream);
            out.extend(b"\nendstream");
        }
        out.extend(b"\nendobj\n");
    };
    let first = |page: usize| 3 + 3 * page;
    let kids: String = (0..sheets.len()).map(|page| format!("{} 0 R ", first(page))).collect();
    object(&mut out, "<</Type/Catalog/Pages 2 0 R>>".into(), None);
    object(&mut out, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", sheets.len()), None);
    for (page, Sheet { jpeg, width, height, colours }) in sheets.iter().enumerate() {
        let (content, picture) = (first(page) + 1, first(page) + 2);
        let down = ACROSS * f64::from(*height) / f64::from(*width);
        let head = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {ACROSS} {down:.2}]/Contents {content} 0 R\
             /Resources<</XObject<</P {picture} 0 R>>>>>>"
        );
        object(&mut out, head, None);
        let drawn = format!("{ACROSS} 0 0 {down:.2} 0 0 cm /P Do");
        object(&mut out, format!("<</Length {}>>", drawn.len()), Some(drawn.as_bytes()));
        let head = format!(
            "<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{colours}\
             /BitsPerComponent 8/Filter/DCTDecode/Length {}>>",
            jpeg.len()
        );
        object(&mut out, head, Some(jpeg));
    }
    let at = out.len();
    let count = starts.len() + 1;
    let table: String = starts.iter().map(|start| format!("{start:010} 00000 n \n")).collect();
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\n\
         startxref\n{at}\n%%EOF\n"
    );
    out.extend(end.bytes());
    out
}
