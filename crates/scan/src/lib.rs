//! What a picture of a sheet holds: straightened, cut along its ruling lines, and put together again from what
//! was recognised in each cut; runs no program and touches no file.
//!
//! Whoever runs the recognising program does so between [`Sheet::of`] and [`Sheet::recognised`]: every cut is
//! looked at twice, in two sizes, since what both looks agree on is hardly ever wrong.

use image::{DynamicImage, GrayImage, Luma, imageops};

use plan::directory::Directory;
use serde::{Deserialize, Serialize};

use reading::{
    Reading, Unreadable,
    document::{Frame, Note, drawn::Place},
};

use agree::Spot;
pub use bound::bound;
pub use flaws::Flaw;
use flaws::Shot;
use straighten::View;
pub use together::document;

mod agree;
mod bound;
mod choose;
mod cutout;
mod cuts;
mod days;
mod entries;
mod flaws;
mod hocr;
mod ink;
mod letters;
pub mod picture;
mod rules;
mod straighten;
mod syllable;
mod together;

/// The sizes in which each cut is recognised, as parts of 300 dots to the inch.
pub const LOOKS: [f64; 2] = [1.0, 0.67];
/// White around a cut: recognition stumbles over letters at the edge.
const BORDER: u32 = 20;
/// Points of a page a dot.
const POINT: f64 = 72.0 / 300.0;

/// A picture in grey, stamps and signatures in coloured ink taken out, and where they were.
#[derive(Clone, Debug)]
pub struct Picture {
    grey: GrayImage,
    stains: Option<GrayImage>,
}

impl Picture {
    pub fn of(picture: DynamicImage) -> Picture {
        match picture {
            DynamicImage::ImageLuma8(grey) => Picture { grey, stains: None },
            coloured => {
                let coloured = coloured.into_rgb8();
                Picture { grey: ink::uncoloured(&coloured), stains: Some(ink::stains(&coloured)) }
            }
        }
    }

    /// Upside down.
    pub fn turned_round(&self) -> Picture {
        self.turned(imageops::rotate180)
    }

    fn turned(&self, turn: fn(&GrayImage) -> GrayImage) -> Picture {
        Picture { grey: turn(&self.grey), stains: self.stains.as_ref().map(turn) }
    }
}

/// A straightened page and the cuts to be recognised.
#[derive(Debug)]
pub struct Sheet {
    page: GrayImage,
    /// As it looks, at half the size, for whoever has to look at it.
    paper: GrayImage,
    /// How it was seen, from one step to the one before; on the picture's stains.
    views: [View; 3],
    stains: Option<GrayImage>,
    rules: Vec<Place>,
    cuts: Vec<cuts::Cut>,
    shot: Shot,
}

/// A page as far as it was recognised.
#[derive(Debug, Serialize, Deserialize)]
pub struct Recognised {
    height: f64,
    rules: Vec<Place>,
    cuts: Vec<Vec<Spot>>,
    /// For each cut the cell that it is.
    cells: Vec<Option<Place>>,
    /// For each cut where it is.
    frames: Vec<Frame>,
    shot: Shot,
    width: f64,
    /// As it looks; it does not go along to whoever reads what was recognised.
    #[serde(skip)]
    paper: GrayImage,
}

impl Sheet {
    /// Straightens a page; one that lies on its side is turned, one upside down can't be told before its words are.
    pub fn of(picture: &Picture) -> Sheet {
        let sheet = Sheet::straightened(picture);
        if straighten::lies_on_its_side(&sheet.page) {
            return Sheet::straightened(&picture.turned(imageops::rotate90));
        }
        sheet
    }

    fn straightened(picture: &Picture) -> Sheet {
        let (page, flat) = straighten::laid_flat(&picture.grey);
        let page = ink::evenly_lit(&page);
        let slope = straighten::slope(&page);
        let (page, level) = straighten::levelled(page, slope);
        let (page, square, lines) = squared(page);
        let paper = imageops::thumbnail(&page, page.width() / PAPER, page.height() / PAPER);
        let rules = cuts::rules(&lines);
        let page = lines.taken_out(page);
        let cuts = cuts::of(&page, &rules);
        let (views, stains) = ([square, level, flat], picture.stains.clone());
        Sheet { page, paper, views, stains, rules, cuts, shot: Shot::of(&picture.grey) }
    }

