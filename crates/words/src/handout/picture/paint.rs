//! Painting: a laid-out page to the bytes of a PNG; all that takes time.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::{
    Page,
    fonts::{DATABASE, FAMILY},
};

/// A page that could not be painted: a fault of this program.
#[derive(Debug, thiserror::Error)]
pub enum Unpaintable {
    #[error("the picture's layout is broken: {0}")]
    Layout(#[from] resvg::usvg::Error),
    #[error("a picture of {0} by {1} pixels is too large")]
    Size(u32, u32),
    #[error("the picture could not be packed: {0}")]
    Packing(#[from] png::EncodingError),
}

impl Page {
    /// The picture's bytes.
    pub fn png(&self) -> Result<Vec<u8>, Unpaintable> {
        let options =
            Options { fontdb: Arc::clone(&DATABASE), font_family: FAMILY.into(), ..Options::default() };
        let tree = Tree::from_str(&self.svg, &options)?;
        let mut pixmap =
            Pixmap::new(self.width, self.height).ok_or(Unpaintable::Size(self.width, self.height))?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        pack(&pixmap)
    }
}

/// Every pixel is opaque, so three of its four bytes say everything.
fn pack(pixmap: &Pixmap) -> Result<Vec<u8>, Unpaintable> {
    let opaque: Vec<u8> =
        pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}
