//! Paper made white and ink made dark; knows colour and light, not what is written.

use image::{GrayImage, ImageBuffer, Luma, Rgb, RgbImage, imageops};

/// How much the channels of a stamp's or a signature's ink differ; grey ink's don't.
const COLOURED: u8 = 60;
/// How bright coloured ink is, at least, in its own channel.
const BRIGHT: u8 = 110;
/// Side of the squares in which the paper's brightness is taken.
const PATCH: u32 = 24;
/// Darker than the paper by this much is ink.
const INK: u8 = 70;
pub const WHITE: u8 = 255;

/// The picture in grey, ink in red or blue taken out. What is black stays black where a stamp lies over it.
pub fn uncoloured(picture: &RgbImage) -> GrayImage {
    ImageBuffer::from_fn(picture.width(), picture.height(), |x, y| {
        let dot = *picture.get_pixel(x, y);
        let [red, green, blue] = dot.0.map(u32::from);
        let grey = ((red * 299 + green * 587 + blue * 114) / 1000) as u8;
        Luma([if is_coloured(dot) { WHITE } else { grey }])
    })
}

/// Whether a dot is a stamp's or a signature's. Where these lie over black, all channels are dark.
fn is_coloured(dot: Rgb<u8>) -> bool {
    let [red, green, blue] = dot.0;
    let (least, most) = (red.min(green).min(blue), red.max(green).max(blue));
    most - least > COLOURED && most > BRIGHT
}

/// Side of the squares in which coloured ink is noted.
pub const STAIN: u32 = 4;
/// Of the dots of such a square, so many are coloured where it is stained.
const STAINED: usize = 4;

/// Where coloured ink was taken out, square by square.
pub fn stains(picture: &RgbImage) -> GrayImage {
    let (across, down) = (picture.width() / STAIN, picture.height() / STAIN);
    ImageBuffer::from_fn(across, down, |column, row| {
        let dots = (0..STAIN).flat_map(|y| (0..STAIN).map(move |x| (column * STAIN + x, row * STAIN + y)));
        let coloured = dots.filter(|(x, y)| is_coloured(*picture.get_pixel(*x, *y))).count();
        Luma([if coloured >= STAINED { 0 } else { WHITE }])
    })
}

/// Shadows taken out: each dot is held against the brightness of the paper around it.
pub fn evenly_lit(page: &GrayImage) -> GrayImage {
    let (width, height) = page.dimensions();
    let paper = paper(page);
    let (across, down) = paper.dimensions();
    let mut out = GrayImage::new(width, height);
    // Between the middles of the patches brightness changes evenly.
    let spot = |at: u32, count: u32| {
        let place = ((at as f32 + 0.5) / PATCH as f32 - 0.5).clamp(0.0, (count - 1) as f32);
        let first = (place as u32).min(count.saturating_sub(2));
        (first, (first + 1).min(count - 1), place - first as f32)
    };
    let columns: Vec<_> = (0..width).map(|x| spot(x, across)).collect();
    for y in 0..height {
        let (above, below, low) = spot(y, down);
        let mixed: Vec<f32> = (0..across)
            .map(|x| {
                let (a, b) = (paper.get_pixel(x, above).0[0], paper.get_pixel(x, below).0[0]);
                f32::from(a) * (1.0 - low) + f32::from(b) * low
            })
            .collect();
        for (x, (left, right, far)) in columns.iter().enumerate() {
            let light = mixed[*left as usize] * (1.0 - far) + mixed[*right as usize] * far;
            let dot = f32::from(page.get_pixel(x as u32, y).0[0]);
            out.put_pixel(x as u32, y, Luma([(dot * 255.0 / light.max(1.0)).min(255.0) as u8]));
        }
    }
    out
}

/// The paper's brightness, patch by patch: of each patch's dots the bright ones, smoothed with their neighbours.
fn paper(page: &GrayImage) -> GrayImage {
    let (width, height) = page.dimensions();
    let (across, down) = (width.div_ceil(PATCH), height.div_ceil(PATCH));
    let bright = ImageBuffer::from_fn(across, down, |column, row| {
        let (left, top) = (column * PATCH, row * PATCH);
        let mut counts = [0_u32; 256];
        for y in top..(top + PATCH).min(height) {
            for x in left..(left + PATCH).min(width) {
                counts[usize::from(page.get_pixel(x, y).0[0])] += 1;
            }
        }
        let total: u32 = counts.iter().sum();
        let mut above = 0;
        let level = (0..256).rev().find(|level| {
            above += counts[*level];
            above * 5 > total
        });
        Luma([level.unwrap_or(255) as u8])
    });
    // A patch that is all ink is as bright as the brightest beside it.
    let spread: GrayImage = ImageBuffer::from_fn(across, down, |x, y| {
        let around = (y.saturating_sub(1)..=(y + 1).min(down - 1))
            .flat_map(|y| (x.saturating_sub(1)..=(x + 1).min(across - 1)).map(move |x| (x, y)));
        Luma([around.map(|(x, y)| bright.get_pixel(x, y).0[0]).max().unwrap_or(255)])
    });
    imageops::blur(&spread, 1.0)
}

/// Whether a dot of an evenly lit page is ink.
pub fn is_ink(dot: Luma<u8>) -> bool {
    dot.0[0] < 255 - INK
}