    /// What is wrong with the picture, if that is plain before anything is recognised.
    pub fn flaw(&self) -> Option<Flaw> {
        self.shot.hopeless()
    }

    /// Whether coloured ink was taken out where a word stands, or right beside it.
    fn is_stained(&self, spot: &Spot) -> bool {
        let Some(stains) = &self.stains else { return false };
        let stained = |x: f64, y: f64| {
            let (x, y) = self.views.iter().fold((x, y), |(x, y), view| view.at(x, y));
            let (x, y) = (x / f64::from(ink::STAIN), y / f64::from(ink::STAIN));
            let inside = x >= 0.0 && y >= 0.0 && x < stains.width().into() && y < stains.height().into();
            inside && stains.get_pixel(x as u32, y as u32).0[0] != ink::WHITE
        };
        let steps = |from: f64, to: f64| {
            let count = ((to - from) / STEP).max(0.0) as u32;
            (0..=count).map(move |step| from + STEP * f64::from(step))
        };
        let beside = spot.size * BESIDE;
        let (left, right) = (spot.left - beside, spot.right + beside);
        let points = steps(spot.top, spot.bottom).flat_map(|y| steps(left, right).map(move |x| (x, y)));
        points.filter(|(x, y)| stained(*x, *y)).take(SOILED).count() == SOILED
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
            let mut spots = agree::spots(&looks);
            for spot in &mut spots {
                spot.stained = self.is_stained(spot);
            }
            spots
        });
        let cuts = cuts.collect();
        let cells = self.cuts.iter().map(|cut| cut.cell).collect();
        let [width, height] = [self.page.width(), self.page.height()].map(f64::from);
        Recognised {
            height: height * POINT,
            rules: self.rules.clone(),
            cuts,
            cells,
            frames: self.cuts.iter().map(cuts::Cut::frame).collect(),
            shot: self.shot,
            width,
            paper: self.paper.clone(),
        }
    }
}

/// How many dots of a page a dot of its paper is wide.
const PAPER: u32 = 2;
/// Dots between the places where a word is looked at for stains.
const STEP: f64 = 4.0;
/// So many places are stained where ink crosses a word.
const SOILED: usize = 6;
/// So far beside a word, in sizes, a stain may have taken a sign away.
const BESIDE: f64 = 0.4;

/// The page with its table's frame made a rectangle, where it has one, how it was seen, and its lines.
fn squared(page: GrayImage) -> (GrayImage, View, rules::Lines) {
    let lines = rules::Lines::of(&page);
    let Some((corners, straight)) = lines.frame() else { return (page, View::default(), lines) };
    let off = corners.iter().zip(&straight).map(|(a, b)| (a.x - b.x).abs().max((a.y - b.y).abs()));
    if off.fold(0.0, f64::max) < 1.5 {
        return (page, View::default(), lines);
    }
    let Some(view) = View::between(straight, corners) else { return (page, View::default(), lines) };
    let page = view.drawn(&page, page.width(), page.height());
    let lines = rules::Lines::of(&page);
    (page, view, lines)
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

impl Recognised {
    /// How sure recognition is of the words, of 100.
    pub fn sureness(&self) -> f64 {
        flaws::sureness(&self.cuts)
    }

    /// What is wrong with the picture, if its words could not be recognised.
    pub fn flaw(&self) -> Option<Flaw> {
        self.shot.flaw(&self.cuts, self.width)
    }
}

/// The picture of what a question is about, cut out of the pages that were recognised.
pub fn cut_out(pages: &[Recognised], cutout: &reading::Cutout) -> Option<Vec<u8>> {
    cutout::picture(pages, cutout)
}

/// How pages that were recognised are marked when they are handed on as bytes.
const MARK: &[u8] = b"nhaclich.scan/1\n";

/// The pages as bytes, for whoever reads them elsewhere.
pub fn written(pages: &[Recognised]) -> Result<Vec<u8>, serde_json::Error> {
    Ok([MARK, &serde_json::to_vec(pages)?].concat())
}

/// The reading of pages that were [`written`]; none: these are other bytes.
pub fn read(bytes: &[u8], notes: &[Note], known: &Directory) -> Option<Result<Reading, Unreadable>> {
    let pages: Vec<Recognised> = serde_json::from_slice(bytes.strip_prefix(MARK)?).ok()?;
    Some(document(pages, known).and_then(|document| reading::read_document(&document, notes, known)))
}
