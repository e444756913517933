//! What a picture of a sheet holds: straightened, cut along its ruling lines, and put together again from what
//! was recognised in each cut; runs no program and touches no file.
//!
//! Whoever runs the recognising program does so between [`Sheet::of`] and [`Sheet::recognised`]: every cut is
//! looked at twice, in two sizes, since what both looks agree on is hardly ever wrong.

use image::{DynamicImage, GrayImage, Luma, imageops};

use plan::directory::Directory;
use reading::{
    Unreadable,
    document::{
        Document,
        drawn::{self, Place},
    },
};

use agree::Spot;
use choose::Evidence;

mod agree;
mod choose;
mod cuts;
mod hocr;
mod ink;
mod rules;
mod straighten;
mod syllable;

/// The sizes in which each cut is recognised, as parts of 300 dots to the inch.
pub const LOOKS: [f64; 2] = [1.0, 0.67];
/// White around a cut: recognition stumbles over letters at the edge.
const BORDER: u32 = 20;
/// Points of a page a dot.
const POINT: f64 = 72.0 / 300.0;

/// A straightened page and the cuts to be recognised.
#[derive(Debug)]
pub struct Sheet {
    page: GrayImage,
    rules: Vec<Place>,
    cuts: Vec<cuts::Cut>,
}

/// A page as far as it was recognised.
#[derive(Debug)]
pub struct Recognised {
    height: f64,
    rules: Vec<Place>,
    cuts: Vec<Vec<Spot>>,
}

impl Sheet {
    pub fn of(picture: DynamicImage) -> Sheet {
        let grey = match picture {
            DynamicImage::ImageLuma8(grey) => grey,
            coloured => ink::uncoloured(&coloured.into_rgb8()),
        };
        let page = ink::evenly_lit(&straighten::laid_flat(&grey));
        let slope = straighten::slope(&page);
        let page = straighten::levelled(&page, slope);
        let (page, lines) = squared(page);
        let rules = cuts::rules(&lines);
        let page = lines.taken_out(&page);
        let cuts = cuts::of(&page, &rules);
        Sheet { page, rules, cuts }
    }

    /// The cuts as pictures (PGM) for one of the [`LOOKS`].
    pub fn pictures(&self, look: f64) -> impl Iterator<Item = Vec<u8>> {
        self.cuts.iter().map(move |cut| {
            let part = imageops::crop_imm(&self.page, cut.left, cut.top, cut.width, cut.height).to_image();
            let size = |length: u32| (f64::from(length) * look).round().max(1.0) as u32;
            let part = match size(cut.width) == cut.width {
                true => part,
                false => imageops::resize(
                    &part,
                    size(cut.width),
                    size(cut.height),
                    imageops::FilterType::CatmullRom,
                ),
            };
            let (width, height) = (part.width() + 2 * BORDER, part.height() + 2 * BORDER);
            let mut framed = GrayImage::from_pixel(width, height, Luma([ink::WHITE]));
            imageops::replace(&mut framed, &part, BORDER.into(), BORDER.into());
            [format!("P5 {width} {height} 255\n").as_bytes(), framed.as_raw()].concat()
        })
    }

    /// The page with what each look wrote down (hOCR), in the order of [`LOOKS`].
    pub fn recognised(&self, looks: &[String]) -> Recognised {
        let mut read: Vec<Vec<Vec<hocr::Line>>> = looks.iter().map(|look| hocr::pictures(look)).collect();
        let cuts = self.cuts.iter().enumerate().map(|(index, cut)| {
            let looks: Vec<Vec<hocr::Line>> = read
                .iter_mut()
                .zip(LOOKS)
                .map(|(pictures, look)| {
                    let lines = pictures.get_mut(index).map(std::mem::take).unwrap_or_default();
                    lines.into_iter().map(|line| on_page(line, cut, look)).collect()
                })
                .collect();
            agree::spots(&looks)
        });
        let cuts = cuts.collect();
        Recognised { height: f64::from(self.page.height()) * POINT, rules: self.rules.clone(), cuts }
    }
}

/// The page with its table's frame made a rectangle, where it has one, and its lines.
fn squared(page: GrayImage) -> (GrayImage, rules::Lines) {
    let lines = rules::Lines::of(&page);
    let Some((corners, straight)) = lines.frame() else { return (page, lines) };
    let off = corners.iter().zip(&straight).map(|(a, b)| (a.x - b.x).abs().max((a.y - b.y).abs()));
    if off.fold(0.0, f64::max) < 1.5 {
        return (page, lines);
    }
    let page = straighten::drawn_anew(&page, page.width(), page.height(), corners, Some(straight));
    let lines = rules::Lines::of(&page);
    (page, lines)
}

/// A line's places in dots of the page.
fn on_page(mut line: hocr::Line, cut: &cuts::Cut, look: f64) -> hocr::Line {
    let border = f64::from(BORDER);
    let (left, top) = (f64::from(cut.left), f64::from(cut.top));
    for word in &mut line.words {
        word.left = left + (word.left - border) / look;
        word.right = left + (word.right - border) / look;
        word.top = top + (word.top - border) / look;
        word.bottom = top + (word.bottom - border) / look;
    }
    line.base = top + (line.base - border) / look;
    line.size /= look;
    line
}

/// The pages of a programme as one document; what is known of the office helps to tell words apart.
pub fn document(pages: Vec<Recognised>, known: &Directory) -> Result<Document, Unreadable> {
    let names = names(known);
    let evidence = Evidence::of(&names, pages.iter().flat_map(|page| &page.cuts).map(Vec::as_slice));
    drawn::open(pages.into_iter().map(|page| drawn_page(page, &evidence)).collect())
}

fn names(known: &Directory) -> Vec<String> {
    let officials = known.officials.iter().flat_map(|official| {
        std::iter::once(&official.name).chain(&official.aliases).chain(&official.positions)
    });
    let units = known.units.iter().flat_map(|unit| std::iter::once(&unit.code).chain(&unit.aliases));
    officials.chain(units).chain(known.collectives.iter().map(|body| &body.name)).cloned().collect()
}

fn drawn_page(page: Recognised, evidence: &Evidence) -> drawn::Page {
    let usual = usual_size(&page.cuts);
    let mut words = Vec::new();
    for spots in &page.cuts {
        for (at, spot) in spots.iter().enumerate() {
            let beside = |other: Option<&Spot>| {
                other.and_then(|other| other.readings.first()).map_or(String::new(), |read| read.text.clone())
            };
            let before = beside(at.checked_sub(1).and_then(|at| spots.get(at)));
            let before = before.split_whitespace().next_back().unwrap_or_default();
            let after = beside(spots.get(at + 1));
            let chosen = evidence.choose(spot, before, after.split_whitespace().next().unwrap_or_default());
            let size = if (spot.size / usual - 1.0).abs() < 0.25 { usual } else { spot.size };
            let middle = f64::midpoint(spot.top, spot.bottom);
            words.push(drawn::Word {
                text: chosen.text,
                place: Place {
                    left: spot.left * POINT,
                    right: spot.right * POINT,
                    top: (middle - 0.5 * size) * POINT,
                    bottom: (middle + 0.5 * size) * POINT,
                },
                size: size * POINT,
                doubt: chosen.doubt,
            });
        }
    }
    words.retain(|word| !word.text.is_empty());
    drawn::Page { height: page.height, words, rules: page.rules }
}

/// The size that most lines have.
fn usual_size(cuts: &[Vec<Spot>]) -> f64 {
    let mut sizes: Vec<f64> = cuts.iter().flatten().map(|spot| spot.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}
